/* A query and the index in; the entries that answer it, best first, out. Part of the search worker. */
"use strict";

const PAGES = 60;      // so many pages at most are listed
const SECTIONS = 6;    // and so many places on each
const MOST = 0.45;     // so much of a question has to stand on a page that answers it

class Finder {
  /**
   * @param index lunr's index, of which the inverted index is used
   * @param docs the entries of search_index.json
   * @param boosts {field: weight}
   * @param spellings {word as written: folded word}
   */
  constructor(index, docs, boosts, spellings) {
    this.lexicon = new Lexicon(index.invertedIndex, spellings);
    this.boosts = boosts;
    this.entries = new Map();
    for (const doc of docs) {
      const path = doc.location.split("#")[0];
      const kind = doc.kind ?? (doc.location === path ? "page" : "section");
      const group = kind === "term" ? doc.location : path;
      this.entries.set(doc.location, { doc, kind, group });
    }
    this.names = new Names(docs.map(doc => ({
      location: doc.location, kind: this.entries.get(doc.location).kind, title: plain(doc.title), names: doc.names ?? [],
    })));
  }

  /** @returns {hits: [{location, score, group}], total: number of pages and terms, guessed: [[typed, taken]], partial} */
  find(query) {
    const { words, phrases } = parse(query);
    const slots = words.map((word, i) => this.slot(word, i === words.length - 1 && !/\s$/.test(query)));
    this.join(slots);
    const quoted = phrases.map(phrase => this.phrase(phrase));
    const asked = slots.filter(slot => slot.weight > 0);
    const all = [...asked, ...quoted.flat()];
    if (!all.length) return { hits: [], total: 0, guessed: [], partial: false, slots: all, query };
    const groups = this.groups(all);
    const listed = this.choose(groups, all, isQuestion(query));
    this.rank(listed.groups, all);
    return { ...this.list(listed.groups), query, partial: listed.partial, slots: all,
             guessed: all.filter(slot => slot.guessed).map(slot => [slot.word, this.writtenAs([...slot.meanings.keys()][0])]) };
  }

  slot(word, last) {
    const weight = weightOf(word);
    const { found, guessed } = weight ? this.lexicon.meanings(word, last) : { found: new Map(), guessed: false };
    return this.measured({ word, weight, meanings: found, guessed, phrases: [] });
  }

  /** A slot with its value: the rarer its best meaning, the more it tells. */
  measured(slot) {
    const best = [...slot.meanings].sort((a, b) => b[1] - a[1])[0];
    slot.value = slot.weight * (best ? this.value(best[0]) : Math.log(1 + this.entries.size));
    return slot;
  }

  value(form) {
    return this.lexicon.has(form) ? Math.log(1 + this.entries.size / (0.5 + this.lexicon.frequency(form))) : 1;
  }

  /** "peace keeping" may be written "peacekeeping", and the other way round. */
  join(slots) {
    for (let i = 0; i + 1 < slots.length; i++) {
      const form = fold(slots[i].word + slots[i + 1].word);
      if (!this.lexicon.has(form)) continue;
      for (const slot of [slots[i], slots[i + 1]]) {
        raise(slot.meanings, form, 0.9);
        slot.weight ||= 0.3;
        slot.guessed = false;
        this.measured(slot);
      }
    }
    for (const slot of slots) {
      if (!slot.weight || slot.word.length < 6) continue;
      for (const pair of this.lexicon.parts(slot.word)) {
        const places = this.lexicon.sequence(pair);
        if (!Object.keys(places).length) continue;
        slot.phrases.push({ forms: pair, places });
        if (slot.guessed) [slot.guessed, slot.meanings] = [false, new Map()];
      }
    }
  }

  /** A quoted phrase: one slot that only its words in their order fill; its words alone where they never stand so. */
  phrase(text) {
    const words = wordsOf(text);
    const places = this.lexicon.sequence(words.map(word => weightOf(word) ? fold(word) : null));
    if (!Object.keys(places).length) return words.map(word => this.slot(word, false)).filter(slot => slot.weight);
    const forms = words.filter(word => weightOf(word)).map(fold);
    const meanings = new Map(forms.map(form => [form, 1]));
    const value = forms.reduce((sum, form) => sum + this.value(form), 0);
    return [{ word: text, weight: 1, meanings, guessed: false, value, phrases: [{ forms, places }], exact: true, places }];
  }

