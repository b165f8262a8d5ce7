"""Who a mention means on a date, from the mention's words alone: the work of ``dateline resolve``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.knowledge import collective, gazetteer, offices, organisations
from dateline.knowledge.countries import Country, Term, by_code
from dateline.knowledge.folding import plain, slug
from dateline.knowledge.offices import Person
from dateline.knowledge.organisations import Organisation
from dateline.knowledge.roles import Role
from dateline.knowledge.sectors import organisation_code
from dateline.knowledge.who import by_surname, office_holder, person_actor
from dateline.knowledge.words import COMMON_WORDS, FIRST_NAMES, HONORIFICS, RELIGIOUS
from dateline.model import Actor

_LEAD = re.compile(
    r"^(?:the|a|an|some|several|many|two|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|thousands of"
    r"|(?:large |small )?(?:group|crowd|number|handful|band|team|pair|couple) of|\d[\d,]*(?:st|nd|rd|th)?)\s+",
    re.I,
)
_WORD = re.compile(r"[^\s,()\"“”]+")
_JOINT = re.compile(r"\s(?:of|in|at|to|for|from|near|on|with|by|who|that|under)\s|,")
_FORMER = re.compile(r"\b(?:former|ex|retired|ousted|deposed|late|disgraced former|onetime|one-time)\b", re.I)


@dataclass(frozen=True)
class _Found:
    """What the words of a mention name: places in the string, countries, bodies, roles."""

    countries: tuple[tuple[int, int, Country, str], ...]
    bodies: tuple[tuple[int, int, Organisation], ...]
    roles: tuple[tuple[int, int, Role], ...]


def resolve(mention: str, day: date, context: str | None = None) -> Actor | None:
    """Return who or what the mention means on that day, or None when it names no actor that can be told.

    ``context`` is text near the mention; its country is taken when the mention names none.
    """
    words = _clean(mention)
    if not words:
        return None
    around = _find(_clean(context)).countries if context else ()
    place = around[0][2] if around else None
    return _whole(words, day, place) or _phrase(words, day, place) or _misspelt(words)


def _misspelt(words: str) -> Actor | None:
    """A country's name with a slip of the pen, alone."""
    term = gazetteer.near(words) if words.isalpha() else None
    return _place(term.country, term.kind, words) if term else None


def _clean(text: str) -> str:
    text = " ".join(text.replace("’", "'").replace(" 's", "'s").split()).strip(" ,\"“”'")
    text = text if re.search(r"\b[A-Z]\.$", text) else text.rstrip(".")
    bare = _LEAD.sub("", text)
    while bare != text:
        text, bare = bare, _LEAD.sub("", bare)
    return text


# --- the mention is a name ------------------------------------------------------------------------------------------


def _whole(words: str, day: date, place: Country | None) -> Actor | None:
    """The mention as the name of a country, an organisation or a person."""
    for form in dict.fromkeys((words, words.title(), words.upper(), words.capitalize())):
        if form != words and len(words) < 4 and not words.isupper():
            continue
        found = gazetteer.name_at(form, 0)
        if found and found[1] == len(form):
            entry = found[0]
            if isinstance(entry, Organisation):
                return collective.body(entry, day)
            return _place(entry.country, entry.kind, form)
    known = offices.find_full(words) if " " in words else None
    if known:
        return person_actor(known, day)
    if re.fullmatch(r"[A-Z][\w'\-]+", words) or re.fullmatch(r"(?:al|el|bin)-?\s?[A-Z]\w+", words):
        one = by_surname(words, day, place.code if place else None) or by_surname(words, day, None)
        return person_actor(one, day) if one else None
    title, _, name = words.partition(" ")
    if title.lower() in HONORIFICS and re.fullmatch(r"[A-Z][\w'\-]+", name):
        one = by_surname(name, day, None, HONORIFICS[title.lower()])
        return person_actor(one, day) if one else None
    return None


def _place(country: Country, kind: str, name: str) -> Actor | None:
    """Return what a country's name, national, capital or city stands for."""
    if kind == "sea":
        return None
    if kind == "capital":
        return collective.group(country, "GOV")
    if kind == "city":
        return Actor(slug(f"{country.id} {name}"), name, "group", country.code, "CVL")
    return collective.people(country) if kind == "national" else collective.state(country)


