"use strict";
// The index in; an engine that answers queries out, with all that a list of results shows. It runs in a worker, or in
// the page where there can be none. The other files of this folder but search.js and marks.js are its parts.

const MARKED = 8;      // so many words at most are marked on the page that is opened
const SENSE = 260;     // so many letters of a definition are shown

class Engine {
  /** @param {Index} index what search_index.json holds */
  constructor({ config, docs }) {
    divideAt(config.separator);
    this.docs = docs;
    const { title, names, text } = config.fields;
    this.finder = new Finder(docs, { title: title.boost, names: names.boost, text: text.boost });
  }

  /**
   * What is listed for a query.
   * @param {string} query
   * @returns {Answer}
   */
  answer(query) {
    const { groups, near, forms, ...rest } = this.finder.find(query);
    return { ...rest, results: groups.map((ids) => this.result(ids, forms)), near: near.map(({ id, text }) => this.nearby(id, text)) };
  }

  /**
   * A page or a term.
   * @param {number[]} ids of its entries, the best first
   * @param {Set<string>} forms the words found
   * @returns {Result}
   */
  result(ids, forms) {
    const head = this.docs[this.finder.heads[this.finder.groupOf[ids[0]]]];
    const places = ids.map((id) => this.place(this.docs[id], head, forms));
    return { title: plain(head.title).trim(), kind: head.kind ?? "", words: this.wordsIn(this.docs[ids[0]], forms), places };
  }

  /**
   * @param {Entry} doc
   * @param {Entry} head
   * @param {Set<string>} forms
   * @returns {Place}
   */
  place(doc, head, forms) {
    const length = head.kind === "term" ? SENSE : undefined;
    return { title: doc === head ? "" : plain(doc.title).trim(), location: doc.location, snippet: snippetOf(doc.text, forms, length) };
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
   * @param {Set<string>} forms
   */
  wordsIn({ title, text }, forms) {
    const all = `${plain(title)} ${plain(text)}`;
    const written = new Set(placesOf(all, forms).map(({ start, end }) => all.slice(start, end)));
    return [...written].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MARKED);
  }
}
