"""Rules about figures: their form, their rows, and the pages that place them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from kb.figures import draw, words, world
from kb.figures.forms import FORMS, specification
from kb.figures.layout import WIDE
from kb.figures.world.names import named
from kb.load.catalog import Catalog
from kb.model.figures import CHANNELS, Cell, Figure
from kb.model.problems import Problem
from kb.model.suggest import did_you_mean, shortened
from kb.model.text import key
from kb.prose import citation_syntax
from kb.prose.index_syntax import INDEX_FORM

_PLACING = re.compile(r"\[figure\]\(figure:[^)\s]*\)")


def figure_form(catalog: Catalog) -> Iterator[Problem]:
    """A figure's ``draw`` names, of its ``columns``, those that its form needs, and no part that the form has not."""
    for figure in catalog.content.figures:
        yield from _channel_faults(figure)
        if figure.form == "spec" and not figure.spec:
            yield figure.origin.problem("figure-form", "no `spec`; write one, or choose another form", "form")
        if figure.form != "spec" and figure.spec:
            message = f"`spec` is not read where the form is {figure.form}; remove it, or write `form: spec`"
            yield figure.origin.problem("figure-form", message, "spec")


def _channel_faults(figure: Figure) -> Iterator[Problem]:
    form, channels = FORMS[figure.form], figure.drawn.channels
    parts = (*form.needs, *form.may)
    for name in form.needs:
        if name not in channels:
            message = f"{figure.form} need `draw: {{{name}: COLUMN}}`; name the column that it shows"
            yield figure.origin.problem("figure-form", message, "draw")
    for name, column in channels.items():
        if name not in parts:
            has = ", ".join(f"`{part}`" for part in parts) or "none"
            message = f"{figure.form} have no `{name}`; they have {has}"
            yield figure.origin.problem("figure-form", message, "draw", name)
        if column not in figure.columns:
            hint = did_you_mean(column, figure.columns) or "; name one of `columns`"
            yield figure.origin.problem("figure-form", f"no column `{column}`{hint}", "draw", name)


def figure_data(catalog: Catalog) -> Iterator[Problem]:
    """A figure has rows, in place or in a CSV file of its name, each with the cells that its form needs."""
    for figure in catalog.content.figures:
        if not figure.rows:
            message = f"no data; write rows here, or `{figure.id}.csv` beside this file"
            yield figure.origin.problem("figure-data", message, "data")
        for i, row in enumerate(figure.rows):
            for name in row.cells.keys() - figure.columns.keys():
                hint = did_you_mean(name, figure.columns) or "; add it to `columns`, or remove it"
                yield figure.rows_origin.problem("figure-data", f"no column `{name}`{hint}", "data", i, name)
            for channel, column in figure.drawn.channels.items():
                if message := _fault(figure, channel, row.cells.get(column)):
                    place = ("data", i, column)
                    yield figure.rows_origin.problem("figure-data", f"`{column}`: {message}", *place)


def _fault(figure: Figure, channel: str, cell: Cell) -> str:
    form = FORMS[figure.form]
    found = shortened(str(cell))
    if cell is None:
        return "" if channel not in form.needs or channel in (*form.numbers, *form.times) else "empty; write it"
    if channel in form.numbers and not isinstance(cell, (int, float)):
        return f"write a number, found `{found}`"
    if channel in form.times and not words.is_when(cell):
        return f'write a number, a date as "1972-05-26" or a minute as "1967-06-05T07:59", found `{found}`'
    return ""


def figure_spec(catalog: Catalog) -> Iterator[Problem]:
    """A figure's ``spec`` is one that Vega-Lite takes, without data or addresses of its own."""
    for figure in catalog.content.figures:
        if figure.form != "spec" or not figure.spec:
            continue
        text = json.dumps(figure.spec)
        if '"url"' in text or "data" in figure.spec:
            message = "data or an address inside a specification; the rows of the figure are its data, so remove it"
            yield figure.origin.problem("figure-spec", message, "spec")
        elif said := draw.fault(json.dumps(specification(figure, WIDE))):
            message = f"Vega-Lite refuses this: {shortened(said)}; mend the specification"
            yield figure.origin.problem("figure-spec", message, "spec")


