"""Texts and readings as they are stored: JSON or UTF-8, packed with zlib."""

from __future__ import annotations

import json
import zlib
from typing import Any

from dateline.model import LAYERS, Reading, Report

_LEVEL = 6
_OF_REPORT = ("id", "date", "title", "outlet", "url", "language", "text", "extra")


def pack(data: bytes) -> bytes:
    """Return the bytes, packed."""
    return zlib.compress(data, _LEVEL)


def unpack(data: bytes) -> bytes:
    """Return what ``pack`` was given. zlib.error when the bytes are damaged."""
    return zlib.decompress(data)


def packed_text(text: str) -> bytes:
    """Return a text as it is stored."""
    return pack(text.encode())


def text_of(data: bytes) -> str:
    """Return the text that ``packed_text`` was given."""
    return unpack(data).decode()


def packed_reading(reading: Reading) -> bytes:
    """Return what was found in a report, as it is stored: everything but the report itself."""
    found = {key: value for key, value in reading.to_dict(LAYERS).items() if key not in _OF_REPORT}
    return pack(json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode())


def reading_of(report: Report, data: bytes) -> Reading:
    """Return the reading of the report that ``packed_reading`` was given."""
    return Reading.from_dict({**report.to_dict(), **json.loads(unpack(data))})


def extra_json(report: Report) -> str | None:
    """Return the report's further fields as JSON, or None when it has none."""
    return json.dumps(dict(report.extra), ensure_ascii=False, sort_keys=True) if report.extra else None


def extra_of(data: str | None) -> dict[str, Any]:
    """Return the further fields that ``extra_json`` was given."""
    return dict(json.loads(data)) if data else {}
