"""Where a build is served."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

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
