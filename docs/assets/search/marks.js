"use strict";
// Marks the words that a reader searched for on the page that was opened, without changing the page; their list stands
// in ?h=.
(() => {
  const address = new URL(location.href);
  const words = (address.searchParams.get("h") ?? "").split(" ").filter(Boolean);
  address.searchParams.delete("h");
  history.replaceState(history.state, "", address);   // what a reader copies is the address of the page

  const article = document.querySelector("article");
  if (words.length && article && "highlights" in CSS) {
    const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "giu");
    const found = new Highlight();
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      for (const match of (node.nodeValue ?? "").matchAll(pattern)) {
        const range = new Range();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        found.add(range);
      }
    CSS.highlights.set("found", found);
  }
})();