  /** {group: {worth of each slot, entries: {location: [worth of each slot]}}} of all entries that have a word. */
  groups(slots) {
    const groups = new Map();
    slots.forEach((slot, i) => {
      for (const [location, worth] of this.places(slot)) {
        const { group } = this.entries.get(location);
        if (!groups.has(group)) groups.set(group, { group, best: new Array(slots.length).fill(0), entries: new Map() });
        const found = groups.get(group);
        if (!found.entries.has(location)) found.entries.set(location, new Array(slots.length).fill(0));
        found.entries.get(location)[i] = worth;
        found.best[i] = Math.max(found.best[i], worth);
      }
    });
    return groups;
  }

  /** {location: worth} of the entries that fill a slot. */
  places(slot) {
    const worths = new Map();
    const add = (location, worth) => { if (!(worths.get(location) >= worth)) worths.set(location, worth); };
    if (!slot.exact)
      for (const [form, trust] of slot.meanings) {
        const sums = new Map();
        for (const field in this.boosts) {
          const places = this.lexicon.inverted[form][field];
          for (const location in places) {
            const count = places[location].position.length;
            sums.set(location, (sums.get(location) ?? 0) + this.boosts[field] * 2.2 * count / (count + 1.2));
          }
        }
        for (const [location, sum] of sums) add(location, trust * sum);
      }
    for (const { places } of slot.phrases)
      for (const location in places)
        add(location, Object.keys(places[location]).reduce((sum, field) => sum + this.boosts[field], 0) * 1.5);
    return worths;
  }

  /** The groups that have every word; where none has, all, marked as partial. A question wants most of its words. */
  choose(groups, slots, question) {
    const needed = slots.map((slot, i) => i).filter(i => slots[i].weight >= 1);
    if (question) {
      const most = [...groups.values()].filter(({ best }) => cover(best, slots) >= MOST);
      if (most.length) return { groups: most, partial: false };
    }
    const whole = [...groups.values()].filter(({ best }) => needed.every(i => best[i] > 0));
    if (whole.length && needed.length) return { groups: whole, partial: false };
    return { groups: [...groups.values()], partial: needed.length > 0 };
  }

  rank(groups, slots) {
    const named = this.names.match(slots, form => this.value(form));
    const asked = slots.reduce((sum, slot) => sum + slot.value, 0);
    const worth = row => row.reduce((sum, part, i) => sum + part * slots[i].value, 0);
    for (const found of groups) {
      found.scores = [...found.entries].map(([location, row]) =>
        [location, worth(row) * cover(row, slots) / asked * 8 + (named.get(location) ?? 0)]);
      found.scores.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const name = named.get(found.group) ?? 0;
      const best = found.scores[0][0] === found.group ? found.scores[0][1] : found.scores[0][1] + name;
      found.score = (best + 4 * worth(found.best) / asked) * cover(found.best, slots) ** 2;
    }
    groups.sort((a, b) => b.score - a.score || (a.group < b.group ? -1 : 1));
  }

  list(groups) {
    const hits = groups.slice(0, PAGES).flatMap(({ group, score, scores }) =>
      scores.slice(0, SECTIONS).map(([location, own]) => ({ location, group, score: score * own / scores[0][1] })));
    return { hits, total: groups.length };
  }

  /** How a folded word is written, for people. */
  writtenAs(form) {
    return this.lexicon.written.get(form)?.slice().sort((a, b) => a.length - b.length)[0] ?? form;
  }
}

/** Whether a query is put as a question, which few pages answer in all its words. */
function isQuestion(query) {
  return /\?\s*$/.test(query) ||
    /^\s*(what|who|whom|whose|when|where|why|which|how|is|are|was|were|do|does|did|can|could|should|has|have)\s+\S+\s+\S/i.test(query);
}

/** The part of what a query asks that a row of worths covers, from 0 to 1. */
function cover(row, slots) {
  const [covered, asked] = row.reduce(([some, all], part, i) =>
    [some + (part > 0 ? slots[i].value : 0), all + slots[i].value], [0, 0]);
  return covered / asked;
}

/** The words and the quoted phrases of a query. */
function parse(query) {
  const phrases = [];
  const rest = query.replace(/[“”„«»]/g, '"').replace(/"([^"]+)"/g, (_, phrase) => { phrases.push(phrase); return " "; });
  return { words: wordsOf(rest).slice(0, 12), phrases: phrases.filter(phrase => wordsOf(phrase).some(weightOf)) };
}

/** The words of a text, divided as the index divides them. */
function wordsOf(text) {
  return text.split(lunr.tokenizer.separator).filter(word => bare(word));
}

/** The text of a title, which is HTML in the index. */
function plain(title) {
  return title.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
