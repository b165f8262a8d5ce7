"""Figures: counted and measured quantities, with what they count, their bounds and who gives them."""

from __future__ import annotations

import re

from dateline.extract.counted import PARTY, SUBJECTS, governor, noun_after, of_object, subject
from dateline.extract.figure_phrase import TOLLS, Counted, of_phrase, top
from dateline.extract.figure_setting import setting
from dateline.extract.figure_source import whose
from dateline.extract.found import Found
from dateline.extract.quantities import Quantity, quantities
from dateline.extract.units import rate_after
from dateline.knowledge.quantities import is_people, singular, units, word_set
from dateline.model import Figure, Span
from dateline.text.parse import Parse, Token

HARM = word_set(
    "kill die injure wound hurt displace arrest detain rescue evacuate hospitalize hospitalise infect miss perish drown"
    " behead execute murder massacre abduct kidnap imprison jail deport treat quarantine strand trap flee"
)
SCALAR = word_set("toll number total count figure tally rate level price cost bill sum amount")
NOT_NAMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday gmt bst est edt"
    " january february march april may june july august september october november december"
)
NOT_COUNTED = frozenset(["percent", "percentage point", "magnitude"])
_MORE = re.compile(r" (?:more|others|so|or so)\b")


def figures(found: Found) -> tuple[Figure, ...]:
    """Return the figures in text order."""
    out: list[Figure] = []
    share: Counted | None = None
    for number, sentence in enumerate(found.parse.sentences):
        here = found.timexes_over(sentence.start, sentence.end)
        last: Counted | None = None
        for quantity in quantities(found.text, sentence, here):
            if out and quantity.start < out[-1].end:
                continue
            counted = _count(found.parse, quantity, last, number)
            if counted is None:
                continue
            if quantity.kind == "share" and counted.own:
                share = _share(found.parse, counted, share)
            last = counted
            out.append(_figure(found, sentence, quantity, counted))
    return tuple(out)


def _share(parse: Parse, counted: Counted, previous: Counted | None) -> Counted:
    """Set what a share is of: its own of-phrase, or that of the share before it ("40% of the crop; 20% was ...")."""
    counted.whole = of_object(parse, counted.own[-1])
    if counted.whole is None and previous is not None and previous.whole is not None:
        near = counted.own[0].sent - previous.own[0].sent <= 1
        if near and top(counted.own).dep in SUBJECTS:
            counted.whole = previous.whole
    return counted


def _figure(found: Found, sentence: Span, quantity: Quantity, counted: Counted) -> Figure:
    start, end = quantity.start, counted.end
    place, day = setting(found, counted)
    return Figure(
        start=start,
        end=end,
        text=found.text[start:end],
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=counted.unit,
        of=of_phrase(found.parse, quantity, counted),
        modifier=quantity.modifier,
        attribution=whose(found, sentence, quantity.core, quantity.last),
        place=place,
        date=day,
    )


def _count(parse: Parse, quantity: Quantity, previous: Counted | None, number: int) -> Counted | None:
    """Return what ``quantity`` counts, or None when it is no figure."""
    own = parse.tokens_in(quantity.core, quantity.end)
    if not own or own[0].sent != number:
        return Counted(quantity.unit, quantity.end, None, ()) if quantity.unit else None
    if quantity.hyphen not in (None, "-"):
        return _hyphened(parse, quantity, own)
    if quantity.unit is not None:
        return Counted(quantity.unit, quantity.end, None, own)
    if quantity.value == 0 and parse.text[quantity.core : quantity.last].lower() == "zero" and _bare(parse, own):
        return None
    last = own[-1]
    noun = of_object(parse, last) if quantity.vague else None
    end = noun.end if noun is not None and noun.i - last.i <= 6 else quantity.end
    if noun is None:
        noun = noun_after(parse, last)
        if noun is not None:
            if _is_name(parse, own, noun, quantity):
                return None
            end = _pair_end(parse, noun)
    if noun is None:
        noun = of_object(parse, last)
        if noun is not None and own[0].lower == "one":
            return None
    if noun is not None and noun.lower not in ("others", "people's"):
        if quantity.one and not _one_counts(parse, noun, previous):
            return None
        rate, end = rate_after(parse.text, end)
        return Counted(_unit(noun) + rate, end, noun, own)
    return _elided(parse, quantity, own, previous, noun)


def _one_counts(parse: Parse, noun: Token, previous: Counted | None) -> bool:
    """Return whether "one" is a count ("one death", "killing one person"), not an article ("one man says")."""
    if noun.lemma in ("death", "case", "fatality", "casualty") or (
        previous is not None and previous.unit == _unit(noun)
    ):
        return True
    people = is_people(noun.text) and noun.lemma not in ("force", "team", "group", "population", "public")
    if people and any(c.dep in ("amod", "compound", "nmod") for c in parse.children(noun.i)):
        return True
    head = governor(parse, noun)
    return people and (head.lemma in HARM or parse.child(head.i, "acomp", "oprd") is not None)


def _hyphened(parse: Parse, quantity: Quantity, own: tuple[Token, ...]) -> Counted | None:
    word = str(quantity.hyphen)
    end = quantity.last + 1 + len(word)
    own = parse.tokens_in(quantity.core, end)
    noun = noun_after(parse, own[-1]) if own else None
    people = word in ("strong", "man", "woman", "member", "person", "men", "women")
    if people and noun is None and word not in ("strong",):
        return None
    return Counted("person" if people else "storey" if word == "story" else word, end, noun, own)


def _bare(parse: Parse, own: tuple[Token, ...]) -> bool:
    """Return whether no noun follows the number."""
    return noun_after(parse, own[-1]) is None


