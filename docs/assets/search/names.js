/* The index's entries in; how near a query comes to the names of pages, terms and sections out. For the search worker. */
"use strict";

/** What an exact name is worth, by the kind of its entry; a page's other names come after its title. */
const EXACT = { topic: [1000, 900], case: [990, 890], term: [800, 780], area: [700, 690], page: [700, 690], section: [500, 400] };

/** What the best partial match is worth. */
const PARTIAL = { topic: 100, case: 100, term: 85, area: 60, page: 60, section: 45 };

class Names {
  /** @param entries [{location, kind, title, names}] with plain titles */
  constructor(entries) {
    this.list = [];
    this.byForm = new Map();
    for (const { location, kind, title, names } of entries)
      [title, ...names].forEach((text, place) => this.add({ location, kind, text, main: place === 0 || names.length > place && kind === "term" && place < 3 }));
  }

  add(name) {
    const words = wordsOf(name.text).filter(word => weightOf(word) > 0);
    name.forms = [...new Set(words.map(fold))];
    name.glued = fold(words.join(""));
    const id = this.list.push(name) - 1;
    for (const form of name.forms) {
      if (!this.byForm.has(form)) this.byForm.set(form, []);
      this.byForm.get(form).push(id);
    }
  }

  /**
   * {location: worth} of the entries whose names share words with the query.
   * @param slots the query's words, @param value what knowing a folded word is worth
   */
  match(slots, value) {
    const overlaps = new Map();
    slots.forEach((slot, i) => {
      for (const [form, trust] of slot.meanings)
        for (const id of this.byForm.get(form) ?? []) {
          if (!overlaps.has(id)) overlaps.set(id, new Array(slots.length).fill(0));
          const row = overlaps.get(id);
          row[i] = Math.max(row[i], trust);
        }
    });
    const asked = slots.reduce((sum, slot) => sum + slot.value, 0);
    const glued = fold(slots.map(slot => slot.word).join(""));
    const worths = new Map();
    for (const [id, row] of overlaps) {
      const name = this.list[id];
      const shared = row.reduce((sum, trust, i) => sum + trust * slots[i].value, 0);
      const all = name.forms.reduce((sum, form) => sum + value(form), 0);
      const exact = name.glued === glued || name.forms.length === slots.length && row.every(trust => trust >= 0.85);
      const likeness = Math.min(1, 2 * shared / (asked + all));
      const worth = PARTIAL[name.kind] * likeness ** 2 * (name.main ? 1 : 0.9) + (exact ? EXACT[name.kind][name.main ? 0 : 1] : 0);
      if (!(worths.get(name.location) >= worth)) worths.set(name.location, worth);
    }
    for (const [id, name] of this.list.entries())
      if (name.glued === glued && !overlaps.has(id))
        worths.set(name.location, Math.max(worths.get(name.location) ?? 0, EXACT[name.kind][name.main ? 0 : 1]));
    return worths;
  }

  /** The names most like a query that found nothing: [{location, text, kind}], one an entry. */
  nearest(query, limit) {
    const asked = pairsOf(bare(query));
    const ranked = this.list.filter(name => name.kind !== "section").map(name => {
      const pairs = pairsOf(bare(name.text));
      const shared = [...asked].filter(pair => pairs.has(pair)).length;
      return { ...name, likeness: 2 * shared / (asked.size + pairs.size) };
    });
    ranked.sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1));
    const seen = new Set();
    return ranked.filter(({ location, likeness }) => likeness > 0.25 && !seen.has(location) && seen.add(location))
      .slice(0, limit).map(({ location, text, kind }) => ({ location, text, kind }));
  }
}
