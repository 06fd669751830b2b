"use strict";
// Lets a reader choose rows of the table of cases and see them side by side, a column each; the address holds the choice.
// Without this script the table stands whole.
(() => {
  /** @type {HTMLTableElement | null} */
  const table = document.querySelector(".compare table");
  const frame = table?.closest(".compare");
  if (!table || !frame) return;
  const rows = [...table.tBodies[0].rows];
  /** @type {(row: HTMLTableRowElement) => string} */
  const nameOf = (row) => row.querySelector("a")?.pathname.split("/").filter((part) => part && part !== "index.html").pop() ?? "";

  const bar = document.createElement("p");
  bar.className = "compare-bar";
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  const clear = Object.assign(document.createElement("button"), { type: "button", textContent: "Choose none", hidden: true });
  bar.append(status, " ", clear);
  const beside = document.createElement("div");
  beside.className = "beside";
  beside.setAttribute("role", "region");
  beside.setAttribute("aria-label", "Chosen cases side by side");
  beside.tabIndex = 0;
  beside.hidden = true;
  frame.before(bar, beside);

  const boxes = rows.map((row) => {
    const label = document.createElement("label");
    label.className = "choose";
    const box = Object.assign(document.createElement("input"), { type: "checkbox", value: nameOf(row) });
    box.setAttribute("aria-label", `Compare ${row.querySelector("a")?.textContent}`);
    label.append(box, " Compare");
    row.cells[0].append(label);
    box.addEventListener("change", show);
    return box;
  });
  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    show();
    boxes[0].focus();
  });

  /** @type {(cell: Element, tag: "th" | "td") => HTMLElement} */
  function copy(cell, tag) {
    const made = document.createElement(tag);
    const inside = /** @type {Element} */ (cell.cloneNode(true));
    for (const each of inside.querySelectorAll("[id]")) each.removeAttribute("id");
    inside.querySelector(".choose")?.remove();
    made.append(...inside.childNodes);
    return made;
  }

  /** @type {(chosen: HTMLTableRowElement[]) => HTMLTableElement} */
  function columns(chosen) {
    const made = document.createElement("table");
    const head = made.createTHead().insertRow();
    head.append(document.createElement("td"), ...chosen.map((row) => copy(row.cells[0], "th")));
    for (const name of head.querySelectorAll("th")) name.scope = "col";
    const body = made.createTBody();
    for (let column = 1; column < chosen[0].cells.length; column++) {
      const line = body.insertRow();
      const title = document.createElement("th");
      title.scope = "row";
      title.textContent = chosen[0].cells[column].dataset.label ?? "";
      line.append(title, ...chosen.map((row) => copy(row.cells[column], "td")));
    }
    return made;
  }

  function show() {
    const chosen = rows.filter((_, i) => boxes[i].checked);
    status.textContent = chosen.length > 1 ? `${chosen.length} cases side by side:`
      : chosen.length ? "Choose another case to compare it with." : "Choose two or more cases to see them side by side.";
    clear.hidden = !chosen.length;
    beside.hidden = chosen.length < 2;
    beside.replaceChildren(...(chosen.length > 1 ? [columns(chosen)] : []));
    const names = chosen.map(nameOf).join(",");
    try {
      history.replaceState(history.state, "", `${location.pathname}${names ? `?cases=${names}` : ""}${location.hash}`);
    } catch {
      // A frame may not: the cases are shown all the same.
    }
  }

  const wanted = new URLSearchParams(location.search).get("cases")?.split(",") ?? [];
  for (const box of boxes) box.checked = wanted.includes(box.value);
  show();
})();
