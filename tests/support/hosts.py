"""Hosts on this machine that answer as hosts of the web do: well, elsewhere, not at all."""

from __future__ import annotations

import datetime as dt
import http.server
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

CODES = {"/moved": 301, "/elsewhere": 302, "/missing": 404, "/withdrawn": 410, "/closed": 403, "/broken": 500}


class _Host(http.server.ThreadingHTTPServer):
    """Remembers who asked for what; ``silent`` keeps an answer back until the host ends."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[tuple[str, str]] = []
        self.silent = threading.Event()


class _Answers(http.server.BaseHTTPRequestHandler):
    server: _Host

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("User-Agent", "")))
        if self.path == "/silent":
            self.server.silent.wait(60)
            return
        code = CODES.get(self.path, 200)
        self.send_response(code)
        if code in (301, 302):
            self.send_header("Location", "/page")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b'<!doctype html><title>A page</title><h1 id="part">A part</h1>')

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hosts(folder: Path) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """The addresses of a host and of one whose certificate nobody knows, and what the first was asked."""
    plain, unknown = _Host(), _Host()
    unknown.socket = _unknown(folder).wrap_socket(unknown.socket, server_side=True)
    for host in (plain, unknown):
        threading.Thread(target=host.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{plain.server_port}", f"https://127.0.0.1:{unknown.server_port}", plain.asked
    for host in (plain, unknown):
        host.silent.set()
        host.shutdown()
        host.server_close()


def _unknown(folder: Path) -> ssl.SSLContext:
    """TLS under a certificate that a host has signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + dt.timedelta(1)
    )
    alternatives = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    signed = made.add_extension(alternatives, critical=False).sign(key, hashes.SHA256())
    path = folder / "host.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
