# ruff: noqa: E501 - the templates are lines of XML
"""Modules of links, pages and topics in; an IMS Common Cartridge 1.1, which Moodle, Canvas and Blackboard import, out.

Format: https://www.imsglobal.org/cc/ccv1p1/imscc_profilev1p1.html. Version 1.1 is the one that every importer tried
reads. A cartridge of links alone is made in the reader's browser by docs/assets/builder/cartridge.js.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kb.model.project import LICENSE, Project
from kb.teaching.readings import ResolvedList, ResolvedSession
from kb.teaching.session_pages import References, about, outside_links, questions
from kb.teaching.syllabus import source_line

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file, the earliest that the format knows, so that equal content gives equal bytes."""

_MANIFEST = """\
<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" identifier={id}
  xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1 http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imscp_v1p2_v1p0.xsd http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lommanifest_v1p0.xsd">
  <metadata>
    <schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>
    <lomimscc:lom>
      <lomimscc:general>
        <lomimscc:title><lomimscc:string language="en">{title}</lomimscc:string></lomimscc:title>
        <lomimscc:description><lomimscc:string language="en">{description}</lomimscc:string></lomimscc:description>
      </lomimscc:general>
      <lomimscc:rights>
        <lomimscc:copyrightAndOtherRestrictions><lomimscc:value>yes</lomimscc:value></lomimscc:copyrightAndOtherRestrictions>
        <lomimscc:description><lomimscc:string language="en">{rights}</lomimscc:string></lomimscc:description>
      </lomimscc:rights>
    </lomimscc:lom>
  </metadata>
  <organizations><organization identifier="O_1" structure="rooted-hierarchy">
    <item identifier="ROOT">
{modules}
    </item>
  </organization></organizations>
  <resources>
{resources}
  </resources>
</manifest>
"""
"""``xmlns`` stands first because Moodle looks for it in the first 500 bytes."""

_LINK = """\
<?xml version="1.0" encoding="UTF-8"?>
<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1 http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imswl_v1p1.xsd">
  <title>{title}</title>
  <url href={url} target="_blank"/>
</webLink>
"""


_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body>
<h1>{title}</h1>
{text}
</body></html>
"""

_TOPIC = """\
<?xml version="1.0" encoding="UTF-8"?>
<topic xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1 http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imsdt_v1p1.xsd">
  <title>{title}</title>
  <text texttype="text/html">{text}</text>
</topic>
"""

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


@dataclass(frozen=True)
class Link:
    """A web link. ``id`` names the same reading in every cartridge, so that importing again does not double it."""

    id: str
    title: str
    url: str


@dataclass(frozen=True)
class Written:
    """A page of the course, or a topic to discuss, with its text as HTML."""

    id: str
    title: str
    text: str
    discussed: bool = False


@dataclass(frozen=True)
class Module:
    """A heading with what stands below it."""

    title: str
    items: tuple[Link | Written, ...]


def course_cartridge(course: ResolvedList, project: Project, references: References, frozen: bool = False) -> bytes:
    """The cartridge of a course, with the addresses of the live site or those of the latest edition."""
    modules = [
        Module(f"{meeting.number}. {meeting.title}", tuple(_items(course.reading_list.id, meeting, references, frozen)))
        for meeting in course.sessions
    ]
    return cartridge(course.reading_list.title, source_line(project), modules)


def _items(list_: str, meeting: ResolvedSession, references: References, frozen: bool) -> Iterator[Link | Written]:
    """What a session has: a page about it, its readings here and elsewhere, and its questions as a topic."""
    key = f"{list_}-{meeting.number}"
    yield Written(f"about.{key}", f"About this session: {meeting.title}", about(meeting, references, frozen))
    for r in meeting.readings:
        yield Link(r.see, r.label, r.record.url if frozen else r.record.live)
    for ref, title, url in outside_links(meeting, references):
        yield Link(f"work.{ref}", title, url)
    if meeting.questions:
        yield Written(f"discuss.{key}", f"Discussion: {meeting.title}", questions(meeting), discussed=True)


def cartridge(title: str, description: str, modules: Sequence[Module]) -> bytes:
    """A zip archive that holds the manifest and a file for each item. Equal arguments give equal bytes."""
    files = {"imsmanifest.xml": manifest(title, description, modules)}
    for module in modules:
        for item in module.items:
            files[_file(item)] = _content(item)
    return pack((name, text.encode()) for name, text in files.items())


def manifest(title: str, description: str, modules: Sequence[Module]) -> str:
    """The text of imsmanifest.xml."""
    items = {item.id: item for module in modules for item in module.items}
    return _MANIFEST.format(
        id=quoteattr(_name("MAN", title)),
        title=_shown(title),
        description=escape(description),
        rights=LICENSE,
        modules="\n".join(_module(number, module) for number, module in enumerate(modules, start=1)),
        resources="\n".join(_resource(item) for item in items.values()),
    )


def untagged(title: str) -> str:
    """A title without tags of HTML, for which Moodle refuses a cartridge."""
    while (plain := _TAG.sub("", title)) != title:
        title = plain
    return title.strip() or "Readings"


def _shown(title: str) -> str:
    return escape(untagged(title))


def _content(item: Link | Written) -> str:
    if isinstance(item, Link):
        return _LINK.format(title=_shown(item.title), url=quoteattr(item.url))
    if item.discussed:
        return _TOPIC.format(title=_shown(item.title), text=escape(item.text))
    return _PAGE.format(title=_shown(item.title), text=item.text)


def _module(number: int, module: Module) -> str:
    items = "\n".join(
        f'        <item identifier="{_name(f"I_{number}", item.id)}" identifierref="{_name("R", item.id)}">'
        f"<title>{_shown(item.title)}</title></item>"
        for item in module.items
    )
    return f'      <item identifier="M_{number}"><title>{_shown(module.title)}</title>\n{items}\n      </item>'


def _resource(item: Link | Written) -> str:
    kind = "imswl_xmlv1p1"
    if isinstance(item, Written):
        kind = "imsdt_xmlv1p1" if item.discussed else f'webcontent" href="{_file(item)}'
    return f'    <resource identifier="{_name("R", item.id)}" type="{kind}"><file href="{_file(item)}"/></resource>'


def _file(item: Link | Written) -> str:
    page = isinstance(item, Written) and not item.discussed
    return f"{_name('R', item.id)}.{'html' if page else 'xml'}"


def _name(prefix: str, text: str) -> str:
    """An xs:ID, which begins with a letter: ``R_topic.port-calls.law``."""
    return f"{prefix}_{re.sub(r'[^A-Za-z0-9-]+', '.', text)}"


def pack(files: Iterable[tuple[str, bytes]], compressed: bool = False) -> bytes:
    """A zip archive that depends neither on the day nor on the machine; compressed, on the version of zlib alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return out.getvalue()
