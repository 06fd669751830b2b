"""Write a strict Content-Security-Policy into each page of a built site and into ``_headers``; drop source maps."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from kb.write.swap import renew

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'self'",
}
"""What a page may load (CSP Level 3). It says nothing of frames: a course platform may show a page in one."""

HEADERS = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Headers for every address, beside the policy. ``_headers`` is the format of several static hosts."""

_POLICY = 'http-equiv="Content-Security-Policy"'
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_PROGRAM = {"", "module", "text/javascript", "application/javascript"}
_CHARSET = re.compile(r"""<meta charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE)
_MAP = re.compile(r"\n?(?://|/\*)# sourceMappingURL=\S+(?: ?\*/)?\s*\Z")


def harden(site: Path, hashes: set[str]) -> None:
    """Write the policy, with the hashes of all inline programs of a site, into ``_headers``; delete source maps."""
    _headers(site / "_headers", policy(hashes))
    _remove_maps(site)


def with_csp(html: str) -> str:
    """A page with the policy that allows its own inline programs."""
    return with_policy(html, policy(inline_hashes(html)))


def inline_hashes(html: str) -> set[str]:
    """The CSP sources of the inline programs of a page; blocks of data, such as JSON-LD, need none."""
    found = set()
    for match in _SCRIPT.finditer(html):
        attributes = match["attributes"]
        kind = _TYPE.search(attributes)
        if re.search(r"\bsrc\s*=", attributes) or (kind and kind[1].lower() not in _PROGRAM):
            continue
        digest = hashlib.sha256(match["text"].encode()).digest()
        found.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return found


def policy(hashes: set[str]) -> str:
    """The Content-Security-Policy that allows the site's own files and inline programs of these hashes."""
    rules = {**POLICY, "script-src": " ".join([POLICY["script-src"], *sorted(hashes)])}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def with_policy(html: str, value: str) -> str:
    """A page with the policy as the first thing after its character set; a page without one is left alone."""
    if _POLICY in html:
        return html
    metas = f'<meta {_POLICY} content="{value}"><meta name="referrer" content="{HEADERS["Referrer-Policy"]}">'
    return _CHARSET.sub(lambda match: match[0] + metas, html, count=1)


def _headers(path: Path, value: str) -> None:
    """Append the headers of every address to what another part of the build may have written."""
    before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n" if path.exists() else ""
    rows = {"Content-Security-Policy": value, **HEADERS}
    renew(path, before + "/*\n" + "".join(f"  {name}: {v}\n" for name, v in rows.items()))


def _remove_maps(site: Path) -> None:
    for path in [*site.rglob("*.*")]:
        if path.suffix == ".map":
            path.unlink()
        elif path.suffix in {".js", ".css"}:
            text = path.read_text(encoding="utf-8")
            if (bare := _MAP.sub("\n", text)) != text:
                renew(path, bare)
