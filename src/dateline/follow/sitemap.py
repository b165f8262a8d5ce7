"""Sitemaps (sitemaps.org 0.9, with Google's news extension) -> the addresses they list, newest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.errors import InputError
from dateline.follow import xml
from dateline.inputs.dates import parse_date

MAX_LISTED = 50_000
"""Addresses in one sitemap (the most that sitemaps.org allows)."""


@dataclass(frozen=True)
class Listed:
    """An address in a sitemap, the day it was changed, and what a news sitemap says of it."""

    url: str
    changed: date | None = None
    stamp: str | None = None
    title: str | None = None
    published: date | None = None
    outlet: str | None = None


@dataclass(frozen=True)
class Sitemap:
    """The pages of a sitemap, or, of an index, the sitemaps it names."""

    pages: tuple[Listed, ...] = ()
    maps: tuple[Listed, ...] = ()


def is_sitemap(data: bytes) -> bool:
    """Tell whether the bytes begin as a sitemap or an index of sitemaps."""
    return bool(re.search(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", data[:4_096], re.IGNORECASE))


def parse(data: bytes, where: str) -> Sitemap:
    """Return what a sitemap lists, the latest changed first; InputError when it is none."""
    root = xml.root_of(data, where)
    kind = xml.name(root)
    if kind not in ("urlset", "sitemapindex"):
        raise InputError(where, f"is no sitemap but <{kind[:40]}>", "Check the address")
    nodes = xml.children(root, "url" if kind == "urlset" else "sitemap")
    found = [entry for node, _ in zip(nodes, range(MAX_LISTED), strict=False) if (entry := _listed(node))]
    found.sort(key=lambda entry: entry.changed or entry.published or date.min, reverse=True)
    return Sitemap(pages=tuple(found)) if kind == "urlset" else Sitemap(maps=tuple(found))


def _listed(node: Any) -> Listed | None:
    url = xml.text(node, "loc")
    if url is None or not re.match(r"https?://\S+\Z", url, re.IGNORECASE):
        return None
    stamp = xml.text(node, "lastmod")
    news = next(xml.children(node, "news"), None)
    if news is None:
        return Listed(url, _day(stamp), stamp)
    publication = next(xml.children(news, "publication"), None)
    return Listed(
        url,
        _day(stamp),
        stamp,
        xml.text(news, "title"),
        _day(xml.text(news, "publication_date")),
        None if publication is None else xml.text(publication, "name"),
    )


def _day(value: str | None) -> date | None:
    try:
        return parse_date(value) if value else None
    except ValueError:
        return None
