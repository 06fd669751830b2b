/*
 * Material's own search worker, with better words and another order of the results.
 *
 * Material divides the texts, keeps lunr's index, marks the words found and talks to the page. This script loads it
 * and changes three things of it: words are folded before they are indexed (words.js), a query is answered by
 * finder.js, and an answer carries what the list needs besides. The address of Material's worker stands behind "#".
 * Under file:// this runs in a frame, where importScripts returns a promise.
 */
"use strict";

const SETUP = 0, QUERY = 2, RESULT = 3;   // types of Material's messages

const here = typeof document === "undefined" ? self.location.href : document.querySelector("script[src]").src;
const stockWorker = new URL(here.split("#")[1].split("?")[0], here).href;
const parts = ["words.js", "lexicon.js", "names.js", "finder.js"].map(name => new URL(name, here).href);

const toPage = self.postMessage.bind(self);
const listen = self.addEventListener.bind(self);
let stock = null;        // Material's handler of messages
let setup = null;        // what the page sent to set the search up
let finder = null;
let answer = null;       // finder's answer to the query that Material's worker is busy with

self.addEventListener = (type, handler, ...rest) => {
  if (type === "message") stock = handler; else listen(type, handler, ...rest);
};
self.postMessage = message => toPage(message.type === RESULT ? complete(message) : message);

const loaded = Promise.resolve(importScripts(...parts, stockWorker)).then(improve);

listen("message", async ({ data }) => {
  await loaded;
  if (data.type === SETUP) setup = data.data;
  if (data.type === QUERY) answer = finder.find(data.data);
  stock({ data: data.type === QUERY ? { ...data, data: clauses(answer) } : data });
});

/** What Material's worker is asked: plain words; it only takes from them whether there is a query at all. */
function clauses({ slots }) {
  return slots.flatMap(slot => [...slot.meanings.keys()]).slice(0, 1).join(" ");
}

/** Change what Material's worker takes from lunr: how words are folded, what is built, how a query is answered. */
function improve() {
  const spellings = new Map();
  const folding = token => token.update(word => {
    let form = spellings.get(word);
    if (form === undefined) spellings.set(word, form = weightOf(word) ? fold(word) : "");
    return form;
  });
  lunr.Pipeline.registerFunction(folding, "folding");
  const add = lunr.Builder.prototype.add;
  lunr.Builder.prototype.add = function (...entry) {
    if (!this.pipeline._stack.includes(folding)) this.pipeline.add(folding);
    add.apply(this, entry);
  };
  lunr.Builder.prototype.build = function () {
    delete this.invertedIndex[""];
    const index = new lunr.Index({ invertedIndex: this.invertedIndex, fields: Object.keys(this._fields) });
    const boosts = Object.fromEntries(Object.entries(this._fields).map(([name, { boost }]) => [name, boost]));
    finder = new Finder(index, setup.docs, boosts, spellings);
    return index;
  };
  lunr.Index.prototype.search = () => answer.hits.map(({ location, score }) => matchOf(location, score));
  lunr.Index.prototype.query = () => [];
}

/** A hit as lunr gives it: with the places of the words in each field, for Material to mark. */
function matchOf(location, score) {
  const metadata = {};
  for (const { meanings } of answer.slots)
    for (const form of meanings.keys())
      for (const [field, places] of Object.entries(finder.lexicon.inverted[form]))
        if (places[location]) (metadata[form] ??= {})[field] = places[location];
  return { ref: location, score, matchData: { metadata } };
}

/** Material's answer in the finder's order, with what the list shows besides. */
function complete(message) {
  if (!answer) return message;
  const found = new Map(message.data.items.flat().map(item => [item.location, item]));
  const groups = new Map();
  for (const { location, score, group } of answer.hits) {
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push({ ...found.get(location), score, terms: termsOf(location) });
  }
  for (const [group, items] of groups)
    if (!items.some(item => item.location === group)) items.push({ ...finder.entries.get(group).doc, score: 0, terms: {} });
  const { total, guessed, partial } = answer;
  const near = total ? [] : finder.names.nearest(answer.query, 5);
  return { ...message, data: { items: [...groups.values()], suggest: [], total, guessed, partial, near } };
}

/** The words found in an entry as they are written there, for Material to mark on the opened page. */
function termsOf(location) {
  const written = new Set();
  for (const { meanings } of answer.slots)
    for (const form of meanings.keys())
      if (Object.values(finder.lexicon.inverted[form]).some(places => places[location]))
        for (const word of finder.lexicon.written.get(form) ?? []) written.add(word);
  const words = [...written].sort((a, b) => b.length - a.length);
  return Object.fromEntries(words.slice(0, 8).map(word => [word, true]));
}
