# ruff: noqa: E501 - the templates are lines of XML
"""Modules of links in; an IMS Common Cartridge 1.1 of web links, which Moodle, Canvas and Blackboard import, out.

Format: https://www.imsglobal.org/cc/ccv1p1/imscc_profilev1p1.html. Version 1.1 is the one that every importer tried
reads. The same cartridge is made in the reader's browser by docs/assets/builder/cartridge.js.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kb.model.project import LICENSE, Project
from kb.teaching.readings import ResolvedList
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


@dataclass(frozen=True)
class Link:
    """A web link. ``id`` names the same reading in every cartridge, so that importing again does not double it."""

    id: str
    title: str
    url: str


@dataclass(frozen=True)
class Module:
    """A heading with its links."""

    title: str
    links: tuple[Link, ...]


def course_cartridge(course: ResolvedList, project: Project, frozen: bool = False) -> bytes:
    """The cartridge of a course, with the addresses of the live site or those of the latest edition."""
    modules = [
        Module(
            f"{meeting.number}. {meeting.title}",
            tuple(Link(r.see, r.label, r.record.url if frozen else r.record.live) for r in meeting.readings),
        )
        for meeting in course.sessions
    ]
    return cartridge(course.reading_list.title, source_line(project), modules)


def cartridge(title: str, description: str, modules: Sequence[Module]) -> bytes:
    """A zip archive that holds the manifest and a file for each link. Equal arguments give equal bytes."""
    files = {"imsmanifest.xml": manifest(title, description, modules)}
    for module in modules:
        for link in module.links:
            files[f"{_name('R', link.id)}.xml"] = _LINK.format(title=escape(link.title), url=quoteattr(link.url))
    return pack((name, text.encode()) for name, text in files.items())


def manifest(title: str, description: str, modules: Sequence[Module]) -> str:
    """The text of imsmanifest.xml."""
    links = {link.id: link for module in modules for link in module.links}
    return _MANIFEST.format(
        id=quoteattr(_name("MAN", title)),
        title=escape(title),
        description=escape(description),
        rights=LICENSE,
        modules="\n".join(_module(number, module) for number, module in enumerate(modules, start=1)),
        resources="\n".join(_resource(link) for link in links.values()),
    )


def _module(number: int, module: Module) -> str:
    items = "\n".join(
        f'        <item identifier="{_name(f"I_{number}", link.id)}" identifierref="{_name("R", link.id)}">'
        f"<title>{escape(link.title)}</title></item>"
        for link in module.links
    )
    return f'      <item identifier="M_{number}"><title>{escape(module.title)}</title>\n{items}\n      </item>'


def _resource(link: Link) -> str:
    name = _name("R", link.id)
    return f'    <resource identifier="{name}" type="imswl_xmlv1p1"><file href="{name}.xml"/></resource>'


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
