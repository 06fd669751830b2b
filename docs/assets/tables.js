"use strict";
// Puts a button into each header of a table in `.compare`; pressing it sorts the rows by that column.
// Rows are compared by the cell's data-sort, or by its words without reference marks.
(() => {
  const { compare } = new Intl.Collator("en", { numeric: true });

  /** @type {(row: HTMLTableRowElement, column: number) => string} */
  function sortKey(row, column) {
    const cell = /** @type {HTMLTableCellElement} */ (row.cells[column].cloneNode(true));
    for (const mark of cell.querySelectorAll("sup, .choose")) mark.remove();
    return cell.dataset.sort ?? (cell.textContent ?? "").trim();
  }

  /** @type {(body: HTMLTableSectionElement, column: number, ascending: boolean) => void} */
  function sortBy(body, column, ascending) {
    const rows = Array.from(body.rows, (row) => ({ row, key: sortKey(row, column) }));
    rows.sort((a, b) => (ascending ? compare(a.key, b.key) : compare(b.key, a.key)));
    body.append(...rows.map(({ row }) => row));
  }

  /** @param {HTMLTableElement} table */
  function makeSortable(table) {
    const headers = [...(table.tHead?.rows[0].cells ?? [])];
    headers.forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => {
        const ascending = header.getAttribute("aria-sort") !== "ascending";
        for (const other of headers) other.removeAttribute("aria-sort");
        header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        sortBy(table.tBodies[0], column, ascending);
      });
    });
  }

  /** @type {NodeListOf<HTMLTableElement>} */
  const tables = document.querySelectorAll(".compare table");
  tables.forEach(makeSortable);
})();
