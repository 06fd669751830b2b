/* What a reader typed in; its slots, each a word or a quoted phrase with all that may fill it, out. For the search worker. */
"use strict";

const WORDS = 12;    // so many words of a query count
const LONGEST = 60;  // and none that is longer

/**
 * A slot: {text, weight: 0.3 for a word that may be missing, else 1, value: what filling it tells,
 * meanings: {form: trust}, sequences: [forms in their order], only: whether nothing but a sequence fills it, guessed,
 * loose: the quoted phrase it is a word of, which as a whole stands nowhere}
 */
function slotsOf(query, lexicon) {
  const phrases = [];
  const rest = query.replace(/[“”„«»]/g, '"').replace(/"([^"]+)"/g, (_, phrase) => {
    phrases.push(phrase);
    return " ";
  });
  const words = wordsOf(rest).filter(word => word.length <= LONGEST).slice(0, WORDS);
  const slots = words.map((word, i) => wordSlot(word, i === words.length - 1 && !/\s$/.test(rest), lexicon));
  joinNeighbours(slots, lexicon);
  const all = [...slots, ...phrases.flatMap(phrase => phraseSlots(phrase, lexicon))].filter(slot => slot.weight > 0);
  for (const slot of all) slot.value = slot.weight * valueOf(slot, lexicon.postings);
  return all;
}

function wordSlot(word, last, lexicon) {
  const weight = weightOf(word);
  if (!weight) return { text: word, weight, meanings: new Map(), sequences: [], guessed: false };
  return { text: word, weight, ...lexicon.meanings(word, last) };
}

/** "peace keeping" may be written "peacekeeping"; "united states" has other words as a whole. */
function joinNeighbours(slots, lexicon) {
  for (let i = 0; i + 1 < slots.length; i++) {
    const pair = [slots[i], slots[i + 1]];
    const form = fold(pair[0].text + pair[1].text);
    const meanings = new Map(lexicon.postings.has(form) ? [[form, 0.9]] : []);
    const sequences = lexicon.alike(form, meanings);
    if (!meanings.size) continue;
    for (const slot of pair) {
      for (const [other, trust] of meanings) raise(slot.meanings, other, trust);
      slot.sequences.push(...sequences);
      slot.weight ||= 0.3;
      slot.guessed = false;
    }
  }
}

/** A quoted phrase: only its words in their order fill it. Where they stand so nowhere, each word is a slot. */
function phraseSlots(text, lexicon) {
  const words = wordsOf(text);
  const forms = words.map(word => formOf(word) || null);
  if (!lexicon.postings.sequence(forms).ids.length) return words.map(word => ({ ...wordSlot(word, false, lexicon), loose: text }));
  const known = forms.filter(Boolean);
  return [{ text, weight: 1, meanings: new Map(known.map(form => [form, 1])), sequences: [forms], only: true, guessed: false }];
}

function valueOf(slot, postings) {
  if (slot.only) return slot.sequences[0].filter(Boolean).reduce((sum, form) => sum + postings.value(form), 0);
  const best = [...slot.meanings].reduce((one, other) => other[1] > one[1] ? other : one, ["", 0]);
  return postings.value(best[0]);
}

/** Whether a query is put as a question, which few pages answer in all its words. */
function isQuestion(query) {
  return /\?\s*$/.test(query) ||
    /^\s*(what|who|whom|whose|when|where|why|which|how|is|are|was|were|do|does|did|can|could|should|has|have)\s+\S+\s+\S/i.test(query);
}
