"""Write the files of /cite/: each record, and all of them together, in every format."""

from __future__ import annotations

from collections.abc import Iterator

from kb.citing.exports import FORMATS
from kb.emit.parts.cite_box import record_path
from kb.model.ids import DocPath
from kb.model.kinds import EVERYTHING
from kb.resolve.site import Site


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """A file for each record in each format, and one of all."""
    for suffix, (_, _, write) in FORMATS.items():
        for record in site.records.values():
            yield record_path(record.slug, suffix), write([record])
        yield record_path(EVERYTHING, suffix), write(list(site.records.values()))
