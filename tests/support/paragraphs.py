"""Render Markdown as the real site does, and take its words."""

from __future__ import annotations

import markdown
import yaml
from lxml import html
from project_copy import ROOT


class _Config(yaml.SafeLoader):
    """Reads mkdocs.yml without its tags."""


_Config.add_multi_constructor("", lambda *_: None)
_CONFIG = yaml.load((ROOT / "mkdocs.yml").read_text(), _Config)
NAMES = [name if isinstance(name, str) else next(iter(name)) for name in _CONFIG["markdown_extensions"]]
"""The Markdown extensions of the real site."""


def rendered(text: str) -> html.HtmlElement:
    body = text.replace("\r\n", "\n").split("---\n", 2)[2]
    return html.fragment_fromstring(markdown.markdown(body, extensions=NAMES), create_parent="div")


def words(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())
