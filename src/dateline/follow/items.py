"""What a source lists -> items: an address each, what tells its version, and what the source itself says of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag, urlsplit

from dateline.follow.fetch import Response
from dateline.follow.sitemap import Listed, Sitemap, is_sitemap
from dateline.follow.source import Kind
from dateline.inputs.feed import Feed
from dateline.inputs.packed import unpacked

MAX_UNPACKED = 50_000_000
"""Bytes that a compressed sitemap may come to (the most that sitemaps.org allows, rounded down)."""

_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|ref_src|at_medium|at_campaign|cmpid|ns_\w+)=[^&]*", re.IGNORECASE
)
_LINK = re.compile(rb"<link\b[^>]{0,1000}>", re.IGNORECASE)
_FEED_TYPE = re.compile(rb"application/(?:rss|atom)\+xml", re.IGNORECASE)
_HREF = re.compile(rb"\bhref\s*=\s*[\"']?([^\"'\s>]{1,500})", re.IGNORECASE)


@dataclass(frozen=True)
class Item:
    """One thing that a source lists. ``full``: its text is the whole report, so that nothing has to be fetched.

    ``published`` comes before the page's own date, ``day`` after it. ``updated`` is when the source says it changed.
    """

    url: str | None
    stamp: str
    title: str | None = None
    published: date | None = None
    day: date | None = None
    updated: datetime | None = None
    outlet: str | None = None
    author: str | None = None
    text: str = ""
    full: bool = False
    markup: str | None = None

    @property
    def key(self) -> str:
        """What it is remembered by: its address, or, without one, its words."""
        return self.url or f"text:{self.stamp}"


def body_of(response: Response) -> bytes:
    """Return what was fetched; a compressed sitemap (sitemap.xml.gz) is unpacked. TooLongError, PackedError."""
    data = response.body
    return unpacked((data,), "gzip", MAX_UNPACKED) if data.startswith(b"\x1f\x8b") else data


def kind_of(data: bytes, content_type: str) -> Kind:
    """Return what was fetched: a feed, a sitemap or a page, by how it begins, else by what the server calls it."""
    begin = data[:4_096].replace(b"\x00", b"")  # also UTF-16
    if is_sitemap(begin):
        return "sitemap"
    if _FEED.search(begin) and not _PAGE.search(begin):
        return "feed"
    return "feed" if "xml" in content_type and "html" not in content_type and not _PAGE.search(begin) else "page"


def of_feed(feed: Feed) -> list[Item]:
    """Return a feed's entries, each address once, in its order."""
    found: dict[str, Item] = {}
    for entry in feed.entries:
        if not entry.text and not entry.url:
            continue
        day = date.fromisoformat(entry.date) if entry.date else None
        item = Item(
            plain_url(entry.url) if entry.url else None,
            mark(entry.title, entry.updated, entry.text),
            entry.title,
            day if entry.published else None,
            day,
            moment(entry.updated),
            entry.outlet,
            entry.author,
            entry.text,
            entry.full,
            entry.markup,
        )
        found.setdefault(item.key, item)
    return list(found.values())


def of_sitemap(listed: Sitemap, now: datetime, since: timedelta) -> list[Item]:
    """Return the pages of a sitemap that changed within ``since``, and those that do not say; each address once."""
    return list({item.key: item for item in map(_page, reversed(recent(listed.pages, now, since)))}.values())[::-1]


def recent(entries: Iterable[Listed], now: datetime, since: timedelta) -> list[Listed]:
    """Return what changed within ``since``, and what does not say when it changed."""
    first = (now - since).date()
    days = ((entry, entry.changed or entry.published) for entry in entries)
    return [entry for entry, day in days if day is None or day >= first]


def _page(entry: Listed) -> Item:
    return Item(
        plain_url(entry.url),
        mark(entry.title, entry.stamp),
        entry.title,
        entry.published,
        entry.changed,
        moment(entry.stamp),
        entry.outlet,
    )


def plain_url(url: str) -> str:
    """Return an address without fragment and without the parameters that only say where a reader came from."""
    head, _, query = urldefrag(url).url.partition("?")
    kept = [part for part in query.split("&") if part and not _TRACKING.fullmatch(part)]
    return f"{head}?{'&'.join(kept)}" if kept else head


def mark(*parts: str | None) -> str:
    """Return a short mark of these words: it changes when they do."""
    return hashlib.sha256("\n".join(part or "" for part in parts).encode("utf-8", "replace")).hexdigest()[:16]


def moment(value: str | None) -> datetime | None:
    """Return a time as a source writes it (ISO 8601, or as in mails) in UTC; None when it cannot be read."""
    if not value:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        try:
            found = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def identity(url: str | None, stamp: str) -> str:
    """Return a report's id from its address: host, last words of the path, a mark ("news.example-talks-1f0c21aa")."""
    if url is None:
        return f"entry-{stamp[:8]}"
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    last = next((p for p in reversed(parts.path.split("/")) if re.search(r"[A-Za-z]{3}", p)), "")
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"\.\w{1,5}\Z", "", last.lower())).strip("-")[:48].strip("-")
    return "-".join(part for part in (host, words, mark(url)[:8]) if part)


def feeds_named(data: bytes) -> list[str]:
    """Return the addresses of feeds that a page's head names, as they stand there."""
    links = [link for link in _LINK.findall(data[:200_000]) if _FEED_TYPE.search(link)]
    found = [match[1].decode("utf-8", "replace") for match in map(_HREF.search, links) if match]
    return list(dict.fromkeys(found))[:5]
