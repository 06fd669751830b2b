#!/usr/bin/env python3
"""The locked dependencies in; what is known against each, from OSV (https://google.github.io/osv.dev/api/), out.

    python scripts/tools/vulnerabilities.py [ADDRESS]

Ends with 1 when something is known against a package. Where nothing can be asked it says so, and that nothing is known.
"""

from __future__ import annotations

import json
import sys
import urllib.request
from pathlib import Path
from typing import Any

from audit import locked

ROOT = Path(__file__).resolve().parents[2]
SERVICE = "https://api.osv.dev/v1/querybatch"
MOST = 1000
"""How many packages the service takes at once."""

Package = tuple[str, str, str]
"""Ecosystem, name, version."""


def packages() -> list[Package]:
    """All that the locks of Python and of node hold, for this system."""
    found = {("PyPI", n, v) for path in sorted((ROOT / "requirements").glob("*.txt")) for n, v in locked(path).items()}
    lock = json.loads((ROOT / "tests/node/package-lock.json").read_text(encoding="utf-8"))
    for place, package in lock["packages"].items():
        if place:
            found.add(("npm", package.get("name") or place.rpartition("node_modules/")[2], package["version"]))
    return sorted(found)


def known(asked: list[Package], service: str = SERVICE) -> dict[Package, list[str]]:
    """{package: the names of its vulnerabilities}, only of those that have any. Raises OSError and ValueError."""
    found = {}
    for batch in (asked[n : n + MOST] for n in range(0, len(asked), MOST)):
        queries = [{"package": {"ecosystem": e, "name": n}, "version": v} for e, n, v in batch]
        request = urllib.request.Request(
            service, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            results: list[dict[str, Any]] = json.load(answer)["results"]
        for package, result in zip(batch, results, strict=True):
            if vulnerabilities := result.get("vulns"):
                found[package] = [str(each["id"]) for each in vulnerabilities]
    return found


def main() -> None:
    """Print what is known; what is wrong goes to stderr."""
    service = sys.argv[1] if sys.argv[1:] else SERVICE
    asked = packages()
    try:
        found = known(asked, service)
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = str(error).replace("\n", " ") or type(error).__name__
        sys.stderr.write(
            f"the vulnerability data could not be reached ({service}: {reason}), so that whether anything is known "
            f"against the {len(asked)} locked packages was NOT looked at\n"
        )
        return
    for (ecosystem, name, version), ids in found.items():
        print(f"{ecosystem} {name} {version}: {', '.join(ids)}")
    if found:
        sys.exit(f"{len(found)} of {len(asked)} locked packages have known vulnerabilities; see https://osv.dev/ID")
    print(f"nothing is known against the {len(asked)} locked packages")


if __name__ == "__main__":
    main()
