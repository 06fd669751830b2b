"""Compare a site that Zensical made with that of MkDocs, but for what may differ."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree, html

ADDRESS = "https://military-diplomacy.example/"


# What differs between the pages of both, each with what is done here before they are compared.


def generator(tree: html.HtmlElement, _: str) -> None:
    for meta in tree.xpath("//meta[@name='generator']"):
        meta.drop_tree()


def skip_link(tree: html.HtmlElement, _: str) -> None:
    for link in tree.xpath("//a[@id='__skip'] | //a[@class='md-skip']"):
        link.drop_tree()


def hidden_parts(tree: html.HtmlElement, _: str) -> None:
    for part in tree.xpath("//*[@class='md-overlay'] | //*[@class='md-dialog']"):
        for name in ("aria-hidden", "aria-atomic", "role"):
            part.attrib.pop(name, None)


def addresses(tree: html.HtmlElement, here: str) -> None:
    for name in ("href", "src"):
        for element in tree.xpath(f"//*[@{name}]"):
            element.set(name, urljoin(here, element.get(name)))


def search_marks(tree: html.HtmlElement, _: str) -> None:
    for element in tree.xpath("//*[@data-search-exclude]"):
        del element.attrib["data-search-exclude"]


def neighbors(tree: html.HtmlElement, _: str) -> None:
    for link in tree.xpath("//head/link[@rel='prev' or @rel='next']"):
        link.drop_tree()


def spaces_of_json(tree: html.HtmlElement, _: str) -> None:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        script.text = json.dumps(json.loads(script.text), sort_keys=True)


PAGE_EXCEPTIONS: dict[str, Callable[[html.HtmlElement, str], None]] = {
    "the name of the generator": generator,
    "the theme's own link to the text, which is hidden": skip_link,
    "attributes of two parts of the theme that are hidden": hidden_parts,
    "the spelling of relative addresses": addresses,
    "the marks of what the search leaves out": search_marks,
    "the links of the head to pages before and after": neighbors,
    "the spaces in JSON-LD": spaces_of_json,
}
SITE_EXCEPTIONS = {
    "the files of the theme itself below assets/javascripts and assets/stylesheets, which no page loads": re.compile(
        r"assets/(?:javascripts|stylesheets)/.*"
    ),
    "sitemap.xml.gz, which is not made": re.compile(r"sitemap\.xml\.gz"),
}


def lines(path: Path, root: Path) -> list[str]:
    """A page element by element, without what may differ."""
    tree = html.parse(path).getroot()
    here = urljoin(ADDRESS, path.relative_to(root).as_posix().removesuffix("index.html"))
    for except_ in PAGE_EXCEPTIONS.values():
        except_(tree, here)
    found = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(element.tag, str):
            start = event == "start"
            found.append(f"{element.tag} {sorted(element.attrib.items())}" if start else f"/{element.tag}")
            text = (element.text if start else element.tail) or ""
            found.append(" ".join(text.split()))
    return found


def files(site: Path) -> set[str]:
    """The files of a site, without those in which both may differ."""
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {name for name in found if not any(form.fullmatch(name) for form in SITE_EXCEPTIONS.values())}
