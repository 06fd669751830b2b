"""An archive whose digest is right and whose content is not, and a list of digests that nobody wrote: one line each."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import io
import os
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from kb.model.places import Edition
from kb.permanence.edition import FOLDER, SUMS, EditionError, digests, left_over, unpack
from project_copy import copy_project, mkdocs
from second import SECOND
from thorough import WHOLE

NAME, PAGE = "2026.1", "index.html"
EDITION = Edition(NAME, dt.date(2026, 1, 1), frozenset({"/"}))
ROW = f"{'a' * 64}  {NAME}.zip\n"


def packed(names: list[str] | None = None, level: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", level) as archive:
        for name in names or [PAGE, "a.html"]:
            archive.writestr(name, f"<p>{name}</p>" * 200)
    return data.getvalue()


def patched(signature: bytes, offset: int, value: int) -> bytes:
    """An archive with two bytes changed in each header of a kind."""
    data, at = bytearray(packed()), -1
    while (at := data.find(signature, at + 1)) >= 0:
        struct.pack_into("<H", data, at + offset, value)
    return bytes(data)


def flipped() -> bytes:
    data = bytearray(packed())
    data[60] ^= 0xFF
    return bytes(data)


FAULTY: dict[str, Callable[[], bytes]] = {
    "no zip": lambda: b"no zip at all",
    "empty": lambda: b"",
    "half": lambda: packed()[: len(packed()) // 2],
    "a byte changed": flipped,
    "encrypted": lambda: patched(b"PK\x01\x02", 8, 1),
    "packed unheard of": lambda: patched(b"PK\x01\x02", 10, 97),
    "a name that is no text": lambda: patched(b"PK\x01\x02", 46, 0xFFFF),
    "twice": lambda: packed([PAGE, PAGE]),
    "a file that is a folder too": lambda: packed([PAGE, "a", "a/b.html"]),
    "without the page": lambda: packed(["a.html"]),
    "outside": lambda: packed([PAGE, "../../b.html"]),
}


def lay(root: Path, data: bytes, sums: str = "") -> None:
    (root / FOLDER).mkdir()
    (root / FOLDER / f"{NAME}.zip").write_bytes(data)
    (root / FOLDER / SUMS).write_text(sums or f"{hashlib.sha256(data).hexdigest()}  {NAME}.zip\n")


def refused(root: Path) -> str:
    """The one line that unpacking ends with."""
    with pytest.raises(EditionError) as error:
        unpack(root, root / "site", [EDITION])
    said = str(error.value)
    assert said.isprintable(), said
    return said


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", FAULTY)
def test_an_archive_whose_digest_is_right_and_whose_content_is_not_is_one_line(tmp_path: Path, name: str) -> None:
    lay(tmp_path, FAULTY[name]())
    assert f"{NAME}.zip" in refused(tmp_path)
    assert not (tmp_path.parent / "b.html").exists()


def test_one_that_is_right_is_unpacked(tmp_path: Path) -> None:
    lay(tmp_path, packed())
    unpack(tmp_path, tmp_path / "site", [EDITION])
    assert (tmp_path / "site/v" / NAME / PAGE).is_file()


@pytest.mark.parametrize("seed", range(300 if WHOLE else 60))
def test_any_damage_is_one_line_or_none(tmp_path: Path, seed: int) -> None:
    dice, data = random.Random(seed), bytearray(packed())
    for _ in range(dice.randint(1, 4)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    lay(tmp_path, bytes(data[: dice.choice([len(data), dice.randrange(len(data))])]))
    with contextlib.suppress(EditionError):
        unpack(tmp_path, tmp_path / "site", [EDITION])


@pytest.mark.parametrize("what", ["pipe", "folder"])
@pytest.mark.parametrize("name", [f"{NAME}.zip", SUMS])
def test_what_is_no_file_is_named_and_nobody_waits_for_it(tmp_path: Path, what: str, name: str) -> None:
    lay(tmp_path, packed())
    (tmp_path / FOLDER / name).unlink()
    os.mkfifo(tmp_path / FOLDER / name) if what == "pipe" else (tmp_path / FOLDER / name).mkdir()
    assert f"{FOLDER}/{name} is no" in refused(tmp_path)


@pytest.mark.parametrize(
    ("sums", "line", "words"),
    [
        (f"{ROW}<<<<<<< ours\n{ROW}=======\n", 2, "`<<<<<<< ours` is left from a merge"),
        (f"{ROW}{ROW.replace('a', 'b')}", 2, "is not the one digest of an archive"),
        (f"{ROW}odd\n", 2, "`odd` is not the one digest"),
        (f"\n{ROW}", 1, "`` is not the one digest"),
        ("aaaa  2026.1.zip\n", 1, "is not the one digest"),
        (ROW.replace(NAME, "../x"), 1, "is not the one digest"),
        (f"{ROW}\x1b[31m\n", 2, "`[31m` is not the one digest"),
    ],
)
def test_a_line_that_nobody_wrote_is_named(tmp_path: Path, sums: str, line: int, words: str) -> None:
    lay(tmp_path, packed(), sums)
    said = refused(tmp_path)
    assert said.startswith(f"{FOLDER}/{SUMS}:{line}: ")
    assert words in said


def test_a_list_that_is_no_text_is_named(tmp_path: Path) -> None:
    lay(tmp_path, packed())
    (tmp_path / FOLDER / SUMS).write_bytes(b"\xff\xfe")
    assert "is no file of text" in refused(tmp_path)
    with pytest.raises(EditionError):
        left_over(tmp_path, [], [])


def test_the_list_of_sha256sum_itself_is_read(tmp_path: Path) -> None:
    lay(tmp_path, packed(), ROW.replace("  ", " *"))
    assert digests(tmp_path) == {NAME: "a" * 64}


@pytest.mark.parametrize("name", ["a byte changed", "encrypted"])
def test_a_build_ends_with_that_line_and_1(tmp_path: Path, name: str) -> None:
    root = copy_project(tmp_path / "project", SECOND / "content")
    lay(root, FAULTY[name]())
    (root / "content/editions.yml").write_text(f'- id: "{NAME}"\n  date: 2026-01-01\n  pages: [/]\n')
    result = mkdocs(root, "build", "--strict")
    lines = [line for line in result.stdout.splitlines() if line and not line.startswith("INFO")]
    assert (result.returncode, len(lines)) == (1, 1), result.stdout
    assert f"{NAME}.zip cannot be unpacked" in lines[0]
    assert not (root / "site").exists()
