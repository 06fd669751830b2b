"""Count on what kinds of evidence a page rests, and make a figure of the counts."""

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

_SHOWN = ("body", "cell", "note")
"""The texts of a page whose citations stand on the page itself; those of events stand on the timeline."""


def profile(catalog: Catalog, page: Page, kinds: Mapping[RefKey, str]) -> dict[str, int]:
    """How often a page cites each kind of evidence, the strongest first; a kind that it never cites is left out."""
    count = Counter(kinds.get(item.target, "") for item in shown(catalog, page))
    return {kind: count[kind] for kind in EVIDENCE if count[kind]}


def shown(catalog: Catalog, page: Page) -> Iterator[Citation]:
    """Every citation that a page shows. A figure names each place once, however many of its rows rest on it."""
    for text in catalog.texts(page):
        if text.kind in _SHOWN:
            yield from citation_syntax.citations(text.body.text)
    for block in catalog.bodies[page.id].blocks:
        if block.figure:
            texts = catalog.figure_texts[FigureId(block.figure)]
            items = [item for text in texts for item in citation_syntax.citations(text.body.text)]
            yield from {(item.target, citation_syntax.locator(item)): item for item in items}.values()


def evidence_figure(pages: Iterable[Page], profiles: Mapping[PageId, Mapping[str, int]]) -> Figure:
    """Bars of the kinds of evidence, a bar a page in the order of the site. Expects a page at least."""
    pages = list(pages)
    rows = [
        Row({"page": page.title, "kind": label, "count": profiles[page.id][kind], "rank": rank, "at": at}, "")
        for at, page in enumerate(pages)
        for rank, (kind, label) in enumerate(EVIDENCE.items())
        if kind in profiles[page.id]
    ]
    total = sum((Counter(profiles[page.id]) for page in pages), Counter[str]())
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
