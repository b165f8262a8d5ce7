"""An item and the page behind it -> a report as received, with the bytes it was read from."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dateline.errors import InputError
from dateline.follow.fetch import Response
from dateline.follow.items import Item, identity
from dateline.inputs import Received, page
from dateline.inputs.rows import Fallback, report
from dateline.inputs.warc import charset

TEASER_WORDS = 20
"""Words from which a teaser is a report of its own where the page behind it cannot be had."""

_NO_DATE = "Follow the page's feed, which has dates"


def of_entry(item: Item, source: str, outlet: str | None, now: datetime, *, teaser: bool = False) -> Received:
    """Return the report that a feed's entry carries. ``teaser``: the page behind it could not be had; it says so."""
    more = {"excerpt": True} if teaser else {}
    values = {"text": item.text, "title": item.title, "outlet": item.outlet or outlet, **more}
    original = item.markup.encode("utf-8", "replace") if item.markup else None
    return _made(values, item, source, now, original)


def of_page(item: Item, response: Response, source: str, outlet: str | None, now: datetime) -> Received:
    """Return the report on the page behind an item. InputError when it holds no article.

    Of a page that gives less than the feed itself (a wall, a notice) the feed's words are taken.
    """
    where = item.url or response.url
    found, _ = page.fields(response.body, where, charset=charset(response.content_type))
    if len(str(found["text"]).split()) < len(item.text.split()):
        return of_entry(item, source, item.outlet or found.get("outlet") or outlet, now, teaser=not item.full)
    found["title"] = item.title or found.get("title")
    found["outlet"] = item.outlet or found.get("outlet") or outlet
    return _made(found, item, source, now, response.body)


def _made(values: dict[str, Any], item: Item, source: str, now: datetime, original: bytes | None) -> Received:
    """Return the report. Its date is the one it was published on, as the source or the page says; else of its change;
    else the day on which it was fetched, and ``extra.date_from`` says that.
    """
    stated = item.published.isoformat() if item.published else values.get("date") or None
    day = stated or (item.day.isoformat() if item.day else None)
    known = {key: value for key, value in values.items() if value is not None}
    known |= {"date": day or now.date().isoformat(), "url": item.url}
    if day is None:
        known["date_from"] = "fetched"
    if item.author and "author" not in known:
        known["author"] = item.author
    where = item.url or source
    try:
        made = report(known, where, Fallback(identity(item.url, item.stamp), None, _NO_DATE))
    except RecursionError:  # a page's own metadata, nested without end
        raise InputError(where, "its metadata is nested too deeply", _NO_DATE) from None
    return Received(made, f"{source} {where}" if where != source else source, original)
