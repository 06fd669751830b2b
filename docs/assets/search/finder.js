/* The entries of the index and a query in; the entries that answer it, best first, out. Part of the search worker. */
"use strict";

const PAGES = 40;      // so many pages and terms at most are listed
const SECTIONS = 5;    // and so many places on each
const MOST = 0.45;     // so much of a query has to stand on a page that lacks some of its words
const FEW = 5;         // with fewer pages than this, some follow that lack a word

class Finder {
  /** @param docs the entries of search_index.json; @param boosts {field: weight} */
  constructor(docs, boosts) {
    this.docs = docs;
    this.postings = new Postings(docs, boosts);
    this.lexicon = new Lexicon(this.postings);
    const owners = new Map();   // {address of a page, or of a term: number of the group that is listed together}
    this.heads = [];            // the id of each group's first entry
    this.groupOf = Int32Array.from(docs, ({ location, kind }, id) => {
      const owner = kind === "term" ? location : location.split("#")[0];
      if (!owners.has(owner)) owners.set(owner, this.heads.push(id) - 1);
      return owners.get(owner);
    });
    this.names = new Names(docs.map(({ kind, title, names = [] }, id) =>
      ({ title, names, kind: kind ?? (this.heads[this.groupOf[id]] === id ? "page" : "section") })), this.postings);
  }

  /**
   * @returns {groups: [[{id, score}]], total: how many pages and terms, whole: how many of them have all the words,
   *           guessed: [{typed, taken}], forms: the words to mark, completion: of the last word,
   *           near: names like the query where nothing was found, loose: quoted phrases found as single words only}
   */
  find(query) {
    const slots = slotsOf(query, this.lexicon);
    const typed = query.trim().toLowerCase();
    const table = this.table(slots);
    const question = isQuestion(query);
    const { chosen, whole, room } = this.choose(table, slots, question);
    const ranked = this.rank(chosen, table, slots, question ? new Set() : whole, typed).slice(0, room);
    if (!ranked.length) return this.begun(typed);
    const guessed = slots.filter(slot => slot.guessed)
      .map(slot => ({ typed: slot.text, taken: this.lexicon.writtenAs([...slot.meanings.keys()][0]) }));
    return {
      groups: ranked.slice(0, PAGES).map(({ entries }) => entries.slice(0, SECTIONS)),
      total: ranked.length, whole: question ? ranked.length : whole.size, guessed,
      forms: new Set(slots.flatMap(slot => [...slot.meanings.keys(), ...slot.sequences.flat()])),
      completion: this.lexicon.completion(query.split(/[\s-]+/).pop().toLowerCase()),
      near: [], loose: [...new Set(slots.map(slot => slot.loose).filter(Boolean))], left: [],
    };
  }

  /** To words that stand nowhere, as stop words do: the titles that begin with them, or else the nearest names. */
  begun(typed) {
    const seen = new Set(), unseen = id => !seen.has(this.groupOf[id]) && seen.add(this.groupOf[id]);
    const ids = typed ? this.names.beginning(typed).filter(unseen).slice(0, PAGES) : [];
    const groups = ids.map((id, place) => [{ id, score: ids.length - place }]);
    const near = ids.length || !typed ? [] : this.names.nearest(typed, 5);
    return { groups, total: ids.length, whole: ids.length, guessed: [], forms: new Set(), completion: "", near, loose: [], left: [] };
  }

  /** What each entry, and each group at best, is worth for each slot. */
  table(slots) {
    return slots.map(slot => {
      const entries = new Float32Array(this.docs.length), groups = new Float32Array(this.heads.length);
      const add = ({ ids, worths }, trust) => ids.forEach((id, i) => {
        const worth = trust * worths[i];
        if (worth > entries[id]) entries[id] = worth;
        if (worth > groups[this.groupOf[id]]) groups[this.groupOf[id]] = worth;
      });
      if (!slot.only) for (const [form, trust] of slot.meanings) add(this.postings.worths(form), trust);
      for (const forms of slot.sequences) add(this.postings.sequence(forms), slot.only ? 1 : 0.7);
      return { entries, groups };
    });
  }

  /**
   * The groups that have every word, and then, where they are few, some that have most; to a question, those that
   * have most. More words never give more groups than the rarest of them alone.
   */
  choose(table, slots, question) {
    const found = this.heads.map((_, group) => group).filter(group => table.some(({ groups }) => groups[group] > 0));
    const cover = new Map(found.map(group => [group, coverage(table.map(({ groups }) => groups[group]), slots)]));
    const needed = table.filter((_, i) => slots[i].weight === 1);
    const whole = new Set(found.filter(group => needed.every(({ groups }) => groups[group] > 0)));
    if (question && found.length)
      return { chosen: found.filter(group => cover.get(group) >= MOST || whole.has(group)), whole, room: found.length };
    const rarest = Math.min(...needed.map(({ groups }) => groups.reduce((sum, worth) => sum + (worth > 0), 0)));
    const least = whole.size ? MOST : Math.max(0, ...cover.values()) / 2;
    const room = whole.size ? Math.max(0, Math.min(FEW, rarest) - whole.size) : found.length;
    const chosen = found.filter(group => whole.has(group) || room && cover.get(group) > least);
    return { chosen, whole, room: whole.size + room };
  }

  /** The chosen groups and the entries of each that have a word, best first; before all those that are ``first``. */
  rank(chosen, table, slots, first, typed) {
    const named = this.names.match(slots, typed);
    const asked = slots.reduce((sum, slot) => sum + slot.value, 0);
    const worth = row => row.reduce((sum, part, i) => sum + part * slots[i].value, 0) / asked;
    const wanted = new Map(chosen.map(group => [group, []]));
    this.groupOf.forEach((group, id) => {
      const row = wanted.has(group) ? table.map(({ entries }) => entries[id]) : [];
      if (row.some(part => part > 0))
        wanted.get(group).push({ id, score: 8 * worth(row) * coverage(row, slots) + (named.get(id) ?? 0) });
    });
    const ranked = chosen.map(group => {
      const entries = wanted.get(group).sort((a, b) => b.score - a.score || a.id - b.id);
      const row = table.map(({ groups }) => groups[group]);
      const head = entries[0].id === this.heads[group] ? 0 : named.get(this.heads[group]) ?? 0;
      return { entries, first: first.has(group), score: (entries[0].score + head + 4 * worth(row)) * coverage(row, slots) ** 2 };
    });
    ranked.sort((a, b) => b.first - a.first || b.score - a.score || a.entries[0].id - b.entries[0].id);
    ranked.forEach(({ entries }, place) => {   // Material opens the highest score, so let it fall from place to place
      const scale = (ranked.length - place) / entries[0].score;
      for (const entry of entries) entry.score *= scale;
    });
    return ranked;
  }
}

/** The part of what a query asks that a row of worths fills, from 0 to 1: by number and by value of its words. */
function coverage(row, slots) {
  let weight = 0, value = 0, weights = 0, values = 0;
  slots.forEach((slot, i) => {
    weights += slot.weight;
    values += slot.value;
    if (row[i] > 0) [weight, value] = [weight + slot.weight, value + slot.value];
  });
  return (weight / weights + value / values) / 2;
}
