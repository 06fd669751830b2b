"""Make the drawings and figures of a page images of their own, with the words that stand for them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

_STYLE = """
text { fill: #1a1a1a; font-family: "Liberation Sans", Arial, sans-serif; }
.axis text { fill: #555; font-size: 11px; }
.axis .even { fill: #e4e4e4; } .axis .odd { fill: #f3f3f3; }
.date, .area { font-weight: 700; }
.ring { fill: none; stroke: none; } .own { display: none; }
.leader, .arc { fill: none; stroke: #777; } .strong { stroke: #333; }
.span { fill: none; stroke: #1a1a1a; stroke-width: 5; }
"""
"""What docs/assets/features.css says of drawings, in fixed colors: an image sees no style sheet but its own."""

TALLEST = 2
"""How many times its width a drawing may be high in a book."""

_SVG = "http://www.w3.org/2000/svg"


class Figures:
    """Writes the drawings of a book into a folder, as SVG."""

    def __init__(self, folder: Path, drawings: Mapping[str, str]) -> None:
        """``drawings``: {name of the file: SVG} of the figures that are files of the site."""
        self.folder = folder
        self.drawings = drawings
        self._count = 0

    def replace(self, body: HtmlElement, title: str) -> None:
        """Put an image in the place of the first form of each drawing, and drop its narrow form.

        A drawing that no page can hold in letters of a size to be read goes: what it shows stands below it as a list.
        """
        for figure in body.xpath(".//figure[.//svg]"):
            svg = figure.xpath(".//svg")[0]
            _, _, width, height = map(float, svg.get("viewbox").split())
            if height > TALLEST * width:
                figure.drop_tree()
                continue
            words = [" ".join(node.text_content().split()) for node in svg.xpath("./title | ./desc")]
            image = lxml.html.Element("img", src=self._write(svg), alt=". ".join(words) or title)
            figure.attrib.clear()
            for child in list(figure):
                figure.remove(child)
            figure.text = None
            figure.append(image)

        for figure in body.xpath(".//figure[contains(@class, 'chart')]"):
            self._chart(figure)

    def _chart(self, figure: HtmlElement) -> None:
        """The wide drawing in light colors above its caption, without the fold of data."""
        image = figure.xpath(".//img")[0]
        name = posixpath.basename(image.get("src"))
        (self.folder / name).write_text(self.drawings[name], encoding="utf-8")
        caption = figure.xpath("./figcaption")
        anchor = figure.get("id")
        figure.tag = "div"
        figure.attrib.clear()
        for child in list(figure):
            figure.remove(child)
        paragraph = lxml.html.Element("p", id=anchor) if anchor else lxml.html.Element("p")
        paragraph.append(lxml.html.Element("img", src=name, alt=image.get("alt")))
        figure.append(paragraph)
        for element in caption:
            element.tag = "p"
            element.tail = None
            figure.append(element)

    def _write(self, svg: HtmlElement) -> str:
        self._count += 1
        name = f"figure-{self._count}.svg"
        # The HTML parser writes names in lower case; SVG knows them in mixed case.
        text = re.sub(r"\bviewbox=", "viewBox=", etree.tostring(svg, encoding="unicode", with_tail=False))
        root = etree.fromstring(re.sub(r"^<svg\b", f'<svg xmlns="{_SVG}"', text))
        for link in list(root.iter(f"{{{_SVG}}}a")):
            link.tag = f"{{{_SVG}}}g"
        for element in root.iter():
            for key in list(element.attrib):
                if key in ("href", "role", "tabindex", "id") or key.startswith(("aria-", "data-")):
                    del element.attrib[key]
        _, _, width, height = root.get("viewBox").split()
        root.set("width", width)
        root.set("height", height)
        style = etree.Element(f"{{{_SVG}}}style")
        style.text = _STYLE
        root.insert(0, style)
        (self.folder / name).write_bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
        return name
