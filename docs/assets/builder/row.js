// An entry of the chosen list in; its row out: a reading's name or a session's heading, and the buttons that move and remove it.
import { button, element } from "./dom.js";

/**
 * A function from an entry to its row, which stays the same: {node, up, down, name(), show(at, number of entries)}.
 * `move(entry, step)`, `remove(entry)` and `rename(entry)` are called when the reader asks for it.
 */
export function rowMaker(known, { move, remove, rename }) {
  const rows = new WeakMap();
  return (entry) => {
    if (!rows.has(entry)) rows.set(entry, makeRow(entry));
    return rows.get(entry);
  };

  function makeRow(entry) {
    const isReading = entry.session === undefined;
    const name = () => (isReading ? known.get(entry.see).name : entry.session || "Session");
    const up = button("↑", () => move(entry, -1));
    const down = button("↓", () => move(entry, 1));
    const away = button("×", () => remove(entry));
    const node = element("li", { className: isReading ? "" : "builder-heading" }, [
      isReading ? reading(entry) : heading(entry),
      element("span", { className: "builder-moves" }, [up, down, away]),
    ]);
    function show(at, count) {
      [up.disabled, down.disabled] = [at === 0, at === count - 1];
      const labels = [[up, "Move up"], [down, "Move down"], [away, "Remove"]];
      for (const [made, label] of labels) made.setAttribute("aria-label", `${label}: ${name()}`);
    }
    return { node, up, down, name, show };
  }

  function reading(entry) {
    const item = known.get(entry.see);
    return element("span", { textContent: `${item.label} (${item.minutes} min)` });
  }

  function heading(entry) {
    const input = element("input", { value: entry.session, maxLength: 120, "aria-label": "Title of the session" });
    input.addEventListener("input", () => {
      entry.session = input.value.trim();
      rename(entry);
    });
    return input;
  }
}
