"""Values of time expressions counted from another date, durations, sets, and the quarters of business reports."""

from __future__ import annotations

from datetime import timedelta

from dateline.extract.time_dates import choose_year, month_of
from dateline.extract.time_scene import AHEAD, PAST
from dateline.extract.time_values import (
    ALL_UNITS,
    ORDINALS,
    UNITS,
    Hit,
    Valued,
    day_of,
    length,
    make_date,
    quarter,
    shifted,
    spoken,
    week,
)
from dateline.knowledge.calendar import MONTHS, SEASONS, WEEKDAYS, add_months

_FINENESS = {"D": (10,), "W": (10, 8), "M": (10, 7), "Q": (10, 7), "Y": (10, 7, 8, 4)}


def _unit(hit: Hit) -> str:
    """Return the code of the last unit among the words (the first one is an ordinal in "second week")."""
    return next((ALL_UNITS[w] for w in reversed(hit.words) if w in ALL_UNITS), "D")


def _step(hit: Hit) -> int:
    if hit.has("next", "coming", "following", "upcoming", "after", "subsequent"):
        return 1
    return -1 if hit.has("last", "past", "previous", "before", "preceding", "prior") else 0


def relative_unit(hit: Hit) -> Valued:
    """Return "last week", "this month", "next year": counted from the DCT."""
    code = _unit(hit)
    if code in ("TH", "TM", "TS"):
        return "DURATION", length(1, code), None
    if code == "D" and not hit.has("same", "that"):
        return None
    return "DATE", shifted(hit.scene.dct, code, _step(hit)), None


def anchored_unit(hit: Hit) -> Valued:
    """Return "the following month", "that year", "the day before": counted from the latest date in the text."""
    code = _unit(hit)
    anchor = day_of(hit.scene.last_value(*_FINENESS.get(code, ()))) or hit.scene.dct
    return "DATE", shifted(anchor, code, _step(hit)), None


def past_unit(hit: Hit) -> Valued:
    """Return "the past year" as the year before, "the past week" as a duration."""
    code = _unit(hit)
    return "DURATION", length(1, code), None


def ago(hit: Hit) -> Valued:
    """Return "three weeks ago", "two years from now": counted from the DCT, as exact as the unit."""
    return _offset(hit, from_dct=True, sign=1 if hit.has("from", "hence") else -1)


def earlier(hit: Hit) -> Valued:
    """Return "a year earlier", "two days later": counted from the latest date in the text."""
    return _offset(hit, from_dct=False, sign=1 if hit.has("later", "after", "afterward", "afterwards") else -1)


def _offset(hit: Hit, *, from_dct: bool, sign: int) -> Valued:
    code = _unit(hit)
    count = spoken(hit.words)
    if count is not None and "half" in hit.words and count == round(count):
        count += 0.5  # "a year and a half ago": the half stands behind the unit
    if count is None:
        return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", None
    steps = sign * round(count)
    if code in ("TH", "TM", "TS"):
        return "DURATION", length(count, code), None
    if code == "Y" and abs(steps) == 1 and sign < 0:
        day = day_of(hit.scene.last_quarter())
        if day is not None and day.year >= hit.scene.dct.year - 1:
            return "DATE", quarter(day, -4), None
    if not from_dct:
        base = hit.scene.last_value(*_FINENESS.get(code, ()), told=code in ("Y", "M", "Q"))
        anchor = day_of(base) or hit.scene.dct
    else:
        anchor = hit.scene.dct
    if count != round(count):
        months = round(count * 12) if code == "Y" else 0
        if months:
            return "DATE", add_months(anchor, sign * months).isoformat()[:7], None
    try:
        return "DATE", shifted(anchor, code, steps), None
    except (ValueError, OverflowError):
        return None


def duration(hit: Hit) -> Valued:
    """Return a length of time: "three weeks", "two-year", "the past six months"."""
    code = _unit(hit)
    words = hit.words
    for word in ("ago", "earlier"):
        words = words[words.index(word) + 1 :] if word in words else words
    for word in ("to", "or"):
        if word in words and spoken(words[: words.index(word)]) is not None:
            words = words[: words.index(word)]
    ordinal = {"first", "second", "third", "last", "next", "past"}
    count = spoken(tuple(w for w in words if w not in ordinal or w == "half"))
    if hit.has("years", "months", "days", "weeks", "hours", "minutes") and not any(
        w[0].isdigit() or spoken((w,)) is not None for w in words if w not in ordinal
    ):
        count = None
    return "DURATION", length(count, code), None


