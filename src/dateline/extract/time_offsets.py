"""Values of time expressions counted from another date, durations and sets."""

from __future__ import annotations

from datetime import date, timedelta

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
from dateline.knowledge.calendar import MONTHS, SEASONS, WEEKDAYS, add_months, month_end

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
        if base is None and sign > 0 and hit.tense() != AHEAD:
            return "DATE", "PAST_REF", None  # "two years later" of a day that the text does not name
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


def some_time(hit: Hit) -> Valued:
    """Return "for some time", "for a while" as a length without a unit; None where "for" does not stand before."""
    return ("DURATION", "PXX", None) if hit.scene.word(hit.start - 1) == "for" else None


def two_units(hit: Hit) -> Valued:
    """Return "two hours and 15 minutes" as one length."""
    cut = hit.words.index("and")
    if "half" in hit.words:
        return None
    first, second = hit.words[:cut], hit.words[cut + 1 :]
    codes = [next((ALL_UNITS[w] for w in part if w in ALL_UNITS), "D") for part in (first, second)]
    counts = [spoken(part) for part in (first, second)]
    if None in counts or (codes[1][0] == "T") > (codes[0][0] in "TD"):
        return None
    lengths = [length(count, code)[1:] for count, code in zip(counts, codes, strict=True)]
    if lengths[0].startswith("T"):
        lengths[1] = lengths[1].removeprefix("T")
    return "DURATION", "P" + "".join(lengths), None


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


def unit_long(hit: Hit) -> Valued:
    """Return "day-long", "decades-long", "monthslong"."""
    unit = hit.words[0].removesuffix("long")
    return "DURATION", length(1 if unit in UNITS else None, ALL_UNITS.get(unit, "D")), None


def end_of_year(hit: Hit) -> Valued:
    """Return "the end of the year" as the year, mod END."""
    return "DATE", f"{hit.scene.dct.year:04d}", "END"


def the_era(hit: Hit) -> Valued:
    """Return "the end of the decade": the decade or century that the report's date stands in, with the mod."""
    mod = "END" if hit.has("end", "close") else "MID" if hit.has("middle") else "START"
    return "DATE", shifted(hit.scene.dct, _unit(hit), 0), mod


def in_the_day(hit: Hit) -> Valued:
    """Return "earlier in the day", "later in the day": the day named in the same sentence, else the DCT."""
    here = hit.scene.sentence_start(hit.start)
    near = next((t for t in reversed(hit.scene.found) if t.start >= here and len(t.value.split("T")[0]) == 10), None)
    day = day_of(near.value) if near else None
    return "DATE", (day or hit.scene.dct).isoformat(), "START" if hit.has("earlier") else "END"


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


def nth_week(hit: Hit) -> Valued:
    """Return "the first week of January": the ISO week of the 4th, 11th ... (a weekend: of the n-th Saturday)."""
    dct = hit.scene.dct
    if hit.first(MONTHS):
        numbers = hit.numbers()
        month = month_of(hit)
        first = date(numbers[-1] if numbers else choose_year(hit, month), month, 1)
    else:
        tail = hit.words[-2:]
        first = add_months(dct.replace(day=1), 1 if "next" in tail else -1 if "last" in tail else 0)
    nth = next((ORDINALS[w] for w in hit.words if w in ("first", "second", "third", "fourth")), 0)
    weekend = hit.has("weekend")
    into = (5 - first.weekday()) % 7 if weekend else 3
    last = month_end(first.year, first.month)
    day = first + timedelta(into + 7 * nth - 7) if nth else last - timedelta((last.weekday() - 5) % 7 if weekend else 3)
    return "DATE", week(day) + ("-WE" if weekend else ""), None


def week_from_day(hit: Hit) -> Valued:
    """Return "a week ago Monday" (the Monday before the last one), "a week from Tuesday" (the one after the next)."""
    dct = hit.scene.dct
    name = hit.first(WEEKDAYS)
    if name is None:
        near = dct + timedelta({"yesterday": -1, "tomorrow": 1}.get(hit.words[-1], 0))
    else:
        back = (dct.weekday() - WEEKDAYS[name]) % 7
        near = dct - timedelta(back) if hit.has("ago") or not back else dct + timedelta(7 - back)
    return "DATE", (near + timedelta(-7 if hit.has("ago") else 7)).isoformat(), None
