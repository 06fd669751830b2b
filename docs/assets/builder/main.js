// The syllabus builder: reads the data of the site and the choice in the address, and shows both for changing.
import { cartridge } from "./cartridge.js";
import { catalog } from "./catalog.js";
import { csv, ris, syllabus } from "./formats.js";
import { choice } from "./choice.js";
import { button, element } from "./dom.js";
import { holdsList, ofList, read, sessions, write } from "./state.js";
import { leftOut } from "./words.js";
import { zip } from "./zip.js";

start();

async function start() {
  const root = document.getElementById("builder");
  const data = await load();
  if (!root || !data) return; // what the page says without scripts stays
  const known = index(data);
  const state = initial(data, known);

  const status = element("p", { className: "builder-status", role: "status" });
  /** @type {Update} */
  const say = (words) => {
    status.textContent = words;
  };
  /** @type {Update} */
  const update = (words) => {
    const list = write(state);
    window.kept.set("list", list);
    try {
      history.replaceState(null, "", `${location.pathname}#${list}`);
    } catch {
      // A frame may not, nor a reader who is too fast for the browser: the list is shown all the same.
    }
    chosen.show();
    picker.show();
    output.show();
    say(words);
  };

  const chosen = choice(state, known, update);
  const picker = catalog(data, state, update);
  const output = downloads(data, state, known, say);
  root.replaceChildren(picker.node, chosen.node, output.node, status);
  addEventListener("hashchange", () => {
    if (!holdsList(location.hash)) {
      update(""); // a link within the page: the list goes back into the address
      return;
    }
    Object.assign(state, read(location.hash, known));
    update(`The list of the address is shown. ${leftOut(state)}`.trim());
  });
  update(leftOut(state));
}

/**
 * The data of the site; null where it cannot be had, as on a disk or without a connection.
 * @returns {Promise<Readings | null>}
 */
async function load() {
  try {
    const response = await fetch("readings.json");
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/**
 * Every reading by its link, with its addresses; a section has the abstract and keywords of its page.
 * @param {Readings} data
 */
function index(data) {
  /** @type {Known} */
  const known = new Map();
  for (const item of data.groups.flatMap((group) => group.items)) {
    const page = known.get(item.see.split("#")[0]) ?? item;
    const live = data.home + item.path;
    const url = item.edition ? `${data.home}v/${item.edition}/${item.path}` : live;
    const label = item.see.startsWith("term:") ? `${item.name} (glossary)` : item.name;
    const { abstract = "", keywords = [] } = page;
    known.set(item.see, { abstract, keywords, ...item, label, live, url });
  }
  return known;
}

/**
 * The choice of the address, its own or a list of the site that it names; else the one that the browser keeps.
 * @param {Readings} data
 * @param {Known} known
 */
function initial(data, known) {
  const name = new URLSearchParams(location.search).get("list");
  const list = data.lists.find(({ id }) => id === name);
  if (holdsList(location.hash)) return read(location.hash, known);
  return list ? ofList(list) : read(window.kept.get("list"), known);
}

/**
 * The part of the page from which the list is copied and downloaded.
 * @param {Readings} data
 * @param {Choice} state
 * @param {Known} known
 * @param {Update} say
 * @returns {import("./dom.js").View}
 */
function downloads(data, state, known, say) {
  const area = element("textarea", { id: "builder-text", readOnly: true, rows: 10 });
  const buttons = [
    button("Copy the text", () => copy(area, text(), say)),
    button("Copy the link", () => copy(area, `${location.href.split("#")[0]}#${write(state)}`, say)),
    button("Download RIS", () => save(ris(data, now()), "ris", "application/x-research-info-systems")),
    button("Download CSV", () => save(csv(now()), "csv", "text/csv")),
    button("Download cartridge", () => save(zip(cartridge(title(), data.source, data.license, now())), "imscc")),
  ];
  const title = () => state.title || "Readings";
  const now = () => sessions(state, known);
  const text = () => now().length ? syllabus(title(), data.source, now()) : "";

  /** @type {(content: Blob | string, suffix: string, type?: string) => void} */
  function save(content, suffix, type) {
    const name = `${foldText(title()).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "readings"}.${suffix}`;
    const blob = content instanceof Blob ? content : new Blob([content], { type });
    const link = element("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(`Made ${name}.`);
  }

  const node = element("section", { className: "builder-output" }, [
    element("h2", { textContent: "Take it with you" }),
    element("label", { htmlFor: area.id, textContent: "Lines for a syllabus" }),
    area,
    element("div", { className: "builder-buttons" }, buttons),
  ]);
  return {
    node,
    show() {
      area.value = text();
      for (const made of buttons) made.disabled = !now().length;
    },
  };
}

/**
 * @param {HTMLTextAreaElement} area where a text stands that cannot be copied, selected
 * @param {string} text
 * @param {Update} say
 */
async function copy(area, text, say) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied.");
  } catch {
    area.value = text;
    area.select();
    say("Copy the text that is selected now.");
  }
}
