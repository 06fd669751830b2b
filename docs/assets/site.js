// The frame of every page: light and dark, the search program on demand, the current section, what print must show.

(() => {
  const root = document.documentElement;
  const programs = document.currentScript.dataset.search.split(" ");
  const assets = new URL(".", document.currentScript.src).href;

  // Light and dark. Without a choice the page follows the system.
  const toggle = document.querySelector("[data-scheme]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.mdColorScheme ? root.dataset.mdColorScheme === "slate" : system.matches);
  const showScheme = () => {
    toggle?.setAttribute("aria-pressed", String(isDark()));
    document.body.dataset.mdColorScheme = isDark() ? "slate" : "default"; // where Material tells it
  };
  toggle?.addEventListener("click", () => {
    root.dataset.mdColorScheme = isDark() ? "default" : "slate";
    window.__md_set("scheme", root.dataset.mdColorScheme);
    showScheme();
  });
  system.addEventListener("change", showScheme);
  showScheme();

  // Search. The programs and their index come when a reader turns to the search, not before.
  const search = document.querySelector("[data-md-component=search]");
  const box = document.getElementById("__search");
  const input = document.querySelector("[data-md-component=search-query]");
  let asked = false;
  function loadSearch() {
    if (asked) return;
    asked = true;
    addEventListener("error", (event) => event.filename?.startsWith(assets) && searchFailed());
    const Stock = Worker; // a worker that cannot be fetched tells only itself
    window.Worker = class extends Stock {
      constructor(...given) {
        super(...given);
        this.addEventListener("error", searchFailed);
      }
    };
    for (const src of programs) document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
    document.head.querySelector(`[src="${programs[0]}"]`).addEventListener("error", searchFailed);
  }

  function searchFailed() {
    if ("answered" in search.dataset) return;
    const said = "The search could not be loaded.";
    search.querySelector(".md-search-result__meta").textContent = said;
    search.querySelector(".search-notes").replaceChildren(document.getElementById("search-elsewhere").content.cloneNode(true));
    search.querySelector(".search-status").textContent = `${said} ${search.querySelector(".search-notes").textContent}`;
  }

  let back = null; // what had the focus before the search
  function openSearch() {
    if (!box.checked) box.click();
    input.focus();
    input.select();
  }
  function closeSearch() {
    if (box.checked) box.click();
    if (search.contains(document.activeElement)) document.activeElement.blur();
  }

  if (search) {
    for (const event of ["focusin", "pointerenter"]) search.addEventListener(event, loadSearch, { once: true });
    for (const door of document.querySelectorAll("[data-open-search]")) door.addEventListener("click", openSearch);
    search.querySelector("[data-close-search]").addEventListener("click", closeSearch);
    if (new URLSearchParams(location.search).has("q")) loadSearch();

    search.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget && !search.contains(relatedTarget)) back = relatedTarget;
    });
    box.addEventListener("change", () => {
      if (box.checked) return;
      back?.focus({ preventScroll: true });
      back = null;
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!box.checked || search.contains(target) || target.closest("[data-open-search]")) return;
      back = null; // the click says where to go on
      closeSearch();
    });

    // Keys: Ctrl+K or ⌘K opens, Escape closes. No letter alone does anything, since dictation types letters (WCAG 2.2,
    // 2.1.4): those of Material's own program never reach it, which listens at the window.
    document.addEventListener("keydown", (event) => {
      const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (!box.checked && "fs/np.,".includes(event.key)) event.stopPropagation();
      if (event.key === "Escape" && box.checked) closeSearch();
      if (event.key.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
      if (writing && writing !== input) return;
      event.preventDefault();
      openSearch();
    });
    if (/Mac|iP/.test(navigator.platform)) for (const key of document.querySelectorAll(".search-door kbd")) key.textContent = "⌘ K";
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
