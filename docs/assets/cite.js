"use strict";
// Completes the box "Cite this page": the style that the reader chooses, buttons to copy, the day of reading, and the part
// of the page that the address names. Without this script the box has all styles for the whole page, and how to add the
// rest by hand. site.js loads it when the box is near, or when the address names a part of the page.
(() => {
  /** @type {HTMLElement | null} */
  const box = document.querySelector(".cite-box");
  if (!box) return;
  const { address = "", terms } = box.dataset;

  /** @type {(element: Element) => boolean} */
  const isBritish = (element) => element.closest("[lang]")?.getAttribute("lang") === "en-GB";

  for (const read of box.querySelectorAll(".read")) {
    const locale = isBritish(read) ? "en-GB" : "en-US";
    read.textContent = new Date().toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" });
  }

  // One style at a time, the one that was chosen last on any page of this site.
  const names = Array.from(box.querySelectorAll("dt"), (term) => term.textContent ?? "");
  const chooser = document.createElement("select");
  chooser.append(...names.map((name) => new Option(name)));
  const label = Object.assign(document.createElement("label"), { className: "cite-choice", textContent: "Style " });
  label.append(chooser);
  box.before(label);
  const choose = () => {
    for (const row of box.children) {
      const name = row.matches("dt") ? row.textContent : row.previousElementSibling?.textContent;
      /** @type {HTMLElement} */ (row).hidden = name !== chooser.value;
    }
  };
  const kept = window.kept.get("style");
  if (names.includes(kept)) chooser.value = kept;
  chooser.addEventListener("change", () => {
    window.kept.set("style", chooser.value);
    choose();
  });
  choose();

  const status = document.createElement("p");
  status.className = "cite-status";
  status.setAttribute("role", "status");
  box.after(status);

  /** @type {NodeListOf<HTMLElement>} */
  const rows = box.querySelectorAll("dd > p");
  for (const row of rows) {
    const citation = row.querySelector("span");
    if (!citation) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    const style = row.parentElement?.previousElementSibling?.textContent ?? "";
    const form = row.querySelector("b")?.textContent?.replace(":", "") ?? "";
    button.setAttribute("aria-label", `Copy: ${style}, ${form}`);
    button.addEventListener("click", async () => {
      const copied = await copy(citation);
      status.textContent = copied ? `Copied: ${style}, ${form.toLowerCase()}.` : "Select the text and copy it.";
    });
    row.append(" ", button);
  }

  /**
   * As plain text and, where the browser can, with its italics.
   * @type {(citation: HTMLElement) => Promise<boolean>}
   */
  async function copy(citation) {
    const clone = /** @type {HTMLElement} */ (citation.cloneNode(true));
    const text = clone.textContent ?? "";
    for (const span of clone.querySelectorAll("span")) span.replaceWith(...span.childNodes);
    try {
      if (window.ClipboardItem) {
        const forms = { "text/plain": text, "text/html": clone.innerHTML };
        const blobs = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]);
        await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      } else {
        await navigator.clipboard.writeText(text);
      }
      return true;
    } catch {
      getSelection()?.selectAllChildren(citation);
      return false;
    }
  }

  /** @typedef {{id: string, number: number} | {id: string, label: string, heading: string}} Part */

  /**
   * What the address names: a paragraph by its number among the page's, a heading by its words; null for the whole page.
   * @type {() => Part | null}
   */
  const part = () => {
    const id = location.hash.slice(1); // ids of this site need no decoding
    const target = document.getElementById(id);
    if (!target || target.closest("#cite") || box.contains(target)) return null;
    const paragraphs = [...document.querySelectorAll("article [id^='p-']:not(h2, h3, h4, h5, h6)")];
    if (paragraphs.includes(target)) return { id, number: paragraphs.indexOf(target) + 1 };
    if (!/^H[2-6]$/.test(target.tagName)) return null;
    const heading = /** @type {HTMLElement} */ (target.cloneNode(true));
    for (const link of heading.querySelectorAll(".headerlink")) link.remove();
    const label = target.tagName === "H3" && terms ? "s.v." : "sec.";
    return { id, label, heading: (heading.textContent ?? "").trim() };
  };

  /** @type {NodeListOf<HTMLElement>} */
  const places = box.querySelectorAll("[data-at]");
  const addresses = box.querySelectorAll(".address");
  let named = false;    // whether the citations are of a part
  function locate() {
    if (location.hash === "#cite" && named) return;   // a reader who goes from a part to the box cites that part
    const here = part();
    named = here !== null;
    for (const span of places) {
      span.dataset.whole ??= span.textContent ?? "";
      span.textContent = here ? located(span, here) : span.dataset.whole;
    }
    for (const text of addresses) text.textContent = here ? `${address}#${here.id}` : address;
  }

  /** @type {(span: HTMLElement, here: Part) => string} */
  function located(span, here) {
    const { at = "" } = span.dataset;
    if ("number" in here) return at.replace(/N\b/, String(here.number));
    const [open, close] = isBritish(span) ? "‘’" : "“”";
    const text = at.replace(/par\w*\. N\b/, () => `${here.label} ${open}${here.heading}${close}`);
    return text.replace("”,", ",”"); // American style; a British comma stands outside
  }

  addEventListener("hashchange", locate);
  locate();

  // Beside the word that the address of a part was copied: its citation in the style of the reader.
  /** @type {(copied: Element) => void} */
  const offer = (copied) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `Copy citation (${chooser.value})` });
    button.addEventListener("click", async () => {
      locate();
      /** @type {HTMLElement | null} */
      const citation = box.querySelector("dd:not([hidden]) > p > span");
      if (citation && await copy(citation)) button.textContent = "Citation copied";
    });
    copied.append(" · ", button);
  };
  addEventListener("copied", ({ target }) => target instanceof Element && offer(target));
  const copied = document.querySelector(".copied:not(:empty)");
  if (copied) offer(copied);
})();
