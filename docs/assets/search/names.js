"use strict";
// The entries of the index in; how near a query comes to the names of pages, terms and sections out. Part of the
// search engine, and of the page.

/**
 * What an exact name is worth, by the kind of its entry: its title, and its other names.
 * @type {Record<NameKind, [number, number]>}
 */
const EXACT = {
  topic: [1000, 900], case: [990, 890], term: [800, 780], area: [700, 690], place: [700, 690], page: [700, 690],
  overview: [700, 690], figure: [500, 490], list: [450, 440], section: [60, 390],
};

// How lists are made, of names alone (initials.js) and with texts (finder.js).
const PAGES = 40;    // so many pages and terms at most are listed
const SECTIONS = 5;  // and so many places on each
const MARKED = 8;    // so many words at most are marked on the page that is opened
const ABOVE = 0.6;   // what the name of a page adds to a place on it
const NAMED = 300;   // more than this only an exact name gives
const WHOLE = 2;     // a page that has all words is worth so many times what it were without one of them
const TOGETHER = 0.4; // this much more for a page where all words stand in one place
const SURE = 0.85;   // so much trust at least that a word is meant
const PHRASED = 3;   // with fewer words a query is compared with names alone, and not with what readers may type
const ABOUT = 1.5;     // what it adds to a partial match that a question is about nothing but the thing of this name

/**
 * What the best partial match is worth.
 * @type {Record<NameKind, number>}
 */
const PARTIAL = {
  topic: 100, case: 100, term: 85, area: 60, page: 60, overview: 60, place: 50, figure: 50, list: 50, section: 45,
};

/**
 * What entries are worth by their kind: a page that tells a thing, more than one that lists it.
 * @type {Record<NameKind, number>}
 */
const KINDS = { topic: 1, case: 1, term: 1, area: 1, figure: 0.9, place: 0.9, page: 0.7, list: 0.7, overview: 0.7, section: 1 };
const LISTED = 0.4;  // and what an overview does but name, as the bibliography a work, this part of it

class Names {
  /**
   * @param {{kind: NameKind, title: string, names: string[], asked?: string[]}[]} entries whose places in the list are their ids
   * @param {Pick<Postings, "value" | "has" | "common">} postings
   */
  constructor(entries, postings) {
    this.postings = postings;
    /** @type {Name[]} */
    this.list = [];
    /**
     * Places in the list by a form that the name has.
     * @type {Map<string, number[]>}
     */
    this.byForm = new Map();
    /**
     * The forms that pages and terms have in their names.
     * @type {Set<string>}
     */
    this.subjects = new Set();
    /**
     * The forms that titles of topics and cases have.
     * @type {Set<string>}
     */
    this.titles = new Set();
    /**
     * Places in the list by all words of the name run together, and folded.
     * @type {Map<string, number[]>}
     */
    this.byWhole = new Map();
    /**
     * What was read from each text.
     * @type {Map<string, NameWords>}
     */
    this.read = new Map();
    this.size = entries.length;
    entries.forEach(({ kind, title, names, asked = [] }, id) =>
      [plain(title), ...names, ...asked].forEach((text, i) => this.add({ id, kind, text, other: i > 0, phrase: i > names.length })));
  }

  /** @param {{id: number, kind: NameKind, text: string, other: boolean, phrase: boolean}} name */
  add({ id, kind, text, other, phrase }) {
    const words = this.wordsIn(text);
    const place = this.list.push({ id, kind, text, other, phrase, words }) - 1;
    for (const form of words.forms) {
      append(this.byForm, form, place);
      if (phrase) continue;   // it names nothing
      if (!other && (kind === "topic" || kind === "case")) this.titles.add(form);
      if (other || kind !== "section" && kind !== "figure") this.subjects.add(form);
    }
    append(this.byWhole, words.whole, place);
  }

  /**
   * The words of a name, which sections of many pages share.
   * @param {string} text
   */
  wordsIn(text) {
    const known = this.read.get(text);
    if (known) return known;
    const all = wordsOf(text), words = all.filter((word) => formOf(word));
    const forms = [...new Set(words.map(formOf))];
    const asks = /^(why|does|how)\b/i.exec(text)?.[1].toLowerCase() ?? "";
    const read = { forms, said: words.length / all.length, whole: fold(words.join("")), value: NaN, lower: text.toLowerCase(), asks };
    this.read.set(text, read);
    return read;
  }

  /**
   * Whether a word may be what a question is about: pages or terms are named for it, or it is a proper name.
   * @param {string} form
   */
  isSubject(form) { return this.subjects.has(form) || this.postings.has(form) && !this.postings.common.has(form); }

  /** @param {string} form */
  isTitle(form) { return this.titles.has(form); }

