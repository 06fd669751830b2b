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
