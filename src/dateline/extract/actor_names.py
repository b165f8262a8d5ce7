"""Names, offices and groups in running text: the parse and the gazetteers, without a name model."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from dateline.extract.actor_hits import Hit, Owner
from dateline.extract.name_reader import NameReader
from dateline.knowledge.countries import Country, Term
from dateline.knowledge.organisations import Organisation
from dateline.knowledge.roles import Role
from dateline.knowledge.sectors import THINGS
from dateline.knowledge.words import (
    ADMINISTRATIONS,
    APPOSITIONS,
    FIRST_NAMES,
    FORMER,
    HONORIFICS,
    MODIFIERS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    RANKS,
    SINGLE,
)
from dateline.text.parse import Parse, Token

_POSSESSIVE = ("'s", "’s", "'", "’")


class Scanner(NameReader):
    """Finds the hits of one report, left to right, each token used once."""

    def __init__(self, text: str, parse: Parse) -> None:
        super().__init__(text, parse)
        self.hits: list[Hit] = []

    def scan(self) -> list[Hit]:
        """Return all hits in text order, without overlap."""
        i = 0
        while i < len(self.tokens):
            i = max(i + 1, self._at(i))
        return self.hits

    def _at(self, i: int) -> int:
        token = self.tokens[i]
        first = token.text[0]
        if not (first.isalpha() or first.isdigit()):
            return i
        if first.isupper() or token.lower in ("al", "peshmerga", "euro", "eurozone", "red", "the"):
            found = self._name(i)
            if found:
                entry, after = found
                return self._term(i, after, entry) if isinstance(entry, Term) else self._organisation(i, after, entry)
        if first.isupper() and token.lower in HONORIFICS:
            return self._honorific(i)
        done = self._office(i, i, None, None)
        if done:
            return done
        if first.isupper() and self._is_name_token(i):
            return self._run(i)
        return i

    def _add(self, first: int, after: int, kind: str, **more: Any) -> int:
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        self.hits.append(Hit(start, end, first, after - 1, kind, **more))
        return after

    # --- states and organisations ---------------------------------------------------------------------------------

    def _term(self, i: int, after: int, term: Term) -> int:
        if term.kind == "sea":
            return after
        if self._is_surname(i, after):
            return self._run(i)
        if self.text[self.tokens[after - 1].end : self.tokens[after - 1].end + 1] == "-":
            dash = re.match(r"-(\w+)", self.text[self.tokens[after - 1].end : self.tokens[after - 1].end + 20])
            if dash and dash.group(1).islower():
                return after
        j = after + 1 if self._text(after) in _POSSESSIVE else after
        if term.kind != "national" and (term.kind != "city" or j > after):
            done = self._office(i, j, term.country, None)
            if done:
                self._share_role()
                return done
            done = self._ministry(i, j, term.country)
            if done:
                return done
        if term.kind == "national" and self.tokens[i].tag in ("NN", "NNP", "JJ") and not self._text(i).endswith("s"):
            return self._add(i, after, "group", country=term.country, name="people")
        kind = {"name": "state", "adjective": "state", "national": "group"}.get(term.kind, term.kind)
        return self._add(i, after, kind, country=term.country, name="people" if kind == "group" else "")

    def _share_role(self) -> None:
        """Give the first of two coordinated adjectives the group of the second ("Greek and Turkish troops")."""
        if len(self.hits) < 2:
            return
        first, second = self.hits[-2:]
        joined = self.text[first.end : second.start].strip() in ("and", ",", "or")
        adjective = first.country and self.text[first.start : first.end] not in (first.country.name,)
        if first.kind == "state" and second.kind == "group" and second.role and joined and adjective:
            self.hits[-2] = replace(first, kind="group", role=second.role)

    def _is_surname(self, i: int, after: int) -> bool:
        """True for "Michael Jordan" and "Jordan Smith": a country word within a person's name."""
        first_name = i > 0 and self.tokens[i - 1].lower in FIRST_NAMES and self._is_name_token(i - 1)
        before = first_name and self._same_sentence(i - 1, i)
        return before or (after == i + 1 and self.tokens[i].lower in FIRST_NAMES and self._is_name_token(after))

    def _ministry(self, i: int, j: int, country: Country) -> int | None:
        """A named body of the country: "Russian Foreign Ministry", "Haitian Red Cross"."""
        k = j
        if j < len(self.tokens) and not self.tokens[j].text[0].isupper():
            return None
        while k < len(self.tokens) and k < j + 6 and self._same_sentence(i, k):
            if not (self.tokens[k].text[0].isupper() or self.tokens[k].lower in ("and", "of", "for", "the", "&")):
                break
            k += 1
        while k > j and not self.tokens[k - 1].text[0].isupper():
            k -= 1
        for end in range(k, j, -1):
            if self.tokens[end - 1].lower in ORGANISATION_WORDS:
                name = self.text[self.tokens[j].start : self.tokens[end - 1].end]
                return self._add(i, end, "unknown_organisation", name=name, country=country)
        return None

    def _organisation(self, i: int, after: int, organisation: Organisation) -> int:
        j = after + 1 if self._text(after) in _POSSESSIVE else after
        done = self._office(i, j, None, organisation)
        if done:
            return done
        return self._add(i, after, "organisation", organisation=organisation)

    # --- offices, groups, persons ---------------------------------------------------------------------------------

    def _office(self, i: int, j: int, country: Country | None, body: Organisation | None) -> int | None:
        """An office or group at ``j``, owned by what stands from ``i`` to ``j``, with the name that may follow."""
        k, former, other = j, False, False
        if self._text(j).lower() in ("of", "-"):
            return None
        while k < j + 5 and self._same_sentence(i, k):
            found = self._role(k)
            if found:
                role, after = found
                stacked = not role.plural and self._same_sentence(k, after) and self._role(after) is not None
                if not stacked and not self._modifies(after):
                    role = replace(role, office="") if other and i < j else role  # "State's gas company president"
                    role = _past(role) if former else role
                    return self._found_office(i, after, role, Owner(country, body, former=former), j)
            if not (found or self.tokens[k].lower in MODIFIERS or (i < j and self._could_modify(k))):
                return None
            former = former or self.tokens[k].lower in FORMER
            other = other or self.tokens[k].lower not in (*FORMER, *RANKS)
            k = found[1] if found else k + 1
        return None

    def _could_modify(self, k: int) -> bool:
        """True for what may stand between an owner and the office: "State's Digital Affairs minister"."""
        token = self.tokens[k]
        fits = token.tag in ("JJ", "NN", "NNP", "NNPS", "CC", "HYPH", "VBN") and token.lower not in FIRST_NAMES
        return fits and (token.text[0].islower() or not self._name(k))

    def _acts_bare(self, role: Role, i: int) -> bool:
        """True when a group without an owner can be told as an actor: a plural of people who act."""
        return role.plural and not role.office and role.phrase not in THINGS and self._tag(i) in ("NNS", "NNPS")

    def _modifies(self, after: int) -> bool:
        """True when a common noun follows, so that the role's noun only modifies ("troop movements")."""
        tag = self._tag(after)
        if self._text(after) == "-":
            return self._same_sentence(after - 1, after)
        follows = tag in ("NN", "NNS") and self._same_sentence(after - 1, after) and self._text(after).islower()
        return (
            follows
            and self.tokens[after - 1].head != after - 1
            and self.tokens[after - 1].dep in ("compound", "amod", "nmod")
        )

    def _found_office(self, i: int, after: int, role: Role, owner: Owner, j: int) -> int | None:
        """Record what the role from ``i`` to ``after`` is part of: a person with a name, an office, a group."""
        end = after
        if not owner.known:
            owner, end = self._owner_after(i, after, role, owner)
        while self.tokens[j].lower in RANKS and j + 1 < after:
            j += 1
        title = "" if role.plural or role.office else self._slice(j, after)
        owned = {"role": role, "title": title, **owner.fields()}
        done = None if role.plural else self._named_after(i, end, owned)
        if done:
            return done
        before = self.hits[-1] if self.hits else None
        if before and before.kind == "person" and self._appositive(before, i):
            if "served" in self.text[before.end : self.tokens[i].start]:
                owned |= {"former": True, "role": _past(role)}
            self.hits[-1] = replace(before, **{k: v for k, v in owned.items() if v})
            return end
        if self._is_office(role, after - 1):
            return self._add(i, end, "role", **owned) if owner.known or self._definite(i) else None
        bare = self._acts_bare(role, after - 1)
        return self._add(i, end, "group", **owned) if owner.country or owner.organisation or bare else None

    def _named_after(self, i: int, end: int, owned: dict[str, Any]) -> int | None:
        """The person (or body) whose name follows the role, at once or after a comma."""
        named_at = self._skip_titles(end)
        run = self._name_end(named_at)
        if run > named_at and self.tokens[run - 1].end - self.tokens[named_at].start > 2:
            name = self._slice(named_at, run)
            named_at = self._untitled(named_at, run)
            name = self._slice(named_at, run)
            if any(w in ORGANISATION_WORDS for w in name.lower().split()):
                if " " not in name:
                    return None
                return self._add(named_at, run, "unknown_organisation", name=name, country=owned["country"])
            return self._add(named_at, run, "person", name=name, **owned)
        comma = end + 1
        if self._text(end) == "," and self._same_sentence(i, comma):
            run = self._name_end(comma)
            if run > comma + 1 and self._text(run) in (",", "", "."):
                name = self._slice(comma, run)
                self._add(i, end, "role", name=name, **owned)
                return self._add(comma, run, "person", name=name, **owned)
        return None

    def _owner_after(self, i: int, after: int, role: Role, owner: Owner) -> tuple[Owner, int]:
        """The owner told after the role ("president of State", "aide to Name") or by a person ("Name's aide")."""
        if self._text(after).lower() == "of":
            named = self._name(after + 2 if self._text(after + 1).lower() == "the" else after + 1)
            if named:
                entry, end = named
                if self._tag(end).startswith("NN") and self._same_sentence(after, end):
                    return owner, after  # a longer name begins with it
                if isinstance(entry, Term):
                    return replace(owner, country=entry.country), end
                return replace(owner, organisation=entry), end
        if role.plural and self._text(after) in ("in", "from") and role.sectors[0] not in ("MIL", "REF"):
            named = self._name(after + 2 if self._text(after + 1).lower() == "the" else after + 1)
            if named and isinstance(named[0], Term):
                return replace(owner, country=named[0].country), after
        before = self.hits[-1] if self.hits else None
        if before and before.kind == "person" and self._text(i - 1) in _POSSESSIVE and before.last == i - 2:
            return replace(owner, of_person=before.name), after
        if self._text(after) == "to" and self._same_sentence(after - 1, after):
            start = self._skip_titles(after + 1)
            end = self._name_end(start)
            if end > start:
                return replace(owner, of_person=self._slice(start, end)), after
        return owner, after

    def _is_office(self, role: Role, head: int) -> bool:
        single = not role.plural and self._tag(head) in ("NN", "NNP")
        return single and (bool(role.office) or role.phrase.split()[-1] in SINGLE)

    def _definite(self, i: int) -> bool:
        return i > 0 and self._same_sentence(i - 1, i) and self.tokens[i - 1].lower == "the"

    def _appositive(self, before: Hit, i: int) -> bool:
        """True for "Name, (the|a) role" and "Name, his role": what lies between is a comma and a determiner."""
        between = self.text[before.end : self.tokens[i].start].strip().lower()
        if between.startswith(",") and between.endswith(("who served as", "who serves as", "who is", "who was")):
            return self._same_sentence(before.last, i)
        return between in APPOSITIONS

    def _honorific(self, i: int) -> int:
        after = i + 1
        if self._text(after) == ".":
            after += 1
        run = self._name_end(after)
        if run == after:
            return i
        sex = HONORIFICS[self.tokens[i].lower]
        return self._add(after, run, "person", name=self._slice(after, run), sex=sex)

    def _run(self, i: int) -> int:
        """A run of proper nouns that no table knows: a person, an organisation, or left alone."""
        k, after = i + 1, self._run_step(i, i + 1)
        while after > k and self._same_sentence(i, after - 1):
            k, after = after, self._run_step(i, after)
        i = self._untitled(i, k)
        words = [t.lower for t in self.tokens[i:k]]
        if words[-1] in PLACE_WORDS:
            return k
        if any(w in ORGANISATION_WORDS for w in words) and (k > i + 1):
            return self._add(i, k, "unknown_organisation", name=self._slice(i, k))
        following = self.tokens[k].lower if self._same_sentence(i, k) else ""
        if following in ADMINISTRATIONS and k == i + 1 and not self._modifies(k + 1):
            return self._add(i, k + 1, "administration", name=self._slice(i, k))
        return self._add(i, k, "person", name=self._slice(i, k))


def _past(role: Role) -> Role:
    """Return the role with the sector of former officials."""
    return replace(role, sectors=("ELI",)) if role.sectors[0] in ("GOV", "LEG", "MIL", "SPY") else role


def is_subject(parse: Parse, token: Token) -> bool:
    """True when the token (or the phrase it heads) is a verb's subject."""
    return token.dep in ("nsubj", "nsubjpass", "csubj") and parse.tokens[token.head].is_verb
