/* The entries of the index in; for each folded word the entries that have it, and where, out. For the search worker. */
"use strict";

const STARTS = { title: 0, names: 1e4, text: 1e5 };   // where the places of a field begin
const GAP = 100;                                      // between two names, so that no phrase runs over both

class Postings {
  /** @param docs entries of search_index.json, whose places in the list are their ids; @param boosts {field: weight} */
  constructor(docs, boosts) {
    this.size = docs.length;
    this.boosts = boosts;
    this.byForm = new Map();      // {form: {ids: ascending, places: a list for each id}}
    this.worthsOf = new Map();
    docs.forEach((doc, id) => {
      this.add(id, plain(doc.title), STARTS.title);
      doc.names?.forEach((name, i) => this.add(id, name, STARTS.names + i * GAP));
      this.add(id, plain(doc.text), STARTS.text);
    });
    this.forms = [...this.byForm.keys()].sort();
  }

  add(id, text, place) {
    for (const word of text.split(separator)) {
      if (!word) continue;
      const form = formOf(word);
      if (form) {
        let found = this.byForm.get(form);
        if (!found) this.byForm.set(form, found = { ids: [], places: [] });
        const last = found.ids.length - 1;
        if (found.ids[last] === id) found.places[last].push(place);
        else { found.ids.push(id); found.places.push([place]); }
      }
      place++;
    }
  }

  has(form) { return this.byForm.has(form); }

  /** In how many entries a word stands. */
  frequency(form) { return this.byForm.get(form)?.ids.length ?? 0; }

  /** What it tells to know a word: the rarer, the more. */
  value(form) { return Math.log(1 + this.size / (0.5 + this.frequency(form))); }

  /** {ids, worths}: what each entry that has a word is worth for it. */
  worths(form) {
    if (!this.worthsOf.has(form)) {
      const { ids, places } = this.byForm.get(form);
      this.worthsOf.set(form, { ids, worths: Float32Array.from(places, list => this.worth(list)) });
    }
    return this.worthsOf.get(form);
  }

  /** More places are worth more, but ever less so; the weight is that of their field. */
  worth(places) {
    const counts = { title: 0, names: 0, text: 0 };
    for (const place of places) counts[place < STARTS.names ? "title" : place < STARTS.text ? "names" : "text"]++;
    return Object.entries(counts).reduce((sum, [field, count]) => sum + this.boosts[field] * 2.2 * count / (count + 1.2), 0);
  }

  /** {ids, worths} of the entries where words follow each other; null among the forms stands for any word. */
  sequence(forms) {
    const known = forms.map((form, offset) => ({ form, offset })).filter(({ form }) => form);
    const found = { ids: [], worths: [] };
    if (!known.length || known.some(({ form }) => !this.has(form))) return found;
    const [head, ...rest] = known.map(({ form, offset }) => ({ ...this.byForm.get(form), offset, at: 0 }));
    head.ids.forEach((id, i) => {
      for (const other of rest) while (other.ids[other.at] < id) other.at++;
      if (rest.some(other => other.ids[other.at] !== id)) return;
      const starts = head.places[i].filter(place =>
        rest.every(other => other.places[other.at].includes(place + other.offset - head.offset)));
      if (!starts.length) return;
      found.ids.push(id);
      found.worths.push(1.5 * this.worth(starts));
    });
    return found;
  }
}
