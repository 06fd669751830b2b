"""The folder of the project in; the address at which this build is served out.

``site_url`` in mkdocs.yml is the one place where it is written; the environment variable that ``!ENV`` names there
(SITE_URL) overrides it, for MkDocs and for the emitters alike. EDITION, read the same way from ``extra.edition``, says
that the build is a frozen edition and of which day; it is served below ``v/NAME/`` of the live site.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

_RESERVED = {"test", "example", "invalid", "localhost", "example.com", "example.net", "example.org"}
"""Names that are nobody's and lead nowhere (RFC 2606, RFC 6761)."""


@dataclass(frozen=True)
class Deployment:
    """Where a build is served: its address, ending in a slash; the edition that it freezes, or an empty string."""

    url: str
    edition: str = ""

    @property
    def live(self) -> str:
        """The address of the live site, which for a frozen edition is not that of the build."""
        return self.url.removesuffix(f"v/{self.edition}/") if self.edition else self.url

    @property
    def base(self) -> str:
        """The path of the live site on its host: ``/``, or ``/ref/``."""
        return urlsplit(self.live).path or "/"

    @property
    def placeholder(self) -> bool:
        """Whether no reader can ever come by this address: a reserved name, or the machine itself."""
        try:
            address = ipaddress.ip_address(self.host)
        except ValueError:
            labels = self.host.rstrip(".").lower().split(".")
            return labels[-1] in _RESERVED or ".".join(labels[-2:]) in _RESERVED
        return address.is_loopback or address.is_unspecified

    @property
    def host(self) -> str:
        """The host of the live site."""
        return urlsplit(self.live).hostname or "localhost"


def read(root: Path, environment: Mapping[str, str] = os.environ) -> Deployment:
    """The deployment that ``root``/mkdocs.yml and the environment say. Without the file, a local one."""

    try:
        fields = config(root, environment)
    except FileNotFoundError:
        fields = {}
    edition = str(extra(fields).get("edition") or "").partition(" ")[0]
    return Deployment((fields.get("site_url") or "http://localhost/").rstrip("/") + "/", edition)


def config(root: Path, environment: Mapping[str, str] = os.environ) -> dict:
    """The fields of ``root``/mkdocs.yml. Raises OSError and yaml.YAMLError."""

    class Loader(yaml.SafeLoader):
        """Reads mkdocs.yml: ``!ENV [NAME, default]`` has its value, any other tag none."""

    Loader.add_constructor("!ENV", lambda loader, node: _variable(loader.construct_sequence(node), environment))
    Loader.add_multi_constructor("", lambda *_: None)
    return yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader) or {}


def extra(fields: dict) -> dict:
    """What ``extra`` holds, where it is a mapping."""
    found = fields.get("extra")
    return found if isinstance(found, dict) else {}


def _variable(names: list, environment: Mapping[str, str]) -> object:
    *variables, default = names or [None]
    return next((environment[name] for name in variables if environment.get(name)), default)
