// The frame of every page: light and dark, the search program on demand, the current section, what print must show.

(() => {
  const root = document.documentElement;
  const programs = document.currentScript.dataset.search.split(" ");

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
  const box = document.getElementById("__search");
  let asked = false;
  function loadSearch() {
    if (asked) return;
    asked = true;
    document.removeEventListener("keydown", openByKey); // Material's own keys take over
    for (const src of programs) document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
  }

  let opener = null;
  function openSearch(event) {
    opener = event.currentTarget === document ? document.activeElement : event.currentTarget;
    box.checked = true;
    box.dispatchEvent(new Event("change"));
    document.querySelector("[data-md-component=search-query]").focus();
    loadSearch();
  }

  // Closed again, the keyboard is back where the search was opened.
  box?.addEventListener("change", () => {
    if (box.checked || !opener) return;
    const back = opener;
    opener = null;
    setTimeout(() => document.activeElement === document.body && back.focus({ preventScroll: true }));
  });

  function openByKey(event) {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (writing || event.ctrlKey || event.metaKey || event.altKey || !["/", "f", "s"].includes(event.key)) return;
    event.preventDefault();
    openSearch(event);
  }

  const search = document.querySelector("[data-md-component=search]");
  if (search) {
    document.addEventListener("keydown", openByKey);
    for (const event of ["focusin", "pointerenter"]) search.addEventListener(event, loadSearch, { once: true });
    for (const door of document.querySelectorAll("[data-open-search]")) door.addEventListener("click", openSearch);
    if (new URLSearchParams(location.search).has("q")) loadSearch();
  }

  // The menu closes when the page gets wide enough to show it all the time, and after a link within the page.
  const menu = document.getElementById("site-nav");
  const closeMenu = () => menu?.matches(":popover-open") && menu.hidePopover();
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

  // On paper nothing is folded.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      addEventListener("afterprint", () => (details.open = false), { once: true });
    }
  });
})();