def _pronoun(parse: Parse, own: tuple[Token, ...]) -> bool:
    """Return whether a number without a noun means known things ("the two") or ends a name ("the Famous Five")."""
    first = own[0]
    if first.i == 0 or parse.tokens[first.i - 1].sent != first.sent:
        return False
    before = parse.tokens[first.i - 1]
    if before.lower in ("the", "these", "those", "both", "other"):
        return True
    return first.text[:1].isupper() and before.tag.startswith("NNP") and before.lower not in NOT_NAMES


def _is_name(parse: Parse, own: tuple[Token, ...], noun: Token, quantity: Quantity) -> bool:
    """Return whether the number is a part of a name ("Europe 600 Oil Index", "Boeing 747 jets")."""
    first = own[0]
    if quantity.modifier is not None or first.i == 0:
        return False
    before = parse.tokens[first.i - 1]
    if before.sent != first.sent or before.end + 1 != first.start or not before.tag.startswith("NNP"):
        return False
    if before.lower in NOT_NAMES or (noun.tag in ("NNS", "NNPS") and not first.text[:1].isupper()):
        return False
    return noun.tag in ("NN", "NNP") or (first.text[:1].isupper() and before.dep == "compound")


def _pair_end(parse: Parse, noun: Token) -> int:
    """Return the end of "soldiers and police": a second noun that the same number counts."""
    after = parse.tokens[noun.i + 1 : noun.i + 3]
    if len(after) == 2 and after[0].lower == "and" and after[1].head == noun.i and is_people(after[1].text):
        return after[1].end
    return noun.end


def _unit(noun: Token) -> str:
    if noun.lower == "times":
        return "times"
    if is_people(noun.text) or noun.lower == "others":
        return "person"
    return singular(noun.lower)


def _elided(
    parse: Parse, quantity: Quantity, own: tuple[Token, ...], previous: Counted | None, other: Token | None
) -> Counted | None:
    """Return what a number without a noun counts: from its verb, its subject or the figure before it."""
    if quantity.modifier is None and _pronoun(parse, own):
        return None
    last = own[-1]
    more = _MORE.match(parse.text, quantity.end)
    end = other.end if other is not None else quantity.end + (len(more.group()) if more and quantity.value != 1 else 0)
    after = parse.tokens[last.i + 1 : last.i + 5]
    if other is not None or any(t.lower in PARTY and t.sent == last.sent for t in after[:2]) or _party(after):
        return Counted("person", end, None, own)
    head = governor(parse, last)
    if head.is_noun and last.dep == "pobj":
        if quantity.one:
            return None
        if is_people(head.text):
            return Counted("person", end, head, own)
        if singular(head.lower) in SCALAR and previous is not None and previous.unit and _countable(previous.unit):
            return Counted(previous.unit, end, previous.noun, own)
    if head.is_verb:
        if head.lemma in HARM:
            return Counted("person", end, None, own)
        about = parse.child(head.i, "dobj") if last.dep == "pobj" else None
        about = about or subject(parse, head)
        if about is not None and about.tag == "PRP" and about.lower == "it":
            about = _tally_before(parse, about)
        if (
            about is not None
            and about.lower in ("level", "phase", "stage", "category")
            and (quantity.value or 99) <= 10
        ):
            return None
        if about is not None and about.tag == "NNP" and not is_people(about.text):
            about = None
        if about is not None and about.is_noun and about.i not in {t.i for t in own} and not quantity.one:
            return _scalar(parse, about, end, own, previous)
    if previous is not None and previous.unit is not None and _countable(previous.unit):
        return Counted(previous.unit, end, previous.noun, own)
    if quantity.one:
        return None
    if (quantity.low or 0) >= 1e9:  # sums of money more often than people
        money = previous is not None and units().kinds.get(previous.unit or "") == "money"
        return Counted(previous.unit if money and previous is not None else None, end, None, own)
    if quantity.vague or quantity.modifier is not None or (quantity.value or 0) >= 1000:
        return Counted("person" if quantity.vague else None, end, None, own)
    return None


def _tally_before(parse: Parse, pronoun: Token) -> Token | None:
    """Return the tally that "it" stands for ("the toll ... after it passed 900"), or None."""
    for token in reversed(parse.tokens[max(0, pronoun.i - 40) : pronoun.i]):
        if token.is_noun and (token.lower in TOLLS or singular(token.lower) in SCALAR):
            return token
    return None


def _party(after: tuple[Token, ...]) -> bool:
    """Return whether the words after a number say what became of people ("have been made homeless")."""
    for token in after:
        if token.lower in PARTY:
            return True
        if not (token.is_verb or token.tag == "RB"):
            return False
    return False


def _countable(unit: str) -> bool:
    """Return whether a bare number may take over the unit of the figure before it (no measures, no money)."""
    return unit.split("/")[0] not in units().kinds and unit not in NOT_COUNTED


def _scalar(parse: Parse, about: Token, end: int, own: tuple[Token, ...], previous: Counted | None) -> Counted:
    """Return the reading of "the number of cases rose to 289", "the death toll is 72"."""
    if about.lower in TOLLS:
        return Counted("person", end, None, own)
    if singular(about.lower) in SCALAR:
        of = parse.child(about.i, "prep")
        counted = parse.child(of.i, "pobj") if of is not None and of.lower == "of" else None
        if counted is not None:
            return Counted(_unit(counted), end, counted, own)
        if previous is not None and previous.unit is not None and _countable(previous.unit):
            return Counted(previous.unit, end, previous.noun, own)
        plural = [t for t in parse.tokens[max(0, own[0].i - 15) : own[0].i] if t.tag == "NNS" and t.sent == own[0].sent]
        return Counted(_unit(plural[-1]), end, plural[-1], own) if plural else Counted(None, end, None, own)
    return Counted(_unit(about), end, about, own)
