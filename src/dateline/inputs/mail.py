"""Mails (.eml, mbox) -> rows: the newsletter's text, its subject, sender and date. Attachments are left.

Headers are decoded here and cut to a bounded length first: the standard library's own parsers of structured headers
take quadratic time on hostile ones. RFC 5322 (mail), 2047 (words in headers), 3676 (flowed text), 4155 (mbox).
"""

from __future__ import annotations

import email.policy
import io
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice
from typing import Any

from dateline.errors import InputError
from dateline.inputs.dates import parse_date
from dateline.inputs.decode import UndecodableError, decode
from dateline.inputs.fragment import text_of
from dateline.inputs.limits import MAX_BARREN, MAX_FILE, MAX_PARTS, MAX_TEXT, megabytes
from dateline.inputs.streams import whole
from dateline.inputs.tables import Row

_MAX_HEADER = 2_000
_REMEDY = "Save the newsletter's text as a .txt file with its date in front"
_FROM = re.compile(rb"From \S.*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) +\w{3} +\d{1,2} +\d\d:\d\d.*\d{4}")
_QUOTED_FROM = re.compile(rb">+From ")
_COMMENT = re.compile(r"\([^()]*\)")
_STRUCTURE = re.compile(rb"^(?:--|[!-9;-~]{1,100}:)", re.MULTILINE)
_MAX_STRUCTURE = 50_000
"""Header lines and borders of parts in one mail: each becomes an object, and 40 MB hold ten million of them."""

_READ_HTML = 0.5
"""The plain part is taken unless it has less than this share of the HTML part's words ("see this mail online")."""


def one(stream: io.BufferedReader, where: str) -> Iterator[Row | InputError]:
    """Yield the one row of a mail in a file."""
    yield _row(whole(stream, where), where, 0)


def mailbox(stream: io.BufferedReader, where: str) -> Iterator[Row | InputError]:
    """Yield a row for each mail of an mbox file, in its order; a mail that cannot be read is named by its subject."""
    for number, data in enumerate(_mails(stream, where), 1):
        place = f"{where}, mail {number}"
        if isinstance(data, InputError):
            yield data
        elif data is None:
            problem = f"is longer than {megabytes(MAX_FILE)} bytes"
            yield InputError(place, problem, "Take its attachments out")
        else:
            yield _row(data, place, number)


def _mails(stream: io.BufferedReader, where: str) -> Iterator[bytes | InputError | None]:
    """Yield the bytes of each mail between its "From " lines; None for one that is too long."""
    first = stream.readline(_MAX_HEADER)
    if not first.startswith(b"From "):
        problem = "is no mbox: its first line does not begin with 'From '" if first else "is empty"
        yield InputError(where, problem, "Save single mails as .eml")
        return
    held: list[bytes] = []
    size, blank, whole_line, barren = 0, False, first.endswith(b"\n"), 0
    while line := stream.readline(1 << 16):
        if whole_line and blank and line.startswith(b"From ") and _FROM.match(line):
            yield None if size > MAX_FILE else b"".join(held)
            held, size, blank = [], 0, False
            continue
        blank = whole_line and not line.strip()
        barren = barren + 1 if blank else 0
        if barren > MAX_BARREN:
            yield InputError(where, f"holds {MAX_BARREN:,} blank lines one after the other; the rest was left", _REMEDY)
            return
        if whole_line and _QUOTED_FROM.match(line):
            line = line[1:]
        whole_line = line.endswith(b"\n")
        size += len(line)
        if size <= MAX_FILE:
            held.append(line)
    yield None if size > MAX_FILE else b"".join(held)


def _row(data: bytes, where: str, number: int) -> Row | InputError:
    if sum(1 for _ in islice(_STRUCTURE.finditer(data), _MAX_STRUCTURE + 1)) > _MAX_STRUCTURE:
        problem = f"the mail has more than {_MAX_STRUCTURE:,} headers and parts"
        return InputError(where, problem, _REMEDY)
    try:
        mail = BytesParser(policy=email.policy.compat32).parsebytes(data)
        subject = _header(mail, "Subject")
        place = f"{where} ({subject[:60]!r})" if subject and number else where
        text, note = _text(mail, place)
        return Row(number, place, {"text": text, "title": subject, **_fields(mail)}, note, data)
    except InputError as error:
        return error
    except Exception as error:  # the mail parser on hostile bytes: whatever it raises is this mail's
        return InputError(where, f"the mail cannot be parsed ({type(error).__name__})", _REMEDY)


