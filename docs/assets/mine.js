"use strict";
// Adds the page, or the part of it whose address was copied, to the reader's own list, which the builder shows. The list
// is kept by the browser, in the form that the builder's address has. site.js loads it at the first wish to add something;
// without it a reader chooses there.
(() => {
  /** @type {HTMLElement | null} */
  const place = document.querySelector("[data-see]");
  if (!place) return;
  const { see = "", builder = "" } = place.dataset;
  const MOST = 300; // as many as the builder reads

  /**
   * The link of a part of this page, as the builder knows it: a term, or a page or the section that a paragraph is in.
   * @type {(hash: string) => string}
   */
  const linkOf = (hash) => {
    const target = document.getElementById(hash.slice(1));
    if (see === "term:") return target?.matches("h3") ? see + target.id : "";
    const heading = target?.matches("h2, h3") ? target : target?.closest(".part")?.querySelector("h2");
    return heading ? `${see}#${heading.id}` : see;
  };

  /** @type {(link: string, say: Element) => void} */
  const add = (link, say) => {
    const list = new URLSearchParams(window.kept.get("list"));
    if (list.getAll("list").length < MOST && !list.getAll("list").includes(link)) list.append("list", link);
    const open = Object.assign(document.createElement("a"), { href: builder, textContent: "open it" });
    if (window.kept.set("list", list.toString().replace(/%3A/g, ":"))) {
      say.replaceChildren(`On your list of ${list.getAll("list").length}: `, open);
    } else {
      open.href = `${builder}#${new URLSearchParams({ list: link })}`;
      open.textContent = "begin one with this";
      say.replaceChildren("This browser keeps no list: ", open);
    }
  };

  const status = place.querySelector("[role=status]");
  if (status) place.querySelector("button")?.addEventListener("click", () => add(see, status));

  /** @type {(copied: Element, hash: string) => void} */
  const offer = (copied, hash) => {
    const link = linkOf(hash);
    if (!link) return;
    const say = document.createElement("span");
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Add to my list" });
    button.addEventListener("click", () => add(link, say));
    say.append(button);
    copied.append(" · ", say);
  };
  addEventListener("copied", (event) => {
    if (event instanceof CustomEvent && event.target instanceof Element) offer(event.target, event.detail);
  });
  const copied = document.querySelector(".copied:not(:empty)");
  if (copied) offer(copied, location.hash);
})();
