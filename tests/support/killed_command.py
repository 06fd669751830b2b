"""Run a command of build.py that dies before one of its writes: ``killed_command.py NUMBER COMMAND...``.

Number 0 lets it live; -1 too, and writes how many writes there were into the file ``writes``.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kb.commands.cli import main

KEPT = ("content", "editions", "begun", ".cache")
WRITING = os.O_WRONLY | os.O_RDWR
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate")


def watch(root: Path, at: int) -> list[str]:
    """Note every write below the project, and kill the processes of this session before that of a number."""
    seen: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if writes(event, arguments) and str(arguments[0]).startswith((str(root), *KEPT)):
            seen.append(event)
            if len(seen) == at:
                os.killpg(0, signal.SIGKILL)

    sys.addaudithook(hook)
    return seen


def writes(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether an audit event is of something that changes files."""
    if event == "open":
        return isinstance(arguments[2], int) and bool(arguments[2] & WRITING)
    return event in CHANGES


if __name__ == "__main__":
    number = int(sys.argv[1])
    found = watch(Path.cwd(), number) if number else []
    try:
        main(sys.argv[2:])
    finally:
        if number < 0:
            count = len(found)
            Path("writes").write_text(str(count))
