/* Postings in; for each word of a query the indexed words that it may mean out. For the search worker. */
"use strict";

const PREFIXES = 40;   // so many words at most that begin as the one typed
const GUESSES = 3;     // so many corrections of a word at most

class Lexicon {
  /** @param postings the indexed words; how they are written is in ``folded`` */
  constructor(postings) {
    this.postings = postings;
    this.forms = postings.forms;
    this.written = new Map(this.forms.map(form => [form, []]));
    for (const [word, form] of folded) this.written.get(form)?.push(word);
    this.synonyms = new Map();
    for (const group of SYNONYMS)
      for (const member of group) {
        const key = fold(member);
        this.synonyms.set(key, [...(this.synonyms.get(key) ?? []), ...group.filter(other => other !== member)]);
      }
  }

  /** Bring together the words of one stem, as negotiate and negotiations. Not part of the set-up, for it takes long. */
  prepare() {
    if (this.stems) return;
    this.stems = new Map();
    for (const [form, words] of this.written)
      for (const stem of new Set(words.slice(0, 3).map(stemOf))) append(this.stems, stem, form);
  }

  /**
   * What a typed word may mean: {meanings: {form: trust from 0 to 1}, sequences: lists of forms, guessed}.
   * @param word as typed, @param last whether it may still be unfinished
   */
  meanings(word, last) {
    this.prepare();
    const form = fold(word), meanings = new Map(), sequences = this.parts(word);
    if (this.postings.has(form)) meanings.set(form, 1);
    if (form.length >= (last ? 2 : 4)) this.beginning(form, meanings);
    const begun = last && meanings.size > 0;
    for (const other of this.stems.get(stemOf(word)) ?? []) raise(meanings, other, 0.6);
    sequences.push(...this.alike(form, meanings));
    const known = meanings.size > 0 || sequences.length > 0;
    if (!this.postings.has(form) && !begun && !sequences.length)
      this.similar(bare(word), meanings, known ? 0.5 : 0.9);
    if (!meanings.size && !known && last && form.length > 3) this.beginning(form.slice(0, -1), meanings);
    return { meanings, sequences, guessed: !known && meanings.size > 0 };
  }

  beginning(start, meanings) {
    const longer = [];
    for (let at = lowerBound(this.forms, start); this.forms[at]?.startsWith(start); at++) longer.push(this.forms[at]);
    longer.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    for (const form of longer.slice(0, PREFIXES)) raise(meanings, form, 0.2 + 0.5 * start.length / form.length);
  }

  /** Add the other words for a word; those of several words are returned, as lists of forms. */
  alike(key, meanings) {
    const several = [];
    for (const other of this.synonyms.get(key) ?? []) {
      const forms = wordsOf(other).map(formOf).filter(Boolean);
      if (forms.length > 1) several.push(forms);
      else if (this.postings.has(forms[0])) raise(meanings, forms[0], 0.4);
    }
    return several;
  }

  /** Add the words of five letters or more that are a letter away; for a long word that nothing comes near, two. */
  similar(word, meanings, trust) {
    const form = fold(word);
    const limits = word.length < 4 ? [] : meanings.size || word.length < 8 ? [1] : [1, 2];
    for (const limit of limits) {
      const close = this.forms.filter(other => this.written.get(other).some(written => written.length > 4 &&
        (near(form, other, limit) || Math.abs(written.length - word.length) <= limit && near(word, bare(written), limit))));
      const liking = other => (other[0] === form[0] ? 1e6 : 0) + this.postings.frequency(other);
      close.sort((a, b) => liking(b) - liking(a) || (a < b ? -1 : 1));
      close.slice(0, GUESSES).forEach((other, i) => raise(meanings, other, trust * (1 - 0.2 * i)));
      if (close.length) return;
    }
  }

  /** The pairs of indexed words that stand side by side and make up a word: counter-terrorism, for counterterrorism. */
  parts(word) {
    const whole = bare(word), pairs = [];
    for (let cut = 2; whole.length > 5 && cut <= whole.length - 3; cut++) {
      const pair = [fold(whole.slice(0, cut)), fold(whole.slice(cut))];
      if (this.postings.sequence(pair).ids.length) pairs.push(pair);
    }
    return pairs;
  }

  /** The commonest word that begins as the one typed; the word itself when it is complete. */
  completion(start) {
    const forms = [], form = fold(start);
    if (start.length < 2 || this.written.get(form)?.includes(start)) return start;
    for (let at = lowerBound(this.forms, form); this.forms[at]?.startsWith(form); at++) forms.push(this.forms[at]);
    forms.sort((a, b) => this.postings.frequency(b) - this.postings.frequency(a) || (a < b ? -1 : 1));
    for (const one of forms) {
      const word = this.written.get(one).filter(other => other.startsWith(start)).sort((a, b) => a.length - b.length)[0];
      if (word) return word;
    }
    return start;
  }

  /** How a form is written, for people: its shortest spelling. */
  writtenAs(form) {
    return this.written.get(form)?.slice().sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? form;
  }
}

function raise(meanings, form, trust) {
  if (!(meanings.get(form) >= trust)) meanings.set(form, trust);
}

function stemOf(word) {
  return stemmer(bare(word));
}

function lowerBound(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1; else high = middle;
  }
  return low;
}
