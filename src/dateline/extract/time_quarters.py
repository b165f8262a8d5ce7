"""Values of the quarters and halves of the business year."""

from __future__ import annotations

from dateline.extract.time_scene import AHEAD, PAST
from dateline.extract.time_values import ORDINALS, Hit, Valued, day_of, quarter
from dateline.knowledge.calendar import MONTHS, add_months


def _ordinal(hit: Hit) -> int:
    for word in hit.words:
        if word in ("first", "second", "third", "fourth"):
            return ORDINALS[word]
        if word in ("1", "2", "3", "4"):
            return int(word)
    return 0


def _named_year(hit: Hit) -> int | None:
    dct = hit.scene.dct
    years = [n for n in hit.numbers() if n > 1000]
    if years:
        return years[0]
    if hit.has("ago", "earlier"):
        return dct.year - 1
    if hit.has("year", "fiscal") and hit.has("last", "previous", "prior") and hit.has("year"):
        return dct.year - 1
    if hit.has("year") and hit.has("next"):
        return dct.year + 1
    if hit.has("year") and hit.has("this", "current"):
        return dct.year
    return None


def nth_quarter(hit: Hit) -> Valued:
    """Return "the third quarter", with its year where named, else the one that the DCT and the tense ask for."""
    dct, number = hit.scene.dct, _ordinal(hit)
    if not 1 <= number <= 4:
        return None
    year = _named_year(hit)
    if year is None:
        now = (dct.month + 2) // 3
        ahead = number - now
        tense = hit.tense() if abs(ahead) > 0 else 0
        year = dct.year
        if ahead >= 2:
            year -= tense != AHEAD
        elif ahead == 1:
            year -= tense == PAST and dct.month % 3 == 1
        elif ahead <= -2 and tense == AHEAD:
            year += 1
        if now == 1 and number == 4 and tense != AHEAD:
            year = dct.year - 1
    return "DATE", f"{year:04d}-Q{number}", None


def this_quarter(hit: Hit) -> Valued:
    """Return "the quarter", "the latest period", "the year-ago quarter": by the quarter that the text speaks of."""
    last = hit.scene.last_quarter()
    dct = hit.scene.dct
    base = day_of(last)
    ended = _ended(hit)
    if ended and not hit.has("ago", "earlier"):
        return "DATE", ended, None
    years = [n for n in hit.numbers() if n > 1000]
    if hit.has("period", "results", "total") and base is None and not years and hit.has("latest", "ago", "earlier"):
        return "DATE", f"{dct.year - 1:04d}" if hit.has("ago", "earlier") else quarter(dct, -1), None
    if years:
        if base is None and hit.has("period"):
            return "DATE", f"{years[0]:04d}", None
        number = last[-1] if last else quarter(dct, -1)[-1]
        return "DATE", f"{years[0]:04d}-Q{number}", None
    if hit.has("next", "coming"):
        return "DATE", quarter(dct, 1), None
    if hit.has("current") or (hit.has("this") and not hit.has("year")):
        return "DATE", quarter(dct), None
    if hit.has("ago", "earlier") or (hit.has("last", "previous", "prior") and hit.has("year")):
        return "DATE", quarter(base or add_months(dct, -3), -4 if not base or base.year >= dct.year else 0), None
    if hit.has("previous", "preceding", "prior"):
        return "DATE", quarter(base or add_months(dct, -3), -1), None
    if hit.has("last"):
        return "DATE", quarter(dct, -1), None
    if base is not None and base.year < dct.year - 1:
        base = None
    if base is not None and hit.has("latest") and base.year < dct.year and dct.month > 3:
        return "DATE", quarter(base, 4), None
    return "DATE", quarter(base or add_months(dct, -3)), None


def _ended(hit: Hit) -> str | None:
    """Return the quarter that ends where "ended Sept. 30" says."""
    scene = hit.scene
    if scene.word(hit.end) not in ("ended", "ending") or scene.word(hit.end + 1) not in MONTHS:
        return None
    month = MONTHS[scene.word(hit.end + 1)]
    return quarter(scene.dct.replace(day=1, month=month, year=scene.dct.year - (month > scene.dct.month)))


def year_ago(hit: Hit) -> Valued:
    """Return "year-earlier" as in "year-earlier results": the quarter in question a year before, or last year."""
    last = hit.scene.last_quarter()
    day = day_of(last)
    if day is not None:
        return "DATE", quarter(day, -4 if day.year >= hit.scene.dct.year else 0), None
    return "DATE", f"{hit.scene.dct.year - 1:04d}", None


def nth_half(hit: Hit) -> Valued:
    """Return "the first half of 1990", "the second half"."""
    number = 2 if (hit.has("last") and not hit.has("year")) or hit.words[1] == "last" else _ordinal(hit)
    if not 1 <= number <= 2:
        return None
    return "DATE", f"{_named_year(hit) or hit.scene.dct.year:04d}-H{number}", None


def year_end(hit: Hit) -> Valued:
    """Return "year-end": the last day of this year, or of last year when told as past."""
    years = [n for n in hit.numbers() if n > 1000]
    dct = hit.scene.dct
    past = hit.scene.word(hit.start - 1) == "since" or (hit.tense() == PAST and dct.month < 7)
    year = years[0] if years else dct.year - past
    return "DATE", f"{year:04d}-12-31", None
