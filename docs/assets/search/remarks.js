"use strict";
// A query and what the engine answers in; what the page says of it out. Part of the page.

/**
 * How many pages and terms are listed for a query.
 * @param {Answer} answer
 */
function listed({ total }) { return Math.min(total, PAGES); }

/** @type {(query: string, answer: Answer) => string} */
function counted(query, answer) {
  const { total, terms } = answer;
  if (!query) return "Type to start searching";
  if (!total) return `Nothing found for “${query}”`;
  const first = listed(answer) < total ? `; the first ${listed(answer)} are listed` : "";
  /** @type {(count: number, one: string) => string[]} */
  const some = (count, one) => (count ? [`${count} ${one}${count === 1 ? "" : "s"}`] : []);
  return [...some(total - terms, "page"), ...some(terms, "glossary term")].join(" and ") + first;
}

/** @type {(answer: Answer) => string[]} */
function remarks({ total, whole, loose, guessed, results: [first] }) {
  const found = total ? loose.map((phrase) => `No page has “${phrase}” word for word: these have its words.`) : [];
  found.push(...guessed.map(({ typed, taken }) => `No page has “${typed}”: these have “${taken}”.`));
  if (total && !whole) found.push("No page has all of these words: these have some of them.");
  else if (whole < total) found.push(`${whole} ${whole === 1 ? "has" : "have"} all of these words, the others most of them.`);
  if (first?.left.length) found.push(`Left out by the first: ${first.left.map((word) => `“${word}”`).join(", ")}.`);
  return found;
}

/**
 * The text typed with its last word completed, where that goes on behind what is typed.
 * @param {string} typed
 * @param {string} word
 */
function completed(typed, word) {
  const start = typed.split(/[\s-]+/).pop() ?? "";
  return start && word.length > start.length && word.startsWith(start.toLowerCase()) ? typed + word.slice(start.length) : "";
}
