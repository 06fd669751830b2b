"""Second opinions from npm: citeproc-js on the citations, the TypeScript types of schema.org on the JSON-LD."""

from __future__ import annotations

import html
import json
import re
from importlib.resources import files
from pathlib import Path

import citing_samples as samples
import extruct
import pytest
from kb.adapters.mkdocs.configuration import read_project
from kb.citing.engine import cite_records, style_file
from kb.citing.record import csl
from kb.citing.styles import STYLES, Style, mend
from node_tools import MODULES, node, package
from project_copy import ROOT
from thorough import some

THREE = ("military-attaches", "nato-partnerships", "glossary")
"""A topic with an accent, a case with an apostrophe, and the glossary."""


def citeproc_js(style: Style, items: list[dict]) -> list[list[str]]:
    package("citeproc")
    locale = files("citeproc") / "data" / "locales" / f"locales-{style.locale}.xml"
    job = {
        "style": style_file(style).read_text(encoding="utf-8"),
        "locale": locale.read_text(encoding="utf-8"),
        "lang": style.locale,
        "items": [style.prepare(item) for item in items],
    }
    done = node(MODULES.parent / "cite.cjs", stdin=json.dumps(job))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def plain(fragment: str) -> str:
    text = re.sub(r"</?(em|i)>", "*", fragment)
    return html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\u00a0", " ").strip()


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_citeproc_js_prints_the_same(style: Style) -> None:
    for editions in ((), (samples.edition(),)):
        site = samples.resolved(*editions)
        citations = cite_records(site.records, site.project.cache)
        ours = [citations[slug][style.id] for slug in THREE]
        theirs = citeproc_js(style, [csl(site.records[slug]) for slug in THREE])
        for cited, (full, short) in zip(ours, theirs, strict=True):
            assert plain(cited.full) == mend(style, plain(full))
            assert plain(cited.short) == plain(short)


# JSON-LD


def typed(number: int, found: list[dict]) -> str:
    value = json.dumps({"@context": "https://schema.org", "@graph": found}, ensure_ascii=False)
    return f"export const graph{number}: Graph = {value};\n"


def compiled(folder: Path, graphs: list[list[dict]]) -> str:
    """What the TypeScript compiler has against the graphs; an empty string when nothing."""
    package("schema-dts")
    source = folder / "graphs.ts"
    source.write_text('import type { Graph } from "schema-dts";\n' + "".join(map(typed, range(len(graphs)), graphs)))
    (folder / "node_modules").symlink_to(MODULES)
    arguments = ["--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext"]
    done = node(package("typescript") / "bin" / "tsc", *arguments, source)
    assert (done.returncode == 0) == (done.stdout == ""), done.stderr
    return done.stdout


def graph(path: Path) -> list[dict]:
    (data,) = extruct.extract(path.read_text(encoding="utf-8"), syntaxes=["json-ld"])["json-ld"]
    return data["@graph"]


def test_the_types_of_schema_org_accept_every_graph(site: Path, tmp_path: Path) -> None:
    url = read_project(ROOT).url
    pages = [samples.site_file(site, record.live, url) for record in samples.resolved().records.values()]
    pages += [site / "lists" / id_ / "index.html" for id_ in samples.resolved().catalog.lists]
    terms = json.loads((site / "glossary.schema.jsonld").read_text(encoding="utf-8"))["@graph"]
    *frozen, glossary, home = samples.frozen_graphs()
    graphs = [*map(graph, [*some(pages), site / "index.html"]), terms, *some(frozen), glossary, home]
    assert compiled(tmp_path, graphs) == ""


def test_the_types_refuse_a_misspelling(site: Path, tmp_path: Path) -> None:
    text = json.dumps(graph(site / "topics" / "military-attaches" / "index.html"))
    misspelt = []
    for right, wrong in (("dateModified", "dateModifed"), ('"Scholarly', '"Scholary'), ('"isPartOf"', '"partOf"')):
        assert right in text
        misspelt.append(json.loads(text.replace(right, wrong)))
    said = compiled(tmp_path, misspelt)
    assert set(re.findall(r"graphs\.ts\((\d+),", said)) == {"2", "3", "4"}, said
