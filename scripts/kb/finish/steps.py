"""Finish a built site: files in, files out, whichever program has rendered them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.finish import search_index
from kb.finish.security import harden
from kb.finish.weight import lighten
from kb.model.places import Edition
from kb.permanence import edition
from kb.resolve.site import Site


@dataclass(frozen=True)
class Facts:
    """What the files of a site do not say themselves.

    ``names`` is what the search is told of each entry; ``editions`` belong below v/, from the archives below ``root``;
    ``disk`` is whether the site is opened from a disk.
    """

    names: Mapping[str, search_index.Record | None]
    editions: Sequence[Edition]
    root: Path
    disk: bool = False


def facts(site: Site, root: Path, directory_urls: bool = True) -> Facts:
    """The facts of a site that is being built. A frozen edition holds no other editions."""
    editions = () if site.deployment.edition else site.project.editions
    return Facts(search_index.records(site, directory_urls), editions, root, disk=not directory_urls)


def tell_search(folder: Path, known: Facts) -> None:
    """Tell the search every name that a reader may type. Raises OSError."""
    index = folder / "search" / "search_index.json"
    if index.exists():  # not where a configuration does without the search
        search_index.rewrite(index, known.names, script=known.disk)


def close(folder: Path, known: Facts) -> None:
    """Close pages to what they do not need, write the headers, add the editions. Raises OSError and EditionError."""
    harden(folder)
    lighten(folder)
    edition.unpack(known.root, folder, known.editions)
