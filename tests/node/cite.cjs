"use strict";
// Cites items with citeproc-js. In, on standard input: {style, locale (XML), lang, items}. Out: [[entry, citation], ...],
// as HTML, each item cited by an engine of its own.
const CSL = require("citeproc");

const job = JSON.parse(require("fs").readFileSync(0, "utf8"));
const cited = job.items.map((item) => {
  const engine = new CSL.Engine(
    { retrieveLocale: () => job.locale, retrieveItem: () => item }, job.style, job.lang, true,
  );
  const citation = { citationItems: [{ id: item.id }], properties: { noteIndex: 1 } };
  const short = engine.processCitationCluster(citation, [], [])[1][0][1];
  return [engine.makeBibliography()[1][0], short];
});
process.stdout.write(JSON.stringify(cited));
