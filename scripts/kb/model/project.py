"""The work as a whole: who publishes what, at which address."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kb.model.deployment import Deployment
from kb.model.places import Edition
from kb.model.text import slug

LANGUAGE = "en-US"
LICENSE = "CC BY 4.0"
LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"

CACHE = Path(".cache") / "citing"
"""Where below the root is kept what is costly to make; no result depends on it."""


@dataclass(frozen=True)
class Project:
    """The work as a whole, and its frozen editions, the oldest first. ``contact`` may be empty.

    ``key`` begins the citation key of every page; ``since`` is a day on which the site's address was the publisher's,
    in whose name its feed names pages (RFC 4151): both are permanent. ``short_name`` is what a browser calls the
    site's search: 16 characters at most, no markup (OpenSearch 1.1).
    """

    title: str
    publisher: str
    summary: str
    deployment: Deployment
    cache: Path
    key: str
    short_name: str
    since: dt.date
    editions: tuple[Edition, ...] = ()
    contact: str = ""

    @property
    def subject(self) -> str:
        """What the work is about, in running text: its title before a colon."""
        return self.title.partition(":")[0].lower()

    @property
    def files(self) -> str:
        """What the names of its books and archives begin with."""
        return slug(self.subject)

    @property
    def url(self) -> str:
        """The address of the live site, with a slash at its end."""
        return self.deployment.live
