"use strict";
// The filter of lists of works: by words, by author, by kind of evidence and by year. Without it the lists stand whole.
(() => {
  /** @type {NodeListOf<HTMLElement>} */
  const items = document.querySelectorAll("li[data-kind]");
  const place = document.querySelector(".works");
  if (!items.length || !place) return;
  const works = Array.from(items, (item) => ({
    item,
    text: "", // until a reader asks: a thousand works take a phone a while
    by: "",
    kind: item.dataset.kind,
    year: Number(item.dataset.year), // NaN where there is none
  }));
  const groups = [...document.querySelectorAll("article :is(h2, h3):has(+ ul > li[data-kind])")];
  /** @type {NodeListOf<HTMLElement>} */
  const parts = document.querySelectorAll(".part:has(li[data-kind])");

  /** @type {(name: string, type: string) => HTMLInputElement} */
  const field = (name, type) => {
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type });
    label.append(name, " ", input);
    form.append(label);
    input.addEventListener("input", filter);
    return input;
  };
  const form = document.createElement("div");
  form.className = "filter filter--works";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Works");
  const words = field("Words", "search");
  const by = works.some(({ item }) => item.dataset.by) ? field("Author", "search") : null;

  const select = document.createElement("select");
  select.append(new Option("all", ""));
  for (const kind of new Set(works.map((work) => work.kind))) {
    const item = works.find((work) => work.kind === kind)?.item;
    const name = (item?.querySelector(".kind") ?? document.querySelector(`#kind-${kind}`))?.firstChild?.textContent;
    select.append(new Option(name?.toLowerCase() ?? kind, kind));
  }
  if (select.length > 2) {
    const label = document.createElement("label");
    label.append("Kind ", select);
    form.append(label);
    select.addEventListener("change", filter);
  }
  const from = field("From", "number"), to = field("To", "number");
  for (const input of [from, to]) Object.assign(input, { inputMode: "numeric", placeholder: "year", min: "1600", max: "2100" });
  const years = document.createElement("span");
  years.className = "filter__years";
  for (const { parentElement } of [from, to]) if (parentElement) years.append(parentElement);
  form.append(years);
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  form.append(status);
  place.after(form);

  function filter() {
    const wanted = foldWords(words.value).split(" ").filter(Boolean), names = foldWords(by?.value ?? "").split(" ").filter(Boolean);
    const [first, last] = [Number(from.value), Number(to.value)];
    let count = 0;
    for (const work of works) {
      work.text ||= foldWords(work.item.textContent ?? "");
      work.by ||= foldWords(work.item.dataset.by ?? "");
      const { item, text, by, kind, year } = work;
      const shown = wanted.every((word) => text.includes(" " + word)) && names.every((name) => by.includes(" " + name)) &&
        (!select.value || kind === select.value) && (!first || year >= first) && (!last || year <= last);
      item.hidden = !shown;
      count += Number(shown);
    }
    for (const heading of groups) {
      heading.toggleAttribute("hidden", !heading.nextElementSibling?.querySelector(":scope > li:not([hidden])"));
    }
    for (const part of parts) part.hidden = !part.querySelector("li[data-kind]:not([hidden])");
    const asked = words.value || by?.value || select.value || from.value || to.value;
    status.textContent = asked ? `${count} of ${works.length} works` : "";
  }
})();
