"use strict";
// The index in; an engine that answers queries out, with all that a list of results shows. It runs in a worker, or in
// the page where there can be none. Its parts are named at the head of worker.js.

const SENSE = 260;     // so many letters of a definition are shown

class Engine {
  /** @param {Index} index what search_index.json holds */
  constructor({ config, docs, synonyms = [] }) {
    divideAt(config.separator);
    this.docs = docs;
    const { title, names, text } = config.fields;
    this.finder = new Finder(docs, { title: title.boost, names: names.boost, text: text.boost }, synonyms);
  }

  /**
   * What is listed for a query.
   * @param {string} query
   * @returns {Answer}
   */
  answer(query) {
    const { groups, left, near, marks, ...rest } = this.finder.find(query);
    return { ...rest, results: groups.map((ids, i) => this.result(ids, marks, left[i] ?? [])), near: near.map(({ id, text }) => this.nearby(id, text)) };
  }

  /**
   * A page or a term.
   * @param {number[]} ids of its entries, the best first
   * @param {Found["marks"]} marks of each word, what to mark
   * @param {string[]} left the words that it does not have
   * @returns {Result}
   */
  result(ids, marks, left) {
    const head = this.docs[this.finder.heads[this.finder.groupOf[ids[0]]]];
    const places = ids.map((id) => this.place(this.docs[id], head, marks));
    return { title: plain(head.title).trim(), kind: head.kind ?? "", words: this.wordsIn(this.docs[ids[0]], marks), places, left };
  }

  /**
   * @param {Entry} doc
   * @param {Entry} head
   * @param {Found["marks"]} marks
   * @returns {Place}
   */
  place(doc, head, marks) {
    const length = head.kind === "term" ? SENSE : undefined;
    return { title: doc === head ? "" : plain(doc.title).trim(), location: doc.location, snippet: snippetOf(doc.text, this.formsIn(doc, marks), length) };
  }

  /**
   * @param {number} id
   * @param {string} text
   * @returns {Answer["near"][number]}
   */
  nearby(id, text) {
    const { location, kind = "" } = this.docs[id];
    return { text, location, kind };
  }

  /**
   * The words found in an entry, as they are written there, the longest first.
   * @param {Entry} doc
   * @param {Found["marks"]} marks
   */
  wordsIn(doc, marks) {
    const all = textOf(doc);
    const written = new Set(placesOf(all, this.formsIn(doc, marks)).map(({ start, end }) => all.slice(start, end)));
    return [...written].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MARKED);
  }

  /**
   * The forms to mark in an entry: of a word typed, its own and its inflections; only where it has none of these, others.
   * @param {Entry} doc
   * @param {Found["marks"]} marks
   */
  formsIn(doc, marks) {
    const any = new Set(marks.flatMap(({ all }) => [...all]));
    const found = new Set(placesOf(textOf(doc), any).map(({ form }) => form));
    return new Set(marks.flatMap(({ said, all }) => {
      const own = [...said].filter((form) => found.has(form));
      return own.length ? own : [...all].filter((form) => found.has(form));
    }));
  }
}

/** @param {Entry} doc */
function textOf({ title, text }) {
  return `${plain(title)} ${plain(text)}`;
}
