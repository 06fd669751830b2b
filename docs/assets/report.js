"use strict";
// The link for reporting an error names the paragraph that the address names, and stands beside the word that its
// address was copied. Without this script it names the page. site.js loads it where the site has such a link.
(() => {
  /** @type {HTMLAnchorElement | null} */
  const report = document.querySelector("a[data-report]");
  if (!report) return;
  const base = report.href;
  /** @type {(hash: string) => string} */
  const on = (hash) => base + encodeURIComponent(hash);

  const locate = () => { report.href = on(location.hash); };
  addEventListener("hashchange", locate);
  locate();

  addEventListener("copied", (event) => {
    if (!(event instanceof CustomEvent) || !(event.target instanceof Element)) return;
    const link = Object.assign(document.createElement("a"), { href: on(event.detail), textContent: "Report an error here" });
    event.target.append(" · ", link);
  });
})();
