"use strict";
// The entries of the index in; how near a query comes to the names of pages, terms and sections out. For the search
// worker.

/**
 * What an exact name is worth, by the kind of its entry: its title, and its other names.
 * @type {Record<NameKind, [number, number]>}
 */
const EXACT = {
  topic: [1000, 900], case: [990, 890], term: [800, 780], area: [700, 690], place: [700, 690], page: [700, 690],
  figure: [500, 490], section: [400, 390],
};

/**
 * What the best partial match is worth.
 * @type {Record<NameKind, number>}
 */
const PARTIAL = { topic: 100, case: 100, term: 85, area: 60, place: 50, page: 60, figure: 50, section: 45 };

class Names {
  /**
   * @param {{kind: NameKind, title: string, names: string[]}[]} entries whose places in the list are their ids
   * @param {Postings} postings
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
     * Places in the list by all words of the name run together, and folded.
     * @type {Map<string, number[]>}
     */
    this.byWhole = new Map();
    entries.forEach(({ kind, title, names }, id) =>
      [plain(title), ...names].forEach((text, i) => this.add({ id, kind, text, other: i > 0 })));
  }

  /** @param {Omit<Name, "forms">} name */
  add(name) {
    const words = name.text.split(separator).filter((word) => formOf(word));
    const forms = [...new Set(words.map(formOf))];
    const place = this.list.push({ ...name, forms }) - 1;
    for (const form of forms) append(this.byForm, form, place);
    append(this.byWhole, fold(words.join("")), place);
  }

  /**
   * What the entries are worth whose names share words with a query, by their ids.
   * @param {Slot[]} slots of the query
   * @param {string} typed its text
   */
  match(slots, typed) {
    const overlaps = this.overlaps(slots);
    const whole = fold(slots.flatMap((slot) => wordsOf(slot.text).filter(formOf)).join(""));
    const same = new Set(this.byWhole.get(whole));
    for (const place of same) if (!overlaps.has(place)) overlaps.set(place, new Float32Array(slots.length));
    const asked = slots.reduce((sum, slot) => sum + slot.value, 0);
    /** @type {Map<number, number>} */
    const worths = new Map();
    for (const [place, row] of overlaps) {
      const { id, kind, text, forms, other } = this.list[place];
      const exact = same.has(place) || forms.length === slots.length && row.every((trust) => trust > 0.85);
      const shared = row.reduce((sum, trust, i) => sum + trust * slots[i].value, 0);
      const likeness = 2 * shared / (asked + forms.reduce((sum, form) => sum + this.postings.value(form), 0));
      const begun = text.toLowerCase().startsWith(typed) ? 0.5 * typed.length / text.length : 0;
      const worth = PARTIAL[kind] * (Math.min(1, likeness) ** 2 + begun) * (other ? 0.9 : 1) + (exact ? EXACT[kind][Number(other)] : 0);
      worths.set(id, Math.max(worths.get(id) ?? 0, worth));
    }
    return worths;
  }

  /**
   * The names that share a word with a query, by their places in the list: the trust in each slot.
   * @param {Slot[]} slots
   */
  overlaps(slots) {
    /** @type {Map<number, Float32Array>} */
    const found = new Map();
    slots.forEach((slot, i) => {
      for (const [form, trust] of slot.meanings)
        for (const place of this.byForm.get(form) ?? []) {
          let row = found.get(place);
          if (!row) found.set(place, row = new Float32Array(slots.length));
          row[i] = Math.max(row[i], trust);
        }
    });
    return found;
  }

  /**
   * The ids of the pages, terms and sections, in that order, whose titles begin as the text that was typed.
   * @param {string} typed
   */
  beginning(typed) {
    return this.list.filter(({ text, other }) => !other && text.toLowerCase().startsWith(typed))
      .sort((a, b) => EXACT[b.kind][0] - EXACT[a.kind][0] || a.id - b.id).map(({ id }) => id);
  }

  /**
   * The names most like a query that found nothing, one an entry.
   * @param {string} query
   * @param {number} limit
   */
  nearest(query, limit) {
    const asked = pairsOf(bare(query));
    const ranked = this.list.filter((name) => name.kind !== "section").map(({ id, text }) => {
      const pairs = pairsOf(bare(text));
      const shared = [...asked].filter((pair) => pairs.has(pair)).length;
      return { id, text, likeness: 2 * shared / (asked.size + pairs.size) };
    });
    ranked.sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1));
    const seen = new Set();
    return ranked.filter(({ id, likeness }) => likeness > 0.25 && !seen.has(id) && seen.add(id)).slice(0, limit);
  }
}

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
