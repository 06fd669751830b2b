// An entry of the chosen list in; its row out: a reading's name or a session's heading, and the buttons that move and remove it.
import { button, element } from "./dom.js";
import { readingOf } from "./state.js";

/**
 * @typedef {object} Actions what the reader may ask for
 * @property {(entry: ListEntry, step: 1 | -1) => void} move
 * @property {(entry: ListEntry) => void} remove
 * @property {(entry: ListEntry) => void} rename
 */

/**
 * A function from an entry to its row, which stays the same.
 * @param {Known} known
 * @param {Actions} actions
 */
export function rowMaker(known, { move, remove, rename }) {
  /** @type {WeakMap<ListEntry, ReturnType<typeof makeRow>>} */
  const rows = new WeakMap();
  return (/** @type {ListEntry} */ entry) => {
    const row = rows.get(entry) ?? makeRow(entry);
    rows.set(entry, row);
    return row;
  };

  /** @param {ListEntry} entry */
  function makeRow(entry) {
    const name = () => (entry.see === undefined ? entry.session || "Session" : readingOf(known, entry.see).name);
    const up = button("↑", () => move(entry, -1));
    const down = button("↓", () => move(entry, 1));
    const away = button("×", () => remove(entry));
    const node = element("li", { className: entry.see === undefined ? "builder-heading" : "" }, [
      entry.see === undefined ? heading(entry) : reading(entry),
      element("span", { className: "builder-moves" }, [up, down, away]),
    ]);
    /** @type {(at: number, count: number) => void} */
    function show(at, count) {
      up.disabled = at === 0;
      down.disabled = at === count - 1;
      up.setAttribute("aria-label", `Move up: ${name()}`);
      down.setAttribute("aria-label", `Move down: ${name()}`);
      away.setAttribute("aria-label", `Remove: ${name()}`);
    }
    return { node, up, down, name, show };
  }

  /** @param {Chosen} entry */
  function reading(entry) {
    const item = readingOf(known, entry.see);
    return element("span", { textContent: `${item.label} (${item.minutes} min)` });
  }

  /** @param {Heading} entry */
  function heading(entry) {
    const input = element("input", { value: entry.session, maxLength: 120, "aria-label": "Title of the session" });
    input.addEventListener("input", () => {
      entry.session = input.value.trim();
      rename(entry);
    });
    return input;
  }
}
