"""The audit of the dependencies: every package of the locks is listed, and an unknown licence or version is refused."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import audit
import pytest
from project_copy import ROOT


def run(*locks: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "tools" / "audit.py"), *map(str, locks)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def lock(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "lock.txt"
    path.write_text("".join(f"{line} \\\n    --hash=sha256:00\n" for line in lines))
    return path


def test_each_package_of_a_lock_is_listed_with_its_version_and_licence() -> None:
    wanted = audit.locked(ROOT / "requirements" / "site.txt")
    assert len(wanted) > 20
    listed = {
        line.split()[0]: line.split(maxsplit=2)[2] for line in run(ROOT / "requirements/site.txt").stdout.splitlines()
    }
    assert listed.keys() == wanted.keys()
    assert all(listed.values())


def test_what_is_installed_passes(tmp_path: Path) -> None:
    result = run(lock(tmp_path, f"mkdocs=={version('mkdocs')}", f"click=={version('click')}"))
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("line", ["mkdocs==0.1", "no-such-package-here==1.0"])
def test_another_version_or_no_package_fails(tmp_path: Path, line: str) -> None:
    result = run(lock(tmp_path, line))
    assert result.returncode == 1
    assert line.split("==", maxsplit=1)[0] in result.stderr


def test_what_another_system_needs_is_left_out(tmp_path: Path) -> None:
    assert audit.locked(lock(tmp_path, 'colorama==0.4.6 ; sys_platform == "nowhere"')) == {}


@pytest.mark.parametrize("said", ["MIT", "Apache-2.0 OR Proprietary", "MIT AND PSF-2.0", "BSD License", "3-Clause BSD"])
def test_known_licences_pass(said: str) -> None:
    assert audit.is_known(said)


@pytest.mark.parametrize("said", ["", "Proprietary", "MIT AND Proprietary", "All rights reserved"])
def test_other_licences_fail(said: str) -> None:
    assert not audit.is_known(said)
