"use strict";
// What is typed in; the pages and terms that have each of its words in their names out, best first. It asks for small
// files, each with the names in which a word begins with the same two letters (scripts/kb/finish/initials.py), and
// answers while the index, which knows the texts too, is on its way. Part of the page.

const FILES = 256;     // so many there are
const PATIENCE = 3000; // milliseconds after which the index is not kept waiting by them
const ENTRIES = 1500;  // against so many a word counts that few of those in the files have
const TITLED = 4;      // what a word in a title adds
const OTHERS = 8.8;    // and at most in other names

// Whatever a name has between its words; the files know no other division.
divideAt("['’]s(?!\\p{L})|[^\\p{L}\\p{M}\\p{N}]+");

class Initials {
  /** @param {URL} base the address of the site */
  constructor(base) {
    this.base = base;
    /** @type {Map<number, Promise<InitialRow[]>>} */
    this.files = new Map();
    this.wanted = "";                       // which files were wanted last,
    this.named = new FirstNames([]);        // and what they hold
  }

  /**
   * What is named with all words of a query, of which the last may be unfinished; nothing is guessed.
   * @param {string} query
   * @returns {Promise<Result[]>}
   */
  async ask(query) {
    if (/["“”„«»]/.test(query)) return [];    // a phrase may stand in a text
    const words = wordsOf(query), telling = words.filter(formOf);
    const asked = telling.length ? telling : words.slice(-1);
    const numbers = [...new Set(asked.map(numberOf))].filter((number) => number >= 0);
    if (!numbers.length) return [];
    const rows = (await Promise.all(numbers.map((number) => this.file(number)))).flat();
    const wanted = `${numbers}: ${rows.length}`;
    if (this.wanted !== wanted) [this.wanted, this.named] = [wanted, new FirstNames(merged(rows))];
    return this.named.answer(query.trim().toLowerCase(), asked, asked.at(-1) === words.at(-1) && !/\s$/.test(query));
  }

  /**
   * A file, which is empty where it cannot be had.
   * @param {number} number
   */
  file(number) {
    const known = this.files.get(number);
    if (known) return known;
    const load = async () => {
      const response = await fetch(new URL(`search/initials/${number}.json`, this.base));
      return response.ok ? response.json() : [];
    };
    /** @type {Promise<never>} */
    const late = new Promise((_, fail) => { setTimeout(fail, PATIENCE); });
    const file = Promise.race([load(), late]).catch(() => {
      this.files.delete(number);
      return [];
    });
    this.files.set(number, file);
    return file;
  }
}

/**
 * The number of the file that has a word; of a single letter, which has none, -1.
 * @param {string} word
 */
function numberOf(word) {
  const [first, second] = Array.from(bare(word), (letter) => letter.codePointAt(0) ?? 0);
  return second ? (31 * first + second) % FILES : -1;
}

/**
 * The entries of rows, a list for each page and term with itself first, in which all files together say their names.
 * @param {InitialRow[]} rows
 */
function merged(rows) {
  /** @type {Map<string, Map<string, Named>>} */
  const groups = new Map();
  for (const [location, title, kind = "", names = [], parts = []] of rows) {
    let group = groups.get(location);
    if (!group) groups.set(location, group = new Map());
    nameIn(group, { location, title, kind: kind || "page", names });
    for (const [anchor, head, others = [], sort = "section"] of parts)
      nameIn(group, { location: `${location}#${anchor}`, title: head, kind: sort, names: others });
  }
  return [...groups.values()].map((group) => [...group.values()]);
}

/** @type {(group: Map<string, Named>, named: Named) => void} */
function nameIn(group, named) {
  const known = group.get(named.location);
  if (known) known.names = [...new Set([...known.names, ...named.names])];
  else group.set(named.location, named);
}

/** The entries of pages and terms, ranked nearly as the engine (finder.js) does it, which knows texts and other words too. */
class FirstNames {
  /** @param {Named[][]} groups a list for each, with itself first */
  constructor(groups) {
    this.entries = groups.flat();
    /** @type {{head: Named, ids: number[]}[]} */
    this.groups = [];
    let next = 0;
    for (const group of groups) this.groups.push({ head: group[0], ids: group.map(() => next++) });
    /** @type {(form: string) => number} */
    const value = (form) => Math.log(1 + ENTRIES / (0.5 + (this.names.byForm.get(form)?.length ?? 0)));
    /** @type {Names} */
    this.names = new Names(this.entries, { value, has: () => false, common: new Set() });
    this.forms = [...this.names.byForm.keys()];
  }

  /**
   * @param {string} typed
   * @param {string[]} asked its words that say anything; its last where none does, which may be the beginning of one
   * @param {boolean} unfinished whether the last may be
   * @returns {Result[]}
   */
  answer(typed, asked, unfinished) {
    const slots = asked.map((word, i) => this.slot(word, unfinished && i === asked.length - 1));
    const rows = this.rows(slots), worths = this.names.match(slots, typed);
    const whole = this.groups.filter(({ ids }) => slots.every((_, i) => ids.some((id) => rows[id][i])));
    if (!whole.length || !asked.some(formOf)) return this.beginning(typed);
    const ranked = whole.map((group) => this.scored(group, rows, worths)).sort((a, b) => b.score - a.score);
    return ranked.slice(0, PAGES).map(({ places, head }) => resultOf(places, head, slots));
  }

  /**
   * To words that no name has, as stop words: the pages and terms with a title that begins with them.
   * @param {string} typed
   */
  beginning(typed) {
    const found = new Set(this.names.beginning(typed).map((id) => this.groups.findIndex(({ ids }) => ids.includes(id))));
    return [...found].slice(0, PAGES).map((i) => this.groups[i].head).map((head) => resultOf([head], head, []));
  }

  /**
   * @param {string} word
   * @param {boolean} unfinished
   * @returns {Slot}
   */
  slot(word, unfinished) {
    const start = fold(word);
    /** @type {Meanings} */
    const meanings = new Map();
    for (const form of this.forms)
      if (form === start) meanings.set(form, 1);
      else if (unfinished && form.startsWith(start)) meanings.set(form, trustIn(start, form));
    return { text: word, weight: 1, value: 1, meanings, sequences: [], others: [], guessed: false };
  }

  /**
   * What the names of each entry are worth for each word.
   * @param {Slot[]} slots
   */
  rows(slots) {
    const rows = this.entries.map(() => slots.map(() => ({ title: 0, other: 0, others: 0 })));
    const { places, trusts } = this.names.overlaps(slots);
    for (const place of places) {
      const { id, other } = this.names.list[place];
      for (const [i, cell] of rows[id].entries()) {
        const trust = trusts[place * slots.length + i];
        if (!other) cell.title = trust;
        else if (trust) [cell.other, cell.others] = [Math.max(cell.other, trust), cell.others + 1];
      }
    }
    return rows.map((row) => row.map(({ title, other, others }) => TITLED * title + OTHERS * other * others / (others + 1.2)));
  }

  /**
   * The entries of a group that have a word, best first, and what it is worth.
   * @param {{head: Named, ids: number[]}} group
   * @param {number[][]} rows
   * @param {Float64Array} worths of names
   */
  scored({ head, ids }, rows, worths) {
    const named = (/** @type {number} */ id) => worths[id];
    const found = ids.filter((id) => rows[id].some(Boolean)).map((id) => {
      const { length } = rows[id], cover = rows[id].filter(Boolean).length / length;
      const worth = 8 * rows[id].reduce((sum, part) => sum + part, 0) / length * cover + named(id);
      return { id, score: worth * (1 + TOGETHER * cover ** 4) };
    });
    found.sort((a, b) => b.score - a.score || a.id - b.id);
    const [{ id, score }] = found, { kind } = head, best = this.entries[id];
    const above = best === head ? 0 : named(ids[0]);
    const listed = kind === "overview" && best !== head && best.kind === "section";
    const standing = KINDS[kind] * (listed ? LISTED : 1) * (KINDS[kind] > 0.7 || above + named(id) > NAMED ? WHOLE : 1);
    return { places: found.map((one) => this.entries[one.id]), head, score: (score + ABOVE * above) * standing };
  }
}

/** @type {(places: Named[], head: Named, slots: Slot[]) => Result} */
function resultOf(places, head, slots) {
  const { title, names } = places[0], kind = head.kind === "page" || head.kind === "section" ? "" : head.kind;
  const isMeant = (/** @type {string} */ word) => slots.some(({ meanings }) => meanings.has(fold(word)));
  return {
    title: plain(head.title).trim(), kind, left: [],
    words: [...new Set(wordsOf([plain(title), ...names].join(" ")).filter(isMeant))].slice(0, MARKED),
    places: places.slice(0, SECTIONS).map((place) => ({ title: place === head ? "" : plain(place.title).trim(), location: place.location, snippet: [] })),
  };
}
