// Sessions in; the files of a Common Cartridge 1.1 out, each of its links as scripts/kb/teaching/cartridge.py makes them.

/** @type {(title: string, url: string) => string} */
const LINK = (title, url) => `<?xml version="1.0" encoding="UTF-8"?>
<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1 http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imswl_v1p1.xsd">
  <title>${shown(title)}</title>
  <url href="${escape(url)}" target="_blank"/>
</webLink>
`;

/** @type {(fields: Record<"id" | "title" | "description" | "rights" | "modules" | "resources", string>) => string} */
const MANIFEST = ({ id, title, description, rights, modules, resources }) => `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" identifier="${id}"
  xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1 http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imscp_v1p2_v1p0.xsd http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lommanifest_v1p0.xsd">
  <metadata>
    <schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>
    <lomimscc:lom>
      <lomimscc:general>
        <lomimscc:title><lomimscc:string language="en">${shown(title)}</lomimscc:string></lomimscc:title>
        <lomimscc:description><lomimscc:string language="en">${escape(description)}</lomimscc:string></lomimscc:description>
      </lomimscc:general>
      <lomimscc:rights>
        <lomimscc:copyrightAndOtherRestrictions><lomimscc:value>yes</lomimscc:value></lomimscc:copyrightAndOtherRestrictions>
        <lomimscc:description><lomimscc:string language="en">${escape(rights)}</lomimscc:string></lomimscc:description>
      </lomimscc:rights>
    </lomimscc:lom>
  </metadata>
  <organizations><organization identifier="O_1" structure="rooted-hierarchy">
    <item identifier="ROOT">
${modules}
    </item>
  </organization></organizations>
  <resources>
${resources}
  </resources>
</manifest>
`;

/**
 * The files of the cartridge of some sessions, by name.
 * @param {string} title
 * @param {string} description
 * @param {string} rights
 * @param {Session[]} sessions
 */
export function cartridge(title, description, rights, sessions) {
  const links = new Map(sessions.flatMap((session) => session.items).map((item) => [item.see, item]));
  const manifest = MANIFEST({
    id: identifier("MAN", title),
    title,
    description,
    rights,
    modules: sessions.map((session, at) => organization(session, at + 1)).join("\n"),
    resources: [...links.keys()].map(resource).join("\n"),
  });
  /** @type {Record<string, string>} */
  const files = { "imsmanifest.xml": manifest };
  for (const [see, item] of links) files[`${identifier("R", see)}.xml`] = LINK(item.label, item.live);
  return files;
}

/**
 * @param {Session} session
 * @param {number} number
 */
function organization(session, number) {
  const items = session.items.map(
    ({ see, label }) =>
      `        <item identifier="${identifier(`I_${number}`, see)}" identifierref="${identifier("R", see)}">` +
      `<title>${shown(label)}</title></item>`,
  );
  const title = shown(`${number}. ${session.title}`);
  return `      <item identifier="M_${number}"><title>${title}</title>\n${items.join("\n")}\n      </item>`;
}

/** @param {string} see */
function resource(see) {
  const id = identifier("R", see);
  return `    <resource identifier="${id}" type="imswl_xmlv1p1"><file href="${id}.xml"/></resource>`;
}

/**
 * An xs:ID, which begins with a letter: R_topic.port-calls.law
 * @param {string} prefix
 * @param {string} text
 */
function identifier(prefix, text) {
  return `${prefix}_${text.replace(/[^A-Za-z0-9-]+/g, ".")}`;
}

/**
 * A title without tags of HTML, for which Moodle refuses a cartridge.
 * @param {string} title
 */
function shown(title) {
  let plain = title;
  for (let last = ""; last !== plain; ) {
    last = plain;
    plain = plain.replace(/<\/?[A-Za-z][^<>]*>/g, "");
  }
  return escape(plain.trim() || "Readings");
}

/** @param {string} text */
function escape(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