# --- the mention is a phrase ----------------------------------------------------------------------------------------


def _find(words: str) -> _Found:
    countries: list[tuple[int, int, Country, str]] = []
    bodies: list[tuple[int, int, Organisation]] = []
    roles: list[tuple[int, int, Role]] = []
    lower, at, role_at = words.lower(), 0, 0
    lower = lower if len(lower) == len(words) else words
    for match in re.finditer(r"[^\W_]+", words):
        start = match.start()
        named = gazetteer.name_at(words, start) if start >= at else None
        if named is None and start >= at and words.islower() and match.end() - start > 3:
            named = gazetteer.name_at(words.title(), start)
        if named:
            entry, at = named
            if re.match(r"[\-–](?!based|born)[a-z]", words[at:]):
                pass  # "State-backed": theirs is another country
            elif isinstance(entry, Term) and entry.kind == "sea":
                pass
            elif isinstance(entry, Organisation):
                bodies.append((start, at, entry))
            else:
                countries.append((start, at, entry.country, entry.kind))
        role = gazetteer.role_at(lower, start) if start >= role_at else None
        if role and not (start > 0 and words[start - 1] == "'"):
            roles.append((start, role[1], role[0]))
            role_at = role[1]
    if roles and not countries and not bodies:  # a slip of the pen in the country's name
        for match in re.finditer(r"[^\W_]+", words[: roles[-1][0]]):
            slip = None if gazetteer.name_at(words, match.start()) else gazetteer.near(match.group())
            if slip:
                countries.append((match.start(), match.end(), slip.country, slip.kind))
    return _Found(tuple(countries), tuple(bodies), tuple(roles))


def _phrase(words: str, day: date, place: Country | None) -> Actor | None:
    found = _find(words)
    opening = found.countries[0] if found.countries else None
    if opening and opening[0] == 0 and re.match(r" and (?:its|their) ", words[opening[1] :]):
        return collective.state(opening[2])  # "State and its allies"
    known = _person(words)
    if known:
        title = found.roles[-1][2] if found.roles and not _FORMER.search(words) else None
        return person_actor(known, day, title if title and not title.plural else None)
    joint = _JOINT.search(words)
    cut = joint.start() if joint else len(words)
    heads = [r for r in found.roles if r[0] < cut] or list(found.roles)
    found = replace(found, bodies=tuple(b for b in found.bodies if not _others(words, b, found)))
    bodies = [b for b in found.bodies if b[0] < cut] or list(found.bodies)
    country, body = _owner(found, cut)
    country = country or (None if body else place or _leader_country(words, day))
    if heads and _POPE.fullmatch(words):  # there is but one, and no state need be named
        country = by_code("VAT")
    if not heads:
        return _named_body(words, found, country, day)
    start, end, role = heads[-1]
    if bodies and bodies[-1][1] >= end and bodies[-1][0] <= start:
        return collective.body(bodies[-1][2], day)
    if start >= cut and not found.countries and not bodies:
        return None
    name = _trailing_name(words, end)
    if role.office and not _owns(words, start, end, found):
        role = replace(role, office="")
    return _role_actor(role, words, day, country, body, name)


def _others(words: str, body: tuple[int, int, Organisation], found: _Found) -> bool:
    """True for a name that bodies of several states share, where it belongs to another or only modifies."""
    if words[body[0] : body[1]] not in organisations.shared_names():
        return False
    if found.countries and found.countries[0][0] < body[0]:
        return found.countries[0][2].code != body[2].country
    modifies = bool(found.roles) and found.roles[-1][0] >= body[1]
    return modifies and body[2].code in ("LEG", "JUD", "GOV")


def _owner(found: _Found, cut: int) -> tuple[Country | None, Organisation | None]:
    """The country or organisation that the role belongs to: before the head, else after "of", "in"."""
    named: list[tuple[int, Country | Organisation]] = [(c[0], c[2]) for c in found.countries]
    named += [(b[0], b[2]) for b in found.bodies]
    if not named:
        return None, None
    first = min(named, key=lambda n: (n[0] >= cut, n[0]))[1]
    return (first, None) if isinstance(first, Country) else (None, first)


