"""Figures: counted and measured quantities, with what they count, their bounds and who gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.extract.counted import PARTY, SUBJECTS, Phrase, governor, noun_after, of_object, subject
from dateline.extract.found import Found
from dateline.extract.quantities import Quantity, quantities
from dateline.extract.units import rate_after
from dateline.knowledge.quantities import is_people, singular, units, word_set
from dateline.model import Figure
from dateline.text.parse import Parse, Token

HARM = word_set(
    "kill die injure wound hurt displace arrest detain rescue evacuate hospitalize hospitalise infect miss perish drown"
    " behead execute murder massacre abduct kidnap imprison jail deport treat quarantine strand trap flee"
)
TOLLS = word_set("toll death deaths fatalities casualties")
SCALAR = word_set("toll number total count figure tally rate level price cost bill sum amount")
NOT_NAMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday gmt bst est edt"
    " january february march april may june july august september october november december"
)
NOT_COUNTED = frozenset(["percent", "percentage point", "magnitude"])
PREPOSED = ("amod", "compound", "nmod", "nummod", "npadvmod", "quantmod", "poss")
_MORE = re.compile(r" (?:more|others|so|or so)\b")


@dataclass(slots=True)
class _Counted:
    """What was made of one quantity: its unit, the end of its span, the noun, the tokens of the figure."""

    unit: str | None
    end: int
    noun: Token | None
    own: tuple[Token, ...]
    whole: Token | None = None  # what a share is of


def figures(found: Found) -> tuple[Figure, ...]:
    """Return the figures in text order."""
    out: list[Figure] = []
    timexes = found.timexes
    share: _Counted | None = None
    for number, sentence in enumerate(found.parse.sentences):
        here = [t for t in timexes if t.start < sentence.end and sentence.start < t.end]
        last: _Counted | None = None
        for quantity in quantities(found.text, sentence, here):
            if out and quantity.start < out[-1].end:
                continue
            counted = _count(found.parse, quantity, last, number)
            if counted is None:
                continue
            if quantity.kind == "share" and counted.own:
                share = _share(found.parse, counted, share)
            last = counted
            out.append(_figure(found, quantity, counted))
    return tuple(out)


def _share(parse: Parse, counted: _Counted, previous: _Counted | None) -> _Counted:
    """Set what a share is of: its own of-phrase, or that of the share before it ("40% of the crop; 20% was ...")."""
    counted.whole = of_object(parse, counted.own[-1])
    if counted.whole is None and previous is not None and previous.whole is not None:
        near = counted.own[0].sent - previous.own[0].sent <= 1
        if near and _top(counted.own).dep in SUBJECTS:
            counted.whole = previous.whole
    return counted


def _figure(found: Found, quantity: Quantity, counted: _Counted) -> Figure:
    start, end = quantity.start, counted.end
    return Figure(
        start=start,
        end=end,
        text=found.text[start:end],
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=counted.unit,
        of=_of(found.parse, quantity, counted),
        modifier=quantity.modifier,
        attribution=found.attribution_at(quantity.core, quantity.last),
    )


def _count(parse: Parse, quantity: Quantity, previous: _Counted | None, number: int) -> _Counted | None:
    """Return what ``quantity`` counts, or None when it is no figure."""
    own = parse.tokens_in(quantity.core, quantity.end)
    if not own or own[0].sent != number:
        return _Counted(quantity.unit, quantity.end, None, ()) if quantity.unit else None
    if quantity.hyphen not in (None, "-"):
        return _hyphened(parse, quantity, own)
    if quantity.unit is not None:
        return _Counted(quantity.unit, quantity.end, None, own)
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
        return _Counted(_unit(noun) + rate, end, noun, own)
    return _elided(parse, quantity, own, previous, noun)


def _one_counts(parse: Parse, noun: Token, previous: _Counted | None) -> bool:
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


def _hyphened(parse: Parse, quantity: Quantity, own: tuple[Token, ...]) -> _Counted | None:
    word = str(quantity.hyphen)
    end = quantity.last + 1 + len(word)
    own = parse.tokens_in(quantity.core, end)
    noun = noun_after(parse, own[-1]) if own else None
    people = word in ("strong", "man", "woman", "member", "person", "men", "women")
    if people and noun is None and word not in ("strong",):
        return None
    return _Counted("person" if people else "storey" if word == "story" else word, end, noun, own)


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
    parse: Parse, quantity: Quantity, own: tuple[Token, ...], previous: _Counted | None, other: Token | None
) -> _Counted | None:
    """Return what a number without a noun counts: from its verb, its subject or the figure before it."""
    if quantity.modifier is None and _pronoun(parse, own):
        return None
    last = own[-1]
    more = _MORE.match(parse.text, quantity.end)
    end = other.end if other is not None else quantity.end + (len(more.group()) if more and quantity.value != 1 else 0)
    after = parse.tokens[last.i + 1 : last.i + 5]
    if other is not None or any(t.lower in PARTY and t.sent == last.sent for t in after[:2]) or _party(after):
        return _Counted("person", end, None, own)
    head = governor(parse, last)
    if head.is_noun and last.dep == "pobj":
        if quantity.one:
            return None
        if is_people(head.text):
            return _Counted("person", end, head, own)
        if singular(head.lower) in SCALAR and previous is not None and previous.unit and _countable(previous.unit):
            return _Counted(previous.unit, end, previous.noun, own)
    if head.is_verb:
        if head.lemma in HARM:
            return _Counted("person", end, None, own)
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
        return _Counted(previous.unit, end, previous.noun, own)
    if quantity.one:
        return None
    if (quantity.low or 0) >= 1e9:  # sums of money more often than people
        money = previous is not None and units().kinds.get(previous.unit or "") == "money"
        return _Counted(previous.unit if money and previous is not None else None, end, None, own)
    if quantity.vague or quantity.modifier is not None or (quantity.value or 0) >= 1000:
        return _Counted("person" if quantity.vague else None, end, None, own)
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


def _scalar(parse: Parse, about: Token, end: int, own: tuple[Token, ...], previous: _Counted | None) -> _Counted:
    """Return the reading of "the number of cases rose to 289", "the death toll is 72"."""
    if about.lower in TOLLS:
        return _Counted("person", end, None, own)
    if singular(about.lower) in SCALAR:
        of = parse.child(about.i, "prep")
        counted = parse.child(of.i, "pobj") if of is not None and of.lower == "of" else None
        if counted is not None:
            return _Counted(_unit(counted), end, counted, own)
        if previous is not None and previous.unit is not None and _countable(previous.unit):
            return _Counted(previous.unit, end, previous.noun, own)
        plural = [t for t in parse.tokens[max(0, own[0].i - 15) : own[0].i] if t.tag == "NNS" and t.sent == own[0].sent]
        return _Counted(_unit(plural[-1]), end, plural[-1], own) if plural else _Counted(None, end, None, own)
    return _Counted(_unit(about), end, about, own)


def _of(parse: Parse, quantity: Quantity, counted: _Counted) -> str | None:
    """Return what is counted and what locates it."""
    own = counted.own
    if not own:
        return None
    span = parse.tokens_in(quantity.start, quantity.end)
    without = {t.i for t in (*span, *own)}
    noun = counted.noun
    if noun is not None:
        without.discard(noun.i)
    phrase = Phrase(parse, without)
    last = own[-1]
    if noun is not None and noun.i > own[0].i and noun.sent == last.sent:
        phrase.noun(noun)
        _around(phrase, noun)
    elif (preposed := _preposed(parse, own)) is not None:
        phrase.noun(preposed)
        _around(phrase, preposed)
    else:
        if noun is not None:
            phrase.noun(noun)
        if counted.whole is not None:
            phrase.noun(counted.whole)
        _own_complements(phrase, own)
        _above(phrase, own)
    return _named(phrase, counted)


def _own_complements(phrase: Phrase, own: tuple[Token, ...]) -> None:
    """Take what depends on the figure itself: "of federal waters", "to continue the work"."""
    parse, last = phrase.parse, own[-1]
    for child in (c for t in own for c in parse.children(t.i)):
        if child.i <= last.i:
            continue
        if child.dep == "prep" and child.lower not in ("than", "including"):
            target = parse.child(child.i, "pobj")
            if target is not None:
                phrase.noun(target)
            phrase.add([child])
        elif child.dep in ("acl", "relcl") and child.tag in ("VB", "VBN", "VBG"):
            phrase.clause(child)
        elif child.lower == "worth" and (of := parse.child(child.i, "prep")) is not None:
            target = parse.child(of.i, "pobj")
            if target is not None:
                phrase.noun(target)


def _above(phrase: Phrase, own: tuple[Token, ...]) -> None:
    """Take the noun or the clause that the figure hangs from."""
    parse = phrase.parse
    head = governor(parse, _top(own))
    if head.i in {t.i for t in own}:
        return
    if head.is_noun:
        phrase.noun(head)
        _around(phrase, head)
    else:
        _clause(phrase, head)


def _named(phrase: Phrase, counted: _Counted) -> str | None:
    """Return the phrase, with a noun from before the figure when it holds none, and "people" for people unnamed."""
    parse, own = phrase.parse, counted.own
    nouns = [parse.tokens[i] for i in phrase.taken if parse.tokens[i].is_noun]
    if counted.unit == "person" and not any(is_people(t.text) or t.lower in TOLLS for t in nouns):
        text = phrase.text()
        return f"people {text}" if text else "people"
    if not nouns:
        noun = _noun_before(parse, own[0])
        if noun is not None:
            phrase.noun(noun)
    return phrase.text()


def _noun_before(parse: Parse, first: Token) -> Token | None:
    """Return the noun a clause without one speaks of: the nearest before it in the sentence, else the last subject."""
    for token in reversed(parse.tokens[max(0, first.i - 12) : first.i]):
        if token.sent != first.sent:
            break
        if token.is_noun and token.dep in (*SUBJECTS, "pobj", "dobj", "ROOT") and not token.text[0].isdigit():
            return token
    if first.sent == 0:
        return None
    subjects = [t for t in parse.sentence_tokens(first.sent - 1) if t.dep in SUBJECTS and t.is_noun]
    return subjects[0] if subjects else None


def _top(own: tuple[Token, ...]) -> Token:
    """Return the figure's own topmost token."""
    inside = {t.i for t in own}
    for token in reversed(own):
        if token.head not in inside or token.head == token.i:
            return token
    return own[-1]


