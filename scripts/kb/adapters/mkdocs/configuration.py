"""Read mkdocs.yml: who publishes what, at which address. It is the one place where the site is named.

``site_url`` is where the site is served; the environment variable that ``!ENV`` names there (SITE_URL) overrides it,
for MkDocs and for the emitters alike. EDITION, read the same way from ``extra.edition``, says that the build is a
frozen edition and of which day; it is served below ``v/NAME/`` of the live site.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from yaml_env_tag import construct_env_tag

from kb.model.deployment import Deployment
from kb.model.problems import ContentError, Problem
from kb.model.project import CACHE, Project
from kb.model.text import long_date, name_and_subtitle, slug

FILE = "mkdocs.yml"
_FIELDS = ("site_name", "site_author", "site_description", "site_url")


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml: ``!ENV [NAME, default]`` as MkDocs does; what any other tag makes is of no use here."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda *_: None)


def read_project(root: Path) -> Project:
    """The project that ``root``/mkdocs.yml names. The editions are the content's.

    Raises ContentError when the file cannot be read or a field is missing.
    """
    return project_of(read_settings(root), root)


def project_of(config: Mapping[str, Any], root: Path) -> Project:
    """The project that the fields of a configuration name. Raises ContentError when one is missing."""
    for field in _FIELDS:
        value = config.get(field)
        if not value:
            raise _problem("missing-field", f"`{field}` is missing; add it")
        if not isinstance(value, str):
            raise _problem("wrong-value", f"`{field}` is no text; put quotation marks round it")
    title, publisher, summary, _ = (config[name] for name in _FIELDS)
    extra = _extra(config)
    return Project(
        title=title,
        publisher=publisher,
        summary=summary,
        deployment=_deployment(config),
        cache=root / CACHE,
        key=str(extra.get("key") or "".join(word[0] for word in slug(publisher).split("-"))),
        short_name=str(extra.get("short_name") or title.partition(":")[0])[:16],
        since=_day(extra.get("since")),
        contact=str(extra.get("contact") or ""),
    )


def theme_fields(config: Mapping[str, Any]) -> dict[str, Any]:
    """What the templates find in ``extra`` beside what is written there.

    ``wordmark`` is the name of the site in two; ``frozen`` the edition that is built and its day in words, or None;
    ``live`` the address of the live site; ``report`` where an error is reported.
    """
    name, subtitle = name_and_subtitle(str(config.get("site_name") or ""))
    edition, _, day = _edition(config)
    frozen = {"edition": edition, "date": long_date(dt.date.fromisoformat(day))} if edition and day else None
    return {
        "wordmark": {"name": name, "subtitle": subtitle},
        "frozen": frozen,
        "live": _deployment(config).live,
        "report": _report(str(_extra(config).get("contact") or ""), edition),
    }


def _extra(config: Mapping[str, Any]) -> Mapping[str, Any]:
    found = config.get("extra")
    return found if isinstance(found, Mapping) else {}


def _edition(config: Mapping[str, Any]) -> tuple[str, str, str]:
    """The edition that is built, and its day."""
    return str(_extra(config).get("edition") or "").partition(" ")


def _deployment(config: Mapping[str, Any]) -> Deployment:
    return Deployment(str(config.get("site_url") or "").rstrip("/") + "/", _edition(config)[0])


def _report(contact: str, edition: str) -> str:
    """The address to which a report is sent, up to that of the page which ends it; empty where there is none."""
    if not contact:
        return ""
    form = f"{contact}?title" if "://" in contact else f"mailto:{contact}?subject"
    read = f"edition {edition}" if edition else "the current page"
    body = f"What is wrong:\n\nA public source that shows it:\n\nRead in: {read}\nPage: "
    return f"{form}={quote('Report of an error')}&body={quote(body)}"


def _day(value: object) -> dt.date:
    if not isinstance(value, dt.date):
        raise _problem(
            "missing-field", "`extra: since` is missing; write a day, such as 2026-01-01, and never change it"
        )
    return value


def markdown_extensions(root: Path) -> dict[str, dict[str, Any]]:
    """{extension of Python-Markdown: its settings}, as the pages are rendered with. Raises ContentError."""
    entries = read_settings(root).get("markdown_extensions") or []
    named = [(entry, {}) if isinstance(entry, str) else next(iter(entry.items())) for entry in entries]
    return {name: settings or {} for name, settings in named}


def read_settings(root: Path) -> dict[str, Any]:
    """The fields of mkdocs.yml. Raises ContentError at the place where it cannot be read."""
    try:
        found = yaml.load((root / FILE).read_text(encoding="utf-8"), _Loader)
    except OSError as error:
        raise _problem("missing-file", f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise _problem(
            "encoding", "this is not UTF-8; save it as such", *_place(error.object[: error.start].decode())
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"{error.problem or error.context}; check the indentation, quotes and colons"
        raise _problem("yaml", message, *((mark.line + 1, mark.column + 1) if mark else ())) from None
    except yaml.reader.ReaderError as error:
        before = (root / FILE).read_text(encoding="utf-8")[: error.position]
        raise _problem("yaml", f"{error.reason}; remove the character", *_place(before)) from None
    return found if isinstance(found, dict) else {}


def _place(before: str) -> tuple[int, int]:
    """Line and column of what follows the beginning of a file."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _problem(rule: str, message: str, line: int = 1, column: int = 1) -> ContentError:
    return ContentError([Problem(FILE, line, column, rule, message)])
