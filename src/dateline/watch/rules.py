"""The rules of a watch, as the settings hold them, checked.

The setting ``rules`` is a list of objects; ``when`` says what is watched for, the rest narrows it:

    {"when": "stance",  "actor": "Russia", "issue": "NATO expansion"}   an actor's stance on an issue changes
    {"when": "figure",  "about": "Russian troops", "by": 10}            a figure moves by more than so many percent
    {"when": "outlook", "about": "talks", "who": "NATO"}                what is ahead is settled, moved or overdue
    {"when": "story",   "outlets": 3, "about": "gas"}                   a story is told by so many independent outlets
    {"when": "words",   "query": "\\"red lines\\" OR ultimatum"}          a new report holds the words

Each may have a ``name``; words are matched by their stems, all of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from dateline.case.index import folded, tokens
from dateline.case.query import parse
from dateline.errors import UsageError

When = Literal["stance", "figure", "outlook", "story", "words"]
_WORDS: dict[str, tuple[str, ...]] = {
    "stance": ("actor", "issue"),
    "figure": ("about",),
    "outlook": ("about", "who"),
    "story": ("about",),
    "words": ("query",),
}
_NUMBERS: dict[str, dict[str, float]] = {"figure": {"by": 10.0}, "story": {"outlets": 3.0}}


@dataclass(frozen=True)
class Rule:
    """A rule: its name, what it watches for, its words by field, its number (percent, or outlets)."""

    name: str
    when: When
    words: Mapping[str, str]
    number: float = 0.0

    def fits(self, field: str, text: str | None) -> bool:
        """Tell whether a text holds all words that the rule gives for the field (any text, when it gives none)."""
        wanted = {t.stem for t in tokens(self.words.get(field, ""))}
        return wanted <= {folded(text[t.start : t.end]) for t in tokens(text)} if text else not wanted


def checked(setting: Any) -> tuple[Rule, ...]:
    """Return the rules of a setting; UsageError says which is wrong, and how."""
    if setting is None:
        return ()
    if not isinstance(setting, list):
        raise UsageError(f"the setting 'rules' is not a list but {str(setting)[:40]!r}; see: dateline watch --help")
    return tuple(_rule(n, item) for n, item in enumerate(setting, 1))


def _rule(n: int, item: Any) -> Rule:
    def wrong(problem: str) -> UsageError:
        return UsageError(f"rule {n} ({json.dumps(item, ensure_ascii=False)[:80]}): {problem}")

    if not isinstance(item, dict):
        raise wrong("is not an object")
    if item.get("when") not in get_args(When):
        raise wrong(f"'when' is one of {', '.join(get_args(When))}")
    when: When = item["when"]
    numbers = _NUMBERS.get(when, {})
    known = {"name", "when", *_WORDS[when], *numbers}
    if unknown := sorted(set(item) - known):
        raise wrong(f"does not know {', '.join(unknown)}; it knows {', '.join(sorted(known))}")
    words = {field: _checked(item[field], str, field, wrong) for field in _WORDS[when] if field in item}
    if when == "words" and parse(words.get("query", "")) is None:
        raise wrong("needs a 'query' that holds words")
    number = 0.0
    for field, default in numbers.items():
        number = float(_checked(item.get(field, default), (int, float), field, wrong))
        if number <= 0:
            raise wrong(f"{field!r} is to be more than nothing")
    name = item.get("name") or " ".join([when, *words.values(), *([f"{number:g}"] if numbers else [])])
    return Rule(str(name), when, words, number)


def _checked(value: Any, kind: Any, field: str, wrong: Callable[[str], UsageError]) -> Any:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise wrong(f"{field!r} is {'a text' if kind is str else 'a number'}, not {str(value)[:30]!r}")
    return value
