// The choice in; the part of the address after # that holds it out, and back. Nothing is kept anywhere else.
//
// #title=My+course&list=topic:military-attaches&list=session:Week+two&list=case:partnership-for-peace
// An entry of the list is a reading by its link, or a heading that begins a session.

const SESSION = "session:";
export const MOST = 300;

/** Whether an address holds a list, and not the name of a part of the page. */
export function holdsList(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  return fields.has("list") || fields.has("title");
}

/** {title, entries} of an address; `lost` counts the readings it names that are unknown, `repeated` those it repeats. */
export function read(hash, known) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const entries = [];
  let lost = 0;
  let repeated = 0;
  for (const value of fields.getAll("list").slice(0, MOST)) {
    if (value.startsWith(SESSION)) entries.push({ session: clean(value.slice(SESSION.length)) });
    else if (!known.has(value)) lost++;
    else if (entries.some((entry) => entry.see === value)) repeated++;
    else entries.push({ see: value });
  }
  return { title: clean(fields.get("title") ?? ""), entries, lost, repeated };
}

/** The part of the address after #. Colons and slashes stay as they are, for people to read. */
export function write({ title, entries }) {
  const fields = new URLSearchParams();
  if (title) fields.append("title", title);
  for (const entry of entries) fields.append("list", entry.see ?? SESSION + entry.session);
  return fields.toString().replace(/%3A/g, ":");
}

/** The entries of a reading list of the site. */
export function ofList({ title, sessions }) {
  return { title, entries: sessions.flatMap(({ title: session, see }) => [{ session }, ...see.map((s) => ({ see: s }))]) };
}

/** The entries as sessions: those before the first heading stand in one named after the whole. */
export function sessions({ title, entries }, known) {
  const found = [];
  for (const entry of entries) {
    if (entry.session !== undefined) found.push({ title: entry.session || "Session", items: [] });
    else {
      if (!found.length) found.push({ title: title || "Readings", items: [] });
      found.at(-1).items.push(known.get(entry.see));
    }
  }
  return found.filter((session) => session.items.length);
}

function clean(text) {
  return text.replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, " ").trim().slice(0, 120);
}
