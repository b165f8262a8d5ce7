"""Proofs: how well a later sentence tells what became of an item.

A sentence is a proof when it tells the item's act as done (or called off, moved, not done), by the item's actor, at a
time that fits, with most of what the item names standing around the act.
"""

from __future__ import annotations

import functools
import re
from datetime import timedelta

from dateline.knowledge.acts import families, is_past, phrase, stem
from dateline.knowledge.settling import AT_IT, BEGAN, CARRIERS, DONE, MOVED, NEGATED, NOT, OFF, PASSIVE, TOWARDS
from dateline.relating.acts import WORD, Trace, stems_of
from dateline.relating.archive import Archive
from dateline.relating.sought import ACT, Sought, pairs

SLACK = timedelta(days=1)
AT_ONCE = timedelta(days=2)
WEEK = timedelta(days=7)
DENYING = 18  # characters between a negation and the act that it denies
NEARBY = 60  # characters around the act in which a cancellation or move counts
BESIDE_ACT = 20  # characters between the act and a cancellation behind it
RIGHT_BEFORE = 30  # characters between a cancellation and the act behind it
CLAUSE = 50  # characters before the act in which a word that looks ahead governs it
CLOSE = 80  # characters around the act in which what the item names must stand
ACTOR, NAMED = 0.5, 0.3  # shares of the actor's name, of the names around the item, from which they count as named
LOANED = 0.7  # of an actor who is named beside the sentence, where the sentence has a pronoun
LEAST, LEAST_UNDATED, LEAST_FORECAST, LEAST_LOOSE = (
    0.4,
    0.45,
    0.65,
    0.75,
)  # shares of the item that must stand around the act
BY_FAMILY = 0.6  # of the act, when another word for it is used
ALL = 0.9
CARRIED = 0.5  # of the other words, behind a verb that tells little by itself
ELSEWHERE = 0.5  # of an actor who is named in the sentence, far from the act
WHOLE = 0.55  # share from which nothing else is asked
SHORT = 4  # stems of an undated statement that say too little
TELLING = frozenset("after since by been was were during of from following began started in at for".split())
POINTING = frozenset("a an the this that his her its their our".split())
PARTICIPLE = ("ed", "off", "back", "forward", "wn", "to")
AGENT = ("or", "ors", "er", "ers")
PRONOUN = frozenset("he she they it".split())
UNTOLD = frozenset("to will would can could may might must should not and or they or we he she i".split())
Word = tuple[int, str, str]  # where it stands, in lower case, its stem


