/* The entries of the index in; how near a query comes to the names of pages, terms and sections out. For the search worker. */
"use strict";

/** What an exact name is worth, by the kind of its entry: its title, and its other names. */
const EXACT = {
  topic: [1000, 900], case: [990, 890], term: [800, 780], area: [700, 690], page: [700, 690], section: [400, 390],
};

/** What the best partial match is worth. */
const PARTIAL = { topic: 100, case: 100, term: 85, area: 60, page: 60, section: 45 };

class Names {
  /** @param entries [{kind, title, names}], whose places in the list are their ids */
  constructor(entries, postings) {
    this.postings = postings;
    this.list = [];
    this.byForm = new Map();    // {form: places in the list}
    this.byWhole = new Map();   // {all words run together, folded: places in the list}
    entries.forEach(({ kind, title, names }, id) =>
      [plain(title), ...names].forEach((text, i) => this.add({ id, kind, text, other: Number(i > 0) })));
  }

  add(name) {
    const words = name.text.split(separator).filter(word => formOf(word));
    name.forms = [...new Set(words.map(formOf))];
    const place = this.list.push(name) - 1;
    for (const form of name.forms) append(this.byForm, form, place);
    append(this.byWhole, fold(words.join("")), place);
  }

  /** {id: worth} of the entries whose names share words with the slots of a query, of which ``typed`` is the text. */
  match(slots, typed) {
    const overlaps = this.overlaps(slots);
    const whole = fold(slots.flatMap(slot => wordsOf(slot.text).filter(formOf)).join(""));
    const same = new Set(this.byWhole.get(whole));
    for (const place of same) if (!overlaps.has(place)) overlaps.set(place, new Float32Array(slots.length));
    const asked = slots.reduce((sum, slot) => sum + slot.value, 0);
    const worths = new Map();
    for (const [place, row] of overlaps) {
      const { id, kind, text, forms, other } = this.list[place];
      const exact = same.has(place) || forms.length === slots.length && row.every(trust => trust > 0.85);
      const shared = row.reduce((sum, trust, i) => sum + trust * slots[i].value, 0);
      const likeness = 2 * shared / (asked + forms.reduce((sum, form) => sum + this.postings.value(form), 0));
      const begun = text.toLowerCase().startsWith(typed) ? 0.5 * typed.length / text.length : 0;
      const worth = PARTIAL[kind] * (Math.min(1, likeness) ** 2 + begun) * (other ? 0.9 : 1) + (exact ? EXACT[kind][other] : 0);
      if (!(worths.get(id) >= worth)) worths.set(id, worth);
    }
    return worths;
  }

  /** {place in the list: trust in each slot} of the names that share a word. */
  overlaps(slots) {
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

  /** The ids of the pages, terms and sections, in that order, whose titles begin as the text that was typed. */
  beginning(typed) {
    return this.list.filter(({ text, other }) => !other && text.toLowerCase().startsWith(typed))
      .sort((a, b) => EXACT[b.kind][0] - EXACT[a.kind][0] || a.id - b.id).map(({ id }) => id);
  }

  /** The names most like a query that found nothing: [{id, text}], one an entry. */
  nearest(query, limit) {
    const asked = pairsOf(bare(query));
    const ranked = this.list.filter(name => name.kind !== "section").map(({ id, text }) => {
      const pairs = pairsOf(bare(text));
      const shared = [...asked].filter(pair => pairs.has(pair)).length;
      return { id, text, likeness: 2 * shared / (asked.size + pairs.size) };
    });
    ranked.sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1));
    const seen = new Set();
    return ranked.filter(({ id, likeness }) => likeness > 0.25 && !seen.has(id) && seen.add(id)).slice(0, limit);
  }
}

function append(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value); else map.set(key, [value]);
}
