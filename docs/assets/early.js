"use strict";
// Runs before the page is painted: the reader's choice of light or dark, and whether the browser has popovers.
(() => {
  const root = document.documentElement;
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const key = `${new URL("..", src).pathname}scheme`; // sites below one address keep apart

  root.classList.replace("no-js", "js");
  root.classList.toggle("no-popover", !("popover" in HTMLElement.prototype)); // site.js opens the menu

  window.scheme = {
    // Where the browser does not allow it, a choice lasts for this page.
    keep(choice) {
      try {
        localStorage.setItem(key, choice);
      } catch {
        // Blocked, or full.
      }
    },
    apply() {
      try {
        const choice = localStorage.getItem(key);
        if (choice === "dark" || choice === "light") root.dataset.colors = choice;
      } catch {
        // Blocked: the page follows the system.
      }
    },
  };
  window.scheme.apply();
})();
