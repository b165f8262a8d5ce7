"""Currencies, measures and words for people: what a number can count or measure."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files

from dateline.knowledge.countries import terms


def _lines(name: str) -> list[str]:
    text = files("dateline.knowledge").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@dataclass(frozen=True)
class Units:
    """How units are written: ``signs`` before a number, ``words`` after it; ``kinds`` sorts the units they lead to."""

    signs: dict[str, str]
    words: dict[str, str]
    kinds: dict[str, str]
    longest: int  # in words


@functools.cache
def units() -> Units:
    """Return the table of currencies (ISO 4217 codes, kind "money") and measures."""
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for line in _lines("currencies.tsv"):
        code, marks, names = line.split("\t")
        kinds[code] = "money"
        if len(code) == 3:
            signs[code] = code
        signs |= dict.fromkeys((m for m in marks.split() if m != "-"), code)
        for name in names.split(","):
            words.setdefault(name, code)
            words.setdefault(name + "s", code)
    for line in _lines("measures.tsv"):
        unit, kind, forms = line.split("\t")
        kinds[unit] = kind
        words |= dict.fromkeys(forms.split(","), unit)
    return Units(signs, words, kinds, max(len(w.split()) for w in words))


@functools.cache
def people() -> tuple[frozenset[str], frozenset[str]]:
    """Return the nouns for persons and the collective nouns for people (singular, lower case)."""
    single: set[str] = set()
    collective: set[str] = set()
    for line in _lines("person_nouns.txt"):
        (collective if line.startswith("+") else single).update(line.lstrip("+").split())
    return frozenset(single), frozenset(collective)


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(words.split())


NOT_PEOPLE = word_set(
    "committee subcommittee guarantee pedigree jubilee checklist waitlist playlist shortlist wishlist blacklist hitlist"
)
IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "feet": "foot",
    "countries": "country",
    "police": "police",
    "aircraft": "aircraft",
    "series": "series",
}


@functools.cache
def singular(noun: str) -> str:
    """Return the singular of a lower-case English noun, by rule ("countries" -> "country")."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    for end in ("men", "women", "children"):
        if noun.endswith(end):
            return noun.removesuffix(end) + IRREGULAR[end]
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes", "viruses")):
        return noun[:-2]
    if noun.endswith("s") and len(noun) > 3 and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


@functools.cache
def is_people(noun: str) -> bool:
    """Return whether a noun (any case or number) counts people; capitalised demonyms ("Estonians") do."""
    lower = noun.lower()
    one = singular(lower)
    single, collective = people()
    if one in single or lower in single or one in collective:
        return True
    if one.endswith(("man", "woman", "child", "worker", "fighter")) and len(one) > 5 and one != "talisman":
        return True
    if len(one) > 6 and one.endswith(("ist", "ee")) and one not in NOT_PEOPLE:
        return True
    term = terms().get(noun) if noun[:1].isupper() else None
    return term is not None and (
        term.kind == "national" or (term.kind == "adjective" and lower.endswith(("ese", "ish", "ch", "iss")))
    )
