// Reads the pages of a folder as the reader's mode of Firefox does, and says of each, as JSON, what it has kept:
// {page: {headings, kept, text}}.
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
const words = (element) => element.textContent.trim().replace(/\s+/g, " ");
const result = {};
for (const name of readdirSync(folder, { recursive: true })) {
  if (!name.endsWith("index.html")) continue;
  const { document } = new JSDOM(readFileSync(join(folder, name), "utf8"), { url: "https://pages.test/" }).window;
  const shown = [...document.querySelectorAll("#text :is(h2, h3, h4)")].filter(
    (heading) => !heading.closest("nav, [hidden], template, details"),
  );
  const headings = shown.map(words);
  const article = new Readability(document).parse();
  const kept = article ? new JSDOM(article.content).window.document : null;
  result[name] = {
    headings,
    kept: kept ? [...kept.querySelectorAll("h1, h2, h3, h4")].map(words) : [],
    byline: article?.byline ?? "",
  };
}
process.stdout.write(JSON.stringify(result));
