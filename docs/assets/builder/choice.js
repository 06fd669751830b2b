// The list as chosen: its title, its readings and session headings in order, each with buttons to move and remove it.
import { element } from "./dom.js";

/** {node, show} of the list. `update` is called with what to say after a change. */
export function choice(state, known, update) {
  const title = element("input", { id: "builder-title", maxLength: 120, autocomplete: "off" });
  title.addEventListener("input", () => {
    state.title = title.value.trim();
    update("");
  });
  const list = element("ol", { className: "builder-list" });
  const total = element("p", { className: "builder-total" });
  const add = element("button", { type: "button", textContent: "Add a session heading" });
  add.addEventListener("click", () => {
    state.entries.push({ session: `Session ${state.entries.filter((e) => e.session !== undefined).length + 1}` });
    update("Added a session heading at the end.");
    list.lastElementChild.querySelector("input").focus();
  });
  const clear = element("button", { type: "button", textContent: "Remove all" });
  clear.addEventListener("click", () => {
    state.entries.length = 0;
    update("The list is empty.");
  });

  // Moves an entry, and keeps the focus on its button, or on the other one at an end.
  function move(at, step) {
    const [entry] = state.entries.splice(at, 1);
    state.entries.splice(at + step, 0, entry);
    update(`${nameOf(entry)} is now number ${at + step + 1} of ${state.entries.length}.`);
    const row = list.children[at + step];
    const [up, down] = row.querySelectorAll("button");
    const wanted = step < 0 ? up : down;
    (wanted.disabled ? (step < 0 ? down : up) : wanted).focus();
  }

  function remove(at) {
    const [entry] = state.entries.splice(at, 1);
    update(`Removed: ${nameOf(entry)}.`);
    (list.children[Math.min(at, list.children.length - 1)]?.querySelector("button:not(:disabled)") ?? add).focus();
  }

  function nameOf(entry) {
    return entry.session === undefined ? known.get(entry.see).name : entry.session || "Session";
  }

  function row(entry, at) {
    const name = nameOf(entry);
    const button = (text, label, run, disabled = false) => {
      const made = element("button", { type: "button", textContent: text, disabled, "aria-label": `${label}: ${name}` });
      made.addEventListener("click", run);
      return made;
    };
    return element("li", { className: entry.session === undefined ? "" : "builder-heading" }, [
      entry.session === undefined ? reading(entry) : heading(entry),
      element("span", { className: "builder-moves" }, [
        button("↑", "Move up", () => move(at, -1), at === 0),
        button("↓", "Move down", () => move(at, 1), at === state.entries.length - 1),
        button("×", "Remove", () => remove(at)),
      ]),
    ]);
  }

  function reading(entry) {
    const item = known.get(entry.see);
    return element("span", { textContent: `${item.label} (${item.minutes} min)` });
  }

  function heading(entry) {
    const input = element("input", { value: entry.session, maxLength: 120, "aria-label": "Title of the session" });
    input.addEventListener("change", () => {
      entry.session = input.value.trim();
      update("");
    });
    return input;
  }

  const node = element("section", { className: "builder-choice" }, [
    element("h2", { textContent: "Your list" }),
    element("label", { htmlFor: title.id, textContent: "Title" }),
    title,
    total,
    list,
    element("div", { className: "builder-buttons" }, [add, clear]),
  ]);
  return {
    node,
    show() {
      if (document.activeElement !== title) title.value = state.title;
      list.replaceChildren(...state.entries.map(row));
      const items = state.entries.filter((entry) => entry.see).map((entry) => known.get(entry.see));
      const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
      total.textContent = items.length
        ? `${items.length} readings, about ${minutes} minutes.`
        : "Nothing is chosen yet. Tick readings above, or start from a reading list.";
      clear.disabled = !state.entries.length;
    },
  };
}
