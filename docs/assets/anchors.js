"use strict";
// Following the link of a section or paragraph also copies its address, and copied text keeps the marks of references
// apart from it. Without this script these are ordinary links, and ordinary text.
(() => {
  const status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");
  document.body.append(status);

  const SHOWN = 6000; // milliseconds that it can be read and followed
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
    status.replaceChildren("Link copied");
    if (document.getElementById("cite")) {
      const cite = Object.assign(document.createElement("a"), { href: "#cite", textContent: "Cite this part" });
      status.append(" · ", cite);
    }
    status.dispatchEvent(new CustomEvent("copied", { detail: link.hash, bubbles: true })); // report.js adds to it
    clearTimeout(shown);
    shown = setTimeout(() => { status.textContent = ""; }, SHOWN);
  });

  // A text that is copied has its marks in brackets: "in March 2019 [5]". Its links are whole addresses.
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection?.rangeCount || !event.clipboardData) return;
    const copied = document.createElement("div");
    copied.append(selection.getRangeAt(0).cloneContents());
    const marks = [...copied.querySelectorAll("sup")].filter((mark) => mark.querySelector("a.cite"));
    if (!marks.length) return;
    for (const mark of marks) {
      if (/\s$/.test(mark.previousSibling?.textContent ?? "")) mark.replaceWith(`[${mark.textContent}]`);
      else mark.replaceWith(` [${mark.textContent}]`);
    }
    for (const link of copied.querySelectorAll("a")) link.setAttribute("href", link.href);
    Object.assign(copied.style, { position: "absolute", insetInlineStart: "-200vw", inlineSize: "40em" });
    document.body.append(copied);
    event.clipboardData.setData("text/plain", copied.innerText);
    event.clipboardData.setData("text/html", copied.innerHTML);
    copied.remove();
    event.preventDefault();
  });

  // A fragment that was copied with the stop behind it: the part that it means.
  const id = decoded(location.hash.slice(1));
  const meant = id.replace(/[\s.,;:!?)\]'"”’>]+$/, "");
  if (meant !== id && !document.getElementById(id) && document.getElementById(meant)) location.replace(`#${meant}`);

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /** @type {NodeListOf<HTMLAnchorElement>} */
  const paragraphs = document.querySelectorAll("a.para");
  for (const link of paragraphs) {
    link.title = `Copy link to ${link.getAttribute("aria-label")?.toLowerCase() ?? "this paragraph"}`;
  }
})();
