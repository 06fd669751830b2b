// Cards for links in prose: what the title says, on hover, focus and tap. Without it titles remain.
(() => {
  "use strict";
  // No lists of links.
  const LINKS = "article :is(a.cite, :is(a.term, :not(li) > p:not(.about) a, li[id^='p-'] a)[title]):not(.para)";
  const PLACES = { glossary: "Glossary", topics: "Topic", cases: "Case study", sources: "Source" };
  const DELAY = 300; // ms until a card opens, and closes: the pointer can reach it
  let card, shown, title, timer, pointer;

  const build = () => {
    const box = document.querySelector("main").appendChild(document.createElement("div"));
    box.className = "preview";
    box.innerHTML = '<div id="preview" role="tooltip"><b></b><span></span><small></small></div><a tabindex="-1">Open</a>';
    const [text, head, body, place, open] = box.querySelectorAll("*");
    return { box, text, head, body, place, open };
  };

  // What the list of references says of a mark: kind, record, and what is said at each place that the mark cites.
  const cited = link => {
    const item = document.querySelector(link.hash);
    const places = [...item.querySelectorAll(".place")].filter(place => place.querySelector(`[href="#${link.id}"]`));
    const said = places.map(place => place.textContent.replace(/(\s*↑( \w+)?)+$/, "").trim()).filter(Boolean);
    return [item.querySelector(".record").textContent, said.join(" — ")];
  };

  const placeOf = link => {
    if (link.matches(".cite"))
      return `Reference ${link.textContent} · ${document.querySelector(link.hash + " .kind")?.textContent ?? ""}`;
    const names = link.pathname.split(/[/.]/).filter(name => name in PLACES);
    return PLACES[names.pop()] || "This site";
  };

  const later = action => {
    clearTimeout(timer);
    timer = setTimeout(action, DELAY);
  };

  const hide = () => {
    clearTimeout(timer);
    if (!shown) return;
    card.box.hidden = true;
    shown.title = title;
    shown.removeAttribute("aria-describedby");
    shown = null;
  };

  const show = (link, y) => {
    if (link === shown || !link.isConnected) return;
    hide();
    card ||= build();
    shown = link;
    title = link.title;
    link.removeAttribute("title"); // or the browser would show it as well
    const [head, body] = link.matches(".cite") ? cited(link) : title.split(" — ", 2);
    card.text.setAttribute("aria-live", pointer === "touch" ? "polite" : "off");
    card.box.hidden = false;
    card.head.textContent = body ? head : "";
    card.body.textContent = body || head;
    card.place.textContent = placeOf(link);
    card.open.href = link.href;
    card.open.setAttribute("aria-label", "Open " + head);
    link.setAttribute("aria-describedby", "preview");
    position(link, y);
  };

  const position = (link, y) => {
    const lines = [...link.getClientRects()];
    const line = lines.find(rect => rect.top <= y && y <= rect.bottom) || lines[0];
    const { offsetWidth: width, offsetHeight: height } = card.box;
    const below = line.bottom + height <= innerHeight || line.top < height;
    const left = Math.min(line.left, document.documentElement.clientWidth - width - 8);
    card.box.style.left = Math.max(8, left) + "px";
    card.box.style.top = (below ? line.bottom : line.top - height) + "px";
  };

  const linkAt = event => {
    const link = event.target.closest?.("a");
    return link && (link === shown || (link.matches(LINKS) && link.host === location.host)) ? link : null;
  };
  const inCard = event => card?.box.contains(event.target);

  addEventListener("pointerdown", event => {
    pointer = event.pointerType;
    if (shown && !inCard(event) && linkAt(event) !== shown) hide();
  }, true);
  addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return;
    pointer = event.pointerType;
    const link = linkAt(event);
    if (inCard(event)) clearTimeout(timer);
    else if (link) later(() => show(link, event.clientY));
    else later(() => shown !== document.activeElement && hide());
  });
  addEventListener("focusin", event => {
    const link = linkAt(event);
    if (link?.matches(":focus-visible")) later(() => show(link));
    else if (!inCard(event)) hide();
  });
  addEventListener("click", event => {
    const link = linkAt(event);
    if (inCard(event)) hide();
    if (!link || pointer !== "touch" || link === shown) return;
    event.preventDefault();
    show(link, event.clientY);
  });
  addEventListener("keydown", event => {
    pointer = "";
    if (event.key === "Escape") hide();
  });
  for (const name of ["scroll", "resize", "pagehide"]) addEventListener(name, () => shown && hide());
})();
