// Puts a button into each header of a table in `.compare`; pressing it sorts the rows by that column.
// Rows are compared by the cell's data-sort, or by its words without reference marks.
"use strict";

function sortKey(row, column) {
  const cell = row.cells[column].cloneNode(true);
  for (const mark of cell.querySelectorAll("sup")) mark.remove();
  return cell.dataset.sort ?? cell.textContent.trim();
}

function sortBy(table, column, ascending) {
  const collator = new Intl.Collator("en", { numeric: true });
  const rows = Array.from(table.tBodies[0].rows, (row) => [sortKey(row, column), row]);
  rows.sort(([a], [b]) => (ascending ? collator.compare(a, b) : collator.compare(b, a)));
  table.tBodies[0].append(...rows.map(([, row]) => row));
}

function makeSortable(table) {
  const headers = Array.from(table.tHead.rows[0].cells);
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const ascending = header.getAttribute("aria-sort") !== "ascending";
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      sortBy(table, column, ascending);
    });
  });
}

document.querySelectorAll(".compare table").forEach(makeSortable);
