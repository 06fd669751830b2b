"use strict";
// Postings in; for each word of a query the indexed words that it may mean out. For the search worker.

const PREFIXES = 40;   // so many words at most that begin as the one typed
const GUESSES = 3;     // so many corrections of a word at most
const ALIKE_LETTERS = 2; // words of one stem have so many first letters in common
const CHANGED = 2;     // so many of its last letters at most a stem does not share with its word, as possibl with possibility
const SHORT = 3;       // with fewer letters it is an acronym, which has no inflections: US is not used

class Lexicon {
  /**
   * @param {Postings} postings the indexed words; how they are written is in `folded`
   * @param {string[][]} synonyms groups of words that mean the same, which the index brings
   */
  constructor(postings, synonyms) {
    this.postings = postings;
    this.forms = postings.forms;
    /**
     * How each form is written.
     * @type {Map<string, string[]>}
     */
    this.written = new Map(this.forms.map((form) => [form, []]));
    for (const [word, form] of folded) this.written.get(form)?.push(word);
    /** @type {Map<string, {form: string, words: string[]}[]>} */
    this.alikes = new Map();
    /** @type {Map<string, string[]>} */
    this.synonyms = new Map();
    for (const group of synonyms)
      for (const member of group) {
        const others = group.filter((other) => other !== member);
        for (const key of new Set([fold(member), rootOf(member)])) this.synonyms.set(key, [...(this.synonyms.get(key) ?? []), ...others]);
      }
  }

  /**
   * The forms of one stem, as negotiate and negotiations. They begin alike: to know the stems of all words takes long.
   * @param {string} word
   */
  inflected(word) {
    const stem = stemOf(word);
    if (fold(word).length < SHORT) return [];
    const start = stem.slice(0, -CHANGED);
    return this.begunAlike(fold(word).slice(0, ALIKE_LETTERS))
      .filter(({ words }) => words.some((other) => other.startsWith(start) && stemOf(other) === stem)).map(({ form }) => form);
  }

  /**
   * The forms that begin so, each with its first spellings.
   * @param {string} start
   */
  begunAlike(start) {
    const known = this.alikes.get(start);
    if (known) return known;
    const found = this.startingWith(start).filter((form) => form.length >= SHORT)
      .map((form) => ({ form, words: this.spellings(form).slice(0, 3).map(bare) }));
    this.alikes.set(start, found);
    return found;
  }

  /**
   * What a typed word may mean.
   * @param {string} word as typed
   * @param {boolean} last whether it may still be unfinished
   * @returns {Pick<Slot, "meanings" | "said" | "sequences" | "others" | "guessed">}
   */
  meanings(word, last) {
    const form = fold(word);
    /** @type {Meanings} */
    const meanings = new Map();
    const sequences = this.parts(word);
    if (this.postings.has(form)) meanings.set(form, 1);
    if (last ? form.length > 1 : form.length > 4 && !meanings.size) this.beginning(form, meanings);
    const begun = last && meanings.size > 0;
    const inflected = this.inflected(word);
    for (const other of inflected) trustAtLeast(meanings, other, 0.6);
    const said = this.postings.has(form) ? new Set([form, ...inflected]) : undefined;
    const others = this.alike(this.synonyms.has(form) ? form : rootOf(word), meanings);
    const known = meanings.size > 0 || sequences.length > 0 || others.length > 0;
    if (!this.postings.has(form) && !begun && !sequences.length && !others.length)
      this.similar(bare(word), meanings, known ? 0.5 : 0.9);
    if (!meanings.size && !known && last && form.length > 4) this.beginning(form.slice(0, -1), meanings);
    if (word.length <= SHORT) sequences.push(...others.splice(0));    // what an acronym stands for is the same
    return { meanings, said, sequences, others, guessed: !known && meanings.size > 0 };
  }

  /**
   * Add the words that begin as the one typed.
   * @param {string} start
   * @param {Meanings} meanings
   */
  beginning(start, meanings) {
    const longer = this.startingWith(start);
    longer.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    for (const form of longer.slice(0, PREFIXES)) trustAtLeast(meanings, form, trustIn(start, form));
  }

