"""Count the kinds of evidence that each page cites, and make a figure of the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kb.figures.colors import GRAPHITE
from kb.figures.layout import Spec
from kb.load.catalog import Catalog
from kb.model.figures import Figure, Row
from kb.model.ids import FigureId, PageId, RefKey
from kb.model.kinds import EVIDENCE
from kb.model.values import Page
from kb.prose import citation_syntax
from kb.prose.citation_syntax import Citation

ID = FigureId("evidence--by-page")
"""No author may write two hyphens in an id."""


def evidence_by_page(
    catalog: Catalog, pages: Iterable[Page], evidence: Mapping[RefKey, str]
) -> dict[PageId, Counter[str]]:
    """{page: {kind of evidence: how often the page cites it}}, as the page itself says below its title."""
    return {page.id: Counter(evidence.get(item.target, "") for item in _cited(catalog, page)) for page in pages}


def _cited(catalog: Catalog, page: Page) -> Iterator[Citation]:
    """The citations that show on a page: of its text, its facts and its literature; those of a figure once each."""
    for text in catalog.texts(page):
        if text.kind != "cite":
            yield from citation_syntax.citations(text.body.text)
    for block in catalog.bodies[page.id].blocks:
        if block.figure:
            texts = catalog.figure_texts[FigureId(block.figure)]
            found = (item for text in texts for item in citation_syntax.citations(text.body.text))
            yield from {(item.target, citation_syntax.locator(item)): item for item in found}.values()


def evidence_figure(pages: Iterable[Page], counted: Mapping[PageId, Counter[str]]) -> Figure:
    """Bars of the kinds of evidence, a bar a page in the order of the site. Expects a page at least."""
    pages = list(pages)
    rows = [
        Row({"page": page.title, "kind": label, "count": counted[page.id][kind], "rank": rank, "at": at}, "")
        for at, page in enumerate(pages)
        for rank, (kind, label) in enumerate(EVIDENCE.items())
        if counted[page.id][kind]
    ]
    total = sum((counted[page.id] for page in pages), Counter[str]())
    said = ", ".join(f"{EVIDENCE[kind].lower()} {n}" for kind, n in total.most_common() if kind)
    return Figure(
        id=ID,
        title="Kinds of evidence by page",
        shows="How often each page cites law, official documents, research, reference works, press and the articles.",
        alt=f"A bar for each of {len(pages)} pages, in parts by kind of evidence. Citations in all: {said}.",
        form="spec",
        columns={"page": "Page", "kind": "Kind of evidence", "count": "Citations"},
        rows=tuple(rows),
        date=max(page.revised for page in pages),
        spec=_spec(len(pages)),
    )


def _spec(pages: int) -> Spec:
    """The title of a page above its bar, so that one drawing serves any width of titles."""
    y: Spec = {"field": "at", "type": "ordinal", "axis": None}
    x: Spec = {"field": "count", "type": "quantitative", "stack": "zero", "axis": None}
    kinds = {"domain": list(EVIDENCE.values())}
    legend = {"title": None, "columns": 3}
    color: Spec = {"field": "kind", "type": "nominal", "scale": kinds, "legend": legend}
    bar: Spec = {"mark": {"type": "bar", "height": 9, "yOffset": 7}}
    bar["encoding"] = {"x": x, "color": color, "order": {"field": "rank", "type": "quantitative"}}
    name: Spec = {
        "transform": [{"aggregate": [{"op": "sum", "field": "count", "as": "all"}], "groupby": ["at", "page"]}]
    }
    name["mark"] = {"type": "text", "align": "left", "dy": -8}
    name["encoding"] = {"x": {"value": 0}, "text": {"field": "page"}}
    number: Spec = {**name, "mark": {"type": "text", "align": "left", "dx": 5, "dy": 7, "color": GRAPHITE}}
    number["encoding"] = {
        "x": {"field": "all", "type": "quantitative"},
        "text": {"field": "all", "type": "quantitative", "format": ",d"},
    }
    return {"height": pages * 36, "encoding": {"y": y}, "layer": [bar, name, number]}
