/*
 * What Material's list of results lacks: kinds, the page of each section, the sense of each term, the number of
 * results in words that a screen reader speaks, and help where nothing is found. The answers come from worker.js.
 */
"use strict";

{
  const KINDS = { topic: "Topic", case: "Case study", term: "Glossary term", area: "Area" };
  const PAUSE = 700;   // milliseconds without typing before the number of results is spoken

  const query = document.querySelector(".md-search__input");
  const meta = document.querySelector(".md-search-result__meta");
  const notes = document.querySelector(".search-notes");
  const list = document.querySelector(".md-search-result__list");
  const status = document.querySelector(".search-status");
  const toggle = document.querySelector("#__search");
  const ghost = document.querySelector(".md-search__suggest");
  const base = new URL(JSON.parse(document.querySelector("#__config").textContent).base, location.href);
  let answer = { items: [] };
  let pause = 0;

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  /** Complete an entry as soon as Material has drawn it. Its place in the list is its place in the answer. */
  function complete(entry, items) {
    if (entry.dataset.complete || !items) return;
    entry.dataset.complete = "true";
    const head = items.find(item => item.kind) ?? items[0];
    const [first, ...sections] = entry.querySelectorAll(".md-search-result__article");
    const heading = first.querySelector("h1");
    if (head.kind === "term") first.insertAdjacentHTML("beforeend", `<div class="search-sense">${head.text}</div>`);
    const page = heading.textContent;
    if (KINDS[head.kind]) heading.append(" ", element("span", "search-kind", KINDS[head.kind]));
    for (const section of sections)
      section.querySelector("h2")?.append(" ", element("span", "search-page", `in ${page}`));
  }

  function counted(text) {
    const { total, items } = answer;
    if (!text) return "Type to start searching";
    if (!total) return `Nothing found for “${text}”`;
    const listed = items.length < total ? `; the first ${items.length} are listed` : "";
    return `${total} ${total === 1 ? "result" : "results"}${listed}`;
  }

  function remarks() {
    const found = answer.total ? answer.loose.map(phrase => `No page has “${phrase}” word for word: these have its words.`) : [];
    found.push(...answer.guessed.map(({ typed, taken }) => `No page has “${typed}”: these have “${taken}”.`));
    if (answer.total && !answer.whole) found.push("No page has all of these words: these have some of them.");
    else if (answer.whole < answer.total) found.push(`${answer.whole} with all of these words, then some with most of them.`);
    return found;
  }

  /** The names most like what was typed, as links that Material's arrow keys reach. */
  function nearest() {
    const names = element("ul", "search-near", "");
    for (const { text, location, kind } of answer.near) {
      const link = element("a", "", "");
      const name = element("span", "", text);
      link.href = new URL(location, base).href;
      name.dataset.mdScore = "1";
      link.append(name);
      const row = element("li", "", "");
      row.append(link, KINDS[kind] ? ` (${KINDS[kind].toLowerCase()})` : "");
      names.append(row);
    }
    return names;
  }

  function show(part) {
    answer = part;
    query.closest(".md-search").dataset.answered = "";
    const text = query.value.trim();
    const said = text ? remarks() : [];
    meta.textContent = counted(text);
    notes.replaceChildren(...said.map(remark => element("p", "search-remark", remark)));
    if (text && !answer.total) {
      if (answer.near.length) notes.append(element("p", "search-remark", "Did you mean:"), nearest());
      notes.append(document.querySelector("#search-elsewhere").content.cloneNode(true));
    }
    clearTimeout(pause);
    const spoken = [meta, ...notes.querySelectorAll("p, li")].map(part => part.textContent.replace(/\s+/g, " ").trim());
    pause = setTimeout(() => { status.textContent = spoken.join("; "); }, PAUSE);
  }

  window.component$.subscribe(part => { if (part.items && part.near) show(part); });
  new MutationObserver(() => [...list.children].forEach((entry, i) => complete(entry, answer.items[i])))
    .observe(list, { childList: true });

  // Material looks at the query after a key only; words also come by mouse and by voice, and go by the button.
  const tell = () => {
    query.dispatchEvent(new KeyboardEvent("keyup"));
    ghost.classList.toggle("md-search__suggest--off", query.scrollWidth > query.clientWidth);   // the words have moved on
  };
  query.addEventListener("input", tell);
  query.form.addEventListener("reset", () => setTimeout(tell));

  toggle.addEventListener("change", () => {
    if (toggle.checked) return;
    clearTimeout(pause);
    status.textContent = "";
  });
}
