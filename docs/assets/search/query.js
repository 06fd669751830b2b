"use strict";
// What a reader typed in; its slots, each a word or a quoted phrase with all that may fill it, out. For the search
// worker.

const WORDS = 12;    // so many words of a query count
const LONGEST = 60;  // and none that is longer
const VERB = 0.3;    // what a word of a question counts that names nothing here

/** Verbs and measures of questions, which are not what a question is about, though something may be named so. */
const LIGHT_WORDS = new Set(
  ("allow allowed ask asked became become belong big biggest bring brought build building builds built buy bought call called came " +
   "carry carried cause caused causes choose chose close closed come comes count counts create created creates decide decided earn " +
   "earned end ended ends enter entered expect face faced fail failed fall fell find finds follow followed forbid forbids found " +
   "founded gave get gets give gives go goes grew grow happen happened hear held help helped hold holds improve improved improves " +
   "increase join joined keep keeps kept knew know known large largest last lead leads learn learned led left live long look looked " +
   "lose lost made make makes many matter matters meet met most move moved much need needs offer offered often old open opened paid " +
   "pay pays play played plays prevent prevents prove provide provides put raise raised ran reach reached reduce reduced reduces " +
   "require required requires run runs see seek seen sell send sends sent set show shows speak spend spent stand start started starts " +
   "stay stayed stop stopped suffer take takes taught teach tell tells think thought took train trained tried try turn turned " +
   "understand use used uses wait want wanted wear went win won worn write written wrote").split(" ")
);

/**
 * The slots of a query.
 * @param {string} query
 * @param {Lexicon} lexicon
 * @returns {Slot[]}
 */
function slotsOf(query, lexicon) {
  /** @type {string[]} */
  const phrases = [];
  const rest = query.replace(/[“”„«»]/g, '"').replace(/"([^"]+)"/g, (_, phrase) => {
    phrases.push(phrase);
    return " ";
  });
  const words = wordsOf(rest).filter((word) => word.length <= LONGEST).slice(0, WORDS);
  const slots = words.map((word, i) => wordSlot(word, i === words.length - 1 && !/\s$/.test(rest), lexicon));
  joinNeighbours(slots, lexicon);
  return [...slots, ...phrases.flatMap((phrase) => phraseSlots(phrase, lexicon))].filter((slot) => slot.weight > 0)
    .map((slot) => ({ ...slot, value: slot.weight * rarity(slot, lexicon.postings) }));
}

/**
 * The slots of a question: its subject is what pages and terms are named for; other words, as its verb, may be missing.
 * @param {Slot[]} slots
 * @param {Names} names
 * @returns {Slot[]}
 */
function subjectFirst(slots, names) {
  const isSubject = (/** @type {Slot} */ { text, meanings, only }) => only || !LIGHT_WORDS.has(text.toLowerCase()) && [...meanings].some(([form, trust]) => (trust > SURE ? names.isSubject(form) : trust >= 0.4 && names.isTitle(form)));
  const subject = new Set(slots.filter(isSubject));
  if (!subject.size) return slots;
  const most = VERB * Math.max(...[...subject].map(({ value }) => value));
  return slots.map((slot) => (subject.has(slot) ? { ...slot, subject: true } : { ...slot, weight: VERB * slot.weight, value: Math.min(VERB * slot.value, most) }));
}

/**
 * A slot whose value is not known yet, since its neighbours may add to what fills it.
 * @typedef {Omit<Slot, "value">} Unvalued
 */

/**
 * @param {string} word
 * @param {boolean} last
 * @param {Lexicon} lexicon
 * @returns {Unvalued}
 */
function wordSlot(word, last, lexicon) {
  const weight = weightOf(word);
  if (!weight) return { text: word, weight, meanings: new Map(), sequences: [], others: [], guessed: false };
  return { text: word, weight, ...lexicon.meanings(word, last) };
}

/**
 * "peace keeping" may be written "peacekeeping"; "united states" has other words as a whole.
 * @param {Unvalued[]} slots
 * @param {Lexicon} lexicon
 */
function joinNeighbours(slots, lexicon) {
  for (let i = 0; i + 1 < slots.length; i++) {
    const pair = [slots[i], slots[i + 1]];
    const form = fold(pair[0].text + pair[1].text);
    if (pair.some(({ text }) => fold(text) === form)) continue;     // as of 'trade is'
    /** @type {Meanings} */
    const meanings = new Map();
    if (lexicon.postings.has(form)) meanings.set(form, 0.9);
    const others = lexicon.alike(form, meanings);
    if (!meanings.size) continue;
    for (const slot of pair) {
      for (const [other, trust] of meanings) trustAtLeast(slot.meanings, other, trust);
      slot.others.push(...others);
      slot.weight ||= 0.3;
      slot.guessed = false;
    }
  }
}

/**
 * A quoted phrase: only its words in their order fill it. Where they stand so nowhere, each word is a slot.
 * @param {string} text
 * @param {Lexicon} lexicon
 * @returns {Unvalued[]}
 */
function phraseSlots(text, lexicon) {
  const words = wordsOf(text);
  const forms = words.map((word) => formOf(word) || null);
  if (!lexicon.postings.sequence(forms).ids.length) return words.map((word) => ({ ...wordSlot(word, false, lexicon), loose: text }));
  /** @type {Meanings} */
  const meanings = new Map();
  for (const form of forms) if (form) meanings.set(form, 1);
  return [{ text, weight: 1, meanings, sequences: [forms], others: [], only: true, guessed: false }];
}

/**
 * What it tells to fill a slot.
 * @param {Unvalued} slot
 * @param {Postings} postings
 */
function rarity(slot, postings) {
  if (slot.only) return slot.sequences[0].reduce((sum, form) => sum + (form ? postings.value(form) : 0), 0);
  const [form] = [...slot.meanings].reduce((one, other) => (other[1] > one[1] ? other : one), ["", 0]);
  return postings.value(form);
}

/**
 * Whether a query is put as a question, which few pages answer in all its words.
 * @param {string} query
 */
function isQuestion(query) {
  return /\?\s*$/.test(query) ||
    /^\s*(what|who|whom|whose|when|where|why|which|how|is|are|was|were|do|does|did|can|could|should|would|will|shall|may|might|must|has|have)\s+\S+\s+\S/i.test(query);
}
