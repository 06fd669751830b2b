"use strict";
// On the page for a missing address: goes on to the page that is plainly meant, or else lists those whose addresses are
// nearest to it, by the letters they share.
(() => {
  /** @type {(text: string) => string} */
  const words = (text) => foldText(text).replace(/\.html?$/, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ");

  /** @type {(text: string) => Set<string>} */
  function pairs(text) {
    const letters = [...` ${text} `];
    return new Set(letters.slice(1).map((letter, i) => letters[i] + letter));
  }

  /**
   * Dice's coefficient of two texts' pairs of letters: 0 to 1.
   * @type {(one: string, other: string) => number}
   */
  function likeness(one, other) {
    const [a, b] = [pairs(one), pairs(other)];
    const shared = [...a].filter((pair) => b.has(pair)).length;
    return (2 * shared) / (a.size + b.size || 1);
  }

  /**
   * Empty where the percent signs are broken, which resembles nothing.
   * @param {string} path
   */
  function decoded(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return "";
    }
  }

  /**
   * The last name of an address.
   * @param {string} path
   */
  function last(path) {
    return decoded(path).split("/").filter(Boolean).at(-1) ?? "";
  }

  const asked = words(last(location.pathname));
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const pages = document.querySelectorAll(".every a");

  /**
   * An address without capitals, the name of a file, and what a text wrote behind it.
   * @param {string} path
   */
  function plain(path) {
    const bare = decoded(path).toLowerCase().replace(/(&(amp|gt|quot);?|[\s.,;:!?)\]}'"”’>&*])+$/, "");
    return bare.replace(/(index)?\.html?$/, "").replace(/\/+/g, "/").replace(/\/$/, "");
  }
  const here = plain(location.pathname);
  const meant = here && [...pages].find((link) => plain(link.pathname) === here && link.pathname !== location.pathname);
  if (meant) location.replace(`${meant.pathname}${location.search}${location.hash}`);

  const near = !asked ? [] : [...pages]
    .map((link) => ({
      item: link.parentElement,
      score: Math.max(likeness(asked, words(last(link.pathname))), likeness(asked, words(link.textContent ?? ""))),
    }))
    .filter(({ score }) => score > 0.4)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5);

  const section = document.getElementById("nearest");
  if (near.length && section) {
    section.hidden = false;
    section.querySelector("ul")?.append(...near.flatMap(({ item }) => item?.cloneNode(true) ?? []));
  }
})();
