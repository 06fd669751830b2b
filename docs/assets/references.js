"use strict";
// The list of references is short, but for the one that a reader was led to, until a reader asks what each source says.
(() => {
  /** @type {HTMLElement | null} */
  const part = document.querySelector(".part--references");
  const heading = part?.querySelector("h2");
  if (!part || !heading) return;

  // A page with very many references has what they say in a file, which comes when it is first wanted.
  const { says } = part.dataset;
  const places = part.querySelectorAll(".said:empty");
  /** @type {Promise<void> | undefined} */
  let asked;
  const fill = async (/** @type {string} */ file) => {
    /** @type {string[]} */
    const texts = await (await fetch(file)).json();
    places.forEach((place, i) => { place.textContent = texts[i]; });
    part.querySelector(".elsewhere")?.remove();
    delete part.dataset.untold;
  };
  const fail = () => {
    asked = undefined;
    part.dataset.untold = "";   // a line says where it stands
  };
  const fetchSays = async () => {
    if (says) await (asked ??= fill(says).catch(fail));
  };
  window.fetchSays = fetchSays;
  const fetchForTarget = () => location.hash.startsWith("#ref-") && fetchSays();
  addEventListener("hashchange", fetchForTarget);
  fetchForTarget();

  const button = Object.assign(document.createElement("button"), { type: "button", className: "told", textContent: "Show what each source says" });
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", async () => {
    await fetchSays();
    if ("untold" in part.dataset) return;
    button.setAttribute("aria-pressed", String(part.toggleAttribute("data-told")));
  });
  heading.after(button);
})();

// References as notes in the margin, where the page is wide enough: each stands beside its first mark in the text.
// They repeat the list of references for the eye only, so they are hidden from assistive technology.
(() => {
  const wide = matchMedia("(min-width: 76em)");
  /** @type {HTMLElement | null} */
  const page = document.querySelector(".page--topic, .page--case");
  if (!page) return;
  const GAP = 10;

  /**
   * The first mark of each reference in the text, and its item in the list of references.
   * @type {(page: HTMLElement) => [HTMLAnchorElement, HTMLElement][]}
   */
  function firstMarks(page) {
    /** @type {Map<HTMLElement, HTMLAnchorElement>} */
    const found = new Map();
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const marks = page.querySelectorAll("a.cite");
    for (const mark of marks) {
      const item = document.getElementById(mark.hash.slice(1));
      const hidden = mark.closest("details, table, .admonition");
      if (item && !hidden && !found.has(item)) found.set(item, mark);
    }
    return Array.from(found, ([item, mark]) => [mark, item]);
  }

  /** @type {(mark: HTMLAnchorElement, item: HTMLElement) => HTMLElement} */
  function note(mark, item) {
    const element = document.createElement("small");
    element.className = "sidenote";
    const number = document.createElement("b");
    number.textContent = mark.textContent;
    const kind = document.createElement("i");
    kind.textContent = item.querySelector(".kind")?.textContent ?? "";
    element.append(number, " ", kind, ` ${item.querySelector(".record")?.textContent ?? ""}`);
    return element;
  }

  /** @type {{mark: HTMLElement, element: HTMLElement}[]} */
  let notes = [];
  const place = () => {
    if (!wide.matches) return;
    if (!notes.length) {
      notes = firstMarks(page).map(([mark, item]) => ({ mark, element: note(mark, item) }));
      const margin = document.createElement("div");
      margin.className = "sidenotes";
      margin.setAttribute("aria-hidden", "true");
      margin.append(...notes.map(({ element }) => element));
      page.append(margin);
    }
    const top = page.getBoundingClientRect().top;
    const wanted = notes.map(({ mark }) => mark.getBoundingClientRect().top - top);
    const heights = notes.map(({ element }) => element.offsetHeight);
    let free = 0;
    notes.forEach(({ element }, i) => {
      const at = Math.max(wanted[i], free);
      element.style.top = `${Math.round(at)}px`;
      free = at + heights[i] + GAP;
    });
  };

  place();
  wide.addEventListener("change", place);
  document.fonts?.ready.then(place);
  new ResizeObserver(place).observe(page);
})();
