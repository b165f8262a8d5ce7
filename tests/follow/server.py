"""A real HTTP server on loopback, for tests: what each path answers is said in the test."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


def say(body: bytes | str, kind: str = "text/html; charset=utf-8", status: int = 200, **head: str) -> Answer:
    """Return what answers with these bytes."""
    data = body.encode() if isinstance(body, str) else body

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in head.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def go(place: str, status: int = 302) -> Answer:
    """Return what redirects there."""
    return say(b"", status=status, Location=place)


class Site:
    """The server: ``pages`` says what a path answers, ``asked`` keeps (path, headers) of each request."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                missing = say("gone", status=404)
                with suppress(OSError):  # the client goes away, as it should from some of these
                    site.pages.get(self.path, missing)(self)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def paths(self) -> list[str]:
        """Return the paths that were asked for, in order, robots.txt aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def stop(self) -> None:
        """End it."""
        self._server.shutdown()
        self._server.server_close()
