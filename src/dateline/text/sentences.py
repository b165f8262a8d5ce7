"""Sentences of the story, by rule: fast, and the same whatever stands around them."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from importlib.resources import files

from dateline.model import Passage, Span
from dateline.text.lines import paragraphs
from dateline.text.run_in import stamps

_CLOSERS = "\"'”’»)\\]"
_CANDIDATE = re.compile(
    rf"[.!?…]{{1,40}}[{_CLOSERS}]{{0,8}}(?=\s)"  # the usual end
    rf"|[.!?…]{{1,8}}[”»](?=[A-Z“«])|(?<=[a-z]{{3}})[.!?][”\"]?(?=[A-Z][a-z]+\s)"  # the blank after it lost
    r"|[。！？]{1,8}[」』”’）)]{0,8}|[।؟۔]{1,8}"  # scripts that need no blank
)
_OPENERS = "\"'“‘«([{¿¡—–-•·* \t\n\r\f\v\u00a0"
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[/—–]*$")
_NEXT_WORD = re.compile(r"[\w'’-]+")
_BULLET = re.compile(r"[•·●▪‣◦*–—-][ \t\u00a0]+")
_INITIALS = re.compile(r"(?:[A-Z]\.-?)*[A-Z]\Z")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})\Z")
_LABEL = re.compile(r"(?:[•·●▪‣◦*–—-]\s+)?(\w[\w'’]*,?(?: [\w'’]+){0,4}):\s+(?=[\"'“‘(\[]*[A-Z0-9$€£])")
_WINDOW = 24  # characters looked at before a full stop


def sentences(text: str, passages: Iterable[Passage]) -> tuple[Span, ...]:
    """Return the sentences of the story and headline passages, in text order."""
    wanted = [(p.start, p.end) for p in passages if p.kind in ("story", "headline")]
    if not wanted:
        return ()
    found: list[Span] = []
    for start, end in paragraphs(text, wanted):
        for _, stop in stamps(text, start, end):
            found.extend(_stamped(text, start, stop))
            start = stop
        found.extend(_split(text, start, end))
    return tuple(found)


def is_run_in(text: str, end: int, follow: int) -> bool:
    """Return whether what ends at ``end`` is furniture run into the sentence at ``follow``: a headline, a stamp."""
    between = text[end:follow]
    return text[end - 1 : end] not in ".!?…\"”’'" and len(between) < 6 and "\n" not in between


def label_of(sentence_text: str) -> tuple[str | None, int]:
    """Return the section label that opens a sentence ("Why it matters") and where its statement begins."""
    match = _LABEL.match(sentence_text)
    if match is None:
        return None, 0
    label = match.group(1)
    low = label.replace("’", "'").lower()
    known = _lists()
    if low in known.section_labels:
        return label, match.end()
    words = low.replace(",", "").split()
    generic = (
        len(words) >= 2
        and words[0] in known.label_openers
        and label[0].isupper()
        and not any(w[0].isupper() for w in label.split()[1:])
        and words[-1] not in known.no_label_ends
        and known.saying.isdisjoint(words)
    )
    return (label, match.end()) if generic else (None, 0)


def _stamped(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of a stretch that a stamp ends: the stamp stays whole, with the headline before it."""
    stamp = stamps(text, start, len(text))[0][0]
    spans = list(_split(text, start, max(start, stamp)))
    if spans and text[spans[-1].end - 1] not in ".!?…":
        return [*spans[:-1], Span(spans[-1].start, end)]
    return [*spans, Span(_begin(text, stamp, end), end)]


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    at = _begin(text, start, end)
    for match in _CANDIDATE.finditer(text, at, end):
        if match.end() >= end or match.start() < at or not _ends(text, at, match.start(), match.end(), end):
            continue
        if match.end() > at:
            yield Span(at, match.end())
        at = _begin(text, match.end(), end)
    if at < end:
        yield Span(at, end)


def _begin(text: str, start: int, end: int) -> int:
    """Return where a sentence's words begin: after blanks and a bullet."""
    while start < end and text[start].isspace():
        start += 1
    if bullet := _BULLET.match(text, start, end):
        return _begin(text, bullet.end(), end) if bullet.end() < end else start
    return start


def _ends(text: str, first: int, stop: int, after: int, end: int) -> bool:
    """Return whether the marks at ``[stop, after)`` end the sentence that begins at ``first``."""
    mark = text[stop]
    if mark in "。！？।؟۔":
        return True
    follow = after
    while follow < end and text[follow] in _OPENERS:
        follow += 1
    if follow >= end:
        return True
    nxt = text[follow]
    if nxt.islower() or nxt in ".,;:!?)%…":
        return False
    quoted = any(c in "\"”’'»" for c in text[stop:after])
    if mark in "!?":
        return not (quoted and _goes_on(text, follow, end)) and text[max(first, stop - 5) : stop] != "Yahoo"
    if mark == "…" or text.startswith("..", stop):
        return True
    word = _WORD_BEFORE.search(text, max(first, stop - _WINDOW), stop)
    before = word.group() if word else ""
    if not before:
        return True
    begin = stop - len(before)
    follow_word = _NEXT_WORD.match(text, follow, end)
    if before in _lists().states and text.endswith(", ", first, begin) and nxt.isupper():
        return follow_word is None or follow_word.group() not in _lists().before_name
    return _full_stop(before, follow_word.group() if follow_word else nxt, before_start=begin == first, quoted=quoted)


def _full_stop(before: str, follow: str, *, before_start: bool, quoted: bool) -> bool:
    """Return whether the full stop after the word ``before`` ends a sentence when ``follow`` comes next."""
    known = _lists()
    digit = follow[0].isdigit()
    if before_start and _ENUMERATOR.match(before):
        return False
    if quoted and before not in known.before_name:
        return True
    if before in known.before_name:
        return False
    if before in known.before_figure:
        return not digit
    if before in known.clock:
        return follow not in known.after_clock and (not digit or before.lower() in ("am", "pm"))
    if before in known.either or _INITIALS.match(before):
        return follow in known.starters and not (len(before) == 1 and follow in ("A", "I"))
    return True


def _goes_on(text: str, follow: int, end: int) -> bool:
    """Return whether a speaker and a verb of saying follow a quoted question: "Why?" the envoy asked."""
    words = [w.strip(',.;:"”') for w in text[follow : min(end, follow + 80)].split()[:5]]
    at = next((i for i, w in enumerate(words) if w in _lists().saying), None)
    if not at:  # no such verb, or the verb stands first
        return False
    return all(w[:1].isupper() or w in ("the", "a", "of", "minister", "president") for w in words[1:at])


@dataclass(frozen=True, slots=True)
class _Lists:
    before_name: frozenset[str]
    before_figure: frozenset[str]
    either: frozenset[str]
    states: frozenset[str]
    clock: frozenset[str]
    starters: frozenset[str]
    after_clock: frozenset[str]
    saying: frozenset[str]
    section_labels: frozenset[str]
    label_openers: frozenset[str]
    no_label_ends: frozenset[str]


@functools.cache
def _lists() -> _Lists:
    path = files("dateline.knowledge") / "data" / "abbreviations.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    table["section_labels"] = [label.lower() for label in table["section_labels"]]
    return _Lists(**{field.name: frozenset(table[field.name]) for field in fields(_Lists)})