  /**
   * Add the other words for a word; those of several words are returned, as lists of forms.
   * @param {string} key
   * @param {Meanings} meanings
   */
  alike(key, meanings) {
    /** @type {string[][]} */
    const several = [];
    for (const other of this.synonyms.get(key) ?? []) {
      const forms = wordsOf(other).map(formOf).filter(Boolean);
      if (forms.length > 1) several.push(forms);
      else if (this.postings.has(forms[0])) trustAtLeast(meanings, forms[0], 0.4);
    }
    return several;
  }

  /**
   * To a word of five letters or more, add those that are a letter away; for a long word that nothing comes near, two.
   * @param {string} word
   * @param {Meanings} meanings
   * @param {number} trust
   */
  similar(word, meanings, trust) {
    const form = fold(word);
    const limits = word.length < 5 ? [] : meanings.size || word.length < 8 ? [1] : [1, 2];
    for (const limit of limits) {
      const close = this.forms.filter((other) => {
        const alike = near(form, other, limit);
        return this.spellings(other).some((written) => written.length > 4 &&
          (alike || Math.abs(written.length - word.length) <= limit && near(word, bare(written), limit)));
      });
      const liking = (/** @type {string} */ other) => (other[0] === form[0] ? 1e6 : 0) + this.postings.frequency(other);
      close.sort((a, b) => liking(b) - liking(a) || (a < b ? -1 : 1));
      close.slice(0, GUESSES).forEach((other, i) => trustAtLeast(meanings, other, trust * (1 - 0.2 * i)));
      if (close.length) return;
    }
  }

  /**
   * The pairs of indexed words that stand side by side and make up a word: counter-terrorism, for counterterrorism.
   * @param {string} word
   */
  parts(word) {
    const whole = bare(word);
    /** @type {string[][]} */
    const pairs = [];
    for (let cut = 2; whole.length > 5 && cut <= whole.length - 3; cut++) {
      const pair = [fold(whole.slice(0, cut)), fold(whole.slice(cut))];
      if (this.postings.sequence(pair).ids.length) pairs.push(pair);
    }
    return pairs;
  }

  /**
   * The commonest word that begins as the one typed; the word itself when it is complete.
   * @param {string} start
   */
  completion(start) {
    const form = fold(start);
    if (start.length < 2 || this.spellings(form).includes(start)) return start;
    let best = start, most = 0;
    for (const one of this.startingWith(form)) {
      const frequency = this.postings.frequency(one);
      if (frequency <= most) continue;
      const word = this.spellings(one).filter((other) => other.startsWith(start)).sort((a, b) => a.length - b.length)[0];
      if (word) [best, most] = [word, frequency];
    }
    return best;
  }

  /**
   * How a form is written, for people: its shortest spelling.
   * @param {string} form
   */
  writtenAs(form) {
    return [...this.spellings(form)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? form;
  }

  /**
   * How a form is written.
   * @param {string} form
   */
  spellings(form) {
    return this.written.get(form) ?? [];
  }

  /**
   * The indexed forms that begin so.
   * @param {string} start
   */
  startingWith(start) {
    const found = [];
    for (let at = lowerBound(this.forms, start); this.forms[at]?.startsWith(start); at++) found.push(this.forms[at]);
    return found;
  }
}

/**
 * Let a form be among the meanings of a word, with as much trust at least.
 * @param {Meanings} meanings
 * @param {string} form
 * @param {number} trust
 */
function trustAtLeast(meanings, form, trust) {
  meanings.set(form, Math.max(meanings.get(form) ?? 0, trust));
}

/**
 * The stem of each word, as far as it was wanted.
 * @type {Map<string, string>}
 */
const stems = new Map();

/** @param {string} word */
function stemOf(word) {
  let stem = stems.get(word);
  if (stem === undefined) stems.set(word, stem = stemmer(bare(word)));
  return stem;
}

/**
 * What the inflections of a word share: its stem; of an acronym, which has none, its form.
 * @param {string} word
 */
function rootOf(word) {
  const stem = stemOf(word);
  return stem.length < SHORT ? fold(word) : stem;
}

/**
 * The first place of a sorted list whose value is not below another.
 * @param {string[]} sorted
 * @param {string} value
 */
function lowerBound(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1; else high = middle;
  }
  return low;
}
