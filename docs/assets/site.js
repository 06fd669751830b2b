"use strict";
// The frame of every page: light and dark, the menu, the current section, what print must show.
(() => {
  const root = document.documentElement;
  const assets = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  /** @type {(target: EventTarget | null, selector: string) => boolean} */
  const within = (target, selector) => target instanceof Element && target.closest(selector) !== null;

  // Light and dark. Without a choice the page follows the system.
  const toggle = document.querySelector("[data-scheme]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.colors ? root.dataset.colors === "dark" : system.matches);
  const showScheme = () => {
    toggle?.setAttribute("aria-pressed", String(isDark()));
  };
  toggle?.addEventListener("click", () => {
    root.dataset.colors = isDark() ? "light" : "dark";
    window.kept.set("scheme", root.dataset.colors);
    showScheme();
  });
  system.addEventListener("change", showScheme);
  showScheme();
  // What was chosen in another tab, or on the page from which a reader comes back, counts here too.
  addEventListener("storage", () => { window.kept.applyScheme(); showScheme(); });
  addEventListener("pageshow", () => { window.kept.applyScheme(); showScheme(); });

  // A program is loaded when it is first wanted: this gives its script then, and null later. After a failure it is loaded
  // when it is wanted again.
  const wanted = new Set();
  /** @type {(name: string) => HTMLScriptElement | null} */
  const load = (name) => {
    if (wanted.has(name)) return null;
    wanted.add(name);
    const script = Object.assign(document.createElement("script"), { src: new URL(name, assets).href });
    script.addEventListener("error", () => wanted.delete(name));
    document.head.append(script);
    return script;
  };

  // What few pages need: the words that a reader searched for, where the address names them, and parts that have moved.
  if (new URLSearchParams(location.search).has("h")) load("search/marks.js");
  if (document.querySelector("[data-moved]")) load("moved.js");
  if (document.querySelector("[data-report]")) load("report.js");

  // The search box: what opens and closes it. Its program comes when a reader turns to it, not before.
  /** @type {HTMLElement | null} */
  const search = document.querySelector("[data-search]");
  const input = search?.querySelector("input");
  if (search && input) {
    const isOpen = () => "open" in search.dataset;
    /** @type {HTMLElement | null} */
    let back = null; // what had the focus before the search

    const fetchSearch = () => {
      const script = load("search/search.js");
      script?.addEventListener("error", () => search.dispatchEvent(new Event("failed")));
      script?.addEventListener("load", () => input.removeEventListener("input", fetchNames));
    };
    // Whoever types faster than the program comes has the names beside it: search/initials.js has this for all letters.
    const fetchNames = () => {
      const [first, second] = /[a-z\d]*$/.exec(input.value.toLowerCase())?.[0] ?? "";
      if (!second || location.protocol === "file:") return;
      const names = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
      names.href = new URL(`../search/initials/${(31 * first.charCodeAt(0) + second.charCodeAt(0)) % 256}.json`, assets).href;
      document.head.append(names);
    };
    input.addEventListener("input", fetchNames);
    const openSearch = () => {
      if (!isOpen()) {
        const { activeElement } = document;
        if (activeElement instanceof HTMLElement && activeElement !== input && activeElement !== document.body) back ??= activeElement;
        search.dataset.open = "";
        root.dataset.searching = "";
      }
      fetchSearch();
      input.focus({ preventScroll: true });
      input.select();
      search.dispatchEvent(new Event("opened"));
    };
    const closeSearch = () => {
      if (!isOpen()) return;
      delete search.dataset.open;
      delete root.dataset.searching;
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && search.contains(activeElement)) activeElement.blur();
      search.dispatchEvent(new Event("closed"));
      back?.focus({ preventScroll: true });
      back = null;
    };

    search.addEventListener("failed", (event) => {
      const meta = search.querySelector(".search__meta"), status = search.querySelector("[role=status]");
      const notes = search.querySelector(".search__notes"), elsewhere = search.querySelector("template");
      if (!meta || !status || !notes || !elsewhere) return;
      const again = Object.assign(document.createElement("button"), { type: "button", className: "search__again", textContent: "Try again" });
      again.addEventListener("click", () => {
        notes.replaceChildren();
        openSearch();
      });
      meta.textContent = (event instanceof CustomEvent && event.detail) || "The search could not be loaded.";
      notes.replaceChildren(again, elsewhere.content.cloneNode(true));
      status.textContent = `${meta.textContent} ${notes.textContent}`;
    });
    /** @type {NodeListOf<HTMLElement>} */
    const doors = document.querySelectorAll("[data-open-search]");
    for (const door of doors) {
      door.addEventListener("pointerenter", fetchSearch); // a finger that touches it enters it too
      door.addEventListener("click", () => {
        back = door;
        openSearch();
      });
    }
    search.querySelector("[data-close-search]")?.addEventListener("click", closeSearch);
    search.addEventListener("pointerenter", fetchSearch);
    search.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !search.contains(relatedTarget)) back ??= relatedTarget;
    });
    search.addEventListener("focusout", ({ relatedTarget }) => {
      if (!relatedTarget || within(relatedTarget, "[data-search]")) return;
      back = null; // the reader has walked on
      closeSearch();
    });
    input.addEventListener("focus", () => isOpen() || openSearch());
    document.addEventListener("pointerdown", ({ target }) => {
      if (!isOpen() || within(target, "[data-search], [data-open-search]")) return;
      back = null; // the click says where to go on
      closeSearch();
    });

    // Ctrl+K or ⌘K opens, Escape closes. No letter alone does anything, since dictation types letters (WCAG 2.2, 2.1.4).
    // The key is known by its letter or, on keyboards of other scripts, by its place.
    document.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const elsewhere = event.target !== input && within(event.target, "input, textarea, select, [contenteditable]");
      const isK = event.key?.toLowerCase() === "k" || (event.code === "KeyK" && !/^[a-z]$/i.test(event.key ?? ""));
      if (event.key === "Escape") closeSearch();
      if (!isK || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey || elsewhere) return;
      event.preventDefault();
      openSearch();
    });
    if (/Mac|iP/.test(navigator.platform)) {
      for (const key of document.querySelectorAll(".search-door kbd")) key.textContent = "⌘ K";
    }

    // An address may ask; and Back from a page that was found brings the query and the list back.
    const wanted = new URLSearchParams(location.search).get("q") ?? history.state?.search;
    if (wanted) {
      input.value = wanted;
      openSearch();
    }
  }

  // The menu. Where the browser has no popovers this opens and closes it.
  const menu = document.getElementById("site-nav");
  if (menu) {
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = document.querySelectorAll("[popovertarget=site-nav]");
    const popover = "popover" in HTMLElement.prototype;
    const isUnfolded = () => menu.matches(popover ? ":popover-open" : ".sitenav--open");
    /** @type {(open: boolean) => void} */
    const unfold = (open) => {
      menu.classList.toggle("sitenav--open", open);
      buttons[0].setAttribute("aria-expanded", String(open));
      (open ? buttons[1] : buttons[0]).focus();
    };
    const closeMenu = () => {
      if (!isUnfolded()) return;
      if (popover) menu.hidePopover();
      else unfold(false);
    };
    if (!popover) {
      for (const button of buttons) button.addEventListener("click", () => unfold(!isUnfolded()));
      document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenu());
      document.addEventListener("click", ({ target }) => within(target, ".sitenav, [popovertarget]") || closeMenu());
    }
    // It closes when the page gets wide enough to show it all the time, and after a link within the page.
    matchMedia("(min-width: 60em)").addEventListener("change", closeMenu);
    menu.addEventListener("click", ({ target }) => within(target, "a[href^='#']") && closeMenu());
  }

  // What rests on a kind of evidence: the program comes with the first press, which then counts.
  document.querySelector("[data-rests]")?.addEventListener("click", ({ target }) => {
    load("evidence.js")?.addEventListener("load", () => target instanceof HTMLElement && target.click());
  });

  // The box "Cite this page": its program comes when the box is near, and with the first part that is named or copied.
  const cited = document.querySelector(".cite-box");
  if (cited) {
    const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && cite(), { rootMargin: "1000px" });
    const cite = () => load("cite.js")?.addEventListener("load", () => near.disconnect());
    near.observe(cited);
    for (const name of ["hashchange", "copied"]) addEventListener(name, cite);
    if (location.hash) cite();
  }

  // The reader's own list: likewise, also at the first part whose address is copied.
  const mine = document.querySelector("[data-see]");
  /** @type {(event: Event) => void} */
  const list = ({ target }) => {
    load("mine.js")?.addEventListener("load", () => target instanceof HTMLButtonElement && target.click());
  };
  mine?.addEventListener("click", list);
  if (mine) addEventListener("copied", list);

  // The section being read, in the sidebar.
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const contents = document.querySelectorAll("[data-spy] a");
  const parts = Array.from(contents, (link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading?.closest(".part") ?? heading; // where a part stands is known before it is laid out
  });
  const mark = () => {
    const current = parts.filter((part) => part && part.getBoundingClientRect().top < innerHeight / 3).at(-1);
    contents.forEach((link, i) => link.toggleAttribute("data-current", parts[i] === current));
  };
  const sidebar = contents[0]?.closest("nav"), here = sidebar?.querySelector("[aria-current]");
  if (sidebar && here instanceof HTMLElement) sidebar.scrollTop = here.offsetTop - sidebar.clientHeight / 4;
  const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
  for (const part of parts) if (part) watcher.observe(part);

  // On paper nothing is folded, and a reference to a page of this site has its address.
  addEventListener("beforeprint", () => {
    /** @type {HTMLLinkElement | null} */
    const canonical = document.querySelector("link[rel=canonical]");
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const references = document.querySelectorAll(".part--references a[href^='../']");
    for (const link of references) {
      link.dataset.address = new URL(link.getAttribute("href") ?? "", canonical?.href ?? location.href).href;
    }
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = document.querySelectorAll("details:not([open])");
    for (const details of folded) {
      details.open = true;
      addEventListener("afterprint", () => { details.open = false; }, { once: true });
    }
  });
})();
