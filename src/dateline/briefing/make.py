"""``make_brief``: from readings to the brief in one call: choose the situation of the pile, relate, compose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.briefing.compose import WORDS, compose
from dateline.briefing.pile import choose
from dateline.model import Brief, Judgement, Reading, Situation
from dateline.relating.judgements import prepared
from dateline.relating.situation import ordered, relate


def make_brief(
    readings: Iterable[Reading],
    *,
    since: date | None = None,
    until: date | None = None,
    about: str | None = None,
    words: int = WORDS,
    judgements: Sequence[Judgement] = (),
) -> tuple[Brief, Situation]:
    """Return the brief and the situation it is about. Raises UsageError when there is nothing to tell."""
    known = ordered(r for r in prepared(readings, judgements) if until is None or r.report.date <= until)
    choice = choose(known, about)
    situation = relate(choice.readings, until=until, judgements=judgements)
    return compose(situation, since=since, words=words, others=choice.others), situation


def brief(
    readings: Iterable[Reading],
    *,
    since: date | None = None,
    until: date | None = None,
    about: str | None = None,
    words: int = WORDS,
) -> Brief:
    """Return the brief alone (see ``make_brief``, which also returns the situation)."""
    return make_brief(readings, since=since, until=until, about=about, words=words)[0]
