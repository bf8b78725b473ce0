"""A server for measuring and proof: a built site as a well-kept host sends it, gzipped and under the policy."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from .policy import POLICY

COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript", ".svg": "image/svg+xml"}

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        """Sends a file, a folder's index.html, or 404.html with its status, as a static host does."""
        address = urlsplit(self.path)
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not address.path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", urlunsplit(address._replace(path=f"{address.path}/")))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        self._send(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, path if found else Path(self.directory) / "404.html")

    def _send(self, status: HTTPStatus, path: Path) -> None:
        kind = self.guess_type(str(path))
        body = path.read_bytes() if path.is_file() else b""
        self.send_response(status)
        if kind.startswith(COMPRESSED):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing where a browser left before it had everything."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: Path, port: int = 0) -> Iterator[str]:
    """Serves a folder while the block runs, and gives its address without a slash at its end. Port 0: one that is free."""
    with _Server(("127.0.0.1", port), partial(_Host, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
