"""Addresses outside the site are asked politely, and each way to fail is reported by page and reference."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hosts import hosts
from kb.commands.cli import main
from kb.commands.outside.addresses import gather
from kb.load.catalog import Catalog
from kb.load.collect import load
from project_copy import ROOT
from second import SECOND

WAYS = {
    "good": ("/page", ""),
    "odd": ("/page?a=1&b=(2)_x", ""),
    "to-part": ("/page#part", ""),
    "elsewhere": ("/elsewhere", ""),
    "moved": ("/moved", "moved"),
    "lost-part": ("/page#parts", "part"),
    "missing": ("/missing", "gone"),
    "withdrawn": ("/withdrawn", "gone"),
    "closed": ("/closed", "refused"),
    "broken": ("/broken", "failing"),
    "silent": ("/silent", "timeout"),
}
QUICK = ("--interval", "0", "--timeout", "2", "--retries", "0")


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(root), "links-out", *QUICK, *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


def reference(id_: str, url: str) -> str:
    return (
        f"- id: {id_}\n  kind: official\n  type: webpage\n  title: T\n  undated: true\n  URL: {url}\n"
        f'  loci:\n    - at: ""\n      says: It says so.\n'
    )


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, str, list[tuple[str, str]]]]:
    """A project whose references lead to hosts on this machine, of which one page cites four."""
    root = tmp_path_factory.mktemp("links")
    shutil.copytree(SECOND / "content", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    for path in (root / "content").rglob("*.yml"):
        lines = path.read_text().splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "URL: " not in line and "DOI: " not in line))
    page = root / "content/topics/lights/lenses.md"
    page.write_text(page.read_text() + "\nMore is known [@missing; @closed; @moved; @unknown].\n")
    with hosts(root) as (plain, unknown, requests), socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listed = {id_: plain + path for id_, (path, _) in WAYS.items()}
        listed |= {"unknown": f"{unknown}/page", "nobody": f"http://127.0.0.1:{free.getsockname()[1]}/"}
        (root / "content/references/x.yml").write_text("".join(reference(*each) for each in listed.items()))
        yield root, plain, unknown, requests


def test_each_way_to_fail_is_told_from_the_others(asked: tuple[Path, str, str, list]) -> None:
    root, _, _, requests = asked
    status, output = run(root)
    assert status == 1, output
    found = json.loads((root / "build/links-out.json").read_text())
    of = {row["places"][0]["reference"]: row for row in [*found["failures"], *found["moved"]]}
    assert {id_: row["kind"] for id_, row in of.items()} == {
        **{id_: kind for id_, (_, kind) in WAYS.items() if kind}, "unknown": "certificate", "nobody": "unreachable"
    }  # fmt: skip
    assert of["moved"]["to"].endswith("/page")
    assert of["missing"]["pages"] == ["lenses"]
    assert of["broken"]["pages"] == []
    lines = (root / "content/references/x.yml").read_text().split("\n")
    assert all(of[id_]["url"] in lines[of[id_]["places"][0]["line"] - 1] for id_ in of)
    assert f"{found['addresses']} addresses: 8 fail, 1 have moved for good, 0 failures are accepted" in output
    assert {agent for _, agent in requests} == {"military-diplomacy-links (+https://military-diplomacy.example/)"}


def test_the_report_goes_page_by_page(asked: tuple[Path, str, str, list]) -> None:
    root, plain, _, _ = asked
    text = (root / "build/links-out.md").read_text()
    of_page, _, rest = text.partition("### `lenses`")[2].partition("\n### ")
    assert f"- `missing`: <{plain}/missing>: The page is gone (404 Not Found)." in of_page
    assert "`closed`" in of_page
    assert "`broken`" not in of_page
    assert "- `broken`: " in rest.partition("cited by no page")[2]
    assert f"- `moved`: <{plain}/moved> is now <{plain}/page>" in text


def test_what_is_accepted_stands_and_what_no_longer_fails_is_named(asked: tuple[Path, str, str, list]) -> None:
    root, plain, _, _ = asked
    entry = "- {{url: '{}', what: {}, reason: It answers people., date: 2026-11-26}}\n"
    (root / "accepted-links.yml").write_text(
        entry.format(f"{plain}/clos*", "refused") + entry.format(f"{plain}/missing", "refused")
    )
    status, output = run(root)
    found = json.loads((root / "build/links-out.json").read_text())
    (standing,) = found["accepted"]
    assert (standing["places"][0]["reference"], standing["reason"]) == ("closed", "It answers people.")
    assert (status, found["idle"]) == (1, [f"{plain}/missing"])
    assert f"accepted-links.yml: {plain}/missing does not fail as is accepted; take it out" in output
    (root / "accepted-links.yml").write_text(entry.format(f"{plain}/clos*", "refused"))
    assert run(root, "--only", "/closed")[0] == 0
    (root / "accepted-links.yml").write_text("- {url: here, what: bad, reason: none, date: 2026}\n")
    status, output = run(root)
    assert status == 1
    assert [line.partition(" ")[0] for line in output.splitlines() if line.startswith("accepted")] == [
        f"accepted-links.yml:1:{column}:" for column in (4, 15, 26, 40)
    ]
    (root / "accepted-links.yml").unlink()


def test_every_address_of_the_content_is_gathered_with_its_places() -> None:
    found = gather(Catalog(load(SECOND)[0]))
    text = "\n".join(path.read_text() for path in (SECOND / "content").rglob("*.yml"))
    assert len(found) >= text.count("URL: ") > 0
    assert all(each.url.removeprefix("https://doi.org/") in text for each in found)
    assert all(each.places for each in found)
