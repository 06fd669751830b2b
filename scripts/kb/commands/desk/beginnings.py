"""The files of a knowledge base that has no page yet, and the settings by which it has a name of its own."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

import vl_convert

from kb.commands.desk.templates import quoted
from kb.model.text import slug

WIDTH, HEIGHT = 1200, 630
"""The size that previews of links ask for (https://ogp.me)."""


@dataclass(frozen=True)
class Names:
    """What a knowledge base is called: its title, who publishes it, what it is, where it stands, its first area."""

    title: str
    publisher: str
    summary: str
    url: str
    area: str

    @property
    def project(self) -> str:
        """The name of its project for programs."""
        return slug(self.title.partition(":")[0]) or "reference"

    @property
    def key(self) -> str:
        """What begins the citation key of every page."""
        words = self.project.split("-")
        return "".join(word[0] for word in words) if len(words) > 1 else self.project[:3]


def content(names: Names) -> dict[str, str]:
    """{path: text} of a content that has no page yet, and passes ``check``."""
    head = names.title.partition(":")[0]
    return {
        "content/index.md": f"""\
---
title: {quoted(names.title)}
summary: {quoted(names.summary)}
---

The first pages of this reference are being written. Terms stand in the [glossary](page:glossary), and the works that
pages cite in the [references](page:references).
""",
        "content/areas.yml": f"""\
- id: {slug(names.area) or "pages"}
  title: {quoted(names.area)}
  summary: {quoted(f"The first pages of {head}.")}
- id: cases
  title: Cases
  summary: What was done, and what came of it.
""",
        "content/for-instructors.md": """\
---
title: For instructors
summary: How to link to these pages, cite them, and use them in a course.
---

Every page may be linked, cited and used in a course.

## Linking { #linking }

Each page, heading, paragraph and term has an address that stays.

## Importing a cartridge { #cartridge }

Each reading list has a cartridge, a file that learning platforms import.
""",
    }


def readme(names: Names) -> str:
    """What a reader of the folder is told first."""
    return f"""\
# {names.title}

{names.summary} People write `content/`; everything else is the engine that checks it and makes the site.

```
make serve                                # the site on http://127.0.0.1:8000, which follows every edit
make check                                # what is wrong or still to write
.venv/bin/python scripts/build.py --help  # the commands of the curator's desk, `new` first
```

All they need is `make` and Python 3.11 or newer. [CONTRIBUTING.md](CONTRIBUTING.md) tells how a page is made, and
[RULES.md](RULES.md) what `check` asks for. The engine is under the [MIT license](LICENSE).
"""


def settings(text: str, names: Names, old: Mapping[str, str]) -> str:
    """mkdocs.yml under other names. ``old`` are the fields that name the project from which it comes."""
    today = dt.date.today().isoformat()
    text = text.replace(old["site_author"], html.escape(names.publisher))
    new = {
        "site_name": quoted(names.title),
        "site_url": f"!ENV [SITE_URL, {quoted(names.url)}]",
        "site_description": quoted(names.summary),
        "site_author": quoted(names.publisher),
        "key": quoted(names.key),
        "since": today,
        "short_name": quoted(names.title.partition(":")[0][:16].strip()),
    }
    for name, value in new.items():
        line = re.compile(rf"^( *{name}: ).*?(?=(?: +# .*)?$)", re.MULTILINE)
        text = line.sub(lambda found, value=value: found[1] + value, text, count=1)  # type: ignore[misc]
    return text


def card(names: Names) -> bytes:
    """The picture that a link to the site shows elsewhere: its title on paper."""
    words = names.title.partition(":")[0]
    size = min(96, 1900 // max(len(words), 1))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbfaf7"/>'
        f'<text x="80" y="340" font-family="serif" font-size="{size}" fill="#1c1b19">{escape(words)}</text></svg>'
    )
    return vl_convert.svg_to_png(svg)


def renamed(text: str, names: Names, old: Mapping[str, str]) -> str:
    """A file of the project, such as its lock, with the name of the new one."""
    text = text.replace(json.dumps(old["description"], ensure_ascii=False), quoted(names.summary))
    return text.replace(old["name"], names.project).replace(old["host"], names.url.split("/")[2])
