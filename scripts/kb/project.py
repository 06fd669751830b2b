"""mkdocs.yml in; who publishes what, at which address, out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from kb import deployment
from kb.deployment import Deployment
from kb.model import ContentError, Edition, Problem

LANGUAGE = "en-US"
LICENSE = "CC BY 4.0"
LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Project:
    """The work as a whole, and its frozen editions, the oldest first. ``contact`` may be empty."""

    title: str
    publisher: str
    summary: str
    deployment: Deployment
    cache: Path
    editions: tuple[Edition, ...] = ()
    contact: str = ""

    @property
    def url(self) -> str:
        """The address of the live site, with a slash at its end."""
        return self.deployment.live


def read_project(root: Path) -> Project:
    """Read ``root``/mkdocs.yml, where the work is named and its address is set. The editions are the content's.

    Raises ContentError when the file cannot be read or a field is missing.
    """
    try:
        config = deployment.config(root)
    except (OSError, yaml.YAMLError) as error:
        message = f"cannot be read: {str(error).splitlines()[0]}"
        raise ContentError([Problem("mkdocs.yml", 1, 1, "missing-file", message)]) from None
    fields = ("site_name", "site_author", "site_description", "site_url")
    if missing := [name for name in fields if not (isinstance(config, dict) and config.get(name))]:
        message = f"`{missing[0]}` is missing; add it"
        raise ContentError([Problem("mkdocs.yml", 1, 1, "missing-field", message)])
    name, author, summary, _ = (config[name] for name in fields)
    contact = str((config.get("extra") or {}).get("contact") or "")
    return Project(name, author, summary, deployment.read(root), root / ".cache" / "citing", contact=contact)
