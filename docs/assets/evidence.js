"use strict";
// Dims what does not rest on a kind of evidence. site.js loads it at the first press of one of the buttons under the
// title; without it the marks tell the kinds. Each stretch of text up to a mark rests on what that mark cites.
(() => {
  /** @type {HTMLElement | null} */
  const group = document.querySelector("[data-rests]");
  const page = document.querySelector(".page"), status = group?.querySelector("[role=status]");
  if (!group || !page || !status) return;
  const KINDS = ["law", "official", "research", "reference", "press", "article"];
  const CITED = ":is(.page__lead, .page__facts, .parts > .part:not(.part--references, .part--literature), .page > :is(p, ul, ol)):has(sup > a.cite)";
  const BLOCKS = ":is(p, li, td, .chart__source)";
  // What is no text of a statement, or would lose its style inside another element.
  const APART = "p, ul, ol, dl, div, table, details, figure, a.para, .retired, li > strong:first-child";

  /** @type {{piece: HTMLElement, kinds: string[]}[]} */
  const pieces = [];
  /** @type {(nodes: ChildNode[], kinds: string[]) => void} */
  const wrap = (nodes, kinds) => {
    if (!nodes.some((node) => node.textContent?.trim())) return;
    const piece = document.createElement("span");
    nodes[0].before(piece);
    piece.append(...nodes);
    pieces.push({ piece, kinds });
  };
  /** @type {NodeListOf<HTMLElement>} */
  const blocks = page.querySelectorAll(`${CITED} ${BLOCKS}, p${CITED}`);
  for (const block of blocks) {
    if (block.matches(".page__facts td:first-child, .admonition-title, .caption")) continue;
    /** @type {ChildNode[]} */
    let run = [];
    for (const node of [...block.childNodes]) {
      if (node instanceof Element && node.matches(APART)) {
        wrap(run, []);
        run = [];
        continue;
      }
      run.push(node);
      const marks = node instanceof Element && node.matches("sup") ? [...node.querySelectorAll("a.cite")] : [];
      if (!marks.length) continue;
      wrap(run, marks.flatMap((mark) => KINDS.filter((kind) => mark.classList.contains(kind))));
      run = [];
    }
    wrap(run, []);
  }

  const buttons = [...group.querySelectorAll("button")];
  group.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button");
    if (!button) return;
    for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    const wanted = button.value.split(" ").filter(Boolean);
    /** @type {(kinds: string[]) => boolean} */
    const rests = (kinds) => "alone" in button.dataset
      ? kinds.length > 0 && kinds.every((kind) => wanted.includes(kind))
      : kinds.some((kind) => wanted.includes(kind));
    const cited = pieces.filter(({ kinds }) => kinds.length);
    for (const { piece, kinds } of pieces) piece.classList.toggle("dim", wanted.length > 0 && !rests(kinds));
    status.textContent = wanted.length ? `${cited.filter(({ kinds }) => rests(kinds)).length} of ${cited.length} statements` : "";
  });
})();
