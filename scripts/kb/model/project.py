"""mkdocs.yml in; who publishes what, at which address, out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from kb.model import deployment
from kb.model.deployment import Deployment
from kb.model.values import ContentError, Edition, Problem

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
    config = _config(root)
    fields = ("site_name", "site_author", "site_description", "site_url")
    for field in fields:
        value = config.get(field) if isinstance(config, dict) else None
        if not value:
            raise _problem("missing-field", f"`{field}` is missing; add it")
        if not isinstance(value, str):
            raise _problem("wrong-value", f"`{field}` is no text; put quotation marks round it")
    name, author, summary, _ = (config[name] for name in fields)
    contact = str(deployment.extra(config).get("contact") or "")
    return Project(name, author, summary, deployment.read(root), root / ".cache" / "citing", contact=contact)


def _config(root: Path) -> dict:
    """The fields of mkdocs.yml; raises ContentError at the place where it cannot be read."""
    try:
        return deployment.config(root)
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
        before = (root / "mkdocs.yml").read_text(encoding="utf-8")[: error.position]
        raise _problem("yaml", f"{error.reason}; remove the character", *_place(before)) from None


def _place(before: str) -> tuple[int, int]:
    """Line and column of what follows the beginning of a file."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _problem(rule: str, message: str, line: int = 1, column: int = 1) -> ContentError:
    return ContentError([Problem("mkdocs.yml", line, column, rule, message)])
