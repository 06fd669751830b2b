"""A language server of npm, spoken to over its standard streams (https://microsoft.github.io/language-server-protocol/)."""

from __future__ import annotations

import json
import subprocess
from itertools import count
from pathlib import Path
from typing import Any

import browser as chromium
from node_tools import MODULES, package


class LanguageServer:
    """``yaml-language-server`` with the settings of a workspace."""

    def __init__(self, root: Path, settings: dict[str, Any]) -> None:
        self._settings, self._ids = settings, count(1)
        self._notes: list[dict[str, Any]] = []
        script = package("yaml-language-server") / "bin" / "yaml-language-server"
        self._process = subprocess.Popen(
            [chromium.node(), str(script), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=MODULES.parent
        )
        folder = {"uri": root.as_uri(), "name": "project"}
        able: dict[str, Any] = {"workspace": {"configuration": True, "workspaceFolders": True}}
        able["textDocument"] = {"completion": {"completionItem": {"snippetSupport": True}}}
        self.ask("initialize", processId=None, rootUri=folder["uri"], workspaceFolders=[folder], capabilities=able)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=settings)

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a file with a text; what the server finds wrong with it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        while True:
            for note in self._notes:
                if note["method"] == "textDocument/publishDiagnostics" and note["params"]["uri"] == document["uri"]:
                    self._notes.remove(note)
                    found: list[dict[str, Any]] = note["params"]["diagnostics"]
                    return found
            self._take()

    def complete(self, path: Path, line: int, column: int) -> list[dict[str, Any]]:
        """What the server offers at a place, from 0."""
        place = {"line": line, "character": column}
        found = self.ask("textDocument/completion", textDocument={"uri": path.as_uri()}, position=place)
        items: list[dict[str, Any]] = found["items"] if isinstance(found, dict) else found
        return items

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a request."""
        id_ = next(self._ids)
        self._send({"id": id_, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == id_ and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Send what has no answer."""
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _take(self) -> dict[str, Any]:
        """The next message; what the server asks is answered at once."""
        assert self._process.stdout
        size = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the server ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(size))
        if "method" in message and "id" in message:
            asked = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
            self._send({"id": message["id"], "result": [self._section(item.get("section", "")) for item in asked]})
        elif "method" in message:
            self._notes.append(message)
        return message

    def _section(self, name: str) -> object:
        """The settings below a name, of which each part divides the keys of the file or is one of its own."""
        found: dict[str, Any] = {}
        for key, value in self._settings.items():
            if key.startswith(f"{name}."):
                inner = found
                *path, last = key.removeprefix(f"{name}.").split(".")
                for part in path:
                    inner = inner.setdefault(part, {})
                inner[last] = value
        return found
