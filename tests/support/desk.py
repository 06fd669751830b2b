"""The commands of the curator's desk on a copy of a content, what the copy holds, and whether readers arrive."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from kb.commands.cli import main
from kb.load.catalog import Catalog
from kb.model.places import Address
from kb.permanence import register
from kb.permanence.address import is_live, places
from kb.permanence.stamp import stamp
from kb.pipeline import load_and_check
from kb.write import swap

FORWARDS = ("redirects.yml", "permalinks.yml")


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


def tree(root: Path, leave_out: tuple[str, ...] = ()) -> dict[str, bytes]:
    files = (path for path in (root / "content").rglob("*") if path.is_file() and path.name not in leave_out)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def everything(root: Path) -> str:
    """All that authors wrote, without where old addresses lead."""
    return "\n".join(f"{path}\n{data.decode()}" for path, data in tree(root, FORWARDS).items())


def publish(root: Path) -> None:
    """Give paragraphs their ids, and enter every address in the register."""
    made = stamp(load_and_check(root)[0], root)
    swap.replace_files({root / register.PATH: made.listed, **made.pages}, root / ".cache")
    catalog = load_and_check(root)[0]
    text, _ = register.register(catalog, {place.doc for place in places(catalog).values()})
    (root / register.PATH).write_text(text)
    assert load_and_check(root)[1] == []


def arrives(catalog: Catalog, address: Address) -> bool:
    """Whether a reader of a published address comes to a page, and to the part of it that the address names."""
    known = places(catalog)
    target = catalog.redirects.get(address)
    if target is None and address.anchor and (page := catalog.redirects.get(Address(address.path))):
        target = Address(page.path, address.anchor)
    return is_live(target or address, known)
