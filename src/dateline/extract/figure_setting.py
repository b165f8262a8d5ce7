"""Where and when a figure holds: the place and the date that its noun or its verb are told with."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.figure_phrase import Counted
from dateline.extract.found import Found
from dateline.model import Timex
from dateline.text.parse import Parse, Token

_PLACING = frozenset("in near at around across inside outside along on throughout within".split())
# What a figure is compared with, or counted from, is not its date ("up from a year earlier", "since Monday").
_COMPARING = frozenset("than as since from until till before after".split())
_BEFORE = ("compound", "amod", "nmod", "poss", "case", "nummod")


def setting(found: Found, counted: Counted) -> tuple[str | None, str | None]:
    """Return the place (in the text's words) and the date (an ISO or TIMEX3 value) that a figure speaks of."""
    if not counted.own:
        return None, None
    parse = found.parse
    own = {t.i for t in counted.own}
    near = [*own] if counted.noun is None else [*own, counted.noun.i]
    chain = list(_climb(parse, counted.noun or counted.own[-1]))
    inside = set(near) | {t.i for t in chain if not t.is_verb}
    verb = next((t.i for t in chain if t.is_verb), None)
    sentence = parse.sentences[counted.own[0].sent]
    dates = found.timexes_in(sentence.start, sentence.end)
    return _place(found, counted, inside, verb, dates), _date(parse, counted, inside, verb, dates)


def _climb(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield what a token hangs from, up to its verb."""
    seen = {token.i}
    while True:
        token = parse.head(token)
        if token.i in seen:
            return
        seen.add(token.i)
        yield token
        if token.is_verb:
            return


def _nearness(parse: Parse, token: Token, inside: set[int], verb: int | None) -> int | None:
    """Return 0 for what hangs from the figure, 1 for what hangs from its verb, None for the rest."""
    for above in _climb(parse, token):
        if above.i in inside:
            return 0
        if above.lower in _COMPARING:
            return None
        if above.is_verb:
            return 1 if above.i == verb else None
    return None


def _date(parse: Parse, counted: Counted, inside: set[int], verb: int | None, dates: tuple[Timex, ...]) -> str | None:
    at = counted.own[0].start
    best: tuple[int, int, str] | None = None
    for timex in dates:
        if timex.type not in ("DATE", "TIME") or not timex.value[:2].isdigit():
            continue
        tokens = parse.tokens_in(timex.start, timex.end)
        span = {t.i for t in tokens}
        top = next((t for t in tokens if t.head not in span), None)
        rank = None if top is None or span & inside else _nearness(parse, top, inside, verb)
        if rank == 1 and any(t.lower == "from" for t in parse.tokens_in(counted.end, timex.start)):
            continue  # "rose to 40 from 30 in March"
        if rank is not None and (best is None or (rank, abs(timex.start - at)) < best[:2]):
            best = (rank, abs(timex.start - at), timex.value)
    return best[2] if best else None


def _place(found: Found, counted: Counted, inside: set[int], verb: int | None, dates: tuple[Timex, ...]) -> str | None:
    parse, at = found.parse, counted.own[0].start
    best: tuple[int, int, str] | None = None
    for prep in parse.sentence_tokens(counted.own[0].sent):
        if prep.dep != "prep" or prep.lower not in _PLACING:
            continue
        place = parse.child(prep.i, "pobj")
        if place is None or not place.is_noun or any(d.start <= place.start < d.end for d in dates):
            continue
        words = _name(parse, place)
        rank = _nearness(parse, prep, inside, verb) if words else None
        if words and rank is not None and (best is None or (rank, abs(prep.start - at)) < best[:2]):
            best = (rank, abs(prep.start - at), words)
    return best[2] if best else None


def _name(parse: Parse, noun: Token) -> str | None:
    """Return the place with the words before it, when a name is among them ("Ukraine's border", "eastern Aleppo")."""
    words = [noun]
    for child in parse.children(noun.i):
        if child.i < noun.i and child.dep in _BEFORE:
            words += [t for t in parse.subtree(child.i) if t.i < noun.i and t.dep != "det"]
    if not any(t.tag in ("NNP", "NNPS") for t in words):
        return None
    text = parse.text[min(t.start for t in words) : noun.end]
    return " ".join(text.split())
