"use strict";
// Where the site is in; the engines that answer queries of its pages out: one of names, which comes first, since its index
// is small, and that of the whole, which takes its place. Each runs in a worker, but under file:// in the page.

/**
 * @param {URL} base the address of the site
 * @param {string} program that of the script that has the engine
 */
function enginesOf(base, program) {
  const onDisk = location.protocol === "file:";
  const names = onDisk ? null : fetched("search/names.json");
  /** @type {Promise<Backend | null> | null} */
  let early = names?.then(inWorker).catch(() => null) ?? null;
  /** @type {Promise<Backend> | null} */
  let whole = null;
  let number = 0;         // of the question that was asked last

  /** @returns {Promise<Backend>} */
  async function afterNames() {
    await names?.catch(() => {});
    const engine = await inWorker(await fetched("search/search_index.json"));
    early?.then((other) => other?.end());
    early = null;
    return engine;
  }

  /**
   * The bytes of a file of the site.
   * @param {string} name
   */
  async function fetched(name) {
    const response = await fetch(new URL(name, base));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.arrayBuffer();
  }

  /**
   * @param {ArrayBuffer} index
   * @returns {Promise<Backend>}
   */
  function inWorker(index) {
    /** @type {Map<number, (answer: Answer) => void>} */
    const waiting = new Map();
    return new Promise((resolve, reject) => {
      const worker = new Worker(program);
      let fail = reject;            // what waits for the worker now
      /** @type {Backend["ask"]} */
      const ask = (query) => new Promise((done, failed) => {
        fail = failed;
        waiting.clear();            // an older question needs no answer any more
        waiting.set(++number, done);
        worker.postMessage(/** @type {ToWorker} */ ({ number, query }));
      });
      worker.addEventListener("error", () => {
        worker.terminate();
        fail(new Error("the worker"));
      });
      worker.addEventListener("message", (/** @type {MessageEvent<FromWorker>} */ { data }) => {
        if ("ready" in data) resolve({ ask, end: () => worker.terminate() });
        else waiting.get(data.number)?.(data.answer);
      });
      worker.postMessage(/** @type {ToWorker} */ ({ index }), [index]);
    });
  }

  /** @returns {Promise<Backend>} */
  async function inPage() {
    await new Promise((onload, onerror) => {
      const src = new URL("search/search_index.js", base).href;
      document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
    });
    const engine = new Engine(window.__index);
    return { ask: async (query) => engine.answer(query), end() {} };
  }

  return {
    /** The engine of names, there or on its way; null where there is none, and once that of the whole is there. */
    early: () => early,
    /** The engine of the whole. After a failure it is loaded when it is wanted again. */
    whole() {
      whole ??= (onDisk ? inPage() : afterNames()).catch((error) => {
        whole = null;
        throw error;
      });
      return whole;
    },
  };
}
