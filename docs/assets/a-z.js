"use strict";
// The filter of the A–Z index: shows the entries in which each typed word begins a word. Without it: the letters' links.
(() => {
  /** @type {NodeListOf<HTMLElement>} */
  const items = document.querySelectorAll('h2[id^="letter-"] + ul > li');
  const entries = [...items];
  /** @type {NodeListOf<HTMLHeadingElement>} */
  const letters = document.querySelectorAll('h2[id^="letter-"]');
  const bar = document.querySelector(".letters");
  if (!entries.length || !bar) return;
  /** @type {(text: string) => string} */
  const fold = (text) => " " + foldText(text).replace(/[^\p{L}\p{N}]+/gu, " ");
  const texts = entries.map((entry) => fold(entry.textContent ?? ""));

  const form = document.createElement("div");
  form.className = "filter";
  const label = Object.assign(document.createElement("label"), { htmlFor: "filter", textContent: "Show entries with" });
  const input = Object.assign(document.createElement("input"), { id: "filter", type: "search" });
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  form.append(label, " ", input, " ", status);
  bar.after(form);

  input.addEventListener("input", () => {
    const words = fold(input.value).split(" ").filter(Boolean);
    entries.forEach((entry, i) => { entry.hidden = !words.every((word) => texts[i].includes(" " + word)); });
    for (const heading of letters) {
      heading.hidden = !heading.nextElementSibling?.querySelector(":scope > li:not([hidden])");
    }
    const count = entries.filter((entry) => !entry.hidden).length;
    status.textContent = words.length ? `${count} of ${entries.length} entries` : "";
  });
})();
