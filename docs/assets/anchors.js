"use strict";
// Following the link of a section or paragraph also copies its address, and offers to report an error there. Without
// this script it is an ordinary link.
(() => {
  const status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");
  document.body.append(status);

  // The link for reporting an error, where the site has one, names the paragraph that the address names.
  /** @type {HTMLAnchorElement | null} */
  const report = document.querySelector("a[data-report]");
  const base = report?.href ?? "";
  const locate = () => {
    if (report) report.href = base + encodeURIComponent(location.hash);
  };
  addEventListener("hashchange", locate);
  locate();

  let shown = 0; // the timer that ends what is said
  document.addEventListener("click", async (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = event.target instanceof Element ? event.target.closest("a.para, a.headerlink") : null;
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return; // no permission, or not a secure context: the address bar has the address
    }
    status.textContent = "Link copied";
    if (report) {
      const href = base + encodeURIComponent(link.hash);
      status.append(". ", Object.assign(document.createElement("a"), { href, textContent: "Report an error here" }));
    }
    clearTimeout(shown);
    shown = setTimeout(() => { status.textContent = ""; }, report ? 8000 : 2000);
  });

  /** @type {NodeListOf<HTMLAnchorElement>} */
  const paragraphs = document.querySelectorAll("a.para");
  for (const link of paragraphs) {
    link.title = `Copy link to ${link.getAttribute("aria-label")?.toLowerCase() ?? "this paragraph"}`;
  }
})();
