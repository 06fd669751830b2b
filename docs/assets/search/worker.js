/// <reference path="../fold.js" />
/// <reference path="words.js" />
/// <reference path="stemmer.js" />
/// <reference path="postings.js" />
/// <reference path="nearness.js" />
/// <reference path="lexicon.js" />
/// <reference path="query.js" />
/// <reference path="names.js" />
/// <reference path="finder.js" />
/// <reference path="snippets.js" />
/// <reference path="engine.js" />
"use strict";
// The search engine in a worker, beside the page: what comes first is an index, as the bytes of its file, then queries.
// In a page, which a disk allows no worker, it is what makes an engine of an index.
if ("document" in self) {
  /** @param {Index} index */
  const engineFor = (index) => {
    const engine = new Engine(index);
    return { answer: (/** @type {string} */ query, /** @type {number} */ from) => engine.answer(query, from) };
  };
  Object.assign(self, { engineFor });
} else {
  /** @type {(message: FromWorker) => void} */
  const tellPage = (message) => postMessage(message);
  /** @type {Engine} */
  let engine;
  addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
    if ("index" in data) {
      engine = new Engine(JSON.parse(new TextDecoder().decode(data.index)));
      tellPage({ ready: true });
    } else {
      tellPage({ number: data.number, answer: engine.answer(data.query, data.from) });
    }
  });
}
