"use strict";
// Follows an address whose page or part has moved. The links are in the page, so that they work without this script:
// <a data-page-moved> leads to the new page, and an element with data-moved holds the link to where its part is now.
(() => {
  const follow = () => {
    const part = location.hash && document.getElementById(location.hash.slice(1));
    const page = document.querySelector("a[data-page-moved]");
    if (part && part.hasAttribute("data-moved")) {
      location.replace(part.querySelector("a").href);
    } else if (page) {
      const target = new URL(page.href);
      target.hash = location.hash || target.hash;
      location.replace(target);
    }
  };
  follow();
  window.addEventListener("hashchange", follow);
})();
