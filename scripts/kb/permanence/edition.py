"""Freeze the site as an edition, and put frozen editions into the live site.

An edition is the built site below ``v/EDITION/``, kept as editions/EDITION.zip. editions/SHA256SUMS holds the digest of
each archive, in the form of sha256sum(1), and is what a build trusts.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import re
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kb.model.places import Edition
from kb.model.problems import RenderError

FOLDER = "editions"
SUMS = "SHA256SUMS"
INPUTS = ("content", "docs/assets", "docs/theme", "docs/.gitignore", "scripts", "mkdocs.yml")
"""What a build reads."""

LEFT_OUT = {"sitemap.xml", "sitemap.xml.gz", "404.html", "robots.txt"}
"""Files at the root of a built site that only the live site has a use for."""

MAX_BYTES = 500_000_000
"""More than an archive may unpack to."""


_ROW = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<name>[0-9]{4}\.[1-9][0-9]?)\.zip\n?\Z")
_CONFLICT = ("<" * 7, "=" * 7, ">" * 7, "|" * 7)

_SPOILED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error)
_ODD = {errno.EINVAL, errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG}
"""What is raised of an archive whose digest is right and whose content is not: damaged, encrypted, packed unheard of;
and what the system says of names and offsets in it, while a full disk is no fault of the archive."""


class EditionError(Exception):
    """Something that keeps an edition from being made or unpacked, as a sentence for people."""


@dataclass(frozen=True)
class Plan:
    """An edition to be made: its name, its day, the address of the live site, and what builds the site of a folder.

    ``build`` takes the folder, the address of the edition, its name and its day, and raises RenderError.
    """

    name: str
    date: str
    live: str
    build: Callable[[Path, str, str, str], None]


def freeze(root: Path, plan: Plan, content: dict[str, str]) -> dict[Path, str | bytes]:
    """Build the site as an edition; the files to be written, in this order: its archive, the digests, and ``content``.

    ``content`` are the files that replace those of root. The build runs in a copy, so that docs/ and site/ stay as they
    are, and nothing is written. Raises EditionError.
    """
    archive = root / FOLDER / f"{plan.name}.zip"
    if archive.exists() or plan.name in digests(root):
        raise EditionError(f"edition {plan.name} exists; what is frozen stays, so choose the next number")
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        for part in INPUTS:
            _copy(root / part, copy / part)
        for path, text in content.items():
            (copy / path).write_text(text, encoding="utf-8")
        try:
            plan.build(copy, f"{plan.live}v/{plan.name}/", plan.name, plan.date)
        except RenderError as error:
            raise EditionError(f"the site cannot be built, so nothing was frozen:\n{error}") from None
        pack(copy / "site", copy / archive.name)
        data = (copy / archive.name).read_bytes()
    sums, before = root / FOLDER / SUMS, "".join(_rows(root))
    digest = hashlib.sha256(data).hexdigest()
    return {
        archive: data,
        sums: f"{before}{digest}  {archive.name}\n",
        **{root / path: text for path, text in content.items()},
    }


def left_over(root: Path, listed: Collection[str], published: Collection[str]) -> dict[Path, str | None]:
    """What a run that was stopped has left: {file: its text without that, or None where it is to be removed}.

    ``listed`` are the names of editions in content/editions.yml, which is written after the archive and its digest;
    ``published`` those that the register knows, of which nothing may be removed. Raises EditionError.
    """
    kept = {*listed, *published}
    found: dict[Path, str | None] = {
        archive: None for archive in sorted((root / FOLDER).glob("*.zip")) if archive.stem not in kept
    }
    sums, rows = root / FOLDER / SUMS, _rows(root)
    whole = [row for row in rows if row.split()[-1:] and row.split()[-1].removesuffix(".zip") in kept]
    return {**found, sums: "".join(whole)} if whole != rows else found


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    elif source.exists():
        shutil.copy(source, target)


def pack(site: Path, archive: Path) -> None:
    """A folder as a zip that is the same for the same files: sorted, with one date and one mode."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(p for p in site.rglob("*") if p.is_file()):
            inside = path.relative_to(site).as_posix()
            if inside in LEFT_OUT or inside.endswith(".map"):
                continue
            entry = zipfile.ZipInfo(inside, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())