def _person(words: str) -> Person | None:
    """A known person named within the mention, by the longest run of capitalised words."""
    tokens = list(_WORD.finditer(words))
    for size in range(min(6, len(tokens)), 1, -1):
        for i in range(len(tokens) - size + 1):
            part = words[tokens[i].start() : tokens[i + size - 1].end()]
            if part[0].isupper() and part.split()[-1][0].isupper() and "," not in part:
                known = offices.find_full(part[:-2] if part.endswith("'s") else part)
                if known:
                    return known
    return None


_POPE = re.compile(r"(?:the )?(?:pope|pontiff)", re.I)
_NEXT_TO = re.compile(
    r"(?:'s?)?\s*(?:(?:top|senior|former|new|current|acting|interim|outgoing|incoming|ex)[\s\-]*)*", re.I
)


def _owns(words: str, start: int, end: int, found: _Found) -> bool:
    """True when the country or body named stands right by the office, so that it is that state's office."""
    spans = [(c[0], c[1]) for c in found.countries] + [(b[0], b[1]) for b in found.bodies]
    for first, last in spans:
        if last <= start and _NEXT_TO.fullmatch(words, last, start):
            return True
        of = re.fullmatch(r"\s+of\s+(?:the\s+)?", words[end:first]) if first >= end else None
        if of and not re.match(r"(?:'s)?\s+[A-Za-z]", words[last:]):
            return True
    return not spans


def _leader_country(words: str, day: date) -> Country | None:
    """The country of the person whose people are meant: "Name's supporters"."""
    owner = re.match(r"([A-Z][\w\-]+)(?:'s?)? [a-z]", words) or re.search(r" to (?:[A-Z]\w+ )*([A-Z]\w+)$", words)
    known = owner is not None and owner.group(1).lower() not in COMMON_WORDS
    person = by_surname(owner.group(1), day, None) if owner and known else None
    return by_code(person.country) if person and person.country else None


def _trailing_name(words: str, end: int) -> str | None:
    rest = words[end:].strip()
    rest = re.sub(r"^\.\s*", "", rest)
    if re.fullmatch(r"[A-Z][^\s,]*(?:\s+(?:[A-Z][^\s,]*|de|von|van|der|al|bin|el|la|da|dos|du))*", rest):
        return rest
    return None


def _named_body(words: str, found: _Found, country: Country | None, day: date) -> Actor | None:
    """An organisation that the name itself tells ("Minsk State University"), or those of a place."""
    if found.bodies:
        return collective.body(found.bodies[-1][2], day)
    parts = words.split()
    code = organisation_code(words)
    if code and words[0].isupper() and len(parts) > 1:
        return Actor(slug(words), words, "organisation", country.code if country else None, code)
    if country and found.countries:
        head = (_JOINT.split(words)[0].split() or parts)[-1]
        return collective.state(country) if head[0].isupper() else collective.group(country, "CVL")
    return None


def _role_actor(
    role: Role, words: str, day: date, country: Country | None, body: Organisation | None, name: str | None
) -> Actor | None:
    former = bool(_FORMER.search(words)) and role.sectors[0] in ("GOV", "LEG", "MIL", "SPY", "COP", "JUD")
    owner = country.code if country else body.name if body else None
    if name:
        surname = by_surname(name, day, country.code if country else None) if " " not in name else None
        if surname:
            return person_actor(surname, day)
    elif owner and role.office and not former and not role.plural:
        held = office_holder(role.office, owner, day)
        person = offices.person(held.person) if held else None
        if held and person:
            where = country.code if country else body.country if body else None
            return Actor(person.id, person.name, "person", where, held.sectors[0], held.role)
    code = "ELI" if former else role.sectors[0]
    if code in ("CVL", "PTY", "UNK", "GOV") and RELIGIOUS.intersection(plain(words).split()) and not role.office:
        code = "REL"
    where = country.code if country else body.country if body else None
    if name and (
        " " in name or name.split()[0].lower() in FIRST_NAMES or words.split()[0].lower() in HONORIFICS or role.office
    ):
        return Actor(slug(name), name, "person", where, code, role.phrase)
    if country:
        return collective.group(country, code)
    if body and body.country in ("IGO", "UNO", "EUR"):
        return collective.body_group(body, code)
    return collective.members(body, code, day) if body else collective.bare_group(replace(role, sectors=(code,)))
