"""Name the works that a book cites briefly in its notes, and list them in full once, at its end."""

from __future__ import annotations

import re

from kb.citing import reference_text
from kb.model.ids import DocPath, RefKey
from kb.model.target import relative
from kb.resolve.site import Site

_RECORD = re.compile(r'<span class="record" translate="no">(?P<record>.*?)</span>(?= <span class="(?:kind|place)">)')

ANCHOR = "work-"
"""What stands before the id of a work in the anchor of its record."""


class Works:
    """Shortens the references of pages, and keeps in mind which works they name."""

    def __init__(self, site: Site, list_page: DocPath) -> None:
        """``list_page``: the file of docs/ in whose place the list of works stands."""
        self._site = site
        self._page = list_page
        self._by_record = {str(text): id_ for id_, text in site.entries.items()}
        self._named: set[RefKey] = set()

    def shortened(self, text: str, doc: DocPath) -> str:
        """The Markdown of a page, its references led to the list of works.

        A reference to what is no work of the list, such as a section of an article, stays as it is.
        """

        def short(found: re.Match[str]) -> str:
            id_ = self._by_record.get(found["record"])
            if id_ is None:
                return found[0]
            self._named.add(id_)
            work = self._site.catalog.references[id_]
            link = f"[{reference_text.short(work)}]({relative(self._page, f'{ANCHOR}{id_}', doc)})"
            return f'<span class="record">{link}.</span>'

        return _RECORD.sub(short, text)

    def listed(self) -> str:
        """The works that were named, in full, by author, as Markdown."""
        works = [self._site.catalog.references[id_] for id_ in self._named]
        return "\n".join(
            f"-   {self._site.entries[work.id]}\n    {{ #{ANCHOR}{work.id} }}"
            for work in sorted(works, key=reference_text.order)
        )