def several(hit: Hit) -> Valued:
    """Return "weeks", "several years", "recent months" as durations of unknown length."""
    return "DURATION", length(None, _unit(hit)), None


def half_units(hit: Hit) -> Valued:
    """Return "a year and a half", "half an hour"."""
    code = _unit(hit)
    return (
        "DURATION",
        length((spoken(hit.words[: hit.words.index("and")]) or 1) + 0.5 if hit.has("and") else 0.5, code),
        None,
    )


def every(hit: Hit) -> Valued:
    """Return "every day", "each Thursday", "every two weeks" as a set."""
    weekday = next((w.removesuffix("s") for w in hit.words if w.removesuffix("s") in WEEKDAYS), None)
    if weekday:
        part = {
            "night": "TNI",
            "nights": "TNI",
            "morning": "TMO",
            "mornings": "TMO",
            "evening": "TEV",
            "evenings": "TEV",
        }
        tail = next((part[w] for w in hit.words if w in part), "")
        return "SET", f"XXXX-WXX-{WEEKDAYS[weekday] + 1}{tail}", None
    if hit.first(MONTHS):
        return "SET", f"XXXX-{month_of(hit):02d}", None
    season = next((SEASONS[w.removesuffix("s")] for w in hit.words if w.removesuffix("s") in SEASONS), None)
    if season and not hit.has("second"):
        return "SET", f"XXXX-{season}", None
    part = {"morning": "TMO", "evening": "TEV", "night": "TNI", "afternoon": "TAF"}
    for word in hit.words:
        if word in part:
            return "SET", f"XXXX-XX-XX{part[word]}", None
    count = 2.0 if hit.has("other") else spoken(hit.words)
    return "SET", length(count or 1, _unit(hit)), None


def adverb_set(hit: Hit) -> Valued:
    """Return "daily", "weekly", "annually"."""
    word = hit.words[-1]
    code = {"hourly": "TH", "daily": "D", "nightly": "D", "weekly": "W", "monthly": "M", "quarterly": "Q"}.get(
        word, "Y"
    )
    return "SET", length(1, code), None


# --- quarters and halves of the business year ---


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


def unit_long(hit: Hit) -> Valued:
    """Return "day-long", "decades-long"."""
    return "DURATION", length(1 if hit.words[0] in UNITS else None, _unit(hit)), None


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


def end_of_year(hit: Hit) -> Valued:
    """Return "the end of the year" as the year, mod END."""
    return "DATE", f"{hit.scene.dct.year:04d}", "END"


def the_year(hit: Hit) -> Valued:
    """Return "the year": the one spoken of after "rest of", "end of"; a length before "ended", "ending"."""
    after = hit.scene.word(hit.end)
    if after in ("ended", "ending", "to", "through", "that"):
        return "DURATION", "P1Y", None
    return "DATE", f"{hit.scene.dct.year:04d}", None


def the_weekend(hit: Hit) -> Valued:
    """Return "the weekend", "this weekend", "last weekend": the latest one in the past, the coming one otherwise."""
    dct = hit.scene.dct
    step = -1 if hit.has("last", "past") else 1 if hit.has("next") else 0
    if hit.scene.word(hit.start - 1) in ("before", "until") or hit.scene.word(hit.start - 2) == "ahead":
        return "DATE", shifted(dct, "WE", step), None
    if (step == 0 and dct.weekday() < 5 and not hit.has("this", "coming") and hit.tense() != AHEAD) or (
        step == 0 and dct.weekday() < 3 and hit.has("this") and hit.tense() == PAST
    ):
        step = -1
    return "DATE", shifted(dct, "WE", step), None


def the_unit(hit: Hit) -> Valued:
    """Return "the week", "the month": the current one."""
    return "DATE", shifted(hit.scene.dct, _unit(hit), 0), None


def day_after_tomorrow(hit: Hit) -> Valued:
    """Return "the day before yesterday", "the day after tomorrow"."""
    return "DATE", (hit.scene.dct + timedelta(-2 if hit.has("yesterday") else 2)).isoformat(), None


def week_from_weekday(hit: Hit) -> Valued:
    """Return "the week of March 2": that day's week."""
    month = month_of(hit)
    day = hit.numbers()[0]
    value = make_date(choose_year(hit, month, day), month, day)
    found = day_of(value)
    return ("DATE", week(found), None) if found else None
