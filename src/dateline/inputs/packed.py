"""Content codings of HTTP (RFC 9110: gzip, deflate) undone while the bytes come, and stopped at a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from dateline.inputs.streams import TooLongError

_STEP = 1 << 16
_GZIP = ("gzip", "x-gzip")


class PackedError(Exception):
    """The bytes cannot be unpacked; the message says why, after "is" or "cannot be"."""


def unpacked(chunks: Iterable[bytes], coding: str, limit: int) -> bytes:
    """Return the chunks joined and unpacked. TooLongError beyond ``limit`` bytes, PackedError for broken ones.

    No more than ``limit`` and one step are ever held, whatever the chunks unpack to.
    """
    coding = coding.strip().lower()
    if coding not in ("", "identity", "deflate", *_GZIP):
        raise PackedError(f"is packed with {coding[:30]!r}, which dateline does not unpack")
    pump = _Pump(coding, limit)
    for chunk in chunks:
        pump.take(chunk)
    return pump.end()


class _Pump:
    def __init__(self, coding: str, limit: int) -> None:
        self._coding = coding
        self._left = limit
        self._out: list[bytes] = []
        self._engine = zlib.decompressobj(31 if coding in _GZIP else 15)
        self._began = self._ended = False

    def take(self, data: bytes) -> None:
        if self._coding in ("", "identity"):
            self._keep(data)
            return
        while data:
            if self._ended:
                if self._coding not in _GZIP or not data.startswith(b"\x1f"):
                    return  # what follows the end is padding
                self._engine, self._ended = zlib.decompressobj(31), False  # gzip may have several members
            data = self._step(data)

    def _step(self, data: bytes) -> bytes:
        try:
            part = self._engine.decompress(data, _STEP)
        except zlib.error as error:
            if self._coding != "deflate" or self._began:
                raise PackedError(f"is not sound {self._coding} ({error})") from None
            self._engine, self._coding = zlib.decompressobj(-15), "raw deflate"  # as some servers send it
            return data
        self._began = True
        self._keep(part)
        self._ended = self._engine.eof
        return self._engine.unused_data if self._ended else self._engine.unconsumed_tail

    def _keep(self, part: bytes) -> None:
        self._left -= len(part)
        if self._left < 0:
            raise TooLongError
        if part:
            self._out.append(part)

    def end(self) -> bytes:
        if self._coding not in ("", "identity") and self._began and not self._ended:
            raise PackedError(f"is {self._coding} that ends early")
        return b"".join(self._out)
