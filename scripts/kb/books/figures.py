"""Make the figures of a page images of their own, with the words that stand for them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement


class Figures:
    """Writes the drawings of a book into a folder, as SVG."""

    def __init__(self, folder: Path, drawings: Mapping[str, str]) -> None:
        """``drawings``: {name of the file: SVG} of the figures that are files of the site."""
        self.folder = folder
        self.drawings = drawings

    def replace(self, body: HtmlElement) -> None:
        """Of each figure, leave the wide drawing in light colors above its caption, without the fold of data."""
        for figure in body.xpath(".//figure[contains(@class, 'chart')]"):
            image = figure.xpath(".//img")[0]
            name = posixpath.basename(image.get("src"))
            (self.folder / name).write_text(self.drawings[name], encoding="utf-8")
            caption = figure.xpath("./figcaption")
            anchor = figure.get("id")
            figure.tag = "div"
            figure.attrib.clear()
            figure.set("class", "chart")
            for child in list(figure):
                figure.remove(child)
            paragraph = lxml.html.Element("p", id=anchor) if anchor else lxml.html.Element("p")
            paragraph.append(lxml.html.Element("img", src=name, alt=image.get("alt")))
            figure.append(paragraph)
            for element in caption:
                element.tag = "p"
                element.tail = None
                figure.append(element)
