"""An HTML page -> the fields of its report: text, date, title, outlet, address, language.

Text by trafilatura, date by htmldate from the page's own statements (metadata, markup, address), else a short line
that is nothing but a date. Neither looks at the clock: the latest date that is accepted is fixed, and the dates that
the running text speaks of are not asked.
"""

from __future__ import annotations

import codecs
import json
import logging
import re
from typing import Any

from dateline.errors import InputError
from dateline.inputs.dates import parse_date
from dateline.inputs.decode import UndecodableError, decode, mark
from dateline.inputs.language import code, detect
from dateline.inputs.limits import MAX_TEXT, megabytes

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DATES: dict[str, Any] = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2199-12-31",
}
_PUBLISHED = re.compile(r"(?:first )?(?:published|posted|issued)(?: on| at)?\s*[:|]?\s*", re.IGNORECASE)
_MAX_LABEL = 80
_SILENT = logging.NullHandler()
_ENCODINGS = (
    "utf-16",
    "cp125",
    "cp866",
    "iso8859",
    "koi8",
    "gb",
    "big5",
    "euc",
    "shift_jis",
    "iso2022",
    "mac-cyr",
    "tis",
)
_REMEDY = "Save the article's text as a .txt file with its date in front"


def fields(data: bytes, where: str, *, charset: str | None = None) -> tuple[dict[str, Any], str | None]:
    """Return the page's fields (the keys of a JSON row) and a note on its encoding, or InputError.

    ``charset`` is what the server said of it (its Content-Type), which comes before what the page says.
    """
    if len(data) > MAX_TEXT:
        raise InputError(where, f"the page is longer than {megabytes(MAX_TEXT)} bytes", _REMEDY)
    try:
        html, note = _decoded(data, charset)
    except UndecodableError as error:
        raise InputError(where, *error.args) from None
    try:
        found = _extract(html)
    except Exception as error:  # two libraries and a C parser on hostile markup: whatever they raise is this page's
        raise InputError(where, f"the page cannot be parsed ({type(error).__name__})", _REMEDY) from None
    if not found.get("text"):
        raise InputError(where, "no article text was found in the page", _REMEDY)
    return found, note


def _decoded(data: bytes, charset: str | None) -> tuple[str, str | None]:
    """Return the page's characters: by its mark, as UTF-8, by the charset it names, as Windows-1252."""
    found = _CHARSET.search(data[:4096])
    named = charset or (found[1].decode("ascii") if found else None)
    if named and not mark(data):
        try:
            name = codecs.lookup(named).name
            name = "cp1252" if name in ("iso8859-1", "ascii") else name  # as browsers do (WHATWG Encoding)
            if name.startswith(_ENCODINGS) and name != "cp1252":
                return data.decode(name), None
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def _extract(html: str) -> dict[str, Any]:
    import trafilatura  # heavy: imported when a page is there

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(_SILENT)  # what they log is said here, as an error
    tree = trafilatura.load_html(html)
    if tree is None:
        return {}
    found = {"outlet": _outlet(tree), "language": code(tree.get("lang") or "")}
    document = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, date_extraction_params=_DATES, target_language=None
    )
    if document is None or isinstance(document, dict) or not document.text:
        return {}
    found |= {"text": document.text, "title": document.title, "url": document.url, "date": _date(tree)}
    return {**found, "language": detect(document.text) or found["language"]}


def _date(tree: Any) -> str | None:
    """Return the day that the page states for itself; the days its running text speaks of are not asked. Alters it."""
    from htmldate import find_date

    for paragraph in list(tree.iter("p")):
        text = paragraph.text_content()
        if len(text) > _MAX_LABEL or (not paragraph.attrib and not _label(text)[0]):
            paragraph.drop_tree()
    labels = [_label(text) for text in tree.xpath("//body//text()[not(parent::script or parent::style)]")]
    found: str | None = find_date(tree, **_DATES)
    if found:
        return found
    for days in ({day for day, sure in labels if day and sure}, {day for day, _ in labels if day}):
        if len(days) == 1:
            return days.pop()
    return None


def _label(text: str) -> tuple[str | None, bool]:
    """Return the day that a short stretch of text consists of, and whether it says that this is of publication."""
    text = " ".join(text[: 2 * _MAX_LABEL].split())
    said = _PUBLISHED.match(text)
    if not text or len(text) > _MAX_LABEL or not any(map(str.isdigit, text)):
        return None, False
    try:
        return parse_date(text[said.end() :] if said else text).isoformat(), said is not None
    except ValueError:
        return None, False


def _outlet(tree: Any) -> str | None:
    """Return the site's name as the page states it (Open Graph, JSON-LD publisher, application name), or None."""
    for path in ("//meta[@property='og:site_name']/@content", "//meta[@name='og:site_name']/@content"):
        for value in tree.xpath(path):
            if value.strip():
                return str(value).strip()
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            name = _publisher(json.loads(script))
        except (ValueError, RecursionError):
            continue
        if name:
            return name
    names = [str(v).strip() for v in tree.xpath("//meta[@name='application-name']/@content") if v.strip()]
    return names[0] if names else None


def _publisher(value: Any, depth: int = 0) -> str | None:
    if depth > 4:
        return None
    if isinstance(value, list):
        return next((name for name in (_publisher(item, depth + 1) for item in value[:20]) if name), None)
    if not isinstance(value, dict):
        return None
    publisher = value.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str) and publisher["name"].strip():
        return str(publisher["name"]).strip()
    return _publisher(value.get("@graph"), depth + 1)
