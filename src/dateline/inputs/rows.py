"""The fields of one report, from a row, a header or a page -> a Report, or an error that names what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.errors import DateError, InputError
from dateline.inputs.dates import field_date
from dateline.inputs.language import code, detect
from dateline.inputs.limits import MAX_TEXT, megabytes
from dateline.inputs.tables import ROW_REMEDY
from dateline.model import Report

_FIELDS = ("title", "outlet", "url", "language")
_TEXT_REMEDY = f"Give the report's words in 'text'. {ROW_REMEDY}"


@dataclass(frozen=True)
class Fallback:
    """What a report gets where it says nothing itself: its id, its date, and how to tell a missing date."""

    id: str
    date: date | None
    date_remedy: str


def report(data: Mapping[str, Any], where: str, fallback: Fallback) -> Report:
    """Return the Report that the fields give. InputError or DateError when they give none."""
    text = _text(data.get("text"), where)
    day = field_date(data.get("date"), where) or fallback.date
    if day is None:
        raise DateError(where, "the report has no date", fallback.date_remedy)
    known = {name: _meta(name, data.get(name)) for name in _FIELDS}
    extra = _extra(data, known)
    _writable(data, where)
    language = known["language"] or detect(text)
    identity = _id(data.get("id"), where) or fallback.id
    return Report(identity, day, text, known["title"], known["outlet"], known["url"], language, extra)


def _text(value: object, where: str) -> str:
    if value is None:
        raise InputError(where, "there is no 'text'", _TEXT_REMEDY)
    if not isinstance(value, str):
        raise InputError(where, f"'text' is not a text but {str(value)[:30]!r}", _TEXT_REMEDY)
    if not value.strip():
        raise InputError(where, "there are no words in it", "Remove it, or fetch the report again")
    if len(value) > MAX_TEXT:
        problem = f"the text is longer than {megabytes(MAX_TEXT)} characters, the most that one report may have"
        raise InputError(where, problem, "Split it into its reports")
    if "\x00" in value:
        raise InputError(where, "the text holds NUL characters", "It was binary data; extract its text again")
    return value


def _id(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise InputError(where, f"'id' is neither a text nor a whole number but {str(value)[:30]!r}", ROW_REMEDY)
    return str(value).strip() or None


def _meta(name: str, value: object) -> str | None:
    """Return a title, outlet, URL or language that can be used, or None."""
    if not isinstance(value, str) or not value.strip():
        return None
    value = value.strip()
    if name == "language":
        return code(value)
    if name == "url" and not re.match(r"https?://\S+$", value, re.IGNORECASE):
        return None
    return value


def _extra(data: Mapping[str, Any], known: Mapping[str, str | None]) -> dict[str, Any]:
    """Return the unknown keys untouched, with those known ones that say something unusable (a URL that is none)."""
    given = data.get("extra")
    extra = dict(given) if isinstance(given, dict) else {}
    for key, value in data.items():
        unusable = key in known and known[key] is None and value not in (None, "")
        if unusable or (key not in known and key not in ("id", "date", "text", "extra")):
            extra[key] = value
    if given not in (None, "") and not isinstance(given, dict):
        extra["extra"] = given
    return extra


def _writable(data: Mapping[str, Any], where: str) -> None:
    """Refuse what UTF-8 cannot hold: half a surrogate pair, as broken JSON escapes give."""
    try:
        data["text"].encode()
        json.dumps({k: v for k, v in data.items() if k != "text"}, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        problem = "it holds half a surrogate pair (a broken \\ud800-style escape)"
        raise InputError(where, problem, "Write the row again from the source, as UTF-8") from None
    except RecursionError:
        raise InputError(where, "its values are nested too deeply", ROW_REMEDY) from None