@functools.lru_cache(maxsize=4_000)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a sentence; of "took over" the verb has the joint stem."""
    found = [(m.start(), w := m[0].lower(), stem(w)) for m in WORD.finditer(text)]
    for n in range(len(found) - 1):
        joint = phrase(found[n][2], found[n + 1][1])
        if joint is not None:
            found[n] = (*found[n][:2], joint)
    return tuple(found)


def places(sought: Sought, text: str) -> list[int]:
    """Return where the words of the act stand."""
    return [at for at, w, s in words(text) if _names(sought, w, s)]


def _names(sought: Sought, word: str, stemmed: str) -> bool:
    """True for a word of the act or of its family; who does such a thing ("prosecutors") is not the act."""
    known = sought.known.get(word)
    if known is None:
        family = bool(families(stemmed) & sought.kinds) and not word.endswith(AGENT)
        known = sought.known[word] = family or stemmed in sought.acts
    return known


def around(sought: Sought, text: str) -> str:
    """Return the words around those that tell the act (all, when none does)."""
    found = places(sought, text)
    return " ".join(text[max(0, at - NEARBY) : at + NEARBY] for at in found) if found else text


def is_turned(sought: Sought, text: str) -> bool:
    """True when a cancellation or a move stands right beside a word of the act.

    Of nobody's act its own word is asked for: somebody's withdrawal is not the end of the thing.
    """
    spans = [m.span() for pattern in (MOVED, OFF) for m in pattern.finditer(text)]
    own = places(sought, text) if sought.who else [at for at, _, s in words(text) if s in sought.acts]
    return any(_is_linked(text, at, start, end) for at in own for start, end in spans)


def _is_linked(text: str, at: int, start: int, end: int) -> bool:
    """True for "delayed the trial", "the trial's postponement", "the trial of the banker has been put off"."""
    if "," in text[min(at, end) : max(at, start)]:
        return False
    if end <= at:
        return at - end <= RIGHT_BEFORE
    passive = text[start:end].endswith(PARTICIPLE) and PASSIVE.search(text, at, start)
    return 0 <= start - at <= (CLOSE if passive else BESIDE_ACT)


def turns(sought: Sought, n: int, archive: Archive) -> bool:
    """True when the sentence calls the item off or moves it, before it is over."""
    t = archive.traces[n]
    if not archive.turned[n] or not (sought.named or sought.is_dated()):
        return False
    return t.day <= (sought.item.to or t.day) + WEEK and is_turned(sought, archive.text(t))


def denied(sought: Sought, n: int, archive: Archive) -> list[int]:
    """Return where the act stands right behind a negation and is not ahead still."""
    t = archive.traces[n]
    text = archive.text(t)
    if not sought.negated and NOT.search(text) is None:
        return []
    found = [at for at in places(sought, text) if _follows_one(NOT, text, at) or _is_unwanted(sought, text, at)]
    return [at for at in found if not _governed(text, at, archive.ahead(n)) and not archive.is_ahead(t, at)]


def _is_unwanted(sought: Sought, text: str, at: int) -> bool:
    """True for what was not to be: any negation denies it."""
    return sought.negated and _follows_one(NEGATED, text, at)


def _follows_one(pattern: re.Pattern[str], text: str, at: int) -> bool:
    return any(at - m.end() <= DENYING for m in pattern.finditer(text, max(0, at - NEARBY), at))


def told(sought: Sought, n: int, archive: Archive) -> list[int]:
    """Return where the sentence tells the act as done: by a past form, a noun, an infinitive that was done.

    A noun that is merely named ("interest in the trial") counts in a report right after the item's own day.
    """
    t = archive.traces[n]
    text, found, before = archive.text(t), [], ""
    named = (follows(sought, t) and sought.is_day()) or speaks_of(sought, t)
    for at, word, s in words(text):
        if _names(sought, word, s):
            if DONE.search(text, max(0, at - 40), max(0, at - 1)):
                found.append(at)
            elif _is_told(word, before) or (_is_named(word, before) and (named or _took_place(text, at, word))):
                found += [] if _governed(text, at, archive.ahead(n)) or archive.is_ahead(t, at) else [at]
        before = word
    return found


def _is_told(word: str, before: str) -> bool:
    """True for a past form, and for an -ing after "was", "after" and the like."""
    if word.endswith("ing") and not word.endswith("ings"):
        return before in TELLING or before == ""
    return is_past(word) and before != "be"


def _is_named(word: str, before: str) -> bool:
    """True for a noun."""
    if word.endswith("ing") and not word.endswith("ings"):
        return before in POINTING
    return not is_past(word) and before not in UNTOLD


def _took_place(text: str, at: int, word: str) -> bool:
    """True for "at the trial", "the trial began", "her speech"."""
    return AT_IT.search(text, max(0, at - CLAUSE), at) is not None or BEGAN.match(text, at + len(word)) is not None


def _governed(text: str, at: int, ahead: list[int]) -> bool:
    """True when a word that looks ahead stands before the act in its clause."""
    if TOWARDS.search(text, max(0, at - CLAUSE), at):
        return True
    return any(0 <= at - end <= CLAUSE and "," not in text[end:at] for end in ahead)


def in_time(sought: Sought, t: Trace, turned: bool) -> bool:
    """True when the sentence may speak of the item by its dates."""
    if sought.item.from_ is not None and t.day < sought.item.from_ and not turned:
        return False
    if t.days and all(last < sought.told - SLACK for _, last in t.days):
        return False
    if t.days and not turned and all(first > t.day for first, _ in t.days):
        return False
    return t.day > sought.told or speaks_of(sought, t)


def speaks_of(sought: Sought, t: Trace) -> bool:
    """True when the sentence speaks of the item's days."""
    first, last = sought.item.from_, sought.item.to
    if first is None or last is None or not sought.is_dated():
        return False
    return any(first <= b and a <= last and (b - a).days <= 31 for a, b in t.days)


def follows(sought: Sought, t: Trace) -> bool:
    """True when the report follows the item's days at once."""
    first, last = sought.item.from_, sought.item.to
    return first is not None and last is not None and sought.is_dated() and first <= t.day <= last + AT_ONCE


