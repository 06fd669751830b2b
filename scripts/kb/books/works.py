"""Name the works that a book cites briefly in its notes, and list them in full once, at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable

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

    def shortened(self, text: str, doc: DocPath, literature: Iterable[RefKey] = ()) -> str:
        """The Markdown of a page, its references and the ``literature`` that it recommends led to the list of works.

        A reference to what is no work of the list, such as a section of an article, stays as it is.
        """

        def short(found: re.Match[str]) -> str:
            id_ = self._by_record.get(found["record"])
            return found[0] if id_ is None else f'<span class="record">{self._link(id_, doc)}.</span>'

        for id_ in literature:
            text = text.replace(f"\n-   {self._site.entries[id_]} ", f"\n-   {self._link(id_, doc)}. ")
        return _RECORD.sub(short, text)

    def _link(self, id_: RefKey, doc: DocPath) -> str:
        """The short name of a work, leading to its record."""
        self._named.add(id_)
        work = self._site.catalog.references[id_]
        return f"[{reference_text.short(work)}]({relative(self._page, f'{ANCHOR}{id_}', doc)})"

    def listed(self) -> str:
        """The works that were named, in full, by author, as Markdown."""
        works = [self._site.catalog.references[id_] for id_ in self._named]
        return "\n".join(
            f"-   {self._site.entries[work.id]}\n    {{ #{ANCHOR}{work.id} }}"
            for work in sorted(works, key=reference_text.order)
        )
