"use strict";
// Cites items with citeproc-js. In, on standard input: {style, locale (XML), lang, items}. Out: [[entry, citation], ...],
// as HTML, each item cited as if there were no other.
const CSL = require("citeproc");

const job = JSON.parse(require("fs").readFileSync(0, "utf8"));
const retrieveItem = (id) => job.items.find((item) => item.id === id);
const engine = new CSL.Engine({ retrieveLocale: () => job.locale, retrieveItem }, job.style, job.lang, true);
const cited = job.items.map((item) => {
  engine.restoreProcessorState();
  const citation = { citationItems: [{ id: item.id }], properties: { noteIndex: 1 } };
  const short = engine.processCitationCluster(citation, [], [])[1][0][1];
  return [engine.makeBibliography()[1][0], short];
});
process.stdout.write(JSON.stringify(cited));
