// Sessions in; syllabus text, RIS and CSV out, in the forms that the site's own reading lists have.

/**
 * Lines to paste into a syllabus.
 * @param {string} title
 * @param {string} source
 * @param {Session[]} sessions
 */
export function syllabus(title, source, sessions) {
  const rows = [title, source];
  sessions.forEach((session, at) => {
    const minutes = session.items.reduce((sum, item) => sum + item.minutes, 0);
    rows.push("", `${at + 1}. ${session.title} (about ${minutes} minutes of reading)`);
    rows.push(...session.items.map((item) => `- ${item.quoted} ${item.live} (${item.minutes} min)`));
  });
  return rows.join("\n") + "\n";
}

/**
 * A record for each reading, once. The comma after the author marks the name of a body.
 * @param {Work} work
 * @param {Session[]} sessions
 */
export function ris(work, sessions) {
  return [...new Set(sessions.flatMap((session) => session.items))].map((item) => record(work, item)).join("\n");
}

/**
 * @param {Work} work
 * @param {Reading} item
 */
function record(work, item) {
  const rows = [
    ["TY", "ENCYC"],
    ["ID", item.key],
    ["AU", `${work.publisher},`],
    ["TI", item.name],
    ["T2", work.work],
    ["ET", item.edition],
    ["PB", work.publisher],
    ["PY", item.issued.slice(0, 4)],
    ["DA", `${item.issued.replaceAll("-", "/")}/`],
    ["UR", item.url],
    ["AB", item.abstract],
    ...item.keywords.map((word) => ["KW", word]),
    ["LA", work.language],
    ["CR", work.license],
  ];
  return rows.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\n`).join("") + "ER  - \n";
}

const COLUMNS = ["Session", "Session title", "Reading", "Kind", "Title", "Minutes", "Address", "Edition"];

/**
 * A row for each reading (RFC 4180), after the mark by which Excel knows UTF-8.
 * @param {Session[]} sessions
 */
export function csv(sessions) {
  const rows = sessions.flatMap((session, at) =>
    session.items.map((item, place) => [
      at + 1, session.title, place + 1, item.see.split(":")[0], item.name, item.minutes, item.live, item.edition && item.url,
    ]),
  );
  return "\ufeff" + [COLUMNS, ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/**
 * A title that a spreadsheet would take for a formula is kept text by an apostrophe.
 * @param {string | number} value
 */
function cell(value) {
  const plain = String(value).replace(/^[=+\-@]/, "'$&");
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
