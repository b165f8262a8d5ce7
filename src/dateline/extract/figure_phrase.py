"""The phrase that says what a figure counts and what locates it, from the parse around the figure."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.counted import SUBJECTS, Phrase, governor, subject
from dateline.extract.quantities import Quantity
from dateline.knowledge.quantities import is_people, word_set
from dateline.text.parse import Parse, Token

TOLLS = word_set("toll death deaths fatalities casualties")
PREPOSED = ("amod", "compound", "nmod", "nummod", "npadvmod", "quantmod", "poss")


@dataclass(slots=True)
class Counted:
    """What was made of one quantity: its unit, the end of its span, the noun, the tokens of the figure."""

    unit: str | None
    end: int
    noun: Token | None
    own: tuple[Token, ...]
    whole: Token | None = None  # what a share is of


def of_phrase(parse: Parse, quantity: Quantity, counted: Counted) -> str | None:
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
            if child.lower != "of":  # "80 tonnes of grain": the grain
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
    head = governor(parse, top(own))
    if head.i in {t.i for t in own}:
        return
    if head.is_noun:
        phrase.noun(head)
        _around(phrase, head)
    else:
        _clause(phrase, head)


def _named(phrase: Phrase, counted: Counted) -> str | None:
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


def top(own: tuple[Token, ...]) -> Token:
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
    first = _first(parse, noun)
    head = governor(parse, first)
    if head.i == noun.i:
        return
    if head.is_verb:
        phrase.clause(head, without=first)
        if first.dep not in SUBJECTS:
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


def _first(parse: Parse, noun: Token) -> Token:
    """Return the first of the nouns that ``noun`` is joined to ("300 soldiers and 40 tanks": the soldiers)."""
    seen = {noun.i}
    while noun.dep == "conj" and parse.head(noun).is_noun and parse.head(noun).i not in seen:
        noun = parse.head(noun)
        seen.add(noun.i)
    return noun


def _clause(phrase: Phrase, verb: Token) -> None:
    """Take a verb's subject, the verb and its complements."""
    about = subject(phrase.parse, verb)
    if about is not None:
        phrase.noun(about)
    phrase.clause(verb)
