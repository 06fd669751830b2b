// The choice in; the part of the address after # that holds it out, and back. The browser keeps the same text.
//
// #title=My+course&list=topic:port-calls&list=session:Week+two&list=case:the-visit
// An entry of the list is a reading by its link, or a heading that begins a session.

const SESSION = "session:";
export const MAX_ENTRIES = 300;

/**
 * Whether an address holds a list, and not the name of a part of the page.
 * @param {string} hash
 */
export function holdsList(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  return fields.has("list") || fields.has("title");
}

/**
 * The choice that an address holds.
 * @param {string} hash
 * @param {Known} known
 * @returns {Choice}
 */
export function read(hash, known) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  /** @type {ListEntry[]} */
  const entries = [];
  let lost = 0;
  let repeated = 0;
  for (const value of fields.getAll("list").slice(0, MAX_ENTRIES)) {
    if (value.startsWith(SESSION)) entries.push({ session: clean(value.slice(SESSION.length)) });
    else if (!known.has(value)) lost++;
    else if (entries.some((entry) => entry.see === value)) repeated++;
    else entries.push({ see: value });
  }
  return { title: clean(fields.get("title") ?? ""), entries, lost, repeated };
}

/**
 * The part of the address after #. Colons and slashes stay as they are, for people to read.
 * @param {Choice} choice
 */
export function write({ title, entries }) {
  const fields = new URLSearchParams();
  if (title) fields.append("title", title);
  for (const { see, session } of entries) fields.append("list", see ?? SESSION + session);
  return fields.toString().replace(/%3A/g, ":");
}

/**
 * The choice that a reading list of the site is.
 * @param {ReadingList} list
 * @returns {Choice}
 */
export function ofList({ title, sessions }) {
  const entries = sessions.flatMap((session) => [{ session: session.title }, ...session.see.map((see) => ({ see }))]);
  return { title, entries };
}

/**
 * The entries as sessions: those before the first heading stand in one named after the whole.
 * @param {Choice} choice
 * @param {Known} known
 */
export function sessions({ title, entries }, known) {
  /** @type {Session} */
  let current = { title: title || "Readings", items: [] };
  const found = [current];
  for (const { see, session } of entries) {
    if (session !== undefined) found.push((current = { title: session || "Session", items: [] }));
    else current.items.push(readingOf(known, see));
  }
  return found.filter((session) => session.items.length);
}

/**
 * The reading of a link, which `read` or the reader took from those that are known.
 * @param {Known} known
 * @param {string} see
 */
export function readingOf(known, see) {
  const reading = known.get(see);
  if (!reading) throw new Error(`no reading ${see}`);
  return reading;
}

/** @param {string} text */
function clean(text) {
  return text.replace(/[\p{Cc}\ufffe\uffff]/gu, " ").trim().slice(0, 120);
}
