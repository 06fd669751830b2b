"use strict";
// The index in; an engine that answers queries out, with all that a list of results shows. It runs in a worker, or in
// the page where there can be none. Its parts are named at the head of worker.js.

const SENSE = 260;     // so many letters of a definition are shown
const SOON = 10;       // so many pages and terms are listed at once, the others a moment later

class Engine {
  /** @param {Index} index what search_index.json holds */
  constructor({ config, docs, synonyms = [] }) {
    divideAt(config.separator);
    this.docs = docs;
    /**
     * The query that was answered last, of which more may be wanted.
     * @type {{query: string, found: Found} | undefined}
     */
    this.last = undefined;
    const { title, names, text } = config.fields;
    this.finder = new Finder(docs, { title: title.boost, names: names.boost, text: text.boost }, synonyms);
  }

  /**
   * What is listed for a query: first the best, which are soon there, and then those that come after so many.
   * @param {string} query
   * @param {number} [from]
   * @returns {Answer}
   */
  answer(query, from = 0) {
    if (this.last?.query !== query) this.last = { query, found: this.finder.find(query) };
    const { groups, left, near, marks, ...rest } = this.last.found;
    const any = new Set(marks.flatMap(({ all }) => [...all])), end = from ? groups.length : SOON;
    const results = groups.slice(from, end).map((ids, i) => this.result(ids, marks, any, left[from + i] ?? []));
    return { ...rest, results, near: near.map(({ id, text }) => this.nearby(id, text)) };
  }

  /**
   * A page or a term.
   * @param {number[]} ids of its entries, the best first
   * @param {Found["marks"]} marks of each word, what to mark
   * @param {Set<string>} any all that is to be marked
   * @param {string[]} left the words that it does not have
   * @returns {Result}
   */
  result(ids, marks, any, left) {
    const head = this.docs[this.finder.heads[this.finder.groupOf[ids[0]]]], length = head.kind === "term" ? SENSE : undefined;
    const found = ids.map((id) => foundIn(this.docs[id], marks, any));
    const places = found.map(({ doc, text, inText }) =>
      ({ title: doc === head ? "" : plain(doc.title).trim(), location: doc.location, snippet: snippetOf(text, inText, length) }));
    const words = found[0].written.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MARKED);
    return { title: plain(head.title).trim(), kind: head.kind ?? "", words, places, left };
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
}

/**
 * The words to mark in an entry: of a word typed, its own and its inflections; only where it has none of these, others.
 * @param {Entry} doc
 * @param {Found["marks"]} marks
 * @param {Set<string>} any all that is to be marked
 */
function foundIn(doc, marks, any) {
  const title = plain(doc.title), text = shownText(doc.text);
  const inTitle = placesOf(title, any), inText = placesOf(text, any);
  const there = new Set([...inTitle, ...inText].map(({ form }) => form));
  const forms = new Set(marks.flatMap(({ said, all }) => {
    const own = [...said].filter((form) => there.has(form));
    return own.length ? own : [...all].filter((form) => there.has(form));
  }));
  const isMeant = (/** @type {Stretch} */ { form }) => forms.has(form);
  /** @type {(text: string, places: Stretch[]) => string[]} */
  const written = (text, places) => places.filter(isMeant).map(({ start, end }) => text.slice(start, end));
  return { doc, text, inText: inText.filter(isMeant), written: [...new Set([...written(title, inTitle), ...written(text, inText)])] };
}
