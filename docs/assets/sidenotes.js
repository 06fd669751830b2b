// References as notes in the margin, where the page is wide enough: each stands beside its first mark in the text.
// They repeat the list of references for the eye only, so they are hidden from assistive technology.

(() => {
  const wide = matchMedia("(min-width: 76em)");
  const page = document.querySelector(".page--topic, .page--case");
  const GAP = 10;

  function firstMarks() {
    const seen = new Map();
    for (const mark of page.querySelectorAll("a.cite")) {
      const hidden = mark.closest("details, table, .admonition");
      if (!hidden && !seen.has(mark.hash)) seen.set(mark.hash, mark);
    }
    return [...seen.values()];
  }

  function note(mark) {
    const element = document.createElement("small");
    element.className = "sidenote";
    const number = document.createElement("b");
    number.textContent = mark.textContent;
    const item = document.getElementById(mark.hash.slice(1));
    const kind = document.createElement("i");
    kind.textContent = item.querySelector(".kind")?.textContent ?? "";
    element.append(number, " ", kind, ` ${item.querySelector(".record").textContent}`);
    return element;
  }

  let notes = [];
  function place() {
    if (!wide.matches) return;
    if (!notes.length) {
      notes = firstMarks().map((mark) => [mark, note(mark)]);
      const margin = document.createElement("div");
      margin.className = "sidenotes";
      margin.setAttribute("aria-hidden", "true");
      margin.append(...notes.map(([, element]) => element));
      page.append(margin);
    }
    const top = page.getBoundingClientRect().top;
    const wanted = notes.map(([mark]) => mark.getBoundingClientRect().top - top);
    const heights = notes.map(([, element]) => element.offsetHeight);
    let free = 0;
    notes.forEach(([, element], i) => {
      const at = Math.max(wanted[i], free);
      element.style.top = `${Math.round(at)}px`;
      free = at + heights[i] + GAP;
    });
  }

  if (page) {
    place();
    wide.addEventListener("change", place);
    document.fonts?.ready.then(place);
    new ResizeObserver(place).observe(page);
  }
})();