  /**
   * What each entry is worth for its names that share words with a query.
   * @param {Slot[]} slots of the query
   * @param {string} typed its text
   */
  match(slots, typed) {
    const whole = fold(slots.flatMap((slot) => wordsOf(slot.text).filter(formOf)).join(""));
    const same = new Set(this.byWhole.get(whole)), worths = new Float64Array(this.size);
    const { places, trusts } = this.overlaps(slots, same);
    const asked = slots.reduce((sum, slot) => sum + slot.value, 0);
    const subject = slots.flatMap((slot, i) => (slot.subject ? [i] : []));
    for (const place of places) {
      const { id, kind, text, other, phrase, words } = this.list[place], first = place * slots.length;
      if (phrase && slots.length < PHRASED) continue;
      let sure = 0, shared = 0;
      for (let i = 0; i < slots.length; i++) {
        shared += trusts[first + i] * slots[i].value;
        if (trusts[first + i] > SURE) sure++;
      }
      const exact = words.said < 0.4 ? words.lower === typed : same.has(place) || words.forms.length === slots.length && sure === slots.length;
      const about = subject.length > 0 && words.forms.length === sure && subject.every((i) => trusts[first + i] > SURE);
      const likeness = 2 * shared / (asked + this.valueOf(words));
      const alike = words.asks && typed.startsWith(`${words.asks} `) ? likeness : 0;
      const begun = words.lower.startsWith(typed) ? 0.5 * typed.length / text.length : 0;
      const worth = PARTIAL[kind] * (Math.min(1, likeness) ** 2 + begun + alike) * (phrase ? 0.75 : other ? 0.9 : 1) + (about ? ABOUT * PARTIAL[kind] : 0) + (exact ? EXACT[kind][Number(other)] : 0);
      if (worth > worths[id]) worths[id] = worth;
    }
    return worths;
  }

  /**
   * What it tells to know all words of a name.
   * @param {NameWords} words
   */
  valueOf(words) {
    if (Number.isNaN(words.value)) words.value = words.forms.reduce((sum, form) => sum + this.postings.value(form), 0);
    return words.value;
  }

  /**
   * The ids of the entries that have a name.
   * @param {string} name
   */
  namedAs(name) {
    return (this.byWhole.get(fold(plain(name).replace(/ \([^()]*\)$/, "").split(separator).join(""))) ?? []).map((place) => this.list[place].id);
  }

  /**
   * The places of the names that share a word with a query; and the trust in each slot, for all names one after another.
   * @param {Slot[]} slots
   * @param {Iterable<number>} [same] places of names that are taken too
   */
  overlaps(slots, same = []) {
    const trusts = new Float32Array(this.list.length * slots.length), met = new Uint8Array(this.list.length);
    /** @type {number[]} */
    const places = [];
    slots.forEach((slot, i) => {
      for (const [form, trust] of slot.meanings)
        for (const place of this.byForm.get(form) ?? []) {
          const at = place * slots.length + i;
          if (trust > trusts[at]) trusts[at] = trust;
          if (!met[place]) met[place] = places.push(place);
        }
    });
    for (const place of same) if (!met[place]) places.push(place);
    return { places, trusts };
  }

  /**
   * The ids of the pages, terms and sections, in that order, whose titles begin as the text that was typed.
   * @param {string} typed
   */
  beginning(typed) {
    return this.list.filter(({ words, other }) => !other && words.lower.startsWith(typed))
      .sort((a, b) => EXACT[b.kind][0] - EXACT[a.kind][0] || a.id - b.id).map(({ id }) => id);
  }

  /**
   * The names most like a query that found nothing, one an entry.
   * @param {string} query
   * @param {number} limit
   */
  nearest(query, limit) {
    const asked = pairsOf(bare(query));
    const ranked = this.list.filter(({ kind, phrase }) => kind !== "section" && !phrase).map(({ id, text }) => {
      const pairs = pairsOf(bare(text));
      const shared = [...asked].filter((pair) => pairs.has(pair)).length;
      return { id, text, likeness: 2 * shared / (asked.size + pairs.size) };
    });
    ranked.sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1));
    const seen = new Set();
    return ranked.filter(({ id, text, likeness }) => likeness > 0.45 && !seen.has(id) && !seen.has(text) && seen.add(id) && seen.add(text)).slice(0, limit);
  }
}

/**
 * The trust that a form is meant by its beginning.
 * @param {string} start
 * @param {string} form
 */
function trustIn(start, form) { return 0.2 + 0.5 * start.length / form.length; }

/**
 * Add to the list that a map has for a key.
 * @template K, V
 * @param {Map<K, V[]>} map
 * @param {K} key
 * @param {V} value
 */
function append(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value); else map.set(key, [value]);
}

/**
 * The pairs of neighbouring letters of a text, for comparing names that are spelt quite differently.
 * @param {string} text
 */
function pairsOf(text) {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2)));
}
