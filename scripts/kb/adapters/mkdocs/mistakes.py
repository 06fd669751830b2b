"""Show what is wrong with the content in the browser, while a server runs: the files of the site know nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from kb.model.problems import HELD_BACK, Problem

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A program that answers requests (PEP 3333)."""

MOST = 20
"""How many problems are listed; the terminal has all of them."""

_LOOK = (
    "all:initial;display:block;box-sizing:border-box;padding:.75rem 1rem;max-height:45vh;overflow:auto;"
    "background:#7a1c1c;color:#fff;font:15px/1.5 system-ui,sans-serif;"
)
_BAR = "position:fixed;inset:auto 0 0 0;z-index:9999;"
_CODE = "font:14px/1.5 ui-monospace,monospace;overflow-wrap:anywhere;margin:.25rem 0;"
_PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The content has problems</title></head>
<body style="margin:0;background:#fbfaf7">
{list}
<script>
const shown = document.querySelector("[data-mistakes]").dataset.mistakes;
setInterval(async () => {{
  const text = await (await fetch(location.href)).text();
  if (!text.includes(`data-mistakes="${{shown}}"`)) location.reload();
}}, 1000);
</script>
</body>
</html>
"""
"""Stands where there is no page yet, and asks every second whether there is one."""


def shown(app: App, problems: Callable[[], Sequence[Problem]], site: Path) -> App:
    """The program with a bar on each page while there are problems, or a page of its own where ``site`` has none."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not (found := problems()):
            return app(environ, start_response)
        begun: list[Any] = []
        body = b"".join(app(environ, lambda *of: begun.extend(of)))
        status, headers = begun[0], dict(begun[1])
        if headers.get("Content-Type", "").startswith("text/html"):
            if (site / "index.html").exists():
                body = _with_bar(body, bar(found, "This is the last good page.", _BAR))
            else:
                status = "200 OK"
                body = _PAGE.format(list=bar(found, "The site is shown when all is mended.")).encode()
            headers["Content-Length"] = str(len(body))
        start_response(status, list(headers.items()))
        return [body]

    return answer


def _with_bar(body: bytes, bar: str) -> bytes:
    before, end, after = body.rpartition(b"</body>")
    return before + bar.encode() + end + after if end else body + bar.encode()


def bar(problems: Sequence[Problem], what: str, place: str = "") -> str:
    """The problems as HTML that no style of the page touches, each with its file, line and column."""
    number = sum(each.rule != HELD_BACK for each in problems)
    digest = sha256("".join(map(str, problems)).encode()).hexdigest()[:16]
    rows = [
        f'<li style="{_CODE}">{escape(f"{each.path}:{each.line}:{each.column}: {each.rule}: {each.message}")}</li>'
        for each in problems[:MOST]
    ]
    rest = f"<p>And {len(problems) - MOST} more, which the terminal lists.</p>" if len(problems) > MOST else ""
    return (
        f'<div role="alert" data-mistakes="{digest}" style="{_LOOK}{place}">'
        f'<strong style="font-weight:700">{number} problem{"" if number == 1 else "s"} in content/.</strong> {what}'
        f'<ul style="margin:.5rem 0 0;padding:0;list-style:none">{"".join(rows)}</ul>{rest}</div>'
    )
