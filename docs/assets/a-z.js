// The filter of the A–Z index: shows the entries in which each typed word begins a word. Without it: the letters' links.
(() => {
  const entries = [...document.querySelectorAll('h2[id^="letter-"] + ul > li')];
  const bar = document.querySelector(".letters");
  if (!entries.length || !bar) return;
  const fold = text => " " + text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  const texts = entries.map(entry => fold(entry.textContent));

  const form = document.createElement("div");
  form.className = "filter";
  form.innerHTML = '<label for="filter">Show entries with</label> <input id="filter" type="search"> <span role="status"></span>';
  bar.after(form);
  const [, input, status] = form.children;

  input.addEventListener("input", () => {
    const words = fold(input.value).split(" ").filter(Boolean);
    entries.forEach((entry, i) => { entry.hidden = !words.every(word => texts[i].includes(" " + word)); });
    for (const heading of document.querySelectorAll('h2[id^="letter-"]')) {
      heading.hidden = !heading.nextElementSibling.querySelector(":scope > li:not([hidden])");
    }
    const count = entries.filter(entry => !entry.hidden).length;
    status.textContent = words.length ? `${count} of ${entries.length} entries` : "";
  });
})();
