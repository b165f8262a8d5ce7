"""RSS and Atom -> entries, and the rows of a feed that lies in a file. Parsed by feedparser, which never fetches here.

An entry's text is the longest that the feed carries for it. Whether that is the whole report or a teaser is told by
its length and its end; a file has nothing else, so that both are read and the teasers are counted in a note.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from dateline.errors import InputError
from dateline.inputs.dates import parse_date
from dateline.inputs.fragment import text_of
from dateline.inputs.limits import MAX_ENTRIES, MAX_TEXT, megabytes
from dateline.inputs.streams import whole
from dateline.inputs.tables import Row

FULL_WORDS = 120
"""Words from which an entry's text counts as the whole report: teasers are a sentence or two."""

NO_FEED = "is no feed (neither RSS nor Atom)"
TEASER = "only a teaser stands in the feed"
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read (?:more|on|the (?:full|rest).*)|continue reading.*|full story|more)\W{0,3})\s*\Z",
    re.IGNORECASE,
)
_POSTED = re.compile(r"\s*The post .{1,300} (?:appeared first on|first appeared on) .{1,200}\.\s*\Z", re.DOTALL)
_MARKUP = re.compile(r"<[A-Za-z!/]|&(?:#\d+|#x[0-9A-Fa-f]+|\w+);")
_REMEDY = "Check that it is RSS or Atom"


@dataclass(frozen=True)
class Entry:
    """One entry: its address, what it says of itself, its text (``full``, or a teaser) and when it was changed.

    ``markup`` is what the text was read from. ``published`` is false where the date is only that of a change.
    """

    url: str | None
    text: str
    full: bool
    title: str | None = None
    date: str | None = None
    updated: str | None = None
    outlet: str | None = None
    author: str | None = None
    markup: str | None = None
    published: bool = True


@dataclass(frozen=True)
class Feed:
    """A feed's own title and language, its entries in its order, and what is wrong with its XML, if anything."""

    title: str | None
    language: str | None
    entries: tuple[Entry, ...]
    problem: str | None = None


def parse(data: bytes, where: str, *, base: str = "", content_type: str = "") -> Feed:
    """Return the feed in ``data``; InputError when it is none. ``base`` is what relative addresses count from."""
    if len(data) > MAX_TEXT:
        raise InputError(where, f"the feed is longer than {megabytes(MAX_TEXT)} bytes", "Split it")
    import feedparser  # heavy: imported when a feed is there

    headers = {"content-location": base, "content-type": content_type or "application/xml"}
    try:
        found = feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
        if not found.get("version") and not found.entries:
            raise InputError(where, NO_FEED, _REMEDY)
        own = found.feed
        title = _line(own.get("title"))
        entries = tuple(_entry(e, base or str(own.get("link") or "")) for e in found.entries[:MAX_ENTRIES])
    except InputError:
        raise
    except Exception as error:  # a library of many parsers on hostile bytes: whatever it raises is this feed's
        raise InputError(where, f"the feed cannot be parsed ({type(error).__name__})", _REMEDY) from None
    return Feed(title, str(own.get("language") or "") or None, entries, _problem(found))


def _problem(found: Any) -> str | None:
    """Return what is wrong with the XML, in short; a charset that differs from the header's is nothing wrong."""
    error = found.get("bozo_exception") if found.get("bozo") else None
    if error is None or type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType"):
        return None
    reason = " ".join(str(getattr(error, "getMessage", error.__str__)()).split())[:80]
    return f"its XML is broken ({reason or type(error).__name__}); what could be read was read"


def _entry(entry: Any, base: str) -> Entry:
    text, markup = _text(entry)
    source = entry.get("source") or {}
    url = next((u for u in (_url(entry.get("link"), base), _url(entry.get("id"), "")) if u), None)
    return Entry(
        url,
        text,
        len(text.split()) >= FULL_WORDS and not _CUT.search(text[-200:]),
        _line(entry.get("title")),
        _day(entry, "published") or _day(entry, "updated"),
        str(dict.get(entry, "updated") or "")[:80] or None,
        _line(source.get("title")),
        _line(entry.get("author")),
        markup,
        _day(entry, "published") is not None,
    )


def _text(entry: Any) -> tuple[str, str | None]:
    """Return the longest text that the entry carries, without markup and with it."""
    parts = [part for part in entry.get("content") or [] if isinstance(part, dict)][:10]
    detail = entry.get("summary_detail")
    if isinstance(detail, dict):
        parts.append(detail)
    found = [(_POSTED.sub("", _plain(part)), str(part.get("value") or "")) for part in parts]
    return max(found, key=lambda pair: len(pair[0]), default=("", None))


def _plain(part: dict[str, Any]) -> str:
    value = str(part.get("value") or "")
    if part.get("type") == "text/plain" and not _MARKUP.search(value):
        return value.strip()
    try:
        return text_of(value)
    except ValueError:
        return ""


def _line(value: object) -> str | None:
    """Return a title or name on one line, without markup; None for nothing."""
    if not isinstance(value, str):
        return None
    value = value[:2000]
    if _MARKUP.search(value):
        try:
            value = text_of(value)
        except ValueError:
            return None
    return " ".join(value.split()) or None


def _url(value: object, base: str) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        url = urljoin(base, value.strip())
    except ValueError:
        return None
    return url if re.match(r"https?://\S+\Z", url, re.IGNORECASE) else None


def _day(entry: Any, name: str) -> str | None:
    """Return the day of a date field as it is printed there, or as feedparser understands it; None without."""
    printed = dict.get(entry, name)  # its own get() would hand out one date for another
    if isinstance(printed, str):
        try:
            return parse_date(printed).isoformat()
        except ValueError:
            pass
    parsed = dict.get(entry, f"{name}_parsed")
    try:
        return date(*parsed[:3]).isoformat() if parsed else None
    except (TypeError, ValueError, OverflowError):
        return None


def rows(stream: io.BufferedReader, where: str) -> Iterator[Row | InputError]:
    """Yield the entries of a feed in a file as rows."""
    data = whole(stream, where, MAX_TEXT)
    try:
        feed = parse(data, where)
    except InputError as error:
        yield error
        return
    for number, entry in enumerate(feed.entries, 1):
        values = row(entry, feed)
        note = feed.problem or (None if entry.full else TEASER)
        original = entry.markup.encode("utf-8", "replace") if entry.markup else None
        yield Row(number, f"{where}, entry {number}", values, note, original)


def row(entry: Entry, feed: Feed) -> dict[str, Any]:
    """Return the entry's fields under the keys of a JSON row."""
    values = {
        "text": entry.text or entry.title,
        "date": entry.date,
        "title": entry.title,
        "outlet": entry.outlet or feed.title,
        "url": entry.url,
        "author": entry.author,
    }
    return {key: value for key, value in values.items() if value is not None}