def digests(root: Path) -> dict[str, str]:
    """{edition: SHA-256 of its archive}, from the list that is kept. Raises EditionError."""
    found: dict[str, str] = {}
    for number_, row in enumerate(_rows(root), start=1):
        match = _ROW.match(row)
        if not match or found.get(match["name"], match["digest"]) != match["digest"]:
            what = "is left from a merge" if row[:7] in _CONFLICT else "is not the one digest of an archive"
            shown = "".join(char for char in row.strip()[:40] if char.isprintable())
            raise EditionError(f"{FOLDER}/{SUMS}:{number_}: `{shown}` {what}; bring back the file that was committed")
        found[match["name"]] = match["digest"]
    return found


def _rows(root: Path) -> list[str]:
    """The lines of the list of digests; none where there is no list. Raises EditionError."""
    sums = root / FOLDER / SUMS
    if not sums.exists():
        return []
    try:
        if sums.is_file():
            return sums.read_text(encoding="utf-8").splitlines(keepends=True)
    except UnicodeDecodeError:
        pass
    raise EditionError(f"{FOLDER}/{SUMS} is no file of text; bring back the one that was committed")


def unpack(root: Path, site: Path, editions: Sequence[Edition]) -> None:
    """Unpack editions below ``site``/v/. Raises EditionError, mostly before anything is written."""
    known = digests(root)
    archives = [(root / FOLDER / f"{edition.id}.zip", edition) for edition in editions]
    for archive, edition in archives:
        _trust(archive, known.get(edition.id, ""))
        _inspect(archive, edition)
    for archive, edition in archives:
        with _readable(archive), zipfile.ZipFile(archive) as packed:
            packed.extractall(site / "v" / edition.id)


@contextlib.contextmanager
def _readable(archive: Path) -> Iterator[None]:
    """Say in an EditionError that an archive cannot be read, whatever the program that reads it raises of that."""
    try:
        yield
    except (*_SPOILED, OSError) as error:
        if isinstance(error, OSError) and error.errno not in _ODD:
            raise
        said = f"cannot be unpacked ({error or type(error).__name__})"
        raise EditionError(f"{archive.name} {said}; bring back the one that was made") from None


def _trust(archive: Path, digest: str) -> None:
    """Refuse an archive that is not the one that was made."""
    name, sums = f"{FOLDER}/{archive.name}", f"{FOLDER}/{SUMS}"
    if not digest:
        what = f"has no line for {archive.name}" if (archive.parent / SUMS).exists() else "is missing"
        raise EditionError(f"{sums} {what}; commit it where the edition was made, or bring it back")
    if not archive.exists():
        raise EditionError(f"{name} is missing; commit it where the edition was made, or bring it back")
    if not archive.is_file():
        raise EditionError(f"{name} is no ordinary file; bring back the one that was committed")
    if _digest(archive) != digest:
        raise EditionError(f"{name} is not the archive that {sums} names; bring back the one that was committed")


def _inspect(archive: Path, edition: Edition) -> None:
    """Refuse an archive that lacks a page of its edition, or whose files would land outside, are odd or too large."""
    with _readable(archive), zipfile.ZipFile(archive) as packed:
        entries = packed.infolist()
    for entry in entries:
        parts = PurePosixPath(entry.filename).parts
        ordinary = stat.S_IFMT(entry.external_attr >> 16) in (0, stat.S_IFREG)
        if not ordinary or ".." in parts or entry.filename.startswith("/") or set(entry.filename) & set("\\:\0"):
            raise EditionError(f"{archive.name} holds `{entry.filename}`, which must not be unpacked")
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise EditionError(f"{archive.name} would unpack to more than {MAX_BYTES:,} bytes")
    if len({entry.filename for entry in entries}) < len(entries):
        raise EditionError(f"{archive.name} holds a file twice; bring back the one that was made")
    if missing := edition.pages - {f"/{entry.filename.removesuffix('index.html')}" for entry in entries}:
        raise EditionError(f"{archive.name} holds no `{min(missing)}`, which content/editions.yml says it holds")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def number(edition: str) -> tuple[int, ...]:
    """An edition's name as numbers that can be compared: ``2026.10`` after ``2026.9``."""
    return tuple(map(int, edition.split(".")))
