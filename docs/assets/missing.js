"use strict";
// On the page for a missing address: the pages whose addresses are nearest to it, by the letters they share.
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
   * The last name of an address; empty where its percent signs are broken, which resembles nothing.
   * @type {(path: string) => string}
   */
  function last(path) {
    try {
      return decodeURIComponent(path.split("/").filter(Boolean).at(-1) ?? "");
    } catch {
      return "";
    }
  }

  const asked = words(last(location.pathname));
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const pages = document.querySelectorAll(".every a");
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
