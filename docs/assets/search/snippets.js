"use strict";
// An entry of the index and the words that were found in; a stretch of its text with those words told apart out. Part
// of the search engine.

const SNIPPET = 190;   // so many letters of a text are shown

/**
 * The text of an entry as a snippet shows it.
 * @param {string} html the text as the index has it
 */
function shownText(html) {
  return plain(html).replaceAll("¶", " · ").replace(/\s+/g, " ").replace(/^[ ·]+|[ ·]+$/g, "");
}

/**
 * The stretch of an entry's text that has the most of the words found, from the beginning of a sentence where one is near.
 * @param {string} text as it is shown
 * @param {Stretch[]} found the words to mark in it
 * @param {number} [length] how many letters it may have
 * @returns {Piece[]} the words and what stands between them, in order
 */
function snippetOf(text, found, length = SNIPPET) {
  const start = startOf(text, found, length);
  const end = endOf(text, start, length);
  const pieces = piecesOf(text, start, end, found);
  if (start > 0) pieces.unshift({ text: "… ", found: false });
  if (end < text.length) pieces.push({ text: " …", found: false });
  return pieces;
}

/**
 * A word that was found, as a stretch of a text.
 * @typedef {{start: number, end: number, form: string}} Stretch
 */

/**
 * Where words of some forms stand in a text, in order.
 * @param {string} text
 * @param {Set<string>} forms
 */
function placesOf(text, forms) {
  /** @type {Stretch[]} */
  const found = [];
  for (const match of text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[.'’]+(?=[\p{L}\p{M}\p{N}]))*/gu)) {
    const form = formOf(match[0]);
    if (form && forms.has(form)) found.push({ start: match.index, end: match.index + match[0].length, form });
  }
  return found;
}

/**
 * The place from which the most different words found are in sight; of equals the first.
 * @param {string} text
 * @param {Stretch[]} found
 * @param {number} length
 */
function startOf(text, found, length) {
  let best = 0, most = 0;
  for (const { start } of found) {
    const seen = new Set(found.filter((place) => place.start >= start && place.end <= start + length - 40).map(({ form }) => form));
    if (seen.size > most) [most, best] = [seen.size, start];
  }
  if (best < length / 2) return 0;
  const before = text.slice(Math.max(0, best - 70), best);
  const sentence = before.search(/[.!?·][”’)]* (?=[^.!?·]*$)/);
  if (sentence >= 0) return best - before.length + sentence + before.slice(sentence).indexOf(" ") + 1;
  return text.lastIndexOf(" ", best - 30) + 1;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} length
 */
function endOf(text, start, length) {
  if (text.length - start <= length) return text.length;
  const end = text.lastIndexOf(" ", start + length);
  return end > start ? end : start + length;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Stretch[]} found
 */
function piecesOf(text, start, end, found) {
  /** @type {Piece[]} */
  const pieces = [];
  let at = start;
  for (const place of found.filter((place) => place.start >= start && place.end <= end)) {
    if (place.start > at) pieces.push({ text: text.slice(at, place.start), found: false });
    pieces.push({ text: text.slice(place.start, place.end), found: true });
    at = place.end;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), found: false });
  return pieces;
}
