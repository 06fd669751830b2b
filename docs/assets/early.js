// Runs before the page is painted: the reader's choice of light or dark, whether the browser has popovers, and what
// Material's search program expects to find.

(() => {
  const root = new URL("..", document.currentScript.src);

  document.documentElement.classList.replace("no-js", "js");
  document.documentElement.classList.toggle("no-popover", !("popover" in HTMLElement.prototype)); // site.js opens the menu

  // Material keeps its settings under the site's path, as JSON.
  window.__md_scope = root;
  window.__md_hash = (text) => [...text].reduce((sum, c) => (sum << 5) - sum + c.charCodeAt(0), 0);
  window.__md_get = (key, store = localStorage, scope = root) => {
    try {
      return JSON.parse(store.getItem(`${scope.pathname}.${key}`));
    } catch {
      return null; // a browser that keeps nothing for this page, or a value that another program wrote
    }
  };
  window.__md_set = (key, value, store = localStorage, scope = root) => {
    try {
      store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // The choice then lasts for this page only.
    }
  };

  const scheme = window.__md_get("scheme");
  if (scheme === "slate" || scheme === "default") document.documentElement.dataset.mdColorScheme = scheme;
})();
