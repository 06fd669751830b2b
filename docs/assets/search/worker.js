/*
 * Material's own search worker, with better words and another order of the results.
 *
 * Material divides the texts, marks the words found, and talks to the page. This script loads it, answers its queries
 * from finder.js instead of from lunr, and adds to an answer what the list shows besides. The address of Material's
 * worker stands behind "#" in this one's. Under file:// this runs in a frame, where importScripts returns a promise.
 */
"use strict";

const SETUP = 0, QUERY = 2, RESULT = 3;   // types of Material's messages
const MARKED = 8;                         // so many words at most are marked on the page that is opened

const here = typeof document === "undefined" ? self.location.href : document.querySelector("script[src]").src;
const stockWorker = new URL(here.split("#")[1].split("?")[0], here).href;
const parts = ["words", "synonyms", "postings", "lexicon", "query", "names", "finder"]
  .map(name => new URL(`${name}.js`, here).href);

const toPage = self.postMessage.bind(self);
const listen = self.addEventListener.bind(self);
let stock = null;           // Material's handler of messages
let docs = [];              // the entries of the index
let finder = null;
let marks = null;           // {id: what Material marks in an entry, made when it is first listed}
let answer = null;          // the answer to the query that Material's worker is busy with

self.addEventListener = (type, handler, ...rest) => {
  if (type === "message") stock = handler; else listen(type, handler, ...rest);
};
self.postMessage = message => toPage(message.type === RESULT && answer ? complete(message) : message);

const loaded = Promise.resolve(importScripts(...parts, stockWorker)).then(improve);

listen("message", async ({ data: message }) => {
  await loaded;
  if (message.type === SETUP) {
    docs = message.data.docs;
    await stock({ data: message });
    finder.lexicon.prepare();      // while the reader types
    return;
  }
  answer = finder.find(message.data);
  await stock({ data: { ...message, data: "any" } });   // whatever is asked, search() below answers
});

/** Change what Material's worker takes from lunr: nothing is added to an index, and the finder is what searches. */
function improve() {
  lunr.Builder.prototype.add = () => {};
  lunr.Builder.prototype.build = function () {
    const fields = Object.entries(this._fields);
    finder = new Finder(docs, Object.fromEntries(fields.map(([name, { boost }]) => [name, boost])));
    marks = new Map();
    return { fields: Object.keys(this._fields), query: () => [],
             search: () => answer.groups.flat().map(({ id, score }) => matchOf(id, score, this)) };
  };
}

/** A hit as lunr gives it: where its words stand in each field, in the terms of Material's own division of texts. */
function matchOf(id, score, builder) {
  if (!marks.has(id)) {
    const tokens = ["title", "text"].flatMap(field =>
      builder.tokenizer(builder._fields[field].extractor(docs[id])).map(token =>
        ({ field, word: token.toString(), position: token.metadata.position })));
    marks.set(id, tokens);
  }
  const metadata = {};
  for (const { field, word, position } of marks.get(id))
    if (answer.forms.has(formOf(word))) ((metadata[word] ??= {})[field] ??= { position: [] }).position.push(position);
  return { ref: docs[id].location, score, matchData: { metadata } };
}

/** Material's answer in the finder's order and groups, with what the list shows besides. */
function complete(message) {
  const marked = new Map(message.data.items.flat().map(item => [item.location, item]));
  const items = answer.groups.map(entries => {
    const head = docs[finder.heads[finder.groupOf[entries[0].id]]];
    const terms = termsOf(entries);
    const group = entries.map(({ id, score }) => ({ ...marked.get(docs[id].location), score, terms }));
    return group.some(item => item.location === head.location) ? group : [...group, { ...head, score: 0, terms }];
  });
  const { total, whole, guessed, completion, loose } = answer;
  const near = answer.near.map(({ id, text }) => ({ text, location: docs[id].location, kind: docs[id].kind }));
  return { ...message, data: { items, suggest: [completion], total, whole, guessed, near, loose } };
}

/** The words found in some entries as they are written there, for Material to mark on the page that is opened. */
function termsOf(entries) {
  const written = new Set();
  for (const { id } of entries)
    for (const { word } of marks.get(id)) if (answer.forms.has(formOf(word))) written.add(bareEnds(word));
  const words = [...written].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return Object.fromEntries(words.slice(0, MARKED).map(word => [word, true]));
}

function bareEnds(word) {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}
