"use strict";
// The entries of the index and a query in; the entries that answer it, best first, out. Part of the search worker.

const TYPED = 300;   // so many letters of a query count
const MOST = 0.45;     // so much of a query has to stand on a page that lacks some of its words
const NEAR = 5;        // so many names at most are suggested where nothing is found
const ALIKE = 0.62;    // a name so like what was typed is taken for it, as the theory of music for Musiktheorie
const FEW = 5;         // with fewer pages than this that have all words, some are listed that lack one
const DEFINED = 0.9;   // and a definition this part to a whole question, which wants more
const OTHER = 0.27;    // the trust in other words for a word, where they are several: as in one (a phrase counts more)

class Finder {
  /**
   * @param {Entry[]} docs
   * @param {Record<Field, number>} boosts what a word in a field weighs
   * @param {string[][]} synonyms groups of words that mean the same
   */
  constructor(docs, boosts, synonyms) {
    this.docs = docs;
    this.postings = new Postings(docs, boosts);
    this.lexicon = new Lexicon(this.postings, synonyms);
    /**
     * The group that is listed together, by the address of its page or term.
     * @type {Map<string, number>}
     */
    const groups = new Map();
    /**
     * The id of each group's first entry.
     * @type {number[]}
     */
    this.heads = [];
    this.groupOf = Int32Array.from(docs, ({ location, kind }, id) => {
      const owner = kind === "term" ? location : location.split("#")[0];
      const group = groups.get(owner) ?? this.heads.push(id) - 1;
      groups.set(owner, group);
      return group;
    });
    this.names = new Names(docs.map(({ kind, title, names = [], asked = [] }, id) =>
      ({ title, names, asked, kind: kind ?? (this.heads[this.groupOf[id]] === id ? "page" : "section") })), this.postings);
  }

  /**
   * @param {string} query
   * @returns {Found}
   */
  find(query) {
    query = query.slice(0, TYPED);
    const question = isQuestion(query);
    const slots = question ? subjectFirst(slotsOf(query, this.lexicon), this.names) : slotsOf(query, this.lexicon);
    const typed = query.trim().toLowerCase();
    const table = this.table(slots);
    const { chosen, whole, room } = this.choose(table, slots, question);
    const all = this.rank(chosen, table, slots, question ? null : whole, typed);
    // That lack a word: those which come before all that have it, and as many as there is room for.
    let spare = Math.max(room - whole.size, Math.min(FEW, all.findIndex(({ group }) => whole.has(group))));
    const ranked = all.filter(({ group }) => whole.has(group) || spare-- > 0);
    if (!ranked.length) return this.begun(typed);
    const terms = ranked.filter(({ entries }) => this.docs[entries[0].id].kind === "term").length;
    const guessed = slots.filter((slot) => slot.guessed)
      .map((slot) => ({ typed: slot.text, taken: this.lexicon.writtenAs([...slot.meanings.keys()][0]) }));
    const listed = ranked.slice(0, PAGES).map(({ entries }) => entries.slice(0, SECTIONS).map(({ id }) => id));
    return {
      groups: listed, total: ranked.length, terms, whole: question ? ranked.length : whole.size, guessed,
      left: listed.map(([id]) => slots.filter((_, i) => !table[i].groups[this.groupOf[id]]).map(({ text }) => text)),
      marks: slots.map(marksOf),
      completion: this.lexicon.completion((query.split(/[\s-]+/).pop() ?? "").toLowerCase()),
      near: [], loose: [...new Set(slots.flatMap(({ loose }) => loose ?? []))],
    };
  }

