"""End sections of the editors' prose with what the build knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kb.emit.parts.markdown import PageWriter
from kb.model.values import ProsePage
from kb.prose.body import read

Added = Mapping[str, Callable[[PageWriter], str]]
"""{anchor of a section: what writes the Markdown that ends it}"""


def prose(writer: PageWriter, page: ProsePage, added: Added) -> str:
    """The text of a page, each section of ``added`` that it has ended by what the build knows."""
    text = writer.prose(read(page.body, page.body_line).blocks, page.body.rstrip("\n"))
    parts = text.split("\n## ")
    for n, part in enumerate(parts):
        for anchor, write in added.items():
            if f"{{ #{anchor} }}" in part.split("\n")[0]:
                parts[n] = f"{part.rstrip()}\n\n{write(writer)}\n"
    return "\n## ".join(parts).rstrip()


def contact(writer: PageWriter) -> str:
    """Where reports are sent."""
    address = writer.site.project.contact
    if not address:
        return "This copy of the site names no address for reports. Whoever sent you here can pass your report on."
    return f"Send it to [{address}]({address if '://' in address else f'mailto:{address}'})."
