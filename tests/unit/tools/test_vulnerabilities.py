"""What is known against the locked packages is named, and that it could not be looked up is said."""

from __future__ import annotations

import http.server
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import vulnerabilities
from project_copy import ROOT


def run(address: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "tools" / "vulnerabilities.py"), address]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@contextmanager
def service(bad: str, answer: bytes | None = None) -> Iterator[str]:
    """A service that knows something against one package, or that answers something else."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            names = [query["package"]["name"] for query in queries]
            results = [{"vulns": [{"id": "GHSA-1"}, {"id": "PYSEC-2"}]} if name == bad else {} for name in names]
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"results": results}).encode() if answer is None else answer)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_every_lock_is_asked_about() -> None:
    names = {name for _, name, _ in vulnerabilities.packages()}
    assert {"mkdocs", "hypothesis", "cyclonedx-bom", "zensical", "uv", "eslint"} <= names


def test_what_is_known_is_named_and_fails() -> None:
    with service("mkdocs") as address:
        result = run(address)
    assert result.returncode == 1
    assert result.stdout == "PyPI mkdocs 1.6.1: GHSA-1, PYSEC-2\n"
    assert "1 of " in result.stderr


def test_that_nothing_is_known_is_said() -> None:
    with service("none") as address:
        result = run(address)
    assert (result.returncode, result.stderr) == (0, "")
    assert "nothing is known against the" in result.stdout


@pytest.mark.parametrize("answer", [None, b"<html>", b"{}", b'{"results": []}', b'{"results": [{"vulns": 1}]}'])
def test_that_nothing_could_be_asked_is_said_in_one_line(answer: bytes | None) -> None:
    if answer is None:
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            result = run(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    else:
        with service("none", answer) as address:
            result = run(address)
    assert (result.stdout, result.stderr.count("\n")) == ("", 1), result
    assert "could not be reached" in result.stderr
    assert "NOT looked at" in result.stderr


def test_make_audit_asks() -> None:
    assert "scripts/tools/vulnerabilities.py" in (ROOT / "Makefile").read_text()
