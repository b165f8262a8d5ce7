"""Web archives (WARC, ISO 28500) -> rows: each page that answered becomes a report, by the reader of pages.

Read record by record, so that an archive may be of any size. The date is what the page states for itself, else the
day it was fetched (WARC-Date), which a note says. Images, scripts, redirects and errors are passed over and counted.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from dateline.errors import InputError
from dateline.inputs import page
from dateline.inputs.limits import MAX_BARREN, MAX_TEXT, megabytes
from dateline.inputs.packed import PackedError, unpacked
from dateline.inputs.streams import TooLongError
from dateline.inputs.tables import Row

FETCHED = "the page states no date; the day it was fetched is taken (WARC-Date)"
_REMEDY = "Save the article's text as a .txt file with its date in front"
_PAGES = ("text/html", "application/xhtml+xml")
_MAX_LINE = 1 << 16
_MAX_LINES = 10_000
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r\n")
_SILENT = logging.NullHandler()
_WHOLE = "Fetch it again; what came before was read"


class _Bytes:
    """The archive's bytes as warcio reads them; a header line or block beyond any sensible length ends it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._lines = 0

    def read(self, length: int) -> bytes:
        self._lines = 0
        return self._stream.read(length)

    def readline(self, length: int | None = None) -> bytes:
        line = self._stream.readline(_MAX_LINE if length is None else min(length, _MAX_LINE))
        self._lines += 1
        if len(line) == _MAX_LINE and not line.endswith(b"\n"):
            raise _BrokenError("a header line is too long")
        if self._lines > _MAX_LINES:
            raise _BrokenError("a record has too many header lines")
        return line

    def tell(self) -> int:
        return 0


class _BrokenError(Exception):
    """The archive cannot be read on from here; the message says why."""


def rows(stream: io.BufferedReader, where: str, passed: Counter[str]) -> Iterator[Row | InputError]:
    """Yield a row for each page of the archive; what is passed over is counted in ``passed``, by its reason."""
    begin = stream.peek(5)[:5]
    if not begin:
        yield InputError(where, "is empty", "Remove it, or fetch it again")
        return
    if begin != b"WARC/":
        problem = "is no WARC: it does not begin with 'WARC/'"
        yield InputError(where, problem, "A compressed archive's name should end in .warc.gz")
        return
    number = barren = 0
    try:
        for record in _records(_Bytes(stream)):
            reason = _no_page(record)
            if reason:
                passed[reason] += 1
                barren += 1
            else:
                number, barren = number + 1, 0
                yield _row(record, where, number)
            if barren > MAX_BARREN:
                problem = f"{MAX_BARREN:,} records one after the other hold no page; the rest was left"
                yield InputError(where, problem, "Split the archive")
                return
    except _BrokenError as error:
        yield InputError(f"{where}, after page {number}", f"is not WARC from here on ({error})", _WHOLE)


def _records(data: _Bytes) -> Iterator[Any]:
    """Yield the records one by one; each is read to its end before the next."""
    from warcio.recordloader import ArcWarcRecordLoader  # imported when an archive is there

    logging.getLogger("warcio").addHandler(_SILENT)
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    while True:
        line = data.readline()
        while line and not line.strip():
            line = data.readline()
        if not line:
            return
        try:
            record = loader.parse_record_stream(data, statusline=line, known_format="warc")
        except (_BrokenError, TooLongError, OSError, zlib.error):
            raise
        except EOFError:
            raise _BrokenError("it ends early") from None
        except Exception as error:  # warcio on hostile headers: whatever it raises ends this archive
            raise _BrokenError(" ".join(str(error).split())[:120] or type(error).__name__) from None
        if record.length is None:
            raise _BrokenError("a record does not say how long it is")
        data.read(0)
        yield record
        while record.raw_stream.read(1 << 16):
            pass
        if record.raw_stream.limit:
            raise _BrokenError("it ends early")


def _no_page(record: Any) -> str:
    """Return why a record is no page that answered, in words for the count; "" for a page."""
    if record.rec_type == "resource":
        kind = record.rec_headers.get_header("Content-Type") or ""
    elif record.rec_type == "response":
        if record.http_headers is None:
            return "answers that are not HTTP"
        status = record.http_headers.get_statuscode() or ""
        if status[:1] != "2":
            return "answers that are no page (redirects, errors)"
        kind = record.http_headers.get_header("Content-Type") or ""
    else:
        return "records of other kinds (requests, metadata, revisits)"
    return "" if kind.partition(";")[0].strip().lower() in _PAGES else "answers that are no HTML (images, scripts)"


def _row(record: Any, where: str, number: int) -> Row | InputError:
    address = " ".join(str(record.rec_headers.get_header("WARC-Target-URI") or "").split()).strip("<>")
    place = f"{where}, page {number}" + (f" ({address[:120]})" if address else "")
    try:
        data = _body(record, place)
        head = record.http_headers if record.rec_type == "response" else record.rec_headers
        found, note = page.fields(data, place, charset=charset(head.get_header("Content-Type") or ""))
    except InputError as error:
        return error
    if not (found.get("url") and same_site(str(found["url"]), address)):
        found["url"] = address or None
    if not found.get("date"):
        fetched = re.match(r"\d{4}-\d\d-\d\d", record.rec_headers.get_header("WARC-Date") or "")
        found["date"] = fetched[0] if fetched else None
        note = FETCHED if fetched else note
    return Row(number, place, found, note, data)


def charset(content_type: str) -> str | None:
    """Return the charset that a Content-Type names, or None."""
    named = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", content_type[:500], re.IGNORECASE)
    return named[1] if named else None


def same_site(url: str, other: str) -> bool:
    """Whether two addresses have one host, "www." aside: a page may name its own address, not another site's."""
    try:
        hosts = [(urlsplit(u).hostname or "").removeprefix("www.") for u in (url, other)]
    except ValueError:
        return False
    return hosts[0] == hosts[1] != ""


def _body(record: Any, where: str) -> bytes:
    """Return the page's bytes with chunks joined and gzip undone, within the limit for a page."""
    head = record.http_headers if record.rec_type == "response" else None
    chunked = head is not None and "chunked" in (head.get_header("Transfer-Encoding") or "").lower()
    coding = (head.get_header("Content-Encoding") or "") if head is not None else ""
    raw = record.raw_stream
    try:
        data = unpacked(iter(lambda: raw.read(1 << 16), b""), "", MAX_TEXT)
        if raw.limit:
            raise InputError(where, "the page ends early", _WHOLE)
        return unpacked((_joined(data) if chunked else data,), coding, MAX_TEXT)
    except TooLongError:
        raise InputError(where, f"the page is longer than {megabytes(MAX_TEXT)} bytes", _REMEDY) from None
    except PackedError as error:
        raise InputError(where, f"the page {error}", _REMEDY) from None


def _joined(data: bytes) -> bytes:
    """Return the body of a chunked answer (RFC 9112, 7.1) joined; as it is where an archiver joined it before."""
    out: list[bytes] = []
    at = 0
    while at < len(data):
        head = _CHUNK.match(data, at)
        if head is None:
            return data if not out else b"".join([*out, data[at:]])
        size = int(head[1], 16)
        if size == 0:
            break
        out.append(data[head.end() : head.end() + size])
        at = head.end() + size
        at += 2 if data.startswith(b"\r\n", at) else 0
    return b"".join(out)