def _fields(mail: Message) -> dict[str, Any]:
    """Return what the headers say beside the subject: sender, day, address of the web version, the mail's own id."""
    name, address = parseaddr(_header(mail, "From") or "")
    found = {
        "outlet": " ".join(name.split()) or address or None,
        "date": _day(_header(mail, "Date")),
        "url": (_header(mail, "Archived-At") or "").strip("<> ") or None,
        "message_id": (_header(mail, "Message-ID") or "").strip("<> ") or None,
        "language": _header(mail, "Content-Language"),
    }
    return {key: value for key, value in found.items() if value}


def _day(value: str | None) -> str | None:
    """Return the day in a Date header as it is printed; the header itself when it cannot be read (refused later)."""
    if value is None:
        return None
    printed = " ".join(_COMMENT.sub(" ", value).split())
    try:
        return parse_date(printed).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(printed).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return printed or None


def _header(mail: Message, name: str) -> str | None:
    """Return a header's words on one line, or None. Bytes beyond ASCII are UTF-8, else Windows-1252."""
    for key, value in mail.raw_items():
        if key.lower() == name.lower():
            raw = str(value)[:_MAX_HEADER].encode("utf-8", "surrogateescape")
            text = _characters(raw, None)
            try:
                parts = decode_header(" ".join(text.split()))
            except (HeaderParseError, ValueError):
                parts = [(text, None)]
            words = "".join(_characters(p, c) if isinstance(p, bytes) else p for p, c in parts)
            return " ".join(words.replace("\x00", " ").split()) or None
    return None


def _characters(data: bytes, charset: str | None) -> str:
    """Return bytes as text by their charset, as UTF-8 or as Windows-1252: a header never fails for its encoding."""
    for name in (charset, "utf-8", "cp1252"):
        try:
            if name:
                return data.decode(name)
        except (LookupError, UnicodeError):
            continue
    return data.decode("latin-1")


def _text(mail: Message, where: str) -> tuple[str, str | None]:
    """Return the mail's words and a note on their encoding: the plain part, or the HTML part where that has more."""
    plain: list[str] = []
    marked: list[str] = []
    notes: list[str | None] = []
    for part in _parts(mail, where):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html"):
            text, note = _decoded(part, where)
            notes.append(note)
            (plain if kind == "text/plain" else marked).append(_unflowed(part, text) if kind == "text/plain" else text)
    words = "\n\n".join(p for p in plain if p.strip())
    try:
        read = "\n\n".join(t for t in map(text_of, marked) if t)
    except ValueError as error:
        if not words:
            raise InputError(where, str(error), _REMEDY) from None
        read = ""
    chosen = read if len(words.split()) < _READ_HTML * len(read.split()) else words
    if not chosen.strip():
        raise InputError(where, "the mail has no text (neither text/plain nor text/html)", _REMEDY)
    return chosen, next((n for n in notes if n), None)


def _parts(mail: Message, where: str) -> Iterator[Message]:
    """Yield the parts that are shown: no attachments, nor what is in them."""
    todo, count = [mail], 0
    while todo:
        part = todo.pop()
        count += 1
        if count > MAX_PARTS:
            raise InputError(where, f"the mail has more than {MAX_PARTS} parts", _REMEDY)
        if (part.get_content_disposition() or "") == "attachment":
            continue
        inner = part.get_payload()
        if isinstance(inner, list):
            todo += [p for p in reversed(inner[: MAX_PARTS + 1]) if isinstance(p, Message)]
        else:
            yield part


def _decoded(part: Message, where: str) -> tuple[str, str | None]:
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    if len(data) > MAX_TEXT:
        raise InputError(where, f"a part is longer than {megabytes(MAX_TEXT)} bytes", _REMEDY)
    charset = part.get_content_charset()
    if charset and charset not in ("us-ascii", "utf-8"):
        try:
            return _line_ends(data.decode("cp1252" if charset == "iso-8859-1" else charset)), None
        except (LookupError, UnicodeError):
            pass
    try:
        text, note = decode(data) if data else ("", None)
    except UndecodableError as error:
        raise InputError(where, *error.args) from None
    return _line_ends(text), note


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n")


def _unflowed(part: Message, text: str) -> str:
    """Return format=flowed text with its soft line ends joined (RFC 3676); other text as it is."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    joins = str(part.get_param("delsp", "")).lower() == "yes"
    out: list[str] = []
    soft = False
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line
        flows = line.endswith(" ") and line != "-- "
        kept = line[:-1] if flows and joins else line
        if soft:
            out[-1] += kept
        else:
            out.append(kept)
        soft = flows
    return "\n".join(out)
