"""Actors and their mentions: names, offices on the date, groups, metonyms, and what pronouns mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.actor_hits import Hit
from dateline.extract.actor_names import Scanner, is_subject
from dateline.extract.pronouns import Referent, pronoun_mentions
from dateline.knowledge import collective, gazetteer, offices
from dateline.knowledge.countries import Country, by_code
from dateline.knowledge.folding import fold, name_key, slug
from dateline.knowledge.offices import Person
from dateline.knowledge.sectors import organisation_code
from dateline.knowledge.who import TOP, by_surname, office_holder, person_actor
from dateline.knowledge.words import (
    ABBREVIATED,
    COMMON_SURNAMES,
    COMMON_WORDS,
    FEMALE,
    HONORIFICS,
    HUMAN_VERBS,
    MALE,
    ORGANISATION_WORDS,
)
from dateline.model import Actor, Mention
from dateline.text.parse import Parse

ACTS_WITH = frozenset({"by", "against", "with", "between"})


def mentions(text: str, dct: date, parse: Parse) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """Return the mentions in text order and the actors they mean, in order of first mention."""
    hits = Scanner(text, parse).scan()
    linker = _Linker(text, dct, parse, hits)
    referents = [r for r in map(linker.refer, hits) if r]
    referents = pronoun_mentions(parse, referents)
    actors = {r.actor.id: r.actor for r in reversed(referents)}
    for r in referents:  # the fullest record of an actor wins: one that tells an office over one that does not
        if r.actor.role and not actors[r.actor.id].role:
            actors[r.actor.id] = r.actor
    found = tuple(Mention(r.start, r.end, text[r.start : r.end], r.actor.id) for r in referents)
    order = dict.fromkeys(r.actor.id for r in referents)
    return found, tuple(actors[i] for i in order)


class _Linker:
    """Ties each naming in a report to an actor."""

    def __init__(self, text: str, dct: date, parse: Parse, hits: list[Hit]) -> None:
        self.text, self.dct, self.parse = text, dct, parse
        self.persons: dict[str, tuple[Actor, str | None]] = {}  # by id: the actor and its gender
        self.surnames: dict[str, list[str]] = {}
        self.said_roles: list[tuple[str, str, str | None, str]] = []  # phrase, office, place, actor id
        self.georgian = any(h.country and h.country.code == "GEO" and h.end - h.start != len("Georgia") for h in hits)
        self.places = {c for h in hits if (c := self._place(h))}
        self.alone = {h.name.lower() for h in hits if h.kind == "person" and " " not in h.name}
        for hit in hits:
            if hit.kind == "person" and len(hit.name.split()) > 1:
                self._learn(hit)

    # --- persons --------------------------------------------------------------------------------------------------

    def _learn(self, hit: Hit) -> None:
        """Register a person named in full."""
        known = self._full(hit.name)
        if known is None and not self._is_person(hit):
            return
        actor = self._known(known, hit) if known else self._unknown(hit)
        sex = hit.sex or (known.gender if known else _gender(hit.name))
        old = self.persons.get(actor.id)
        if old and (old[0].role or not actor.role):
            actor = old[0]
        self.persons[actor.id] = (actor, sex or (old[1] if old else None))
        family_first = bool(known and known.country in offices.FAMILY_FIRST)
        keys = {
            offices.surname_key(hit.name, family_first=family_first),
            offices.surname_key(actor.name, family_first=family_first),
        }
        for key in sorted(keys):
            ids = self.surnames.setdefault(key, [])
            if actor.id not in ids:
                ids.append(actor.id)

    def _full(self, name: str) -> Person | None:
        """The known person of a full name; of two of one name ("George Bush") the one in office on the day."""
        known = offices.find_full(name)
        words = name.split()
        if known is None or len(words) != 2 or offices.holdings(known.name, self.dct):
            return known
        namesakes = (p for p in offices.find_surname(words[1]) if p.name.split()[0] == known.name.split()[0])
        serving = [p for p in namesakes if offices.holdings(p.name, self.dct)]
        return serving[0] if len(serving) == 1 else known

    def _is_person(self, hit: Hit) -> bool:
        words = [w.lower().strip(".") for w in hit.name.split()]
        if any(w in ORGANISATION_WORDS for w in words) or (hit.name.isupper() and len(words) > 2):
            return False
        if hit.role or hit.sex or words[0] in MALE or words[0] in FEMALE:
            return True
        if words[-1] in self.alone and not hit.name.isupper() and not offices.find_surname(words[-1]):
            return True
        last = self.parse.tokens[hit.last]
        head = self.parse.tokens[last.head]
        if last.dep == "pobj" and head.lower == "to":
            return self.parse.tokens[head.head].lower == "according"
        return is_subject(self.parse, last) and head.lemma in HUMAN_VERBS

    def _known(self, person: Person, hit: Hit | None = None) -> Actor:
        return person_actor(person, self.dct, hit.role if hit else None)

    def _unknown(self, hit: Hit) -> Actor:
        country = self._place(hit)
        code = self._sector(hit) if hit.role else None
        return Actor(_person_id(hit.name), hit.name, "person", country, code, self._role_words(hit))

    def _sector(self, hit: Hit) -> str:
        """The sector of an office: an official of an organisation belongs to its sector."""
        assert hit.role is not None
        code = hit.role.sectors[0]
        return hit.organisation.code if hit.organisation and code == "GOV" else code

    def _place(self, hit: Hit) -> str | None:
        if hit.country:
            return hit.country.code
        return hit.organisation.country if hit.organisation else None

    def _role_words(self, hit: Hit) -> str | None:
        if not hit.role or not (hit.role.office or hit.country or hit.organisation):
            return None
        if hit.role.phrase.split()[-1].strip(".") in ABBREVIATED:
            return None
        owner = hit.country.adjective if hit.country else hit.organisation.name if hit.organisation else ""
        words = f"{owner} {_lower(hit.title) or hit.role.phrase}".strip()
        return f"former {words}" if hit.former and "former" not in words else words

    def _person(self, hit: Hit) -> Actor | None:
        if len(hit.name.split()) > 1:
            known = self._full(hit.name)
            wanted = known.id if known else _person_id(hit.name)
            if wanted in self.persons:
                return self._remember(hit, self.persons[wanted][0])
        ids = self.surnames.get(offices.surname_key("X " + hit.name), [])
        if len(hit.name.split()) == 1 and not ids:
            ids = [i for i, (a, _) in self.persons.items() if fold(hit.name) in name_key(a.name)]
        if len(hit.name.split()) == 1 and ids:
            holder = self._holder(hit)
            if holder and holder.id not in ids:  # "President Name", where another of the family is named in full
                return self._adopt(hit, self._known(holder, hit), holder.gender)
            fitting = [i for i in ids if not hit.sex or self.persons[i][1] in (None, hit.sex)]
            if len(fitting) > 1:  # the one in office is meant, not those of the family who are not
                fitting = [i for i in fitting if offices.holdings(self.persons[i][0].name, self.dct)]
            if len(fitting) == 1:
                return self._remember(hit, self.persons[fitting[0]][0])
            return None
        if len(hit.name.split()) == 1:
            titled = offices.find_full(f"{hit.role.phrase.title()} {hit.name}") if hit.role else None
            if titled and self._place(hit) not in (None, titled.country):
                titled = None
            found = titled or by_surname(hit.name, self.dct, self._place(hit), hit.sex)
            sure = titled or hit.sex or hit.role or self._stands(hit)
            if found and sure and (titled or self._plausible(found, hit)):
                return self._adopt(hit, self._known(found, hit), found.gender)
        if hit.role or hit.sex:
            return self._adopt(hit, self._unknown(hit), hit.sex)
        return None

    def _holder(self, hit: Hit) -> Person | None:
        """The one who holds on the day the office that stands before a family name, when it is a leader's."""
        if not hit.role or hit.former or hit.role.office not in TOP:
            return None
        found = by_surname(hit.name, self.dct, self._place(hit), hit.sex)
        held = offices.holdings(found.name, self.dct) if found else ()
        return found if any(h.office == hit.role.office for h in held) else None

    def _another(self, hit: Hit, person: Person) -> bool:
        """True when the report gives the family name to somebody else: with another first name before it."""
        first = person.name.split()[0].lower()
        for token in self.parse.tokens[1:]:
            if token.text != hit.name or token.sent == self.parse.tokens[0].sent:  # a headline's words are all capital
                continue
            before = self.parse.tokens[token.i - 1]
            named = (
                before.tag == "NNP" and before.dep == "compound" and before.head == token.i and before.text.istitle()
            )
            known = before.lower == first or before.lower in HONORIFICS or gazetteer.role_at(before.lower, 0)
            if named and not known and before.lower not in COMMON_WORDS:
                return True
        return False

    def _stands(self, hit: Hit) -> bool:
        """True when a family name alone can be taken for the known person: not where it may be a common word."""
        token = self.parse.tokens[hit.last]
        speaks = is_subject(self.parse, token) and self.parse.tokens[token.head].lemma in HUMAN_VERBS
        opens = hit.first == 0 or self.parse.tokens[hit.first - 1].sent != token.sent
        if token.lower in COMMON_WORDS:
            return speaks
        return not opens or token.dep not in ("compound", "amod", "nmod", "advmod", "dep")

    def _plausible(self, person: Person, hit: Hit) -> bool:
        """True when a family name alone may mean the known person: a leader, or an official of a state named."""
        if self._another(hit, person):
            return False
        held = offices.holdings(person.name, self.dct)
        led = any(h.office in TOP for h in offices.career(person.name))
        shared = hit.name.lower() in COMMON_SURNAMES
        if led and not shared:
            return True
        return bool(held or led) and person_actor(person, self.dct).country in self.places

    def _adopt(self, hit: Hit, actor: Actor, sex: str | None) -> Actor:
        self.persons.setdefault(actor.id, (actor, sex))
        self.surnames.setdefault(offices.surname_key("X " + hit.name), []).append(actor.id)
        return self._remember(hit, actor)

    def _remember(self, hit: Hit, actor: Actor) -> Actor:
        if hit.role:
            self.said_roles.append((hit.role.phrase, hit.role.office, self._place(hit), actor.id))
        return actor

    # --- offices, groups, states ------------------------------------------------------------------------------------

    def refer(self, hit: Hit) -> Referent | None:
        """Return what the naming means, or None when it cannot be told."""
        actor = getattr(self, f"_{hit.kind}")(hit)
        if actor is None:
            return None
        sex = self.persons[actor.id][1] if actor.id in self.persons else None
        return Referent(hit.start, hit.end, hit.first, hit.last, actor, sex)

    def _role(self, hit: Hit) -> Actor | None:
        role = hit.role
        assert role is not None
        if hit.of_person:
            hit = replace(hit, country=self._country_of(hit.of_person))
        place = self._place(hit)
        if hit.name:
            known = offices.find_full(hit.name)
            wanted = known.id if known else _person_id(hit.name)
            if wanted in self.persons:
                return self._remember(hit, self.persons[wanted][0])
        if not hit.former:
            owner = hit.country.code if hit.country else hit.organisation.name if hit.organisation else None
            held = office_holder(role.office, owner, self.dct) if owner and role.office else None
            if held:
                known = offices.person(held.person)
                assert known is not None
                self.persons.setdefault(known.id, (self._known(known), known.gender))
                return self._remember(hit, self.persons[known.id][0])
        for phrase, office, where, actor in reversed(self.said_roles):
            last_words = place is None and phrase.split()[-1] == role.phrase.split()[-1]
            same = office == role.office if role.office else last_words
            if role.phrase == "minister" and office == "Prime Minister":
                continue
            if same and (place is None or where == place):
                return self.persons[actor][0] if actor in self.persons else None
        if not place and role.office and not hit.former:
            return self._only_one(role.office)
        if not place or hit.former:
            return None
        words = self._role_words(hit) or role.phrase
        made = Actor(slug(words), words, "person", place, self._sector(hit), words)
        self.persons.setdefault(made.id, (made, None))
        return self._remember(hit, made)

    def _only_one(self, office: str) -> Actor | None:
        """The one person of the report who holds such an office; None when there are more."""
        found = [actor for actor, _ in self.persons.values() if actor.role and actor.role.startswith(f"{office} of ")]
        return found[0] if len(found) == 1 else None

    def _group(self, hit: Hit) -> Actor:
        if hit.role is None:
            assert hit.country is not None
            return collective.people(hit.country)
        code = hit.role.sectors[0]
        if hit.country:
            return collective.group(hit.country, code)
        if hit.organisation:
            return collective.members(hit.organisation, code, self.dct)
        return collective.bare_group(hit.role)

    def _country_of(self, name: str) -> Country | None:
        """The country of a person named in full or by the family name."""
        ids = self.surnames.get(offices.surname_key("X " + name), [])
        code = self.persons[ids[0]][0].country if len(ids) == 1 else None
        if not code:
            found = offices.find_full(name) if " " in name else by_surname(name, self.dct, None)
            code = found.country if found else None
        return by_code(code) if code else None

    def _administration(self, hit: Hit) -> Actor | None:
        """The government of a known leader: "the Biden administration"."""
        country = self._country_of(hit.name)
        return collective.group(country, "GOV") if country else None

    def _state(self, hit: Hit) -> Actor | None:
        assert hit.country is not None
        if hit.country.code == "GEO" and self._american_georgia():
            return None
        return collective.state(hit.country)

    def _american_georgia(self) -> bool:
        """True when the report names the United States, and of Georgia and its neighbours nothing but the name."""
        near = {"RUS", "UKR", "ARM", "AZE", "TUR"} & self.places
        return "USA" in self.places and not near and not self.georgian

    def _sea(self, _: Hit) -> None:
        return None

    def _capital(self, hit: Hit) -> Actor | None:
        token = self.parse.tokens[hit.last]
        after = self.parse.tokens[hit.last + 1].text if hit.last + 1 < len(self.parse.tokens) else ""
        head = self.parse.tokens[token.head]
        acts = (
            is_subject(self.parse, token)
            or after in ("'s", "’s", "'")
            or (token.dep == "pobj" and head.lower in ACTS_WITH)
        )
        if not acts:
            return None
        return self._state(hit)

    def _city(self, _: Hit) -> None:
        return None

    def _organisation(self, hit: Hit) -> Actor:
        assert hit.organisation is not None
        return collective.body(hit.organisation, self.dct)

    def _unknown_organisation(self, hit: Hit) -> Actor:
        country = hit.country
        name = f"{country.adjective} {hit.name}" if country else hit.name
        return Actor(slug(name), name, "organisation", country.code if country else None, organisation_code(hit.name))


def _person_id(name: str) -> str:
    """Return the id of a person the tables do not know: the name without middle initials."""
    words = [w for n, w in enumerate(name.split()) if n == 0 or len(w.strip(".")) > 1]
    return slug(" ".join(words))


def _lower(title: str) -> str:
    """Return the title without capitals, save for acronyms."""
    return " ".join(w.lower() if w[1:].islower() else w for w in title.split())


def _gender(name: str) -> str | None:
    first = name.split()[0].lower()
    if first in FEMALE:
        return None if first in MALE else "f"
    return "m" if first in MALE else None
