// The list as chosen: its title, its readings and session headings in order, each with buttons to move and remove it.
import { button, element } from "./dom.js";
import { rowMaker } from "./row.js";
import { readingOf } from "./state.js";
import { counted } from "./words.js";

/**
 * The part of the page that has the list; it calls `update` after a change.
 * @param {Choice} state
 * @param {Known} known
 * @param {Update} update
 * @returns {import("./dom.js").View}
 */
export function choice(state, known, update) {
  const title = element("input", { id: "builder-title", maxLength: 120, autocomplete: "off" });
  title.addEventListener("input", () => {
    state.title = title.value.trim();
    update("");
  });
  const list = element("ol", { className: "builder-list" });
  const total = element("p", { className: "builder-total" });
  const add = button("Add a session heading", () => {
    state.entries.push({ session: `Session ${state.entries.filter((entry) => entry.session !== undefined).length + 1}` });
    update("Added a session heading at the end.");
    list.lastElementChild?.querySelector("input")?.focus();
  });
  /** @type {ListEntry[]} */
  let removed = []; // what "Remove all" took, until there are entries again
  const clear = button("Remove all", () => {
    removed = state.entries.splice(0);
    update("The list is empty. “Undo” brings it back.");
    undo.focus();
  });
  const undo = button("Undo: bring the list back", () => {
    state.entries.push(...removed);
    update("The list is back.");
    clear.focus();
  });
  const rowOf = rowMaker(known, { move, remove, rename: () => update("") });

  /**
   * Moves an entry, and keeps the focus on its button, or on the other one at an end.
   * @param {ListEntry} entry
   * @param {1 | -1} step
   */
  function move(entry, step) {
    const at = state.entries.indexOf(entry);
    state.entries.splice(at, 1);
    state.entries.splice(at + step, 0, entry);
    const row = rowOf(entry);
    update(`${row.name()} is now number ${at + step + 1} of ${state.entries.length}.`);
    const [wanted, other] = step < 0 ? [row.up, row.down] : [row.down, row.up];
    (wanted.disabled ? other : wanted).focus();
  }

  /** @param {ListEntry} entry */
  function remove(entry) {
    const at = state.entries.indexOf(entry);
    state.entries.splice(at, 1);
    update(`Removed: ${rowOf(entry).name()}.`);
    const next = list.children[Math.min(at, list.children.length - 1)];
    const nextButton = next && /** @type {HTMLButtonElement} */ (next.querySelector("button:not(:disabled)"));
    (nextButton ?? add).focus();
  }

  const node = element("section", { className: "builder-choice" }, [
    element("h2", { textContent: "Your list" }),
    element("label", { htmlFor: title.id, textContent: "Title" }),
    title,
    total,
    list,
    element("div", { className: "builder-buttons" }, [add, clear, undo]),
  ]);
  return {
    node,
    show() {
      if (document.activeElement !== title) title.value = state.title;
      const rows = state.entries.map(rowOf);
      rows.forEach((row, at) => row.show(at, rows.length));
      // The same rows stay where they are, or what is being edited or clicked would be gone.
      const same = rows.length === list.children.length && rows.every((row, at) => row.node === list.children[at]);
      if (!same) list.replaceChildren(...rows.map((row) => row.node));
      total.textContent = totalOf(state, known);
      clear.disabled = !state.entries.length;
      if (state.entries.length) removed = [];
      undo.hidden = !removed.length;
    },
  };
}

/**
 * @param {Choice} state
 * @param {Known} known
 */
function totalOf(state, known) {
  const items = state.entries.flatMap(({ see }) => (see === undefined ? [] : [readingOf(known, see)]));
  if (!items.length) return "Nothing is chosen yet. Tick readings, or start from a reading list.";
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
  return `${counted(items.length, "reading")}, about ${counted(minutes, "minute")}.`;
}
