"""mkdocs.yml and the list of frozen editions in; who publishes what, at which address, out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml_env_tag import construct_env_tag

from kb.model import ContentError, Problem

LANGUAGE = "en-US"
LICENSE = "CC BY 4.0"
LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"

EDITIONS = Path("content/editions.yml")
"""A list of ``{id, date}``; there is no such file before the first edition is frozen."""

_FROZEN_ROOT = re.compile(r"v/[^/]+/\Z")


@dataclass(frozen=True)
class Edition:
    """A frozen edition: its name (``2026.1``) and the day on which it was frozen."""

    id: str
    date: dt.date


@dataclass(frozen=True)
class Project:
    """The work as a whole. ``url`` is the address of the live site, ending in a slash; ``contact`` may be empty."""

    title: str
    publisher: str
    summary: str
    url: str
    editions: tuple[Edition, ...]
    cache: Path
    contact: str = ""


class Loader(yaml.SafeLoader):
    """Reads ``!ENV`` as MkDocs does, and any other tag as nothing."""


Loader.add_constructor("!ENV", construct_env_tag)
Loader.add_multi_constructor("", lambda *_: None)


def read_project(root: Path) -> Project:
    """Read ``root``/mkdocs.yml, where the address is set (SITE_URL in the environment overrides it).

    A frozen edition is built with its own address (``…/v/2026.1/``); the live site is what stands before that.
    Raises ContentError when a field is missing.
    """
    try:
        config = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    except (OSError, yaml.YAMLError) as error:
        message = f"cannot be read: {str(error).splitlines()[0]}"
        raise ContentError([Problem("mkdocs.yml", 1, 1, "missing-file", message)]) from None
    fields = ("site_name", "site_author", "site_description", "site_url")
    if missing := [name for name in fields if not (isinstance(config, dict) and config.get(name))]:
        message = f"`{missing[0]}` is missing; add it"
        raise ContentError([Problem("mkdocs.yml", 1, 1, "missing-field", message)])
    name, author, summary, url = (config[name] for name in fields)
    contact = str((config.get("extra") or {}).get("contact") or "")
    live = _FROZEN_ROOT.sub("", url.rstrip("/") + "/")
    return Project(name, author, summary, live, _editions(root / EDITIONS), root / ".cache" / "citing", contact)


def _editions(path: Path) -> tuple[Edition, ...]:
    if not path.is_file():
        return ()
    rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    return tuple(sorted((Edition(str(row["id"]), row["date"]) for row in rows), key=lambda e: (e.date, e.id)))
