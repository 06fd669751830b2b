"""A Common Cartridge 1.1 of links, pages and topics in; what an importer would stumble over, and its modules, out.

The rules are those that Moodle and Canvas apply, and those of the profile
(https://www.imsglobal.org/cc/ccv1p1/imscc_profilev1p1.html).
"""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree, html

NS = {
    "cc": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
    "lom": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
    "dt": "http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1",
    "wl": "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1",
}
NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*\Z")


def files(data: bytes) -> dict[str, bytes]:
    """{name: bytes} of an archive; its checksums are tested on the way."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def faults(parts: dict[str, bytes]) -> list[str]:
    """What is wrong with a cartridge, in words; empty when nothing is."""
    if "imsmanifest.xml" not in parts:
        return ["no imsmanifest.xml at the root"]
    text = parts["imsmanifest.xml"]
    manifest = etree.fromstring(text)
    return [*_head(text, manifest), *_items(manifest), *_resources(manifest, parts)]


def _head(text: bytes, manifest: etree._Element) -> list[str]:
    found = []
    if f"xmlns={NS['cc']}".encode() not in text[:500].replace(b'"', b"").replace(b"'", b""):
        found.append("Moodle would not see the namespace in the first 500 bytes")
    if manifest.tag != f"{{{NS['cc']}}}manifest":
        found.append("the root is no manifest")
    if manifest.findtext("cc:metadata/cc:schema", namespaces=NS) != "IMS Common Cartridge":
        found.append("wrong schema")
    if manifest.findtext("cc:metadata/cc:schemaversion", namespaces=NS) != "1.1.0":
        found.append("wrong schemaversion")
    if not manifest.findtext("cc:metadata/lom:lom/lom:general/lom:title/lom:string", namespaces=NS):
        found.append("no LOM with a title")
    ids = manifest.xpath("//@identifier")
    found += [f"{id_} is no xs:ID" for id_ in ids if not NCNAME.match(id_)]
    found += [f"{id_} stands twice" for id_ in set(ids) if ids.count(id_) > 1]
    return found


def _items(manifest: etree._Element) -> list[str]:
    found = []
    organizations = manifest.xpath("cc:organizations/cc:organization", namespaces=NS)
    if len(organizations) != 1 or organizations[0].get("structure") != "rooted-hierarchy":
        return ["not one organization that is a rooted hierarchy"]
    roots = organizations[0].findall("cc:item", NS)
    if len(roots) != 1:
        return ["not one root item"]
    if roots[0].find("cc:title", NS) is not None:
        found.append("the root item has a title")
    resources = set(manifest.xpath("cc:resources/cc:resource/@identifier", namespaces=NS))
    for item in roots[0].iterdescendants(f"{{{NS['cc']}}}item"):
        if not item.findtext("cc:title", namespaces=NS) or item[0].tag != f"{{{NS['cc']}}}title":
            found.append(f"the item {item.get('identifier')} does not begin with its title")
        reference = item.get("identifierref")
        if reference is not None and reference not in resources:
            found.append(f"{reference} is no resource")
        if (item.getparent() is roots[0]) != (reference is None):
            found.append("a link that stands in no module, or a module that is a link")
    return found


def _resources(manifest: etree._Element, parts: dict[str, bytes]) -> list[str]:
    found, used = [], {"imsmanifest.xml"}
    for resource in manifest.findall("cc:resources/cc:resource", NS):
        name, children = resource.get("identifier"), list(resource)
        kind = resource.get("type")
        if kind not in _KINDS:
            found.append(f"{name} is no web link, page or topic")
            continue
        if (resource.get("href") is not None) != (kind == "webcontent"):
            found.append(f"{name} has an href, or lacks one")
        if len(children) != 1 or children[0].tag != f"{{{NS['cc']}}}file":
            found.append(f"{name} has not one file")
            continue
        used.add(children[0].get("href"))
        data = parts.get(children[0].get("href"))
        found += _KINDS[kind](name, data) if data else [f"the file of {name} is not in the archive"]
    return found + [f"{name} is used by nothing" for name in parts.keys() - used]


def _link(name: str, data: bytes) -> list[str]:
    link = etree.fromstring(data)
    url = link.find("wl:url", NS)
    if link.tag != f"{{{NS['wl']}}}webLink" or not link.findtext("wl:title", namespaces=NS) or url is None:
        return [f"{name} is no web link with title and url"]
    if not re.match(r"https?://[!-~]+\Z", url.get("href", "")):
        return [f"{name} has an address that is not plain ASCII"]
    return []


def _topic(name: str, data: bytes) -> list[str]:
    topic = etree.fromstring(data)
    text = topic.find("dt:text", NS)
    if topic.tag != f"{{{NS['dt']}}}topic" or not topic.findtext("dt:title", namespaces=NS) or text is None:
        return [f"{name} is no topic with title and text"]
    return [] if text.get("texttype") in ("text/html", "text/plain") else [f"{name} does not say what its text is"]


def _page(name: str, data: bytes) -> list[str]:
    return [] if html.fromstring(data).findtext(".//title") else [f"{name} is no page with a title"]


_KINDS = {"imswl_xmlv1p1": _link, "imsdt_xmlv1p1": _topic, "webcontent": _page}


def written(parts: dict[str, bytes], kind: str) -> list[str]:
    """The texts of the pages (``webcontent``) or of the topics (``imsdt_xmlv1p1``)."""
    manifest = etree.fromstring(parts["imsmanifest.xml"])
    names = manifest.xpath(f"cc:resources/cc:resource[@type='{kind}']/cc:file/@href", namespaces=NS)
    return [parts[name].decode() for name in names]


def modules(parts: dict[str, bytes]) -> list[tuple[str, list[tuple[str, str]]]]:
    """[(title of the module, [(title of the link, address)])]; what is no link is left out."""
    manifest = etree.fromstring(parts["imsmanifest.xml"])
    hrefs = {
        resource.get("identifier"): etree.fromstring(parts[resource[0].get("href")]).find("wl:url", NS).get("href")
        for resource in manifest.findall("cc:resources/cc:resource[@type='imswl_xmlv1p1']", NS)
    }
    return [
        (
            module.findtext("cc:title", namespaces=NS),
            [
                (item.findtext("cc:title", namespaces=NS), hrefs[item.get("identifierref")])
                for item in module.findall("cc:item", NS)
                if item.get("identifierref") in hrefs
            ],
        )
        for module in manifest.findall("cc:organizations/cc:organization/cc:item/cc:item", NS)
    ]