  /**
   * To words that stand nowhere, as stop words do: the titles that begin with them, or else the names most like them.
   * @param {string} typed
   * @returns {Found}
   */
  begun(typed) {
    const begun = typed ? this.names.beginning(typed) : [];
    const near = begun.length || !typed ? [] : this.names.nearest(typed, NEAR);
    const meant = near.filter(({ likeness }) => likeness > ALIKE);
    /** @type {Map<number, number[]>} */
    const groups = new Map();
    for (const id of begun.length ? begun : meant.map((name) => name.id))
      if (!groups.has(this.groupOf[id])) groups.set(this.groupOf[id], [id]);
    const total = groups.size, terms = [...groups.values()].filter(([id]) => this.docs[id].kind === "term").length;
    return {
      groups: [...groups.values()].slice(0, PAGES), total, terms, whole: total, left: [], marks: [], completion: "", loose: [],
      guessed: meant.slice(0, 1).map(({ text }) => ({ typed, taken: text })), near: total ? [] : near,
    };
  }

  /**
   * What each entry, and each group at best, is worth for each slot.
   * @param {Slot[]} slots
   * @returns {Row[]}
   */
  table(slots) {
    return slots.map((slot) => {
      const entries = new Float32Array(this.docs.length), groups = new Float32Array(this.heads.length);
      /** @type {(found: Worths, trust: number) => void} */
      const add = ({ ids, worths }, trust) => {
        for (let i = 0; i < ids.length; i++) {
          const worth = trust * worths[i], id = ids[i], group = this.groupOf[id];
          if (worth > entries[id]) entries[id] = worth;
          if (worth > groups[group]) groups[group] = worth;
        }
      };
      if (!slot.only) for (const [form, trust] of slot.meanings) add(this.postings.worths(form), trust);
      for (const forms of slot.sequences) add(this.postings.sequence(forms), slot.only ? 1 : 0.7);
      for (const forms of slot.others) add(this.postings.sequence(forms), OTHER);
      return { entries, groups };
    });
  }

  /**
   * The groups that have every word, and then, where they are few, some that have most; to a question, those that
   * have most. More words never give more groups than the rarest of them alone.
   * @param {Row[]} table
   * @param {Slot[]} slots
   * @param {boolean} question
   */
  choose(table, slots, question) {
    const rows = table.map(({ groups }) => groups), needed = rows.filter((_, i) => slots[i].weight === 1);
    const covers = new Float64Array(this.heads.length), counts = needed.map(() => 0);
    /** @type {number[]} */
    const found = [];
    /** @type {Set<number>} */
    const whole = new Set();
    let most = 0;
    for (let group = 0; group < covers.length; group++) {
      if (!fills(rows, group)) continue;
      found.push(group);
      covers[group] = coverage(rows, group, slots);
      most = Math.max(most, covers[group]);
      needed.forEach((row, i) => { if (row[group] > 0) counts[i]++; });
      if (needed.every((row) => row[group] > 0)) whole.add(group);
    }
    if (question && found.length)
      return { chosen: found.filter((group) => covers[group] >= MOST || whole.has(group)), whole, room: found.length };
    const least = whole.size ? MOST : most / 2;
    const room = whole.size ? Math.max(0, Math.min(FEW, ...counts) - whole.size) : found.length;
    const chosen = found.filter((group) => whole.has(group) || covers[group] > least);
    return { chosen, whole, room: whole.size + room };
  }

  /**
   * Let a page that has the name of a term be worth more than it: whoever asks a whole question wants more than a definition.
   * @param {{entries: {id: number}[], score: number}[]} ranked
   */
  pageBeforeTerm(ranked) {
    const byHead = new Map(ranked.map((one) => [this.heads[this.groupOf[one.entries[0].id]], one]));
    for (const [id, { score }] of byHead) {
      if (this.docs[id].kind !== "term") continue;
      for (const other of this.names.namedAs(this.docs[id].title)) {
        const page = byHead.get(other);
        if (page && ["topic", "case"].includes(this.docs[other].kind ?? "")) page.score = Math.max(page.score, score + 0.01);
      }
    }
  }

