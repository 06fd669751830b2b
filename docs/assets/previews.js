"use strict";
// Cards for links in prose: what the title says, on hover, focus and tap. Without it titles remain.
(() => {
  // No lists of links.
  const LINKS = "article :is(a.cite, a.term, :is(:not(li) > p:not(.about) a, li[id^='p-'] a)[title]):not(.para)";
  /** @type {Record<string, string>} */
  const PLACES = { glossary: "Glossary", topics: "Topic", cases: "Case study", sources: "Source" };
  // Milliseconds until a card opens, and closes: the pointer can reach it.
  const DELAY = 300;
  const PATIENCE = 1000; // so long it waits for what a source says
  /** @type {ReturnType<typeof build> | undefined} */
  let card;
  /**
   * The link whose card is open.
   * @type {HTMLAnchorElement | null}
   */
  let shown = null;
  /**
   * The link whose card is wanted: open, or waited for.
   * @type {HTMLAnchorElement | null}
   */
  let wanted = null;
  // Its title, which it has not meanwhile, or the browser would show it as well.
  let title = "";
  let timer = 0, pointer = "";
  /**
   * What the pointer was last moved over: a link, or, if true, the card.
   * @type {boolean | Element | null | undefined}
   */
  let under;

  const build = () => {
    const box = document.createElement("div");
    box.className = "preview";
    box.innerHTML = '<div id="preview" role="tooltip"><b></b><span></span><small></small></div><a tabindex="-1">Open</a>';
    document.querySelector("main")?.append(box);
    /** @type {NodeListOf<HTMLElement & {href: string}>} */
    const parts = box.querySelectorAll("*");
    return { box, parts };
  };

  /**
   * The lists of references that stand on pages of their own, by address: there, or on their way.
   * @type {Record<string, Promise<Document | null>>}
   */
  const lists = {};
  /**
   * The list that a link leads to; null where it cannot be had now, of which nothing is remembered.
   * @type {(link: HTMLAnchorElement) => Promise<Document | null>}
   */
  const listOf = ({ pathname }) => (lists[pathname] ??= fetch(pathname)
    .then(async (answer) => (answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null))
    .catch(() => null)
    .then((list) => {
      if (!list) delete lists[pathname];
      return list;
    }));

  /**
   * A card's head, its text, and where the link leads. Of a citation's mark the list of references says it: the record,
   * and what stands at each place that the mark cites.
   * @type {(link: HTMLAnchorElement, list: Document) => string[]}
   */
  const wordsOf = (link, list) => {
    if (!link.matches(".cite")) {
      const [head, body = ""] = title ? title.split(" — ", 2) : ofTerm(link);
      const names = link.pathname.split(/[/.]/).filter((name) => name in PLACES);
      return [head, body, PLACES[names.pop() ?? ""] ?? "This site"];
    }
    const item = list.querySelector(link.hash);
    /** @type {(selector: string) => string} */
    const text = (selector) => item?.querySelector(selector)?.textContent ?? "";
    const said = [...item?.querySelectorAll(".place") ?? []]
      .filter((place) => place.querySelector(`[href$="#${link.id}"]`))
      .map((place) => place.textContent?.replace(/(\s*↑( \w+)?)+$/, ""));
    const kind = text(".kind") && ` · ${text(".kind")}`;
    return [text(".record"), said.filter(Boolean).join(" — "), `Reference ${link.textContent}${kind}`];
  };

  /**
   * Of a term on the page itself: its name and definition.
   * @type {(link: HTMLAnchorElement) => string[]}
   */
  const ofTerm = (link) => {
    const heading = document.getElementById(link.hash.slice(1));
    const definition = /** @type {Element | undefined} */ (heading?.nextElementSibling?.cloneNode(true));
    for (const mark of definition?.querySelectorAll("sup, .para") ?? []) mark.remove();
    return [heading?.firstChild?.textContent ?? link.textContent ?? "", definition?.textContent ?? ""];
  };

  /** @type {(action: () => void) => void} */
  const later = (action) => {
    clearTimeout(timer);
    timer = setTimeout(action, DELAY);
  };

  const hide = () => {
    clearTimeout(timer);
    wanted = null;
    if (!shown || !card) return;
    card.box.hidden = true;
    if (title) shown.title = title;
    shown.removeAttribute("aria-describedby");
    shown = null;
  };

  /**
   * Open the card of a link; where its list cannot be had, a tap leads there. What a source says may come later than it.
   * @type {(link: HTMLAnchorElement, y?: number) => Promise<void>}
   */
  const show = async (link, y = NaN) => {
    wanted = link;
    const cites = link.matches(".cite"), apart = cites && link.pathname !== location.pathname;
    if (cites && !apart) {
      const says = window.fetchSays?.().then(() => { if (link === shown) fill(link, document, y); });
      await Promise.race([says, new Promise((done) => { setTimeout(done, PATIENCE); })]);
    }
    const list = apart ? await listOf(link) : document;
    if (link !== wanted || link === shown || !link.isConnected) return;
    if (!list) {
      if (pointer === "touch") location.href = link.href;
      return;
    }
    hide();
    shown = link;
    title = link.title;
    link.removeAttribute("title");
    fill(link, list, y);
  };

  /**
   * Write the card of a link and place it at the line of the link that stands at y.
   * @type {(link: HTMLAnchorElement, list: Document, y: number) => void}
   */
  const fill = (link, list, y) => {
    card ??= build();
    const { box, parts: [text, head, body, place, open] } = card;
    const [name, meaning, where] = wordsOf(link, list);
    text.setAttribute("aria-live", pointer === "touch" ? "polite" : "off");
    box.hidden = false;
    head.textContent = meaning && name;
    body.textContent = meaning || name;
    place.textContent = where;
    open.href = link.href;
    open.setAttribute("aria-label", `Open ${name}`);
    link.setAttribute("aria-describedby", "preview");

    const [first, ...others] = link.getClientRects();
    const line = others.find((rect) => rect.top <= y && y <= rect.bottom) ?? first;
    // Below the line or above it; in a window that has room for neither, over it.
    const height = box.offsetHeight, end = innerHeight - height;
    box.style.top = `${Math.max(0, line.bottom <= end ? line.bottom : line.top < height ? end : line.top - height)}px`;
    box.style.left = `${Math.max(8, Math.min(line.left, document.documentElement.clientWidth - box.offsetWidth - 8))}px`;
  };

  /** @type {(event: Event) => HTMLAnchorElement | null} */
  const linkAt = ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    return link && (link === shown || (link.matches(LINKS) && link.host === location.host)) ? link : null;
  };
  /** @type {(event: Event) => boolean | undefined} */
  const inCard = ({ target }) => target instanceof Node && card?.box.contains(target);

  addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (!inCard(event) && linkAt(event) !== shown) hide();
  }, true);
  // What comes under the pointer by scrolling was not pointed at.
  addEventListener("pointermove", (event) => {
    pointer = event.pointerType;
    if (pointer === "touch") return;
    const link = inCard(event) || linkAt(event);
    if (link === under) return;
    under = link;
    clearTimeout(timer);
    if (link !== true) later(() => (link ? show(link, event.clientY) : shown !== document.activeElement && hide()));
  });
  addEventListener("focusin", (event) => {
    const link = linkAt(event);
    if (link?.matches(":focus-visible")) later(() => show(link));
    else if (!inCard(event)) hide();
  });
  addEventListener("click", (event) => {
    const link = linkAt(event);
    if (inCard(event)) hide();
    if (!link || pointer !== "touch" || link === shown) return;
    event.preventDefault();
    show(link, event.clientY);
  });
  addEventListener("keydown", (event) => {
    pointer = "";
    if (event.key === "Escape") hide();
  });
  for (const name of ["scroll", "resize", "pagehide"]) addEventListener(name, () => (shown || wanted) && hide());
})();
