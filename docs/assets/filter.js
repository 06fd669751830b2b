"use strict";
// The filter of a long list: shows the entries in which each typed word begins a word. Without it the list stands whole.
(() => {
  /**
   * The entries, each as its elements: items of the lists under letters, or what stands under the headings of terms and
   * debates.
   * @type {() => HTMLElement[][]}
   */
  const find = () => {
    /** @type {(selector: string) => HTMLElement[]} */
    const all = (selector) => [...document.querySelectorAll(selector)].filter((each) => each instanceof HTMLElement);
    const items = all('h2[id^="letter-"] + ul > li');
    if (items.length) return items.map((item) => [item]);
    return all(":is(.page--glossary .part > h3, .page--debates .part > h4)").map((heading) => {
      const entry = [heading];
      let next = heading.nextElementSibling;
      for (; next instanceof HTMLElement && !next.matches("h2, h3, h4"); next = next.nextElementSibling) entry.push(next);
      return entry;
    });
  };

  const entries = find();
  const form = document.querySelector(".filter");
  if (!entries.length || !form) return;
  /** @type {string[] | undefined} */
  let texts;
  const parts = [...new Set(entries.flatMap(([first]) => first.closest(".part") ?? []))];

  const label = Object.assign(document.createElement("label"), { htmlFor: "filter", textContent: "Show entries with" });
  const input = Object.assign(document.createElement("input"), { id: "filter", type: "search" });
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  form.append(label, " ", input, " ", status);

  /**
   * Hide a heading between a part's own and its entries where none of these is shown.
   * @type {(part: Element) => void}
   */
  const hideEmpty = (part) => {
    /** @type {HTMLElement | null} */
    let heading = null;
    for (const child of part.children) {
      if (!(child instanceof HTMLElement)) continue;
      if (child.matches("h3") && !entries.some(([first]) => first === child)) {
        heading = child;
        heading.hidden = true;
      } else if (heading && !child.hidden) heading.hidden = false;
    }
  };

  input.addEventListener("input", () => {
    const folded = (texts ??= entries.map((entry) => foldWords(entry.map((element) => element.textContent ?? "").join(" "))));
    const words = foldWords(input.value).split(" ").filter(Boolean);
    let count = 0;
    entries.forEach((entry, i) => {
      const shown = words.every((word) => folded[i].includes(" " + word));
      for (const element of entry) element.hidden = !shown;
      count += Number(shown);
    });
    for (const part of parts) {
      part.toggleAttribute("hidden", !entries.some(([first]) => !first.hidden && part.contains(first)));
      hideEmpty(part);
    }
    status.textContent = words.length ? `${count} of ${entries.length} entries` : "";
  });
})();