def score(sought: Sought, n: int, archive: Archive) -> float | None:
    """Return how well a sentence settles the item, or None when it does not."""
    t = archive.traces[n]
    if t.report == sought.report or not (sought.kinds & t.acts or sought.acts & t.stems):
        return None
    dated = speaks_of(sought, t)
    if not (dated or archive.turned[n] or in_time(sought, t, False)):
        return None
    party, who = _party(sought, n, archive)
    if party is None:
        return None
    turned = who >= ACTOR and turns(sought, n, archive)
    on_time = dated or turned or follows(sought, t)
    least = _least(sought, on_time, bool(sought.acts & t.stems))
    if sought.acts <= CARRIERS and share(sought.rest, t.stems, archive) < CARRIED:
        return None
    if least is None or _share_of(sought, t.stems, t, party, who, archive) < least or not in_time(sought, t, turned):
        return None
    text = archive.text(t)
    at = places(sought, text) if turned else denied(sought, n, archive)
    if not at and not sought.negated:
        at = told(sought, n, archive)
    if not at or not _is_known(sought, n, archive):
        return None
    near = _near(sought, t, at, party, who, archive)
    fits = on_time and share(sought.rest, archive.matter_stems(n), archive) >= WHOLE
    if near < least or (near < WHOLE and not _together(sought, t, text, fits)):
        return None
    return round(near + 0.1 * dated + 0.1 * follows(sought, t), 1)


def _least(sought: Sought, on_time: bool, same: bool) -> float | None:
    """Return the share of the item that must stand around the act, or None when no sentence is enough.

    ``same``: the act is told in the same word. Less is asked of a named actor's act, and at the item's time.
    """
    item = sought.item
    if not sought.who and not on_time and not (item.kind == "scheduled" and same and len(sought.rest) >= SHORT - 1):
        return None  # nobody's act at no time
    if sought.who and not sought.named and not on_time and item.kind != "scheduled":
        return None
    if item.to is None and len(sought.stems) < SHORT and item.kind != "scheduled":
        return ALL if sought.named else None  # too little is said to know it again
    if not sought.sure:
        return None  # a state, or nothing that could be seen to happen
    if item.kind == "possible":
        return LEAST_LOOSE
    if item.kind == "predicted" and not on_time:
        return LEAST_FORECAST if sought.named and same else LEAST_LOOSE
    if sought.named:
        least = LEAST if on_time else LEAST_UNDATED
    elif on_time:
        least = LEAST if same else WHOLE
    else:
        least = LEAST_LOOSE
    return max(least, WHOLE) if sought.vague or (sought.is_dated() and not on_time) else least


def _is_known(sought: Sought, n: int, archive: Archive) -> bool:
    """True when the report speaks of two words of the item at least, or of the names around it."""
    matter = archive.matter(n)
    stems = frozenset([s for t in matter for s in t.stems])
    names = frozenset([s for t in matter for s in t.names])
    return len(sought.stems & stems) >= 2 or share(sought.names, names, archive) >= NAMED


def _party(sought: Sought, n: int, archive: Archive) -> tuple[frozenset[str] | None, float]:
    """Return the actor that the sentence names and how far; nobody when the item's is not named."""
    if not sought.parties:
        return frozenset(), 1.0
    t = archive.traces[n]
    own, party = max((share(p, t.stems, archive), -k) for k, p in enumerate(sought.parties))
    if own < ACTOR:
        if not any(w in PRONOUN for _, w, _ in words(archive.text(t))):
            return None, 0.0
        near = archive.matter_stems(n)
        own, party = max((share(p, near, archive), -k) for k, p in enumerate(sought.parties))
        own *= LOANED
        if own < ACTOR:
            return None, 0.0
    return sought.parties[-party], own


def _together(sought: Sought, t: Trace, text: str, fits: bool) -> bool:
    """True when a word of the item stands with the act, its date does, or the report is about it and ``fits``."""
    both = [p for p in sought.pairs & pairs(text, sought.acts, sought.kinds) if ACT in p]
    return bool(both) or speaks_of(sought, t) or fits or not sought.rest - t.stems


def _near(sought: Sought, t: Trace, at: list[int], party: frozenset[str], who: float, archive: Archive) -> float:
    """Return the share of what the item names that stands around the act."""
    text = archive.text(t)
    around_it = [frozenset(s for s, _ in stems_of(text[max(0, p - CLOSE) : p + CLOSE])) for p in at]
    return max(_share_of(sought, near, t, party, who, archive) for near in around_it)


def _share_of(
    sought: Sought, found: frozenset[str], t: Trace, party: frozenset[str], who: float, archive: Archive
) -> float:
    """Return the share of the item's act, other words and actor that was found (the act itself is there)."""
    total = min(sought.enough, archive.weights(sought.acts | sought.rest | party)) or 1.0
    act = archive.weights(sought.acts) * (1 if sought.acts & t.stems else BY_FAMILY)
    lent = archive.weights(party) * who * ELSEWHERE
    best = archive.weights((sought.rest | party) & found - sought.acts)
    return min(1.0, (act + max(best, lent)) / total)


def share(wanted: frozenset[str], found: frozenset[str], archive: Archive) -> float:
    """Return the weight of the wanted stems that were found, as a share."""
    total = archive.weights(wanted)
    return archive.weights(wanted & found) / total if total else 0.0
