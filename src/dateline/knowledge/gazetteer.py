"""Look-up of names and role words at a place in a text, the longest first."""

from __future__ import annotations

import functools
import re
from typing import TypeVar

from dateline.knowledge import countries, organisations
from dateline.knowledge.countries import Term
from dateline.knowledge.organisations import Organisation
from dateline.knowledge.roles import Role, roles

T = TypeVar("T")
Entry = Term | Organisation
_WORD = re.compile(r"[^\W_]+")


def name_at(text: str, start: int) -> tuple[Entry, int] | None:
    """Return the country term or organisation named at ``start`` (straight apostrophes) and where the name ends."""
    return _longest(text, start, _names())


def role_at(lower: str, start: int) -> tuple[Role, int] | None:
    """Return the role named at ``start`` of a text in lower case, and where its words end."""
    return _longest(lower, start, _roles())


def _longest(text: str, start: int, index: dict[str, tuple[tuple[str, T], ...]]) -> tuple[T, int] | None:
    word = _WORD.match(text, start)
    for phrase, entry in index.get(word.group(), ()) if word else ():
        end = start + len(phrase)
        if text.startswith(phrase, start) and not text[end : end + 1].isalnum():
            return entry, end
    return None


@functools.cache
def _names() -> dict[str, tuple[tuple[str, Entry], ...]]:
    table: dict[str, Entry] = {**organisations.names(), **countries.terms()}
    return _by_first_word({phrase.replace("’", "'"): entry for phrase, entry in table.items()})


@functools.cache
def _roles() -> dict[str, tuple[tuple[str, Role], ...]]:
    return _by_first_word(roles())


def _by_first_word(table: dict[str, T]) -> dict[str, tuple[tuple[str, T], ...]]:
    index: dict[str, dict[str, T]] = {}
    for phrase, entry in table.items():
        word = _WORD.match(phrase)
        if word:
            index.setdefault(word.group(), {})[phrase] = entry
    return {w: tuple(sorted(e.items(), key=lambda kv: (-len(kv[0]), kv[0]))) for w, e in index.items()}


def near(word: str) -> Term | None:
    """Return the country term that the word is one slip away from ("Phillipines"); None unless one country fits."""
    if len(word) < 5 or not word[0].isupper():
        return None
    found = {t.country.code: t for form in _shorter(word) for t in _slips().get(form, ())}
    return next(iter(found.values())) if len(found) == 1 else None


@functools.cache
def _slips() -> dict[str, tuple[Term, ...]]:
    index: dict[str, list[Term]] = {}
    for phrase, term in countries.terms().items():
        if len(phrase) >= 5 and phrase.isalpha() and term.kind != "city":
            for form in _shorter(phrase):
                index.setdefault(form, []).append(term)
    return {form: tuple(terms) for form, terms in index.items()}


def _shorter(word: str) -> list[str]:
    """Return the word and all forms of it that lack one letter but the first."""
    return [word, *(word[:n] + word[n + 1 :] for n in range(1, len(word)))]
