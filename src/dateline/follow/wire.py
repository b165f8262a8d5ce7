"""Connections to a checked address, with a time after which they are cut whatever the server does."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from urllib3.connection import HTTPConnection, HTTPSConnection

from dateline.follow.address import Target


def trust() -> ssl.SSLContext:
    """Return the system's trusted certificates, or, on a system without, those of the package certifi."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        with suppress(ImportError):
            import certifi

            context.load_verify_locations(certifi.where())
    return context


def connection(target: Target, place: str, timeout: float, context: ssl.SSLContext | None) -> HTTPConnection:
    """Return a connection (not opened yet) to the address ``place`` for the host of ``target``.

    The certificate is that of the host's name, though the address is what is connected to.
    """
    if target.scheme == "http":
        return HTTPConnection(place, target.port, timeout=timeout)
    return HTTPSConnection(
        place,
        target.port,
        timeout=timeout,
        ssl_context=context,
        server_hostname=target.host,
        assert_hostname=target.host,
    )


class Deadline:
    """Cuts the connection that it guards when the time is over: a server that drips bytes keeps no one waiting."""

    def __init__(self) -> None:
        self.over = False
        self._guarded: socket.socket | None = None

    def guards(self, connection: HTTPConnection) -> None:
        """Guard this open connection from now on (its socket: it lets go of that when it hands over an answer)."""
        self._guarded = connection.sock
        if self.over:
            self.cut()

    def cut(self) -> None:
        """Cut it now: whoever reads from it gets the end of the stream."""
        self.over = True
        if self._guarded is not None:
            with suppress(OSError):  # not SSLSocket's shutdown, which pulls the rug from its reader
                socket.socket.shutdown(self._guarded, socket.SHUT_RDWR)


@contextmanager
def deadline(seconds: float) -> Iterator[Deadline]:
    """Give a block so many seconds; what it guards is cut after them."""
    clock = Deadline()
    timer = threading.Timer(seconds, clock.cut)
    timer.daemon = True
    timer.start()
    try:
        yield clock
    finally:
        timer.cancel()
