"use strict";
// The search engine in a worker: the index is fetched and read here, beside the page. Its address ends in "?" and that
// of the index.

const parts = ["../fold", "words", "stemmer", "synonyms", "postings", "lexicon", "query", "names", "finder", "snippets", "engine"];
importScripts(...parts.map((name) => new URL(`${name}.js`, self.location.href).href));

/** @type {Promise<Engine>} */
const ready = fetch(decodeURIComponent(self.location.search.slice(1))).then(async (response) => {
  if (!response.ok) throw new Error(`the index: ${response.status}`);
  return new Engine(await response.json());
});
ready.then(() => tellPage({ ready: true }), (error) => tellPage({ failed: String(error) }));

addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ { data: { number, query } }) => {
  const engine = await ready;
  tellPage({ number, answer: engine.answer(query) });
});

/** @param {FromWorker} message */
function tellPage(message) {
  postMessage(message);
}
