"use strict";
// Following the link of a section or paragraph also copies its address. Without this script it is an ordinary link.
(() => {
  const status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");
  document.body.append(status);

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.para, a.headerlink");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return; // no permission, or not a secure context: the address bar has the address
    }
    status.textContent = "Link copied";
    setTimeout(() => { status.textContent = ""; }, 2000);
  });

  for (const link of document.querySelectorAll("a.para")) {
    link.title = `Copy link to ${link.getAttribute("aria-label").toLowerCase()}`;
  }
})();
