/* Lunr's inverted index in; for each word of a query the indexed words that it may mean out. For the search worker. */
"use strict";

const PREFIXES = 40;   // so many words at most that begin as the one typed
const GUESSES = 3;     // so many corrections at most of a word that nothing contains

class Lexicon {
  /**
   * @param inverted lunr's inverted index: {folded word: {field: {location: {position: [...]}}}}
   * @param spellings {word as written: folded word}, of all words of the index
   */
  constructor(inverted, spellings) {
    this.inverted = inverted;
    this.forms = Object.keys(inverted).sort();
    this.spellings = spellings;
    this.written = new Map(this.forms.map(form => [form, []]));
    for (const [word, form] of spellings) this.written.get(form)?.push(word);
  }

  /** Words of one stem (negotiate, negotiations), by stem. Made at the first query that needs them. */
  get stems() {
    if (!this._stems) {
      this._stems = new Map();
      for (const [form, words] of this.written)
        for (const word of words.slice(0, 3)) {
          const stem = stemOf(word);
          if (!this._stems.has(stem)) this._stems.set(stem, new Set());
          this._stems.get(stem).add(form);
        }
    }
    return this._stems;
  }

  has(form) { return form in this.inverted; }

  /** In how many entries a word stands, roughly. */
  frequency(form) {
    return Math.max(...Object.values(this.inverted[form]).map(places => typeof places === "object" ? sizeOf(places) : 0));
  }

  /**
   * The indexed words that a typed one may mean, with the trust in each from 0 to 1, and whether it had to be guessed.
   * @param word as typed, @param last whether it may still be unfinished
   */
  meanings(word, last) {
    const form = fold(word), found = new Map();
    if (!form) return { found, guessed: false };
    if (this.has(form)) found.set(form, 1);
    if (form.length >= (last ? 2 : 4)) this.beginning(form, found);
    const begun = last && found.size > 0;
    for (const other of this.stems.get(stemOf(bare(word))) ?? []) raise(found, other, 0.6);
    const known = found.size > 0;
    if (!this.has(form) && !begun) this.similar(form, bare(word).length, found, known ? 0.5 : 0.9);
    if (known) return { found, guessed: false };
    if (!found.size && last && form.length > 3) this.beginning(form.slice(0, -1), found);
    return { found, guessed: found.size > 0 };
  }

  beginning(start, found) {
    let at = lowerBound(this.forms, start);
    const longer = [];
    while (at < this.forms.length && this.forms[at].startsWith(start)) longer.push(this.forms[at++]);
    longer.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    for (const form of longer.slice(0, PREFIXES)) raise(found, form, 0.2 + 0.5 * start.length / form.length);
  }

  /** Add the words at most a letter away; for a long word that nothing else comes near, two. */
  similar(form, length, found, trust) {
    const known = found.size;
    const limits = length < 5 ? [] : known || length < 8 ? [1] : [1, 2];
    for (const limit of limits) {
      const close = this.forms.filter(other => other.length > 2 && near(form, other, limit));
      const liking = other => (other[0] === form[0] ? 1e6 : 0) + this.frequency(other);
      close.sort((a, b) => liking(b) - liking(a) || (a < b ? -1 : 1));
      close.slice(0, GUESSES).forEach((other, i) => raise(found, other, trust * (1 - 0.2 * i)));
      if (close.length) return;
    }
  }

  /** The two indexed words that a word is made of, where they stand side by side: ["counter", "terrorism"]. */
  parts(word) {
    const whole = bare(word), pairs = [];
    for (let cut = 2; cut <= whole.length - 3; cut++) {
      const pair = [fold(whole.slice(0, cut)), fold(whole.slice(cut))];
      if (pair.every(form => this.has(form))) pairs.push(pair);
    }
    return pairs;
  }

  /** {location: {field: [positions of the first word]}} where folded words follow each other; null skips a word. */
  sequence(forms) {
    const known = forms.map((form, offset) => ({ form, offset })).filter(item => item.form !== null);
    const found = {};
    if (!known.length || known.some(({ form }) => !this.has(form))) return found;
    const [head, ...rest] = known;
    for (const field of Object.keys(this.inverted[head.form])) {
      const places = this.inverted[head.form][field];
      for (const location in typeof places === "object" ? places : {}) {
        const followers = rest.map(({ form, offset }) =>
          [new Set(this.inverted[form][field]?.[location]?.position), offset - head.offset]);
        const starts = places[location].position.filter(at => followers.every(([set, offset]) => set.has(at + offset)));
        if (starts.length) (found[location] ??= {})[field] = starts;
      }
    }
    return found;
  }
}

function raise(found, form, trust) {
  if (!(found.get(form) >= trust)) found.set(form, trust);
}

function stemOf(word) {
  return lunr.stemmer(new lunr.Token(bare(word))).toString();
}

function sizeOf(object) {
  let size = 0;
  for (const _ in object) size++;
  return size;
}

function lowerBound(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1; else high = middle;
  }
  return low;
}
