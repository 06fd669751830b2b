"use strict";
// A word as people write it in; the form that all its spellings share out. Part of the search engine, and of
// the page.

/** Words that say nothing about what is sought. "US" is none of them here. */
const STOP_WORDS = new Set(
  ("a able about across actually after all almost also am among an and any are as at be because been but by can cannot could " +
   "did do does either else ever every for from get got had has have he her him his how however i if in into is it " +
   "its just least let like may me might most must my neither no nor not of off often on only or other our own rather really " +
   "said say says she should since so some still than that the their them then there these they this through to too under until upon was we were " +
   "what when where which while who whom whose why will with within would yet you your").split(" ")
);

/** Words of questions: they may be missing from a page that answers. */
const SOFT_WORDS = new Set(
  ("between compare compared define defined definition describe difference differences differ example examples explain " +
   "explained introduction mean meaning means meant overview tell versus vs work works").split(" ")
);

/**
 * Spellings that no rule below brings together, as prefixes of words without accents, z written as s.
 * @type {[RegExp, string][]}
 */
const SPELLINGS = [
  [/^(de|of)fence/, "$1fense"], [/^(lic|pret)ence/, "$1ense"], [/^practise/, "practice"],
  [/^manoeuvr/, "maneuver"], [/^(behavi|col|fav|hon|lab|neighb|harb|hum|rum|endeav|arm|rig|vap|val|cand|ferv)our/, "$1or"],
  [/^advisor/, "adviser"], [/^artefact/, "artifact"], [/^enquir/, "inquir"], [/^sceptic/, "skeptic"],
  [/^judgement/, "judgment"], [/^ageing/, "aging"], [/^grey/, "gray"], [/^cheque/, "check"], [/^aeroplane/, "airplane"],
];

/** Whether any of them fits, which for most words none does. */
const RESPELT = new RegExp(SPELLINGS.map(([british]) => british.source).join("|"));

/**
 * Lower case, without accents, possessive endings and everything that is neither letter nor figure.
 * @param {string} word
 */
function bare(word) {
  if (!/[^a-z\d]/.test(word)) return word;
  return foldText(word).replace(/['’]s?$/, "").replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * Whether a word says nothing, as "don't".
 * @param {string} lower the word in lower case
 */
function isStopWord(lower) { return STOP_WORDS.has(lower) || /n['’]t$/.test(lower); }

/**
 * The form of each word as written, in lower case; "" for a stop word.
 * @type {Map<string, string>}
 */
const folded = new Map();

/**
 * The form under which a word is indexed; empty for a word that says nothing.
 * @param {string} word
 */
function formOf(word) {
  const lower = word.toLowerCase();
  let form = folded.get(lower);
  if (form === undefined) folded.set(lower, form = isStopWord(lower) ? "" : fold(lower));
  return form;
}

let separator = /\s+/;   // where a text is divided into words; the index says it

/**
 * Divide texts as the index says.
 * @param {string} pattern a regular expression
 */
function divideAt(pattern) {
  separator = new RegExp(pattern, "u");
}

/**
 * The words of a text, divided as the index divides them.
 * @param {string} text
 */
function wordsOf(text) {
  return text.split(separator).filter((word) => bare(word));
}

/**
 * A text of the index, which is HTML, as plain text; ends of paragraphs become a mark that is no word.
 * @param {string} html
 */
function plain(html) {
  return html.replace(/<\/(p|li|pre)>/g, " ¶ ").replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/**
 * The form that the spellings and the numbers of a word share: "Résumés", "resume" and "resumee" give "resum".
 * A word typed in part gives, but for its last letters, a part of what the whole word gives.
 * @param {string} word
 */
function fold(word) {
  let form = bare(word).replace(/z/g, "s");
  if (RESPELT.test(form)) for (const [british, american] of SPELLINGS) form = form.replace(british, american);
  return undouble(unending(singular(form)));
}

/** @param {string} form */
function singular(form) {
  if (form.length < 4 || /(ss|us|\d)$/.test(form)) return form;
  if (form.endsWith("is")) return form.length > 5 ? form.slice(0, -2) : form;   // crisis, as crises
  if (form.endsWith("ies") && form.length > 4) return `${form.slice(0, -3)}y`;
  return form.endsWith("s") ? form.slice(0, -1) : form;
}

/** @param {string} form */
function unending(form) {
  if (form.length < 5) return form;
  if (/[bt]re$/.test(form)) return `${form.slice(0, -2)}er`;                    // centre, theatre
  if (form.endsWith("logue")) return form.slice(0, -2);                         // dialogue, as dialog
  return form.replace(/e+$/, "").replace(/([^aeiou])y$/, "$1i");                // résumé, as résumés; army, as armies
}

/** @param {string} form */
function undouble(form) {
  if (!/(.)\1/u.test(form)) return form;
  return form.replace(/(?![aeiou])(\p{L})\1+/gu, "$1");                       // travelled, millitary; agreement is no agrément
}

/**
 * Whether a word says anything: 0 nothing, 0.3 a little, 1 in full.
 * @param {string} word
 */
function weightOf(word) {
  const form = word.toLowerCase();
  if (isStopWord(form)) return 0;
  return SOFT_WORDS.has(form) ? 0.3 : 1;
}