def _preposed(parse: Parse, own: tuple[Token, ...]) -> Token | None:
    """Return the noun a figure stands before ("a $5 billion plan", "the 7.0-magnitude quake"), or None."""
    inside = {t.i for t in own}
    for token in reversed(own):
        head = parse.head(token)
        if token.dep in PREPOSED and head.i > own[-1].i and head.i not in inside and head.is_noun:
            return head
    return None


def _around(phrase: Phrase, noun: Token) -> None:
    """Take the clause a counted noun stands in: its verb, and the subject where the noun is the object."""
    parse = phrase.parse
    head = governor(parse, noun)
    if head.i == noun.i:
        return
    if head.is_verb:
        phrase.clause(head, without=noun)
        if noun.dep not in SUBJECTS:
            about = subject(parse, head)
            if about is not None and about.i != noun.i:
                phrase.noun(about)
        if head.dep in ("relcl", "acl") and parse.head(head).is_noun:
            phrase.noun(parse.head(head))
    elif head.is_noun and head.i not in phrase.without:
        phrase.noun(head)
        above = governor(parse, head)
        if above.is_verb:
            phrase.clause(above, without=head)


def _clause(phrase: Phrase, verb: Token) -> None:
    """Take a verb's subject, the verb and its complements."""
    about = subject(phrase.parse, verb)
    if about is not None:
        phrase.noun(about)
    phrase.clause(verb)
