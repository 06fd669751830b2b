"use strict";
/**
 * A text without case and accents, in letters as they are typed: ligatures and letters of full width as plain ones, ł as
 * l, æ as ae, þ as th. scripts/kb/model/text.py has its twin, and tests/support/folding.tsv says what both make of what.
 * @param {string} text
 */
function foldText(text) {
  const lower = text.normalize("NFKD").toLowerCase();
  if (!/[^\0-\x7f]/.test(lower)) return lower;
  /** @type {Record<string, string>} */
  const letters = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ς": "σ" };
  return lower.replace(/\p{M}/gu, "").replace(/[ßæœøłđðþıħŧς]/g, (letter) => letters[letter]);
}

/**
 * The folded words of a text, each after one space, so that " " and the beginning of a word find it.
 * @param {string} text
 */
function foldWords(text) {
  return " " + foldText(text).replace(/[^\p{L}\p{N}]+/gu, " ");
}
