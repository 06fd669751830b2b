"""Turn what Zensical leaves of a site into what MkDocs leaves: the search index."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_index(folder: Path, settings: Mapping[str, Any]) -> None:
    """Write ``search/search_index.json`` out of ``search.json``, whose entries have a level and a path more.

    Raises OSError.
    """
    found = json.loads((folder / "search.json").read_text(encoding="utf-8"))
    docs = [{name: item[name] for name in ("location", "title", "text")} for item in found["items"]]
    (folder / "search").mkdir(exist_ok=True)
    index = json.dumps({"config": dict(settings), "docs": docs}, ensure_ascii=False)
    (folder / "search" / "search_index.json").write_text(index, encoding="utf-8")
    (folder / "search.json").unlink()
