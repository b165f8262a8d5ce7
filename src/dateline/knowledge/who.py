"""Who is meant on a day: persons with the office they hold, family names alone, offices without a name."""

from __future__ import annotations

from datetime import date

from dateline.knowledge import offices
from dateline.knowledge.countries import by_code
from dateline.knowledge.offices import Holding, Person
from dateline.knowledge.roles import Role
from dateline.model import Actor


def person_actor(person: Person, day: date, title: Role | None = None) -> Actor:
    """Return the known person as an actor with the office held on the day; ``title`` is what the text calls it."""
    held = offices.holdings(person.name, day)
    if held:
        first = held[0]
        return Actor(person.id, person.name, "person", offices.place_code(first.place), first.sectors[0], first.role)
    past = [h for h in offices.career(person.name) if h.end is not None and h.end <= day]
    code = _after(past, day) if past else person.code
    if title and not any(h.office == title.office for h in past if h.office in TOP):
        code = title.sectors[0]
    return Actor(person.id, person.name, "person", person.country, code)


# States whose ministers sit in parliament and as a rule stay there when they leave the government.
_SEATED = frozenset({"GBR", "CAN", "AUS", "NZL", "IRL", "JPN", "IND"})
_TERM = 730  # days


def _after(past: list[Holding], day: date) -> str:
    """Return the sector of a former office-holder: a member of parliament for a while, else a former official."""
    last = max(past, key=lambda h: h.end or h.start)
    recent = last.end is not None and (day - last.end).days < _TERM
    return "LEG" if recent and last.place in _SEATED and last.office not in TOP else "ELI"


def by_surname(name: str, day: date, place: str | None, sex: str | None = None) -> Person | None:
    """Return the one known person whom a family name alone means on that day, or None."""
    found = tuple(p for p in offices.find_surname(name) if sex is None or p.gender == sex)
    if place:
        found = tuple(p for p in found if p.country == place)
    if len(found) == 1 and (place or offices.holdings(found[0].name, day) or len(name) > 4):
        return found[0]
    serving = [(p, h[0]) for p in found if (h := offices.holdings(p.name, day))]
    top = [p for p, h in serving if h.office in TOP]
    if len(top) == 1 or (not top and len(serving) == 1):
        return top[0] if top else serving[0][0]
    if serving:
        return None
    led = [(h.end, p) for p in found for h in offices.career(p.name) if h.office in TOP and h.end and h.end <= day]
    return max(led, key=lambda e: e[0])[1] if led else None


TOP = frozenset(
    {"President", "Prime Minister", "Chancellor", "Supreme Leader", "Secretary-General", "Monarch", "leader"}
)
_SAME_OFFICE = {
    "foreign minister": ("Secretary of State", "Foreign Secretary"),
    "defense minister": ("Secretary of Defense", "Defense Secretary"),
    "defense secretary": ("Secretary of Defense", "Defense Minister"),
    "foreign secretary": ("Foreign Minister",),
    "prime minister": ("Chancellor",),
    "interior minister": ("Home Secretary",),
    "finance minister": ("Chancellor of the Exchequer", "Secretary of the Treasury"),
    "leader": ("Supreme Leader", "President", "Prime Minister"),
    "monarch": ("King", "Queen", "Emir", "Sultan", "Emperor"),
}
# How organisations call their head.
_HEADS = (
    "Secretary-General",
    "Director General",
    "President",
    "Managing Director",
    "Executive Director",
    "Chief Executive",
    "High Commissioner",
    "chair of the Commission",
)
EXECUTIVE_PRIME_MINISTER = frozenset("GBR CAN AUS NZL ISR IND JPN ITA ESP DEU NLD GRC HUN POL PAK".split())


def office_holder(office: str, owner: str, day: date) -> Holding | None:
    """Return who held the office, or what the country calls it, on that day."""
    names: tuple[str, ...] = (office, *_SAME_OFFICE.get(office.lower(), ()))
    if office in ("leader", "chief") and by_code(owner) is None:
        names = ("leader", *_HEADS)
    if office == "leader" and owner in EXECUTIVE_PRIME_MINISTER:
        names = ("leader", "Prime Minister", "Chancellor")
    for name in names:
        held = offices.holder(owner, name, day)
        if held:
            return held
    return None