def unknown_state(catalog: Catalog) -> Iterator[Problem]:
    """The rows of a map name states by their codes of ISO 3166-1; the ``states`` of a page may also be gone."""
    known = world.states()
    for page in catalog.content.pages:
        for i, code in enumerate(page.states):
            if code not in named():
                yield page.origin.problem("unknown-state", _no_state(code), "states", i)
    for figure in catalog.content.figures:
        column = figure.drawn.channels.get("state", "")
        if figure.form == "map" and column:
            for i, row in enumerate(figure.rows):
                code = str(row.cells.get(column) or "")
                if code and code not in known:
                    yield figure.rows_origin.problem("unknown-state", _no_state(code), "data", i, column)


def _no_state(code: str) -> str:
    near = next((c for c, state in named().items() if key(code) in map(key, state.names)), "")
    return f"no state `{shortened(code)}`" + (f"; write `{near}`" if near else "; write its code, as `KE` for Kenya")


def figure_place(catalog: Catalog) -> Iterator[Problem]:
    """A line ``[figure](figure:ID)`` stands on its own between two blank lines of a body, once for each figure."""
    for text in catalog.all_texts:
        seen: set[str] = set()
        for block in text.body.blocks:
            placed = text.kind == "body" and block.kind == "figure"
            for match in _PLACING.finditer(block.text):
                offset = block.offset + match.start()
                if not placed or block.container:
                    message = "a figure has a line of its own, in the body of a topic or case; or write other words"
                    yield text.problem("figure-place", message, offset)
                elif block.figure in seen:
                    yield text.problem("figure-place", f"`{block.figure}` stands here twice; remove one", offset)
            seen.add(block.figure)


def unplaced_figure(catalog: Catalog) -> Iterator[Problem]:
    """Every figure is placed by at least one page."""
    if not catalog.content.pages:
        return
    for figure in catalog.figures.values():
        if not catalog.placed[figure.id]:
            message = f"no page places this figure; write `[figure](figure:{figure.id})` on a line of its own in a body"
            yield figure.origin.problem("unplaced-figure", message)


def uncited_row(catalog: Catalog) -> Iterator[Problem]:
    """Each row of a figure has a citation, unless the figure has one for the whole."""
    for figure in catalog.content.figures:
        if figure.cite:
            continue
        if figure.rows and not any(row.cite for row in figure.rows):
            message = "no source; write `cite` for the whole, or in each row"
            yield figure.origin.problem("uncited-row", message)
            continue
        for i, row in enumerate(figure.rows):
            if not any(citation_syntax.citations(row.cite)):
                message = "a row without a citation; write its `cite`, or one for the whole figure"
                yield figure.rows_origin.problem("uncited-row", message, "data", i)


def figure_index(catalog: Catalog) -> Iterator[Problem]:
    """An index entry of a figure is ``heading`` or ``heading, sub-entry``, without an anchor."""
    for figure in catalog.content.figures:
        for i, entry in enumerate(figure.index):
            match = INDEX_FORM.match(entry)
            if not match or match["anchor"]:
                message = f"`{shortened(entry)}` is no index entry of a figure; write `heading, sub-entry`"
                yield figure.origin.problem("figure-index", message, "index", i)


assert set(CHANNELS) >= {name for form in FORMS.values() for name in (*form.needs, *form.may)}

RULES = {
    "figure-form": figure_form,
    "figure-data": figure_data,
    "figure-spec": figure_spec,
    "figure-index": figure_index,
    "figure-place": figure_place,
    "unknown-state": unknown_state,
    "unplaced-figure": unplaced_figure,
    "uncited-row": uncited_row,
}
