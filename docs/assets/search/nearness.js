"use strict";
// Two words in; whether they are but a few letters apart out. For the search worker.

/**
 * Whether two words are at most `limit` letters apart: changed, left out, put in, or two swapped.
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
function near(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit || apart(one, other, limit)) return false;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return false;
    [before, last] = [last, row];
  }
  return last[other.length] <= limit;
}

/**
 * Whether two words are surely more than `limit` letters apart, by the letters that only one of them has.
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
function apart(one, other, limit) {
  let count = 0;
  for (let bits = lettersOf(one) ^ lettersOf(other); bits; bits &= bits - 1) count++;
  return count > 2 * limit;
}

/**
 * The letters of a word, each a bit.
 * @param {string} word
 */
function lettersOf(word) {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}
