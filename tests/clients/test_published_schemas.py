"""The sitemap keeps its published schema, and the schemas of cartridges, named by hand, would notice what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cartridge_schemas import Schemas, schema_faults
from cartridges import files
from kb.teaching.cartridge import Link, Module, cartridge, pack
from lxml import etree
from node_tools import package

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap_faults(tree: etree._ElementTree) -> list[str]:
    schema = etree.XMLSchema(etree.parse(package("sitemap") / "schema" / "sitemap.xsd"))
    schema.validate(tree)
    return [entry.message for entry in schema.error_log]


def test_the_sitemap_keeps_its_schema(site: Path) -> None:
    tree = etree.parse(site / "sitemap.xml")
    assert len(tree.getroot()) > 40
    assert sitemap_faults(tree) == []


def _remove(url: etree._Element) -> None:
    url.remove(url.find(f"{SPACE}loc"))


def _misdate(url: etree._Element) -> None:
    url.find(f"{SPACE}lastmod").text = "22 November 2026"


def _add(url: etree._Element) -> None:
    etree.SubElement(url, f"{SPACE}title").text = "A page"


@pytest.mark.parametrize(
    ("worsen", "words"),
    [(_remove, "Expected is"), (_misdate, "22 November 2026"), (_add, "title': This element is not")],
)
def test_a_wrong_sitemap_is_noticed(site: Path, worsen: Callable[[etree._Element], None], words: str) -> None:
    tree = etree.parse(site / "sitemap.xml")
    worsen(tree.getroot()[3])
    assert any(words in fault for fault in sitemap_faults(tree))


SCHEMA = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.imsglobal.org/xsd/imsccv1p1/{name}"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron" elementFormDefault="qualified">
  <xs:annotation><xs:appinfo>{rules}</xs:appinfo></xs:annotation>
  <xs:element name="{element}"><xs:complexType>
    <xs:sequence>{content}</xs:sequence><xs:anyAttribute processContents="skip"/>
  </xs:complexType></xs:element>
</xs:schema>
"""
RULES = """\
<sch:ns uri="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" prefix="cp"/>
<sch:pattern>
  <sch:rule context="cp:resource"><sch:assert test="cp:file">it has no file</sch:assert></sch:rule>
</sch:pattern>
"""
ANY = '<xs:any processContents="skip" maxOccurs="unbounded"/>'
"""Schemas as the published ones are, which no package has: they ask for little, and none is for topics."""


@pytest.fixture
def schemas(tmp_path: Path) -> Schemas:
    title = '<xs:element name="title" type="xs:string"/>'
    said = (("imscp_v1p1", "manifest", ANY, RULES), ("imswl_v1p1", "webLink", title + ANY, ""))
    for name, element, content, rules in said:
        text = SCHEMA.format(name=name, element=element, content=content, rules=rules)
        (tmp_path / f"{name}.xsd").write_text(text, encoding="utf-8")
    return Schemas(tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("R_one.xml", b"<title>One</title>", b"", "This element is not expected"),
        ("imsmanifest.xml", b'<file href="R_one.xml"/>', b"", "it has no file"),
        ("R_one.xml", b"imswl_v1p1", b"imsdt_v1p1", "no schema is for http://www.imsglobal.org/xsd/imsccv1p1/imsdt"),
    ],
)
def test_schemas_and_the_rules_in_them_are_applied(
    schemas: Schemas, name: str, old: bytes, new: bytes, words: str
) -> None:
    link = Link("one", "One", "https://x.example/")
    made = cartridge("Small", "One link", [Module("1. Only", (link,))])
    assert schema_faults(made, schemas) == []
    parts = files(made)
    assert old in parts[name]
    [fault] = schema_faults(pack({**parts, name: parts[name].replace(old, new)}.items()), schemas)
    assert fault.startswith(f"{name}: ")
    assert words in fault
