"""Files as byte streams that end: opened, decompressed within bounds, cut into lines of bounded length."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from dateline.errors import InputError
from dateline.inputs.decode import UndecodableError, mark
from dateline.inputs.limits import MAX_BARREN, MAX_FILE, MAX_RATIO, MAX_STREAM, megabytes
from dateline.inputs.sources import Source


class TooLongError(Exception):
    """A compressed stream holds more than is taken from one."""


class _Bounded(io.RawIOBase):
    """A raw stream that raises TooLongError once more than ``limit`` bytes have come out of it."""

    def __init__(self, inner: gzip.GzipFile, limit: int) -> None:
        self._inner = inner
        self._left = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inner.read1(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise TooLongError
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened(source: Source, stdin: BinaryIO | None) -> Iterator[io.BufferedReader]:
    """Yield the source's bytes, decompressed. Standard input is left open and may be compressed too."""
    if source.is_stdin:
        stdin = stdin or getattr(sys.stdin, "buffer", None)
        if stdin is None:
            raise InputError(source.where, "there is none here", "Name a file or folder")
        plain = stdin if hasattr(stdin, "peek") else io.BufferedReader(cast(io.RawIOBase, stdin))
        stream = cast(io.BufferedReader, plain)
        try:
            packed = stream.peek(2)[:2] == b"\x1f\x8b"
            yield _unpacked(stream, MAX_STREAM) if packed else stream
        finally:
            if plain is not stdin:
                stream.detach()
        return
    with open(source.path, "rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        yield _unpacked(stream, max(MAX_STREAM, MAX_RATIO * size)) if source.gz else stream


def _unpacked(stream: io.BufferedReader, limit: int) -> io.BufferedReader:
    return io.BufferedReader(_Bounded(gzip.GzipFile(fileobj=stream, mode="rb"), limit), 1 << 16)


def whole(stream: io.BufferedReader, where: str, limit: int = MAX_FILE) -> bytes:
    """Return all bytes of a file that holds one report or one document; InputError when it is empty or too long."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        problem = f"is longer than {megabytes(limit)} bytes, the most that is taken from one such file"
        raise InputError(where, problem, "Split it into its reports, or give them as JSON lines")
    if not data:
        raise InputError(where, "is empty", "Remove it, or fetch the report again")
    return data


def lines(stream: io.BufferedReader) -> Iterator[bytes | None]:
    """Yield the lines, each with its end, in UTF-8 when a UTF-16 mark leads; None for a line that is too long."""
    if mark(stream.peek(4)[:4]) in ("utf-16", "utf-32"):
        yield from _wide_lines(stream)
        return
    first, blank = True, 0
    while line := stream.readline(MAX_FILE + 1):
        blank = 0 if line.strip() else blank + 1
        if blank > MAX_BARREN:
            problem = f"holds {MAX_BARREN:,} blank lines one after the other; the rest was left"
            raise UndecodableError(problem, "Remove the blank lines")
        if len(line) > MAX_FILE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield None
        else:
            yield line.removeprefix(b"\xef\xbb\xbf") if first else line
        first = False


def _wide_lines(stream: io.BufferedReader) -> Iterator[bytes]:
    named = mark(stream.peek(4)[:4])
    text = io.TextIOWrapper(stream, encoding=named, newline="\n")
    try:
        while line := text.readline(MAX_FILE):
            yield line.encode()
    finally:
        text.detach()
