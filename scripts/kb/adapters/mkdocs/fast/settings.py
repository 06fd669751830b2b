"""What a build is told and what it reads, as text that is the same for the same."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from kb.permanence.edition import FOLDER, INPUTS
from kb.write import cache

_LATE = ("pre_template", "template_context", "post_template", "page_context", "post_page", "post_build")
_KNOWN = {"material.plugins.search.plugin", "mkdocs.contrib.search", "kb.adapters.mkdocs.hook"}
"""The modules of what handles these events here: the search, which writes an index, and ourselves."""


class Inputs(NamedTuple):
    """The digests of all that a build reads, and of that without the content: its settings, templates and programs."""

    everything: str
    around: str


def inputs(config: MkDocsConfig) -> Inputs:
    """What a build reads, taken before it begins, so that what is changed meanwhile is built next time."""
    root = Path(config.config_file_path).parent
    installed = sorted(found.name for place in sys.path for found in Path(place).glob("*.dist-info"))
    contents = dict(_contents(root, map(str, config.hooks)))
    around = {path: digest for path, digest in contents.items() if not path.startswith("content/")}
    setting = (sys.version, installed, told(config))
    return Inputs(cache.digest(setting, contents), cache.digest(setting, around))


def alone(config: MkDocsConfig) -> bool:
    """Whether nobody else adds to what a template shows, or changes pages after their templates or files of a site."""
    events = config.plugins.events
    made_by = {getattr(handler, "__module__", "") for name in _LATE for handler in events[name]}
    return made_by <= _KNOWN


def told(config: MkDocsConfig) -> str:
    """The settings that change what MkDocs makes; those of plugins stand in the file of the configuration alone."""
    plain = {name: value for name, value in config.items() if isinstance(value, str | bool)}
    scripts = [str(script) for script in config.extra_javascript]
    theme = [config.theme.name, *sorted((name, repr(value)) for name, value in config.theme.items())]
    return repr((plain, dict(config.extra), theme, config.extra_css, scripts, config.validation))


def _contents(root: Path, hooks: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each file that a build reads, with the digest of its bytes."""
    named = [*(root / name for name in (*INPUTS, FOLDER)), *_programs(root, hooks)]
    for path in sorted({*named, *root.glob("*.yml")}):
        for file in sorted(_files(path)) if path.is_dir() else [path] * path.is_file():
            yield os.path.relpath(file, root), _digest(file)


def programs(config: MkDocsConfig) -> str:
    """The digest of what a project brings along to be called by MkDocs: hooks, and what stands beside them."""
    root = Path(config.config_file_path).parent
    found = _programs(root, map(str, config.hooks))
    return cache.digest([(os.path.relpath(path, root), _digest(path)) for path in found])


def _programs(root: Path, hooks: Iterable[str]) -> list[Path]:
    return sorted(
        {path for folder in {root, *((root / name).parent for name in hooks)} for path in folder.glob("*.py")}
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
