"""The numbered list of the references that a page cites: each with what it says at each place, and the ways back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.model.ids import DocPath, RefKey
from kb.model.kinds import EVIDENCE
from kb.model.target import Target, relative
from kb.model.text import escape
from kb.prose.citation_syntax import Use
from kb.resolve.site import Site


def rows(site: Site, uses: Mapping[RefKey, Use], doc: DocPath, citing: str = "") -> str:
    """Markdown of the list, as it stands in ``doc``. ``citing``: the way to the page that cites; empty if the same."""
    return "\n\n".join(_reference(site, target, use, doc, citing) for target, use in uses.items())


def _reference(site: Site, target: RefKey, use: Use, doc: DocPath, citing: str) -> str:
    catalog = site.catalog
    if target in catalog.sections:
        source, section = catalog.sections[target]
        href = relative(Target("source", source.key).doc, section.id, doc)
        who = escape(source.record.publisher or "")
        record = f"{who}. [“{escape(source.record.title)}”]({href}), section “{escape(section.heading)}”."
    else:
        record = site.entries[target]
    kind = site.evidence.get(target, "")
    named = f' <span class="kind">{EVIDENCE[kind]}</span>' if kind else ""
    places = " ".join(_places(use, _says(site, target), citing))
    said = f'<span class="record" translate="no">{record}</span>{named} {places}'
    return f"{use.number}.  {said}\n    {{ #ref-{use.number} }}"


def _says(site: Site, target: RefKey) -> dict[str, str]:
    """What is said at each place of a reference, or in each passage of a section."""
    catalog = site.catalog
    if target in catalog.sections:
        return {f"passage {passage.n}": passage.says for passage in catalog.sections[target][1].passages}
    return {locus.at: locus.says for locus in catalog.references[target].loci}


def _places(use: Use, says: Mapping[str, str], citing: str) -> Iterator[str]:
    """Each place of a reference that a page cites, what is said there, and lettered links back to where it is cited."""
    anchors = list(dict.fromkeys(anchor for found in use.marks.values() for anchor in found))
    letters = {anchor: f" {_letter(i)}" if len(anchors) > 1 else "" for i, anchor in enumerate(anchors)}
    for at, found in use.marks.items():
        links = [f"[↑{letters[a]}]({citing}#{a}){{ .back }}" for a in dict.fromkeys(found)]
        where, said = escape(f"{at[:1].upper()}{at[1:]}"), escape(says.get(at, ""))
        said = f'<span class="said">{": " if where else ""}{said}</span>' if said else ""
        yield f'<span class="place">{" ".join(filter(None, [where + said, *links]))}</span>'


def _letter(index: int) -> str:
    """a to z, then aa, ab ..."""
    return (chr(96 + index // 26) if index >= 26 else "") + chr(97 + index % 26)
