"use strict";
// Completes the box "Cite this page": buttons to copy, the day of reading, and the part of the page that the address
// names. Without this script the box says the same of the whole page, and how to add the rest by hand.
(() => {
  const box = document.querySelector(".cite-box");
  if (!box) return;
  const address = box.dataset.address;

  for (const read of box.querySelectorAll(".read")) {
    const locale = read.closest("[lang]").lang === "en-GB" ? "en-GB" : "en-US";
    read.textContent = new Date().toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" });
  }

  const status = document.createElement("p");
  status.className = "cite-status";
  status.setAttribute("role", "status");
  box.after(status);

  for (const row of box.querySelectorAll("dd > p")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    const name = row.parentElement.previousElementSibling.textContent;
    const form = row.querySelector("b").textContent.replace(":", "");
    button.setAttribute("aria-label", `Copy: ${name}, ${form}`);
    button.addEventListener("click", async () => {
      const copied = await copy(row.querySelector("span"));
      status.textContent = copied ? `Copied: ${name}, ${form.toLowerCase()}.` : "Select the text and copy it.";
    });
    row.append(" ", button);
  }

  // As plain text and, where the browser can, with its italics.
  async function copy(citation) {
    const clone = citation.cloneNode(true);
    for (const span of clone.querySelectorAll("span")) span.replaceWith(...span.childNodes);
    try {
      if (window.ClipboardItem) {
        const forms = { "text/plain": clone.textContent, "text/html": clone.innerHTML };
        const blobs = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]);
        await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      } else {
        await navigator.clipboard.writeText(clone.textContent);
      }
      return true;
    } catch {
      getSelection().selectAllChildren(citation);
      return false;
    }
  }

  // What the address names: a paragraph by its number among the page's, a heading by its words, or the whole page.
  function part() {
    const id = location.hash.slice(1); // ids of this site need no decoding
    const target = id && document.getElementById(id);
    if (!target || target.closest("#cite") || box.contains(target)) return null;
    const paragraphs = [...document.querySelectorAll("article [id^='p-']:not(h2, h3, h4, h5, h6)")];
    if (paragraphs.includes(target)) return { id, number: paragraphs.indexOf(target) + 1 };
    if (!/^H[2-6]$/.test(target.tagName)) return null;
    const heading = target.cloneNode(true);
    for (const link of heading.querySelectorAll(".headerlink")) link.remove();
    return { id, word: target.tagName === "H3" && box.dataset.terms ? "s.v." : "sec.", heading: heading.textContent.trim() };
  }

  function locate() {
    const here = part();
    for (const span of box.querySelectorAll("[data-at]")) {
      span.dataset.whole ??= span.textContent;
      span.textContent = here ? located(span, here) : span.dataset.whole;
    }
    for (const text of box.querySelectorAll(".address")) text.textContent = here ? `${address}#${here.id}` : address;
  }

  function located(span, here) {
    if (here.number) return span.dataset.at.replace(/N\b/, here.number);
    const [open, close] = span.closest("[lang]").lang === "en-GB" ? "‘’" : "“”";
    const text = span.dataset.at.replace(/par\w*\. N\b/, () => `${here.word} ${open}${here.heading}${close}`);
    return text.replace("”,", ",”"); // American style; a British comma stands outside
  }

  addEventListener("hashchange", locate);
  locate();
})();
