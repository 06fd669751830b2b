"""No built page holds anything that runs, or loads anything from elsewhere, but what the theme itself put there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from lxml import html
from project_copy import ROOT, mkdocs

RESOURCES = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
             "embed": "src", "object": "data", "track": "src", "input": "src", "use": "href",
             "image": "href"}  # fmt: skip
LOADING = {"stylesheet", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "icon", "manifest"}
DATA_TYPES = {"application/json", "application/ld+json"}
"""Types of script elements that browsers do not run (https://html.spec.whatwg.org/#data-block)."""


def pages(folder: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Every HTML page of a built site, parsed."""
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), html.fromstring(path.read_bytes().decode())


def inline_scripts(tree: html.HtmlElement) -> Iterator[str]:
    """The text of each script that runs, without the depth of the page, which the theme writes into one."""
    for script in tree.iter("script"):
        if not script.get("src") and script.get("type") not in DATA_TYPES:
            yield re.sub(r'new URL\("[./]*"', 'new URL("."', script.text or "")


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The inline scripts of the theme as it comes, under this site's settings."""
    root = tmp_path_factory.mktemp("stock")
    config = yaml.load((ROOT / "mkdocs.yml").read_text().replace("!ENV", ""), yaml.SafeLoader)
    theme = {name: value for name, value in config["theme"].items() if name != "custom_dir"}
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# A page\n")
    settings = {"site_name": "Stock", "site_url": "https://stock.example/", "theme": theme, "plugins": ["search"]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    result = mkdocs(root, "build")
    assert result.returncode == 0, result.stdout
    return {script for _, tree in pages(root / "site") for script in inline_scripts(tree)}


def test_every_inline_script_is_the_theme_s(site: Path, stock: set[str]) -> None:
    strange = [
        (path, script[:80]) for path, tree in pages(site) for script in inline_scripts(tree) if script not in stock
    ]
    assert strange == []


def faults(tree: html.HtmlElement) -> Iterator[str]:
    """What in a page would run, or would be fetched from another host."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if name.lower().startswith("on") or name.lower() == "srcdoc":
                yield f"<{element.tag} {name}>"
            if name in ("href", "src", "action", "formaction", "data", "xlink:href"):
                scheme = re.sub(r"[\x00-\x20]", "", value).partition(":")[0].lower()
                if scheme in ("javascript", "vbscript", "data", "file"):
                    yield f"<{element.tag} {name}={value[:40]}>"
        yield from loads(element)


def loads(element: html.HtmlElement) -> Iterator[str]:
    """What an element makes a browser fetch from another host."""
    attribute = RESOURCES.get(element.tag)
    if element.tag == "link" and LOADING & set((element.get("rel") or "").split()):
        attribute = "href"
    for address in (element.get(attribute, "") if attribute else "", *re.findall(r"\S+", element.get("srcset", ""))):
        if urlsplit(address).netloc or urlsplit(address).scheme:
            yield f"<{element.tag} {attribute}={address}>"
    if element.tag in ("iframe", "object", "embed", "base", "applet"):
        yield f"<{element.tag}>"
    if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh" and _away(element):
        yield f"<meta refresh {element.get('content')}>"
    if element.tag == "style" or element.get("style"):
        css = (element.text or "") + (element.get("style") or "")
        if re.search(r"url\(\s*['\"]?(?:\w+:)?//|@import|expression\(", css):
            yield f"<{element.tag}> with {css[:40]}"


def _away(element: html.HtmlElement) -> bool:
    return bool(re.search(r"url\s*=\s*['\"]?\s*(?:\w+:|//)", element.get("content") or "", re.IGNORECASE))


def test_nothing_runs_or_loads_from_elsewhere(site: Path) -> None:
    found = {path: list(faults(tree)) for path, tree in pages(site)}
    assert len(found) >= 25
    assert {path: what for path, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "bad",
    ["<a href='java\nscript:x'>x</a>", "<p onclick='x'>x</p>", "<img src='//a.example/x'>", "<iframe src=x></iframe>",
     "<link rel=stylesheet href='https://a.example/x.css'>", "<img srcset='x.png 1x, https://a.example/y 2x'>",
     "<meta http-equiv=refresh content='0;url=https://a.example/'>", "<p style='background:url(//a.example)'>x</p>",
     "<script src='https://a.example/x.js'></script>", "<form action='javascript:x'></form>"],
)  # fmt: skip
def test_the_scan_sees(bad: str) -> None:
    assert list(faults(html.fromstring(f"<div>{bad}</div>")))
