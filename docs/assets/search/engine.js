/*
 * The index in; an engine that answers queries out, with all that a list of results shows. It runs in a worker, or in
 * the page where there can be none. The other files of this folder but search.js and marks.js are its parts.
 */
"use strict";

const MARKED = 8;      // so many words at most are marked on the page that is opened
const SENSE = 260;     // so many letters of a definition are shown

class Engine {
  /** @param {Index} index what search_index.json holds */
  constructor({ config, docs }) {
    divideAt(config.separator);
    this.docs = docs;
    this.finder = new Finder(docs, Object.fromEntries(Object.entries(config.fields).map(([name, { boost }]) => [name, boost])));
    this.finder.lexicon.prepare();
  }

  /**
   * What is listed for a query.
   * @param {string} query
   * @returns {Answer}
   */
  answer(query) {
    const { groups, near, forms, ...rest } = this.finder.find(query);
    return { ...rest, results: groups.map(entries => this.result(entries, forms)), near: near.map(({ id, text }) => this.nearby(id, text)) };
  }

  /** A page or a term: its best place first. */
  result(entries, forms) {
    const head = this.docs[this.finder.heads[this.finder.groupOf[entries[0].id]]];
    const places = entries.map(({ id }) => this.place(this.docs[id], head, forms));
    return { title: plain(head.title).trim(), kind: head.kind ?? "", words: this.wordsIn(this.docs[entries[0].id], forms), places };
  }

  place(doc, head, forms) {
    const length = head.kind === "term" ? SENSE : undefined;
    return { title: doc === head ? "" : plain(doc.title).trim(), location: doc.location, snippet: snippetOf(doc.text, forms, length) };
  }

  nearby(id, text) {
    const { location, kind = "" } = this.docs[id];
    return { text, location, kind };
  }

  /** The words found in an entry, as they are written there, the longest first. */
  wordsIn({ title, text }, forms) {
    const all = `${plain(title)} ${plain(text)}`;
    const written = new Set(placesOf(all, forms).map(({ start, end }) => all.slice(start, end)));
    return [...written].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MARKED);
  }
}
