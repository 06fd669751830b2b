"""The workflow that asks addresses keeps one issue: it opens it, brings it up to date, and closes it."""

from __future__ import annotations

import os
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from project_copy import ROOT

GH = """#!/bin/sh
echo "$*" >> calls
case "$*" in "issue list"*) echo "$OPEN";; esac
"""


def commands(folder: Path, outcome: str, open_: str, report: str = "1 fails") -> list[str]:
    """What the last step of the workflow asks of GitHub's program."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/links.yml").read_text(encoding="utf-8"))
    script = next(step["run"] for step in workflow["jobs"]["outside"]["steps"] if "GH_TOKEN" in step.get("env", {}))
    (folder / "build").mkdir()
    (folder / "build/links-out.md").write_text(report)
    (folder / "gh").write_text(GH)
    (folder / "gh").chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "OUTCOME": outcome, "OPEN": open_}
    subprocess.run(["bash", "-c", script], cwd=folder, env=environment, check=True)
    return [line for line in (folder / "calls").read_text().splitlines() if line.startswith("issue ")][1:]


@pytest.mark.parametrize(
    ("outcome", "open_", "asked"),
    [
        ("failure", "", ["issue create --title References whose addresses fail"]),
        ("failure", "7", ["issue edit 7 --body-file"]),
        ("success", "7", ["issue close 7"]),
        ("success", "", []),
    ],
)
def test_one_issue_is_kept(tmp_path: Path, outcome: str, open_: str, asked: list[str]) -> None:
    found = commands(tmp_path, outcome, open_)
    assert len(found) == len(asked)
    assert all(line.startswith(begun) for line, begun in zip(found, asked, strict=True))


def test_a_run_without_a_report_fails(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        commands(tmp_path, "failure", "", report="")


def test_every_supported_python_is_tried() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tried = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert project["requires-python"] == f">={tried[0]}"
    assert tried == [f"3.{minor}" for minor in range(11, 15)]


def test_the_forms_of_issues_have_what_github_asks_for() -> None:
    """As https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests says."""
    forms = [path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"]
    assert len(forms) == 3
    for path in forms:
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= form.keys()
        ids = [field["id"] for field in form["body"]]
        assert len(ids) == len(set(ids))
        assert {field["type"] for field in form["body"]} <= {"input", "textarea"}
        assert all(field["attributes"]["label"] for field in form["body"])
