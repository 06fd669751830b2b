"""The pages of a server's rebuild in; those whose Markdown did not change, with the HTML of the last time, out.

A server makes every page anew at every edit, and half of that time goes into Markdown that is as it was. What a page's
HTML hangs on is its Markdown, its own place, the files to which links may lead, and the settings of Markdown.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_ATTRIBUTES = ("content", "toc", "_title_from_render", "present_anchor_ids")
"""What ``Page.render`` of MkDocs 1.6 sets, beside ``links_to_anchors``."""

_seen: list[frozenset[str]] = []
"""The files of the last build."""

_kept: dict[str, tuple[tuple, dict[str, Any], dict[str, dict[str, str]]]] = {}
"""{path in docs/: what its HTML hangs on, the attributes, {path of a page linked to: {anchor: link}}}."""


@lru_cache(maxsize=1)
def _places(files: Any) -> frozenset[str]:
    """The files of a build: the same object while they are the same, since it is compared once a page."""
    places = frozenset(files.src_uris)
    _seen[:] = [kept for kept in _seen if kept == places] or [places]
    return _seen[0]


def reuse(page: Any, config: Any, files: Any) -> None:
    """Make ``page.render`` take over what was rendered last time, where that is what it would render again."""
    render, path = page.render, page.file.src_uri
    settings = repr((config.markdown_extensions, config.mdx_configs, config.use_directory_urls))
    places = _places(files)

    def reusing(config: Any, files: Any) -> None:
        key = (page.markdown, page.url, settings, places)
        if path in _kept and _kept[path][0] == key:
            _, attributes, links = _kept[path]
            vars(page).update(attributes)
            page.links_to_anchors = {files.src_uris[to]: anchors for to, anchors in links.items()}
            return
        render(config, files)
        links = {to.src_uri: anchors for to, anchors in (page.links_to_anchors or {}).items()}
        _kept[path] = key, {name: getattr(page, name) for name in _ATTRIBUTES}, links

    page.render = reusing