  /**
   * What a group counts by its kind, by what of it was found, and by whether it has all words.
   * @param {number} group
   * @param {number} best the id of its best entry
   * @param {Set<number> | null} whole the groups that have all words; none to a question
   * @param {boolean} exact whether the query is its name
   */
  standing(group, best, whole, exact) {
    const head = this.heads[group], kind = this.docs[head].kind ?? "page";
    if (!whole && kind === "term") return DEFINED;
    const listed = kind === "overview" && best !== head && !this.docs[best].kind;
    return KINDS[kind] * (listed ? LISTED : 1) * (whole?.has(group) && (KINDS[kind] > 0.7 || exact) ? WHOLE : 1);
  }

  /**
   * The chosen groups and the entries of each that have a word, best first.
   * @param {number[]} chosen
   * @param {Row[]} table
   * @param {Slot[]} slots
   * @param {Set<number> | null} whole those with all words; none to a question, which an answer need not repeat
   * @param {string} typed
   */
  rank(chosen, table, slots, whole, typed) {
    const named = this.names.match(slots, typed), rows = table.map(({ entries }) => entries), best = table.map(({ groups }) => groups);
    const asked = slots.reduce((sum, slot) => sum + slot.value, 0);
    /** @type {({id: number, score: number, cover: number}[] | undefined)[]} */
    const wanted = new Array(this.heads.length);
    for (const group of chosen) wanted[group] = [];
    for (let id = 0; id < this.docs.length; id++) {
      const scored = wanted[this.groupOf[id]];
      if (!scored || !fills(rows, id)) continue;
      const cover = coverage(rows, id, slots);
      let worth = 0;
      for (let i = 0; i < rows.length; i++) worth += rows[i][id] * slots[i].value;
      scored.push({ id, cover, score: 8 * (worth / asked) * cover + named[id] });
    }
    const ranked = chosen.map((group) => {
      const entries = (wanted[group] ?? []).sort((a, b) => b.score - a.score || a.id - b.id);
      const head = entries[0].id === this.heads[group] ? 0 : named[this.heads[group]];
      const together = 1 + TOGETHER * entries.reduce((most, { cover }) => Math.max(most, cover), 0) ** 4;
      const score = (entries[0].score + ABOVE * head) * coverage(best, group, slots) ** 2 * together;
      return { group, entries, score: score * this.standing(group, entries[0].id, whole, head + entries[0].score > NAMED) };
    });
    if (!whole) this.pageBeforeTerm(ranked);
    ranked.sort((a, b) => b.score - a.score || a.entries[0].id - b.entries[0].id);
    return ranked;
  }
}

/**
 * What to mark of a slot; not what only begins as its word, as statement does for state.
 * @param {Slot} slot
 * @returns {Found["marks"][number]}
 */
function marksOf({ text, meanings, said, sequences, others }) {
  const known = [...meanings.keys()].filter((form) => !said || said.has(form) || !form.startsWith(fold(text)));
  const all = new Set([...known, ...[...sequences, ...others].flat().flatMap((form) => form ?? [])]);
  return { said: said ?? all, all };
}

/**
 * Whether an entry or a group is worth anything for any slot.
 * @param {Float32Array[]} rows the worths for each slot
 * @param {number} at of the entry or the group in them
 */
function fills(rows, at) {
  for (let i = 0; i < rows.length; i++) if (rows[i][at] > 0) return true;
  return false;
}

/**
 * The part of what a query asks that the worths of an entry or a group fill, from 0 to 1: by number and by value of its words.
 * @param {Float32Array[]} rows the worths for each slot
 * @param {number} at of the entry or the group in them
 * @param {Slot[]} slots
 */
function coverage(rows, at, slots) {
  let weight = 0, value = 0, weights = 0, values = 0;
  for (let i = 0; i < slots.length; i++) {
    weights += slots[i].weight;
    values += slots[i].value;
    if (rows[i][at] > 0) [weight, value] = [weight + slots[i].weight, value + slots[i].value];
  }
  return (weight / weights + value / values) / 2;
}
