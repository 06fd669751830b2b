"use strict";
// Follows an address whose page or part has moved. The links are in the page, so that they work without this script:
// <a data-page-moved> leads to the new page, and an element with data-moved holds the link to where its part is now.
(() => {
  const follow = () => {
    const part = document.getElementById(location.hash.slice(1));
    const link = part?.hasAttribute("data-moved") ? part.querySelector("a") : null;
    /** @type {HTMLAnchorElement | null} */
    const page = document.querySelector("a[data-page-moved]");
    if (link) {
      location.replace(link.href);
    } else if (page) {
      const target = new URL(page.href);
      target.hash = location.hash || target.hash;
      location.replace(target);
    }
  };
  follow();
  addEventListener("hashchange", follow);
})();
