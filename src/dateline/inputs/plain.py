"""A text file -> its wrapper (date, title, outlet ...) and the report's text, which is everything after the wrapper.

The wrapper is one of, at the very beginning of the file (blank lines before it allowed):
- `` date 2021-12-03 Text ...``: the word, the day and one blank (or the line's end);
- header lines ``Date: 2021-12-03``, ``Title: ...``, ``Outlet: ...`` and one blank line after them;
- front matter between two ``---`` lines.
The text keeps every other character: blanks, line ends (also CRLF) and normal forms stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.inputs.dates import parse_date

_DATE_HEAD = re.compile(r"[ \t\r\n]*date[ \t]+(\d{4}-\d{1,2}-\d{1,2})(?:[ \t]|\r?\n|\Z)")
_HEADER = re.compile(r"([A-Za-z][A-Za-z-]{1,15})[ \t]*:(.*)", re.DOTALL)
_BLANK = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_FENCE = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
_FENCE_END = re.compile(r"(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_MAX_LINES = 200
_MAX_LINE = 2_000

FIELDS = {
    "id": "id",
    "date": "date",
    "published": "date",
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
    "author": "author",
    "byline": "author",
    "section": "section",
    "tags": "tags",
}


@dataclass(frozen=True)
class Unwrapped:
    """A report's text, where it begins in the file, and what its wrapper says (keys of a JSON row)."""

    text: str
    start: int
    fields: Mapping[str, object] = field(default_factory=dict)


def unwrap(content: str, *, markdown: bool = False) -> Unwrapped:
    """Return the text less its wrapper; ``text`` is always ``content[start:]``."""
    head = _DATE_HEAD.match(content)
    if head:
        return _unwrapped(content, head.end(), {"date": head[1]}, markdown)
    begin = len(content) - len(content.lstrip("\ufeff \t\r\n"))
    for wrapper in (_front_matter, _headers):
        found = wrapper(content, begin)
        if found:
            return _unwrapped(content, found[0], found[1], markdown)
    return _unwrapped(content, 0, {}, markdown)


def _unwrapped(content: str, start: int, fields: dict[str, object], markdown: bool) -> Unwrapped:
    text = content[start:]
    if markdown and "title" not in fields:
        first = text[:_MAX_LINE].lstrip().partition("\n")[0]
        if re.match(r"#[ \t]+\S", first):
            fields = {**fields, "title": first.strip("# \t\r")}
    return Unwrapped(text, start, fields)


def _line(content: str, at: int) -> tuple[str, int]:
    """Return the line at ``at`` without its end, and where the next one begins."""
    stop = content.find("\n", at, at + _MAX_LINE)
    if stop < 0:
        return content[at : at + _MAX_LINE], min(len(content), at + _MAX_LINE)
    return content[at:stop].rstrip("\r"), stop + 1


def _headers(content: str, begin: int) -> tuple[int, dict[str, object]] | None:
    """Return the end of a header block and its fields, or None. One header alone counts only when it is a date."""
    fields: dict[str, object] = {}
    at = begin
    while True:
        line, after = _line(content, at)
        header = _HEADER.fullmatch(line)
        name = FIELDS.get(header[1].lower()) if header else None
        value = header[2].strip() if header else ""
        if name is None or name in fields or (name == "date" and not _is_date(value)):
            break
        fields[name] = value
        at = after
    if "date" not in fields and len(fields) < 2:
        return None
    blank = _BLANK.match(content, at)
    return (blank.end() if blank else at), fields


def _is_date(value: str) -> bool:
    """Whether a ``Date:`` line speaks of a date, if perhaps a wrong one (which is refused later, by name)."""
    try:
        parse_date(value)
    except ValueError:
        return bool(re.match(r"\d", value)) and len(value) <= 40
    return True


def _front_matter(content: str, begin: int) -> tuple[int, dict[str, object]] | None:
    """Return the end of the front matter and its fields, or None when the block is not closed or holds no key."""
    fence = _FENCE.match(content, begin)
    if not fence:
        return None
    fields: dict[str, object] = {}
    at, key = fence.end(), None
    for _ in range(_MAX_LINES):
        end = _FENCE_END.match(content, at)
        if end:
            return (end.end(), fields) if fields else None
        line, at = _line(content, at)
        key = _front_line(line, key, fields)
    return None


def _front_line(line: str, key: str | None, fields: dict[str, object]) -> str | None:
    """Add one line of front matter to ``fields``; return the key that a following ``- item`` belongs to."""
    item = re.match(r"\s*-\s+(.*)", line)
    if item and key:
        known = fields.get(key)
        fields[key] = [*(known if isinstance(known, list) else []), _scalar(item[1])]
        return key
    pair = re.match(r"([A-Za-z_][\w .-]*?)\s*:(?:\s+(.*))?$", line)
    if not pair:
        return key
    name = FIELDS.get(pair[1].lower(), pair[1])
    fields.setdefault(name, _scalar(pair[2] or ""))
    return name


def _scalar(value: str) -> str | list[str] | None:
    """Return a front-matter value: unquoted, a ``[a, b]`` list as a list, nothing as None."""
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1] or None
    if value.startswith("[") and value.endswith("]"):
        return [part.strip().strip("\"'") for part in value[1:-1].split(",") if part.strip()]
    return value or None
