// The readings that can be chosen: groups that open, a field that narrows them, and a checkbox for each.
import { button, element } from "./dom.js";
import { MAX_ENTRIES, ofList } from "./state.js";

/** @typedef {ReturnType<typeof groupOf>} Group */

/**
 * The part of the page where readings are picked; it calls `update` after a change.
 * @param {Readings} data
 * @param {Choice} state
 * @param {Update} update
 * @returns {import("./dom.js").View}
 */
export function catalog(data, state, update) {
  const field = element("input", { id: "builder-filter", type: "search", autocomplete: "off" });
  const found = element("p", { className: "builder-found", role: "status" });
  const groups = data.groups.map((group) => groupOf(group, toggle));
  field.addEventListener("input", () => narrow(groups, field.value, found));

  /** @type {(item: Item, checked: boolean) => void} */
  function toggle(item, checked) {
    if (checked && state.entries.length >= MAX_ENTRIES) {
      update(`A list holds at most ${MAX_ENTRIES} readings.`);
      return;
    }
    if (checked) state.entries.push({ see: item.see });
    else state.entries.splice(state.entries.findIndex((entry) => entry.see === item.see), 1);
    update(checked ? `Added: ${item.name}.` : `Removed: ${item.name}.`);
  }

  const node = element("section", { className: "builder-catalog" }, [
    element("h2", { textContent: "Choose readings" }),
    starts(data, state, update),
    element("label", { htmlFor: field.id, textContent: "Find a page, section, case or term" }),
    field,
    found,
    ...groups.map((group) => group.node),
  ]);
  return {
    node,
    show() {
      const chosen = new Set(state.entries.map((entry) => entry.see));
      for (const row of groups.flatMap((group) => group.rows)) row.box.checked = chosen.has(row.item.see);
    },
  };
}

/**
 * Buttons that put a reading list of the site in the place of the choice.
 * @param {Readings} data
 * @param {Choice} state
 * @param {Update} update
 */
function starts(data, state, update) {
  const lists = data.lists.filter(({ id }) => id !== "all");
  const buttons = lists.map((list) =>
    button(list.title, () => {
      if (state.entries.length && !confirm("Put this list in the place of yours?")) return;
      Object.assign(state, ofList(list));
      update(`The list is now: ${list.title}.`);
    }),
  );
  return element("div", { className: "builder-starts", role: "group", "aria-label": "Start from a reading list" }, [
    element("span", { textContent: "Start from:" }),
    ...buttons,
  ]);
}

/**
 * @param {ItemGroup} group
 * @param {(item: Item, checked: boolean) => void} toggle
 */
function groupOf(group, toggle) {
  const rows = group.items.map((item) => rowOf(item, toggle));
  const node = element("details", {}, [
    element("summary", { textContent: `${group.title} (${rows.length})` }),
    element("ul", { role: "list" }, rows.map((row) => row.node)),
  ]);
  return { node, rows };
}

/**
 * @param {Item} item
 * @param {(item: Item, checked: boolean) => void} toggle
 */
function rowOf(item, toggle) {
  const box = element("input", { type: "checkbox", id: `pick-${item.see}` });
  box.addEventListener("change", () => toggle(item, box.checked));
  const label = element("label", { htmlFor: box.id, textContent: `${item.name} (${item.minutes} min)` });
  const node = element("li", { className: item.see.includes("#") ? "builder-section" : "" }, [box, label]);
  return { item, box, node, words: foldText(item.name) };
}

/**
 * Shows the rows that have every word of the query, and opens their groups.
 * @param {Group[]} groups
 * @param {string} query
 * @param {HTMLElement} found where their number is said
 */
function narrow(groups, query, found) {
  const words = foldText(query).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const group of groups) {
    let any = false;
    for (const row of group.rows) {
      row.node.hidden = !words.every((word) => row.words.includes(word));
      if (row.node.hidden) continue;
      any = true;
      count++;
    }
    group.node.hidden = !any;
    group.node.open = any && words.length > 0;
  }
  found.textContent = words.length ? `${count} found` : "";
}
