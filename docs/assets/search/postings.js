"use strict";
// The entries of the index in; for each folded word the entries that have it, and where, out. For the search worker.

/** Where the places of a field begin. */
const STARTS = { title: 0, names: 1e4, text: 1e5 };
const LENGTH = 0.3; // how much the length of a text counts
const GAP = 100;   // between two names, so that no phrase runs over both

class Postings {
  /**
   * @param {Entry[]} docs whose places in the list are their ids
   * @param {Record<Field, number>} boosts what a word in a field weighs
   */
  constructor(docs, boosts) {
    this.size = docs.length;
    this.boosts = boosts;
    /**
     * The entries that have a form, ascending, and its places in each.
     * @type {Map<string, {ids: number[], places: number[][]}>}
     */
    this.byForm = new Map();
    /**
     * How many words the text of each entry has.
     * @type {number[]}
     */
    this.lengths = [];
    /**
     * The forms that are written with a small letter somewhere; all others are proper names.
     * @type {Set<string>}
     */
    this.common = new Set();
    /** @type {Map<string, Worths>} */
    this.worthsOf = new Map();
    docs.forEach((doc, id) => {
      this.add(id, plain(doc.title), STARTS.title);
      doc.names?.forEach((name, i) => this.add(id, name, STARTS.names + i * GAP));
      this.lengths.push(this.add(id, plain(doc.text), STARTS.text) - STARTS.text);
    });
    this.usual = this.lengths.reduce((sum, length) => sum + length, 0) / this.size || 1; // names alone have no texts
    this.forms = [...this.byForm.keys()].sort();
  }

  /**
   * @param {number} id
   * @param {string} text
   * @param {number} place of its first word
   * @returns {number} the place behind its last
   */
  add(id, text, place) {
    for (const word of text.split(separator)) {
      if (!word) continue;
      const form = formOf(word);
      if (form) {
        if (word !== word.toUpperCase() && word[0] === word[0].toLowerCase()) this.common.add(form);
        let found = this.byForm.get(form);
        if (!found) this.byForm.set(form, found = { ids: [], places: [] });
        const last = found.ids.length - 1;
        if (found.ids[last] === id) found.places[last].push(place);
        else { found.ids.push(id); found.places.push([place]); }
      }
      place++;
    }
    return place;
  }

  /** @param {string} form */
  has(form) { return this.byForm.has(form); }

  /**
   * In how many entries a word stands.
   * @param {string} form
   */
  frequency(form) { return this.byForm.get(form)?.ids.length ?? 0; }

  /**
   * What it tells to know a word: the rarer, the more.
   * @param {string} form
   */
  value(form) { return Math.log(1 + this.size / (0.5 + this.frequency(form))); }

  /**
   * What each entry that has a word is worth for it.
   * @param {string} form
   * @returns {Worths}
   */
  worths(form) {
    const known = this.worthsOf.get(form);
    if (known) return known;
    const { ids, places } = this.byForm.get(form) ?? { ids: [], places: [] };
    const found = { ids, worths: Float32Array.from(places, (list, i) => this.worth(list, ids[i])) };
    this.worthsOf.set(form, found);
    return found;
  }

  /**
   * More places are worth more, but ever less so, and in a long text less; the weight is that of their field.
   * @param {number[]} places
   * @param {number} id of the entry
   */
  worth(places, id) {
    const counts = { title: 0, names: 0, text: 0 };
    for (const place of places) counts[place < STARTS.names ? "title" : place < STARTS.text ? "names" : "text"]++;
    const fields = /** @type {Field[]} */ (Object.keys(counts));
    const long = 1 - LENGTH + LENGTH * this.lengths[id] / this.usual;
    return fields.reduce((sum, field) => sum + this.boosts[field] * 2.2 * counts[field] / (counts[field] + 1.2 * (field === "text" ? long : 1)), 0);
  }

  /**
   * The entries where words follow each other.
   * @param {Sequence} forms
   */
  sequence(forms) {
    /** @type {{ids: number[], worths: number[]}} */
    const found = { ids: [], worths: [] };
    const known = [];
    for (const [offset, form] of forms.entries()) {
      if (!form) continue;
      const postings = this.byForm.get(form);
      if (!postings) return found;
      known.push({ ...postings, offset, at: 0 });
    }
    if (!known.length) return found;
    const [head, ...rest] = known;
    head.ids.forEach((id, i) => {
      for (const other of rest) while (other.ids[other.at] < id) other.at++;
      if (rest.some((other) => other.ids[other.at] !== id)) return;
      const starts = head.places[i].filter((place) =>
        rest.every((other) => other.places[other.at].includes(place + other.offset - head.offset)));
      if (!starts.length) return;
      found.ids.push(id);
      found.worths.push(1.5 * this.worth(starts, id));
    });
    return found;
  }
}
