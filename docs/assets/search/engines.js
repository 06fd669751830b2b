"use strict";
// Where the site is in; the engine that answers queries of its pages out. It runs in a worker, but under file:// in the
// page. Part of the page.

/**
 * A function that gives the engine, which is loaded when it is first wanted and, after a failure, when it is wanted again.
 * @param {URL} base the address of the site
 * @param {URL} program that of the script that has the engine
 */
function engineOf(base, program) {
  /** @type {Promise<Backend> | null} */
  let engine = null;
  let number = 0;         // of the question that was asked last

  async function inWorker() {
    const worker = new Worker(program);
    /** @type {Map<number, (answer: Answer) => void>} */
    const waiting = new Map();
    /** @type {Backend["ask"]} */
    const ask = (query, from) => new Promise((done, failed) => {
      fail = failed;
      waiting.clear();            // an older question needs no answer any more
      waiting.set(++number, done);
      worker.postMessage(/** @type {ToWorker} */ ({ number, query, from }));
    });
    /** @type {(error: Error) => void} */
    let fail = () => {};          // tells what waits for the worker now
    /** @type {Promise<Backend>} */
    const ready = new Promise((resolve, reject) => {
      fail = reject;
      worker.addEventListener("error", () => {
        worker.terminate();
        engine = null;
        fail(new Error("the worker"));
      });
      worker.addEventListener("message", (/** @type {MessageEvent<FromWorker>} */ { data }) => {
        if ("ready" in data) resolve({ ask });
        else waiting.get(data.number)?.(data.answer);
      });
    });
    const send = async () => {
      const response = await fetch(new URL("search/search_index.json", base));
      if (!response.ok) throw new Error(`the index: ${response.status}`);
      const index = await response.arrayBuffer();
      worker.postMessage(/** @type {ToWorker} */ ({ index }), [index]);
    };
    return Promise.all([ready, send()]).then(([backend]) => backend, (error) => {
      worker.terminate();
      throw error;
    });
  }

  /** @returns {Promise<Backend>} */
  async function inPage() {
    const load = (/** @type {URL} */ { href: src }) => new Promise((onload, onerror) => {
      document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
    });
    await Promise.all([load(program), load(new URL("search/search_index.js", base))]);
    const { answer } = window.engineFor(window.__index);
    return { ask: async (query, from) => answer(query, from) };
  }

  return () => {
    engine ??= (location.protocol === "file:" ? inPage() : inWorker()).catch((error) => {
      engine = null;
      throw error;
    });
    return engine;
  };
}
