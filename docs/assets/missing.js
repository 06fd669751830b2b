// On the page for a missing address: the pages whose addresses are nearest to it, by the letters they share.

(() => {
  const words = (path) => decodeURIComponent(path).toLowerCase().replace(/\.html?$/, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ");

  function pairs(text) {
    const padded = ` ${text} `;
    return new Set([...padded].slice(1).map((letter, i) => padded[i] + letter));
  }

  /** Dice's coefficient of two texts' pairs of letters: 0 to 1. */
  function likeness(one, other) {
    const [a, b] = [pairs(one), pairs(other)];
    const shared = [...a].filter((pair) => b.has(pair)).length;
    return (2 * shared) / (a.size + b.size || 1);
  }

  const last = (path) => path.split("/").filter(Boolean).at(-1) ?? "";
  let asked = "";
  try {
    asked = words(last(location.pathname));
  } catch {
    // An address with broken percent signs resembles nothing.
  }
  const near = !asked ? [] : [...document.querySelectorAll(".every a")]
    .map((link) => [Math.max(likeness(asked, words(last(link.pathname))), likeness(asked, words(link.textContent))), link])
    .filter(([score]) => score > 0.4)
    .sort(([a], [b]) => b - a)
    .slice(0, 5);

  const section = document.getElementById("nearest");
  if (near.length && section) {
    section.hidden = false;
    section.querySelector("ul").append(...near.map(([, link]) => link.parentElement.cloneNode(true)));
  }
})();
