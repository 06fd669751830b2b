// The frame of every page: light and dark, the menu, the current section, what print must show.

(() => {
  const root = document.documentElement;
  const assets = document.currentScript.src;

  // Light and dark. Without a choice the page follows the system.
  const toggle = document.querySelector("[data-scheme]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.colors ? root.dataset.colors === "dark" : system.matches);
  const showScheme = () => {
    toggle?.setAttribute("aria-pressed", String(isDark()));
  };
  toggle?.addEventListener("click", () => {
    root.dataset.colors = isDark() ? "light" : "dark";
    window.scheme.keep(root.dataset.colors);
    showScheme();
  });
  system.addEventListener("change", showScheme);
  showScheme();
  // What was chosen in another tab, or on the page from which a reader comes back, counts here too.
  addEventListener("storage", () => { window.scheme.apply(); showScheme(); });
  addEventListener("pageshow", () => { window.scheme.apply(); showScheme(); });

  // What few pages need: the words that a reader searched for, where the address names them, and parts that have moved.
  const load = (name) => document.head.append(Object.assign(document.createElement("script"), { src: new URL(name, assets) }));
  if (new URLSearchParams(location.search).has("h")) load("search/marks.js");
  if (document.querySelector("[data-moved]")) load("moved.js");

  // The search box: what opens and closes it. Its program comes when a reader turns to it, not before.
  const search = document.querySelector("[data-search]");
  if (search) {
    const input = search.querySelector("input");
    const isOpen = () => "open" in search.dataset;
    let back = null; // what had the focus before the search
    let asked = false;

    const fetchSearch = () => {
      if (asked) return;
      asked = true;
      const script = Object.assign(document.createElement("script"), { src: new URL("search/search.js", assets) });
      script.addEventListener("error", () => {
        asked = false; // the next opening tries again
        search.dispatchEvent(new Event("failed"));
      });
      document.head.append(script);
    };
    const openSearch = () => {
      if (!isOpen()) {
        if (document.activeElement !== input && document.activeElement !== document.body) back ??= document.activeElement;
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
      if (search.contains(document.activeElement)) document.activeElement.blur();
      search.dispatchEvent(new Event("closed"));
      back?.focus({ preventScroll: true });
      back = null;
    };

    search.addEventListener("failed", () => {
      const notes = search.querySelector(".search__notes");
      const again = Object.assign(document.createElement("button"), { type: "button", className: "search__again", textContent: "Try again" });
      again.addEventListener("click", () => {
        notes.replaceChildren();
        input.value += " "; // another query, so that it is asked again
        openSearch();
      });
      search.querySelector(".search__meta").textContent = "The search could not be loaded.";
      notes.replaceChildren(again, search.querySelector("template").content.cloneNode(true));
      search.querySelector("[role=status]").textContent = `The search could not be loaded. ${notes.textContent}`;
    });
    for (const door of document.querySelectorAll("[data-open-search]")) {
      door.addEventListener("click", () => {
        back = door;
        openSearch();
      });
    }
    search.querySelector("[data-close-search]").addEventListener("click", closeSearch);
    search.addEventListener("pointerenter", fetchSearch, { once: true });
    search.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget && !search.contains(relatedTarget)) back ??= relatedTarget;
    });
    search.addEventListener("focusout", ({ relatedTarget }) => {
      if (!relatedTarget || search.contains(relatedTarget)) return;
      back = null; // the reader has walked on
      closeSearch();
    });
    input.addEventListener("focus", () => isOpen() || openSearch());
    document.addEventListener("pointerdown", ({ target }) => {
      if (!isOpen() || search.contains(target) || target.closest("[data-open-search]")) return;
      back = null; // the click says where to go on
      closeSearch();
    });

    // Ctrl+K or ⌘K opens, Escape closes. No letter alone does anything, since dictation types letters (WCAG 2.2, 2.1.4).
    // The key is known by its letter or, on keyboards of other scripts, by its place.
    document.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const isK = event.key?.toLowerCase() === "k" || (event.code === "KeyK" && !/^[a-z]$/i.test(event.key ?? ""));
      if (event.key === "Escape") closeSearch();
      if (!isK || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey || (writing && writing !== input)) return;
      event.preventDefault();
      openSearch();
    });
    if (/Mac|iP/.test(navigator.platform)) for (const key of document.querySelectorAll(".search-door kbd")) key.textContent = "⌘ K";

    // An address may ask; and Back from a page that was found brings the query and the list back.
    const wanted = new URLSearchParams(location.search).get("q") ?? history.state?.search;
    if (wanted) {
      input.value = wanted;
      openSearch();
    }
  }

  // The menu. Where the browser has no popovers this opens and closes it.
  const menu = document.getElementById("site-nav");
  const buttons = document.querySelectorAll("[popovertarget=site-nav]");
  const popover = "popover" in HTMLElement.prototype;
  const isOpen = () => menu?.matches(popover ? ":popover-open" : ".sitenav--open");
  function unfold(open) {
    menu.classList.toggle("sitenav--open", open);
    buttons[0].setAttribute("aria-expanded", String(open));
    (open ? buttons[1] : buttons[0]).focus();
  }
  const closeMenu = () => isOpen() && (popover ? menu.hidePopover() : unfold(false));
  if (menu && !popover) {
    for (const button of buttons) button.addEventListener("click", () => unfold(!isOpen()));
    document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenu());
    document.addEventListener("click", ({ target }) => !target.closest(".sitenav, [popovertarget]") && closeMenu());
  }
  // It closes when the page gets wide enough to show it all the time, and after a link within the page.
  matchMedia("(min-width: 60em)").addEventListener("change", closeMenu);
  menu?.addEventListener("click", (event) => event.target.closest("a[href^='#']") && closeMenu());

  // The section being read, in the sidebar.
  const links = new Map([...document.querySelectorAll("[data-spy] a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  if (links.size) {
    const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    const mark = () => {
      const passed = headings.filter((h) => h.getBoundingClientRect().top < innerHeight / 3);
      const current = links.get(passed.at(-1)?.id);
      for (const a of links.values()) a.toggleAttribute("data-current", a === current);
    };
    const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
    for (const heading of headings) watcher.observe(heading);
  }

  // On paper nothing is folded, and a reference to a page of this site has its address.
  addEventListener("beforeprint", () => {
    const here = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    for (const link of document.querySelectorAll(".part--references a[href^='../']")) {
      link.dataset.address = new URL(link.getAttribute("href"), here).href;
    }
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      addEventListener("afterprint", () => (details.open = false), { once: true });
    }
  });
})();
