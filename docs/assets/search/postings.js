"use strict";
// The entries of the index in; for each folded word the entries that have it, and where, out. For the search worker.

/** Where the places of a field begin. */
const STARTS = { title: 0, names: 1e4, text: 1e5, asked: 1e6 };
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
     * The number of each form.
     * @type {Map<string, number>}
     */
    this.numbers = new Map();
    /**
     * The number of the form of each word as it is written; of a word that says nothing, -1.
     * @type {Map<string, number>}
     */
    this.numberOf = new Map();
    /**
     * The forms that are written with a small letter somewhere; all others are proper names.
     * @type {Set<string>}
     */
    this.common = new Set();
    /** @type {Map<string, Worths>} */
    this.worthsOf = new Map();
    /** How many words the text of each entry has. */
    this.lengths = new Int32Array(docs.length);
    // Of every word that says something, in the order of the entries: its form and its place; and where each entry ends.
    this.count = 0;
    this.said = new Int32Array(1 << 16);
    this.places = new Int32Array(1 << 16);
    const ends = Int32Array.from(docs, (doc, id) => this.read(doc, id));
    this.usual = this.lengths.reduce((sum, length) => sum + length, 0) / this.size || 1; // names alone have no texts
    /** Where the words of each form begin. */
    this.starts = new Int32Array(this.numbers.size + 1);
    /** In how many entries each form stands. */
    this.frequencies = new Int32Array(this.numbers.size);
    /** The entry in which each of these words stands; `places` says where. */
    this.owners = new Int32Array(this.count);
    this.sort(ends);
    this.forms = [...this.numbers.keys()].sort();
  }

  /**
   * @param {Entry} doc
   * @param {number} id
   * @returns {number} how many words there are up to its end
   */
  read(doc, id) {
    this.add(plain(doc.title), STARTS.title);
    doc.names?.forEach((name, i) => this.add(name, STARTS.names + i * GAP));
    this.lengths[id] = this.add(plain(doc.text), STARTS.text) - STARTS.text;
    doc.asked?.forEach((phrase, i) => this.add(phrase, STARTS.asked + i * GAP)); // counts as text
    return this.count;
  }

  /**
   * @param {string} text
   * @param {number} place of its first word
   * @returns {number} the place behind its last
   */
  add(text, place) {
    const words = text.split(separator);
    while (this.count + words.length > this.said.length) [this.said, this.places] = [doubled(this.said), doubled(this.places)];
    for (const word of words) {
      if (!word) continue;
      const number = this.numberOf.get(word) ?? this.learn(word);
      if (number >= 0) {
        this.said[this.count] = number;
        this.places[this.count++] = place;
      }
      place++;
    }
    return place;
  }

  /**
   * The number of the form of a word that was not yet met in this spelling.
   * @param {string} word
   */
  learn(word) {
    const form = formOf(word);
    const number = form ? this.numbers.get(form) ?? this.numbers.size : -1;
    this.numberOf.set(word, number);
    if (!form) return number;
    this.numbers.set(form, number);
    if (word !== word.toUpperCase() && word[0] === word[0].toLowerCase()) this.common.add(form);
    return number;
  }

  /**
   * Put the words in the order of their forms, those of each in the order of the entries.
   * @param {Int32Array} ends where each entry ends
   */
  sort(ends) {
    const { count, said, places, numbers } = this;
    this.places = new Int32Array(count);
    for (let i = 0; i < count; i++) this.starts[said[i] + 1]++;
    for (let form = 0; form < numbers.size; form++) this.starts[form + 1] += this.starts[form];
    const next = this.starts.slice(), last = new Int32Array(numbers.size).fill(-1);
    for (let id = 0, i = 0; id < ends.length; id++)
      for (; i < ends[id]; i++) {
        const form = said[i], at = next[form]++;
        this.owners[at] = id;
        this.places[at] = places[i];
        if (last[form] !== id) this.frequencies[form]++;
        last[form] = id;
      }
    this.said = new Int32Array(0);     // they are not wanted any more
    this.numberOf.clear();
  }

  /** @param {string} form */
  has(form) { return this.numbers.has(form); }

  /**
   * In how many entries a word stands.
   * @param {string} form
   */
  frequency(form) { return this.frequencies[this.numbers.get(form) ?? -1] ?? 0; }

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
    const { at, end } = this.stretch(form), { places, owners } = this;
    const ids = new Int32Array(this.frequency(form)), worths = new Float32Array(ids.length);
    for (let from = at, to = at, i = 0; from < end; from = to, i++) {
      ids[i] = owners[from];
      while (to < end && owners[to] === ids[i]) to++;
      worths[i] = this.worth(places, from, to, ids[i]);
    }
    const found = { ids, worths };
    this.worthsOf.set(form, found);
    return found;
  }

  /**
   * Where the words of a form begin and end.
   * @param {string} form
   */
  stretch(form) {
    const number = this.numbers.get(form);
    return number === undefined ? { at: 0, end: 0 } : { at: this.starts[number], end: this.starts[number + 1] };
  }

  /**
   * More places are worth more, but ever less so, and in a long text less; the weight is that of their field.
   * @param {ArrayLike<number>} places
   * @param {number} from where in this list those of the entry begin
   * @param {number} to where they end
   * @param {number} id of the entry
   */
  worth(places, from, to, id) {
    let title = 0, names = 0, text = 0;
    for (let i = from; i < to; i++)
      if (places[i] < STARTS.names) title++; else if (places[i] < STARTS.text) names++; else text++;
    const { boosts } = this, long = 1 - LENGTH + LENGTH * this.lengths[id] / this.usual;
    return boosts.title * 2.2 * title / (title + 1.2) + boosts.names * 2.2 * names / (names + 1.2) + boosts.text * 2.2 * text / (text + 1.2 * long);
  }

  /**
   * The entries where words follow each other.
   * @param {Sequence} forms
   * @returns {Worths}
   */
  sequence(forms) {
    /** @type {{ids: number[], worths: number[]}} */
    const found = { ids: [], worths: [] };
    const words = forms.flatMap((form, offset) => (form ? [{ ...this.stretch(form), offset }] : []));
    if (!words.length || words.some(({ at, end }) => at === end)) return found;
    const [head, ...others] = words, { owners, places } = this;
    while (head.at < head.end) {
      const id = owners[head.at], starts = [];
      for (const other of others) while (other.at < other.end && owners[other.at] < id) other.at++;
      for (; head.at < head.end && owners[head.at] === id; head.at++) {
        const start = places[head.at] - head.offset;
        if (others.every((other) => this.stands(other, id, start + other.offset))) starts.push(start + head.offset);
      }
      if (!starts.length) continue;
      found.ids.push(id);
      found.worths.push(1.5 * this.worth(starts, 0, starts.length, id));
    }
    return found;
  }

  /**
   * Whether a word stands at a place of an entry.
   * @param {{at: number, end: number}} word where its places in this entry begin, and where its places end
   * @param {number} id
   * @param {number} place
   */
  stands({ at, end }, id, place) {
    while (at < end && this.owners[at] === id && this.places[at] < place) at++;
    return at < end && this.owners[at] === id && this.places[at] === place;
  }
}

/** @param {Int32Array} list */
function doubled(list) {
  const longer = new Int32Array(2 * list.length);
  longer.set(list);
  return longer;
}
