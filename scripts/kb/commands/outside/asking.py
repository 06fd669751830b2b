"""Ask each address by lychee (https://lychee.cli.rs): politely, one request at a time to each host."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

OK, MOVED = "ok", "moved"
FAILURES = {
    "gone": "The page is gone",
    "part": "The page has no such part",
    "refused": "The host refuses programs, or asks for a password",
    "failing": "The host answers with an error",
    "timeout": "The host does not answer in time",
    "certificate": "The certificate of the host is not valid",
    "unreachable": "The host cannot be reached",
}
"""The ways in which an address fails, in the order of the report."""

_GONE, _REFUSED = {404, 410}, {401, 402, 403, 405, 406, 407, 429, 451, 999}
_FOR_GOOD = {301, 308}
"""Codes by which a host says that an address has moved and will not come back (RFC 9110, 15.4)."""


class AskingError(Exception):
    """Raised when lychee is missing or fails; its words."""


@dataclass(frozen=True)
class Manners:
    """How addresses are asked: under what name, how long one waits between two requests to a host, and for each."""

    agent: str
    interval: float = 2
    timeout: int = 30
    retries: int = 2


@dataclass(frozen=True)
class Answer:
    """What an address answers: ``ok``, ``moved``, or one of FAILURES; in words; and where it leads, when it moved."""

    kind: str
    words: str = ""
    to: str = ""


def ask(urls: Sequence[str], manners: Manners) -> dict[str, Answer]:
    """The answer of each address. Raises AskingError."""
    if not urls:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder) / "addresses.html", Path(folder) / "answers.json"
        page.write_text("".join(f'<a href="{escape(url)}">{n}</a>\n' for n, url in enumerate(urls)), encoding="utf-8")
        _run([str(page)], out, manners)
        found = json.loads(out.read_text(encoding="utf-8"))
    answers = {urls[line - 1]: answer for line, answer in _answers(found)}
    return {url: answers.get(url, Answer("unreachable", "this is no address that can be asked")) for url in urls}


def _run(inputs: list[str], out: Path, manners: Manners) -> None:
    program = Path(sys.executable).with_name("lychee")
    options = {
        "--format": "json",
        "--output": str(out),
        "--user-agent": manners.agent,
        "--timeout": str(manners.timeout),
        "--max-retries": str(manners.retries),
        "--max-concurrency": "16",
        "--host-concurrency": "1",
        "--host-request-interval": f"{round(manners.interval * 1000)}ms",
    }
    given = [part for pair in options.items() for part in pair]
    command = [str(program), "--include-fragments", "--no-progress", "-vv", *given, "--", *inputs]
    try:
        done = subprocess.run(command, text=True, capture_output=True, check=False)
    except OSError as error:
        raise AskingError(f"lychee cannot be run: {error.strerror}; `make links-out` installs it") from None
    if not out.exists():
        raise AskingError(f"lychee has failed: {done.stderr.strip()[-500:]}")


def _answers(found: dict[str, Any]) -> Iterator[tuple[int, Answer]]:
    """The line of each address, and its answer, of what lychee writes."""
    for name in ("success_map", "error_map", "timeout_map"):
        for rows in found[name].values():
            yield from ((row["span"]["line"], _answer(row, name)) for row in rows)


def _answer(row: dict[str, Any], name: str) -> Answer:
    status, hops = row["status"], row.get("redirects", {}).get("redirects", [])
    words = str(status.get("details") or status["text"]).removeprefix("Rejected status code: ")
    if name == "timeout_map":
        return Answer("timeout", words)
    if name == "success_map":
        for_good = hops and all(hop["code"] in _FOR_GOOD for hop in hops)
        return Answer(MOVED, words, hops[-1]["url"]) if for_good else Answer(OK, words)
    return Answer(_failure(status.get("code"), words), words)


def _failure(code: int | None, words: str) -> str:
    if code is None:
        lower = words.lower()
        of_words = {"fragment": "part", "certificate": "certificate", "ssl": "certificate", "tls": "certificate"}
        return next((kind for word, kind in of_words.items() if word in lower), "unreachable")
    return "gone" if code in _GONE else "refused" if code in _REFUSED else "failing"
