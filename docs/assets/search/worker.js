"use strict";
// The search engine in a worker, beside the page: what comes first is an index, as the bytes of its file, then queries.
if (!("document" in self)) {
  /** @type {(message: FromWorker) => void} */
  const tellPage = (message) => postMessage(message);
  /** @type {Engine} */
  let engine;
  addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
    if ("index" in data) {
      engine = new Engine(JSON.parse(new TextDecoder().decode(data.index)));
      tellPage({ ready: true });
    } else {
      tellPage({ number: data.number, answer: engine.answer(data.query) });
    }
  });
}
