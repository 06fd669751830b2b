"use strict";
// Following the link of a section or paragraph also copies its address. Without this script it is an ordinary link.
(() => {
  const status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");
  document.body.append(status);

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
    status.dispatchEvent(new CustomEvent("copied", { detail: link.hash, bubbles: true })); // report.js adds to it
    clearTimeout(shown);
    shown = setTimeout(() => { status.textContent = ""; }, status.children.length ? 8000 : 2000);
  });

  /** @type {NodeListOf<HTMLAnchorElement>} */
  const paragraphs = document.querySelectorAll("a.para");
  for (const link of paragraphs) {
    link.title = `Copy link to ${link.getAttribute("aria-label")?.toLowerCase() ?? "this paragraph"}`;
  }
})();
