"""Write what Zensical is told: mkdocs.yml, with what the hook and the plugins would have added."""

from __future__ import annotations

from typing import Any

from kb.adapters.mkdocs.configuration import theme_fields
from kb.emit.files import navigation
from kb.resolve.site import Site

_LEFT_OUT = ("hooks", "plugins", "validation", "watch")


def configuration(settings: dict[str, Any], site: Site) -> dict[str, Any]:
    """The configuration by which Zensical builds a site, from the fields of mkdocs.yml."""
    kept = {name: value for name, value in settings.items() if name not in _LEFT_OUT}
    extra = {name: value for name, value in settings["extra"].items() if name != "since"}
    return {
        **kept,
        "nav": navigation.tree(site),
        "extra": {**extra, **theme_fields(settings)},
        "plugins": {"search": {"separator": search_settings(settings)["separator"]}},
    }


def search_settings(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings of the search, which docs/assets/search/ reads out of the index."""
    return {"lang": ["en"], **settings["plugins"]["search"]}
