"""The cases side by side: a table of all, the same as CSV, and a page for the cases of each instrument."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.emit.files import tables
from kb.emit.parts.markdown import PageWriter, front_matter
from kb.model.ids import DocPath
from kb.model.kinds import PAGES
from kb.model.target import instrument_doc, relative
from kb.model.text import escape
from kb.model.values import CELLS, Page
from kb.prose.blocks import plain
from kb.resolve.site import Site

HERE = PAGES["cases"]
DOC = HERE.doc
CSV_DOC = DocPath("cases/cases.csv")

CELL_TITLES = {
    "actors": "Actors",
    "period": "Period",
    "aim": "Aim",
    "actions": "Actions",
    "claimed": "What was claimed",
    "result": "What came of it",
    "limits": "Limits",
}
"""What the cited cells of a case are called wherever they are shown."""

OUTCOMES = {
    "achieved": "Achieved",
    "partly": "Partly achieved",
    "failed": "Failed",
    "open": "Open",
    "disputed": "Disputed",
}
"""What the outcomes of a case are called."""

REGIONS = {
    "africa": "Africa",
    "americas": "Americas",
    "central-asia": "Central Asia",
    "east-asia-pacific": "East Asia and the Pacific",
    "europe": "Europe",
    "global": "Worldwide",
    "middle-east": "Middle East and North Africa",
    "south-asia": "South Asia",
    "southeast-asia": "Southeast Asia",
}
"""What the regions of a case are called."""

_COLUMNS = ("case", "period", "region", "instruments", "claimed", "outcome")
_CSV_COLUMNS = (
    "case",
    "page",
    "start",
    "end",
    "period",
    "region",
    "states",
    "actors",
    "instruments",
    "outcome",
    *CELLS[2:],
)
_ON_INSTRUMENT = ("period", "aim", "claimed", "result", "limits")
HEADERS = {
    **CELL_TITLES,
    "case": "Case",
    "instruments": "Instruments",
    "outcome": "Outcome",
    "page": "Page",
    "region": "Region",
    "start": "Start",
    "end": "End",
    "states": "States",
}
"""What every column of a table of cases is called."""


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """The comparison, its CSV, and one page for each instrument that a case names."""
    cases = [page for page in site.ordered if page.kind == "case"]
    yield DOC, _comparison(site, cases)
    yield CSV_DOC, _csv(site, cases)
    for topic in site.ordered:
        if using := site.cases_by_instrument.get(topic.id):
            yield instrument_doc(topic.id), _instrument(site, topic, using)


def region(case: Page) -> str:
    """The regions of a case, by name."""
    return "; ".join(REGIONS[name] for name in case.region)


def cell(writer: PageWriter, case: Page, name: str) -> str:
    """A cited cell of a case, as Markdown on one line."""
    return writer.inline(" ".join(case.cells[name].split()))


def _comparison(site: Site, cases: list[Page]) -> str:
    writer = PageWriter(site, DOC)
    meta = {
        "title": HERE.title,
        "description": f"{len(cases)} cases in one table: period, region, actors, claims, outcomes.",
        "kind": "comparison",
        "styles": ["tables.css"],
        "scripts": ["tables.js", "compare.js"],
        "hide": ["toc"],
    }
    intro = (
        f"The {len(cases)} cases side by side, with what was claimed for each and what came of it. "
        f"The table is also a [CSV file]({relative(CSV_DOC, '', DOC)}), which adds actors, aims, actions and limits "
        "and leaves out the reference marks."
    )
    rows = [_line([HEADERS[name] for name in _COLUMNS]), _line(["---"] * len(_COLUMNS))]
    rows += [_line([_labeled(writer, case, name) for name in _COLUMNS]) for case in cases]
    table = "\n".join(['<div class="compare" markdown="1" data-search-exclude>', "", *rows, "", "</div>"])
    return "\n\n".join([front_matter(meta), intro, table, _by_instrument(writer)]) + writer.references() + "\n"


def _labeled(writer: PageWriter, case: Page, name: str) -> str:
    """A cell with the name of its column, which narrow screens show beside it."""
    sort = f' data-sort="{case.start}"' if name == "period" else ""
    if name == "case":
        text = writer.page_link(case.id)
    elif name == "instruments":
        text = "; ".join(map(writer.page_link, case.instruments))
    elif name == "region":
        text = region(case)
    elif name == "outcome":
        text = (
            f"{OUTCOMES[case.outcome]}. {cell(writer, case, 'result')}"
            if case.cells.get("result")
            else OUTCOMES[case.outcome]
        )
    else:
        text = cell(writer, case, name)
    return f'{text} {{ data-label="{HEADERS[name]}"{sort} }}'


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _by_instrument(writer: PageWriter) -> str:
    rows = []
    for topic in writer.site.ordered:
        if count := len(writer.site.cases_by_instrument.get(topic.id, ())):
            href = relative(instrument_doc(topic.id), "", writer.doc)
            rows.append(f"-   [{escape(topic.title)}]({href}): {count} case{'s' if count > 1 else ''}")
    return "## Cases by instrument { #by-instrument data-search-exclude }\n\n" + "\n".join(rows)


def _csv(site: Site, cases: list[Page]) -> str:
    """The cases as CSV, plain text in every cell."""
    pages = site.catalog.pages
    rows = []
    for case in cases:
        cells = {name: plain(text).strip() for name, text in case.cells.items()}
        cells |= {"case": case.title, "page": site.records[case.id].live}
        cells |= {"start": str(case.start), "end": str(case.end or "")}
        cells |= {"region": region(case), "states": "; ".join(case.states), "outcome": OUTCOMES[case.outcome]}
        cells["instruments"] = "; ".join(pages[id_].title for id_ in case.instruments)
        rows.append([cells.get(name, "") for name in _CSV_COLUMNS])
    return tables.table([HEADERS[name] for name in _CSV_COLUMNS], rows)


def _instrument(site: Site, topic: Page, cases: Sequence[Page]) -> str:
    writer = PageWriter(site, instrument_doc(topic.id))
    noun = "case" if len(cases) == 1 else "cases"
    meta = {
        "title": f"{topic.title}: cases",
        "description": f"{len(cases)} {noun} that used this instrument, with aims, results claimed and limits.",
        "kind": "instrument-cases",
        "area": {"id": topic.area, "title": site.catalog.areas[topic.area].title},
        "search": {"exclude": True},
    }
    intro = (
        f"In this reference {len(cases)} {noun} used the instrument that {writer.page_link(topic.id)} treats. "
        f"[The {HERE.title.lower()}]({relative(DOC, '', writer.doc)}) has all of them side by side."
    )
    sections = []
    for case in cases:
        rows = [f"-   **{HEADERS[name]}:** {cell(writer, case, name)}" for name in _ON_INSTRUMENT if name in case.cells]
        sections.append(f"## {writer.page_link(case.id)} {{ #{case.id} }}\n\n" + "\n".join(rows))
    return "\n\n".join([front_matter(meta), intro, *sections]) + writer.references() + "\n"
