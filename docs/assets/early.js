"use strict";
// Runs before the page is painted: what a reader chose before, light or dark above all, and whether there are popovers.
(() => {
  const root = document.documentElement;
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL("..", src).pathname; // sites below one address keep apart

  root.classList.replace("no-js", "js");
  root.classList.toggle("no-popover", !("popover" in HTMLElement.prototype)); // site.js opens the menu

  // What the browser keeps for this site. Where it does not allow that, a choice lasts for this page.
  window.kept = {
    get(name) {
      try {
        return localStorage.getItem(base + name) ?? "";
      } catch {
        return ""; // Blocked.
      }
    },
    set(name, value) {
      try {
        localStorage.setItem(base + name, value);
        return true;
      } catch {
        return false; // Blocked, or full.
      }
    },
    applyScheme() {
      const choice = this.get("scheme");
      if (choice === "dark" || choice === "light") root.dataset.colors = choice;
    },
  };
  window.kept.applyScheme();
})();
