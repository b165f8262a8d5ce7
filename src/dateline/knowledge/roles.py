"""Words for offices, occupations and groups, with the PLOVER sectors they tell."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dateline.knowledge.tables import parts, rows

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "person": "people",
    "child": "children",
    "thief": "thieves",
    "jew": "jews",
}


@dataclass(frozen=True, slots=True)
class Role:
    """An office or occupation; ``office`` is the key of the office tables, empty when it names no single office."""

    phrase: str
    office: str
    sectors: tuple[str, ...]
    plural: bool


def plural(phrase: str) -> str:
    """Return the English plural of a noun phrase whose last word (or the one before "of"/"to") is its head."""
    head, joint, rest = phrase, "", ""
    for word in (" of ", " to ", " for ", "-in-"):
        if word in phrase:
            head, joint, rest = phrase.partition(word)
            break
    first, space, last = head.rpartition(" ")
    for one, many in _IRREGULAR.items():
        if last == one or (last.endswith(one) and one in ("man", "woman")):
            return first + space + last[: len(last) - len(one)] + many + joint + rest
    if last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        last = last[:-1] + "ies"
    elif last.endswith(("s", "sh", "ch", "x")):
        last += "es"
    else:
        last += "s"
    return first + space + last + joint + rest


@functools.cache
def roles() -> dict[str, Role]:
    """Return the roles by phrase in lower case, singular and plural."""
    found: dict[str, Role] = {}
    for phrases, office, sectors in rows("roles.psv"):
        codes = tuple(sectors.split(","))
        for phrase in parts(phrases):
            found.setdefault(phrase, Role(phrase, office, codes, plural=False))
            if not phrase.endswith((".", "s", "men")) or phrase.endswith("ss"):
                found.setdefault(plural(phrase), Role(phrase, office, codes, plural=True))
    return found
