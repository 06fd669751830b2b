/// <reference path="../fold.js" />
/// <reference path="words.js" />
/// <reference path="names.js" />
/// <reference path="initials.js" />
/// <reference path="engines.js" />
/// <reference path="remarks.js" />
"use strict";
// What is typed into the search box of the masthead: asks the engine, lists what it answers, and says so to a screen
// reader. site.js opens and closes the box, and loads this when a reader turns to it. A finished site has the files named
// above in this one (scripts/kb/finish/weight.py). It is small, so that what is typed soon shows names; the engine, which
// knows the texts, is worker.js.
(() => {
  const PAUSE = 700;    // milliseconds without typing before the number of results is spoken
  const REST = 150;     // milliseconds without typing before what comes behind the best is listed too
  const SHOWN = 2;      // so many further places of a page are listed before the others are folded

  const search = /** @type {HTMLElement} */ (document.querySelector("[data-search]"));
  /**
   * @template {HTMLElement} [E=HTMLElement]
   * @param {string} selector
   */
  function part(selector) {
    const found = search.querySelector(selector);
    if (!found) throw new Error(`the search has no ${selector}`);
    return /** @type {E} */ (found);
  }

  /** @type {HTMLInputElement} */
  const input = part("input");
  /** @type {HTMLTemplateElement} */
  const elsewhere = part("template");
  const ghost = part(".search__ghost"), meta = part(".search__meta"), notes = part(".search__notes");
  const list = part(".search__list"), status = part("[role=status]"), panel = part(".search__panel");
  const base = new URL(search.dataset.base ?? "", location.href);
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const engine = engineOf(base, new URL("worker.js", src));
  /** @type {Initials | null} */
  let initials = location.protocol === "file:" ? null : new Initials(base);    // until the engine is there
  /** @type {Record<string, string>} */
  const kinds = JSON.parse(search.dataset.kinds ?? "{}");

  /** @type {string | null} */
  let asked = null;       // the query that was asked last
  /** @type {(() => void) | null} */
  let late = null;        // lists an answer that came while the reader was in the list of another
  let pause = 0, rest = 0;

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name
   * @returns {HTMLElementTagNameMap[K]}
   */
  function element(name, className = "", text = "") {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }

  const isOpen = () => "open" in search.dataset;

  const isInList = () => list.contains(document.activeElement);

  async function ask() {
    const query = input.value;
    asked = query;
    late = null;
    clearTimeout(rest);
    await askNames(query).catch(() => {});    // the engine answers too
    try {
      const { ask } = await engine();
      initials = null;
      if (query !== asked) return;
      const answer = await ask(query);
      if (query !== asked) return;
      if (isInList()) keepForLater(query.trim(), answer);
      else show(query.trim(), answer);
    } catch {
      if (query !== asked) return;
      asked = null;         // it may be asked again
      list.removeAttribute("data-early");
      const detail = list.childElementCount ? "Only names were searched: the texts could not be loaded." : null;
      search.dispatchEvent(new CustomEvent("failed", { detail }));
    }
  }

  /**
   * List what has all words of a query in its names, until the texts are there too.
   * @param {string} query
   */
  async function askNames(query) {
    const results = await initials?.ask(query);
    if (!results || !initials || query !== asked || isInList()) return;
    meta.textContent = query.trim() ? "Searching the texts …" : "Type to start searching";
    status.textContent = "";
    notes.replaceChildren();
    list.setAttribute("data-early", "");    // keeps room for the texts
    list.replaceChildren(...results.map(entry));
  }

  /**
   * Tell of an answer that would take the list away under a reader who walks through it: it is listed when the reader leaves.
   * @type {(query: string, answer: Answer) => void}
   */
  function keepForLater(query, answer) {
    meta.textContent = `${counted(query, answer)}: listed when you go back to the question.`;
    late = () => show(query, answer);
    speak();
  }

  /** @type {(query: string, answer: Answer) => void} */
  function show(query, answer) {
    meta.textContent = counted(query, answer);
    notes.replaceChildren(...(query ? remarks(answer) : []).map((remark) => element("p", "", remark)));
    if (query && !answer.total) {
      if (answer.near.length) notes.append(element("p", "", "Did you mean:"), nearest(answer));
      notes.append(elsewhere.content.cloneNode(true));
    }
    list.removeAttribute("data-early");
    list.replaceChildren(...(query ? answer.results.map(entry) : []));
    panel.scrollTop = 0;
    ghost.textContent = completed(input.value, answer.completion);
    ghost.hidden = input.scrollWidth > input.clientWidth;    // the words have moved on
    search.dispatchEvent(new CustomEvent("answered", { detail: answer }));
    speak();
    if (query && answer.results.length < listed(answer)) rest = window.setTimeout(showRest, REST, answer.results.length);
  }

  /**
   * List what comes behind the best.
   * @param {number} from
   */
  async function showRest(from) {
    const query = input.value;
    if (query !== asked) return;
    const answer = await engine().then(({ ask }) => ask(query, from)).catch(() => null);    // what is listed stays
    if (answer && query === asked) list.append(...answer.results.map(entry));
  }

  /** Say to a screen reader what stands above the list, once the reader types no more. */
  function speak() {
    clearTimeout(pause);
    const spoken = [meta, ...notes.querySelectorAll("p, li")].map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim());
    pause = window.setTimeout(() => { status.textContent = isOpen() ? spoken.join("; ") : ""; }, PAUSE);
  }

  /** @type {(answer: Answer) => HTMLElement} */
  function nearest({ near }) {
    const names = element("ul");
    for (const { text, location, kind } of near) {
      const link = element("a", "", text), row = element("li");
      link.href = new URL(location, base).href;
      row.append(link, kind in kinds ? ` (${kinds[kind].toLowerCase()})` : "");
      names.append(row);
    }
    return names;
  }

  /** @type {(result: Result) => HTMLElement} */
  function entry({ title, kind, words, places }) {
    const row = element("li", "search__item"), [first, ...others] = places;
    const head = element("span", "search__title", title);
    if (kind in kinds) head.append(" ", element("span", "search__kind", kinds[kind]));
    row.append(linkTo(first, words, [head, ...(first.title ? [element("span", "search__place", first.title)] : [])]));
    const links = others.map((place) => linkTo(place, words, [element("span", "search__place", place.title || title)]));
    row.append(...links.slice(0, SHOWN));
    if (links.length > SHOWN) {
      const more = element("details", "search__more");
      more.append(element("summary", "", `${links.length - SHOWN} more on this page`), ...links.slice(SHOWN));
      row.append(more);
    }
    return row;
  }

  /** @type {(place: Place, words: string[], head: HTMLElement[]) => HTMLElement} */
  function linkTo(place, words, head) {
    const link = element("a", "search__link"), address = new URL(place.location, base);
    if (words.length) address.searchParams.set("h", words.join(" "));
    link.href = address.href;
    const snippet = element("span", "search__snippet");
    snippet.append(...place.snippet.map(({ text, found }) => (found ? element("mark", "", text) : text)));
    link.append(...head, snippet);
    return link;
  }

  // What is typed, pasted or spoken.
  input.addEventListener("input", () => { ghost.textContent = ""; ask(); });
  input.form?.addEventListener("submit", (event) => { event.preventDefault(); list.querySelector("a")?.click(); });
  part("[data-clear]").addEventListener("click", () => { input.value = ""; input.focus({ preventScroll: true }); ask(); });
  search.addEventListener("opened", () => { if (input.value !== asked) ask(); });
  search.addEventListener("closed", () => { clearTimeout(pause); status.textContent = ""; });

  // The arrows walk through what is listed; a letter typed on a result goes on with the query.
  search.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    /** @type {NodeListOf<HTMLElement>} */
    const listed = list.querySelectorAll("a, summary");
    const stops = [input, ...notes.querySelectorAll("a"), ...listed].filter((stop) => stop.checkVisibility?.() ?? true);
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && at >= 0) {
      event.preventDefault();
      stops[(at + step + stops.length) % stops.length].focus();
    } else if (event.key === "ArrowRight" && document.activeElement === input && ghost.textContent && input.selectionStart === input.value.length) {
      input.value = ghost.textContent;
      ask();
    } else if (document.activeElement !== input && event.key?.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      input.focus({ preventScroll: true });
    }
  });

  // What came late is listed once the reader, and not only the window, has left the list.
  list.addEventListener("focusout", ({ relatedTarget }) => {
    if (!late || relatedTarget instanceof Node && list.contains(relatedTarget) || !document.hasFocus()) return;
    late();
    late = null;
  });

  // Back from a page that was found brings the query and the list back.
  list.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) history.replaceState({ ...history.state, search: input.value }, "");
  });
  ask();
})();
