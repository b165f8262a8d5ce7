"""Values of weekdays, parts of the day, clock times, seasons and holidays."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.extract.time_dates import choose_year, month_day, month_of, spoken_year
from dateline.extract.time_scene import AHEAD, PAST
from dateline.extract.time_values import NUMBERS, PARTS, Handler, Hit, Valued, day_of, make_date
from dateline.knowledge.calendar import MONTHS, SEASONS, WEEKDAYS
from dateline.knowledge.holidays import holiday, holidays


def weekday_date(hit: Hit) -> date:
    """Return the day that a weekday means, by "last", "next", "this" or the tense."""
    dct = hit.scene.dct
    back = (dct.weekday() - WEEKDAYS[hit.first(WEEKDAYS) or "monday"]) % 7
    if hit.has("last", "past"):
        return dct - timedelta(back or 7)
    if hit.has("next", "coming"):
        return dct + timedelta((7 - back) if back else 7)
    if hit.has("following", "previous"):
        anchor = day_of(hit.scene.last_value(10)) or dct
        gap = (anchor.weekday() - WEEKDAYS[hit.first(WEEKDAYS) or "monday"]) % 7
        return anchor + timedelta((7 - gap) or 7) if hit.has("following") else anchor - timedelta(gap or 7)
    listed = _listed(hit)
    if listed is not None:
        return listed + timedelta((-back - (listed - dct).days) % 7 or 7)
    if back == 0:
        return dct
    return dct + timedelta(7 - back) if hit.tense() == AHEAD else dct - timedelta(back)


def _listed(hit: Hit) -> date | None:
    """Return the coming day that the list "Tuesday or ..." begins with, when the match goes on with it."""
    scene, found = hit.scene, hit.scene.found
    if scene.word(hit.start - 1) not in ("or", "and", "to", "through") or not found:
        return None
    near = hit.start >= 2 and found[-1].end == scene.words.ends[hit.start - 2]
    day = day_of(found[-1].value) if near and len(found[-1].value) == 10 else None
    return day if day is not None and day > scene.dct else None


def weekday(hit: Hit) -> Valued:
    """Return a weekday's date."""
    return "DATE", weekday_date(hit).isoformat(), None


def weekday_of_week(hit: Hit) -> Valued:
    """Return "Tuesday of last week", "Monday next week": that day of that week."""
    dct = hit.scene.dct
    step = 1 if hit.has("next") else -1 if hit.has("last") else 0
    monday = dct - timedelta(dct.weekday() - 7 * step)
    return "DATE", (monday + timedelta(WEEKDAYS[hit.first(WEEKDAYS) or "monday"])).isoformat(), None


def _part(hit: Hit) -> str:
    return "T" + PARTS[hit.first(PARTS) or "night"]


def beside_day(hit: Hit) -> Valued:
    """Return "the day before last Tuesday", "the day after March 3"."""
    step = 1 if "after" in hit.words else -1
    found = month_day(hit) if hit.first(MONTHS) else ("DATE", weekday_date(hit).isoformat(), None)
    day = day_of(found[1]) if found else None
    return ("DATE", (day + timedelta(step)).isoformat(), None) if day else None


def weekday_part(hit: Hit) -> Valued:
    """Return "Friday night", "mid-afternoon Friday"."""
    mod = "MID" if hit.has("mid") else "START" if hit.has("early") else "END" if hit.has("late") else None
    return "TIME", weekday_date(hit).isoformat() + _part(hit), mod


def day_part(hit: Hit) -> Valued:
    """Return "this morning", "last night", "yesterday evening", "tonight"."""
    step = -1 if hit.has("last", "yesterday", "overnight") else 1 if hit.has("tomorrow") else 0
    if hit.has("that", "same", "the", "following", "next"):
        anchor = day_of(hit.scene.last_value(10)) or hit.scene.dct
        step = 1 if hit.has("next", "following") else 0
    else:
        anchor = hit.scene.dct
    part = "TNI" if hit.has("tonight") else _part(hit)
    mod = "MID" if hit.has("mid") else "START" if hit.has("early") else "END" if hit.has("late") else None
    return "TIME", (anchor + timedelta(step)).isoformat() + part, mod


def in_the_part(hit: Hit) -> Valued:
    """Return "in the morning": of the day named in the text before, else of the DCT; None without "in" or "during"."""
    if hit.scene.word(hit.start - 1) not in ("in", "during") or hit.scene.word(hit.end) == "of":
        return None
    return day_part(hit)


def clock(hit: Hit) -> Valued:
    """Return a clock time, with its day where one is named, else that of the date named just before, else the DCT."""
    time = _clock(hit)
    if time is None:
        return None
    return "TIME", f"{_clock_day(hit)}T{time}", None


def _clock(hit: Hit) -> str | None:
    words = hit.words
    if hit.has("noon", "midday"):
        return "12:00"
    if hit.has("midnight"):
        return "24:00" if hit.has(*WEEKDAYS) else "00:00"
    numbers: list[int] = []
    for n, word in enumerate(words):
        if word.isdigit() and (not numbers or words[n - 1] in (":", ".")):
            numbers.append(int(word))
        elif word.replace(".", "", 1).isdigit() and "." in word and not numbers:
            numbers.extend(map(int, word.split(".")))
        elif word in NUMBERS and not numbers:
            numbers.append(NUMBERS[word])
        if len(numbers) == 2 or word in MONTHS:
            break
    if numbers and len(words[0]) == 4 and words[0].isdigit():  # 0600 GMT
        numbers = [numbers[0] // 100, numbers[0] % 100]
    if not numbers or numbers[0] > 24 or (len(numbers) > 1 and numbers[1] > 59):
        return None
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if ("pm" in words or ("p" in words and "m" in words) or hit.has("evening", "afternoon", "night")) and hour < 12:
        hour += 12
    elif ("am" in words or ("a" in words and "m" in words)) and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" + ("Z" if hit.has("gmt", "utc") else "")


def _clock_day(hit: Hit) -> str:
    dct = hit.scene.dct
    if hit.first(WEEKDAYS):
        return weekday_date(hit).isoformat()
    if hit.first(MONTHS):
        month = month_of(hit)
        days = [int(w) for w in hit.words[hit.words.index(hit.first(MONTHS) or "") :] if w.isdigit()]
        if days:
            year = days[1] if len(days) > 1 else choose_year(hit, month, days[0])
            return make_date(year, month, days[0]) or dct.isoformat()
    step = -1 if hit.has("yesterday") else 1 if hit.has("tomorrow") else 0
    if step or hit.has("today"):
        return (dct + timedelta(step)).isoformat()
    here = hit.scene.sentence_start(hit.start)
    for timex in reversed(hit.scene.found):
        if timex.start < here:
            break
        if timex.type in ("DATE", "TIME") and len(timex.value.split("T")[0]) == 10 and timex.value[:4].isdigit():
            return timex.value[:10]
    return dct.isoformat()


def near_day(step: int) -> Handler:
    """Return a function that gives the day so many days from the DCT."""
    return lambda hit: ("DATE", (hit.scene.dct + timedelta(step)).isoformat(), None)


def season(hit: Hit) -> Valued:
    """Return a season, by year, by last, this, next, or the nearest one by tense."""
    mod = "START" if hit.has("early") else "MID" if hit.has("mid") else "END" if hit.has("late") else None
    code = SEASONS[hit.first(SEASONS) or "summer"]
    dct = hit.scene.dct
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    numbers = hit.numbers()
    spelled = spoken_year(hit.words)
    if numbers or spelled:
        return "DATE", f"{numbers[-1] if numbers else spelled:04d}-{code}", mod
    if hit.has("year"):
        year = dct.year + (-1 if hit.has("last") else 1 if hit.has("next") else 0)
        return "DATE", f"{year:04d}-{code}", mod
    year = dct.year - (1 if code == "WI" and dct.month < 3 else 0)
    current = dct.month >= start or (code == "WI" and dct.month < 3)
    if hit.has("last", "past"):
        year -= not (current and not (start <= dct.month <= start + 2 or code == "WI"))
    elif hit.has("next", "coming"):
        year += current
    elif not hit.has("this") and not current and hit.tense() == PAST:
        year -= 1
    return "DATE", f"{year:04d}-{code}", mod


def holy(hit: Hit) -> Valued:
    """Return a holiday's date, by year, by last, this, next, or the nearest one by tense."""
    found = next((_NAMED[name] for name in _tails(hit.words) if name in _NAMED), None)
    observed = hit.words[0] in _OBSERVED and hit.scene.word(hit.start - 1) not in _ON
    if found is None or observed:
        return None
    dct, numbers = hit.scene.dct, hit.numbers()
    if numbers:
        value = holiday(found, numbers[-1])
        return ("DATE", value.isoformat(), None) if value else None
    days = [d for d in (holiday(found, dct.year + k) for k in (-1, 0, 1)) if d]
    if not days:
        return None
    before, after = [d for d in days if d <= dct], [d for d in days if d >= dct]
    tense = PAST if hit.has("last") else AHEAD if hit.has("next") else hit.tense()
    nearest = min(days, key=lambda d: abs((d - dct).days))
    if tense == PAST and before and (dct - before[-1]).days < 330:
        nearest = before[-1]
    elif tense == AHEAD and after and (after[0] - dct).days < 300:
        nearest = after[0]
    return "DATE", nearest.isoformat(), None


# Days of observance are names of themselves, unless something is said to be on, before or since them.
_OBSERVED = frozenset("world international united human earth holocaust".split())
_ON = frozenset("on before after since until by for this last next of".split())


def _plain(name: str) -> str:
    return "".join(c for c in name.replace("'s", "").replace("’s", "") if c.isalpha())


_NAMED = {_plain(name): name for name in sorted(holidays(), reverse=True)}


def _tails(words: tuple[str, ...]) -> list[str]:
    """Return the letters of the words from each place on ("last", "easter" -> "lasteaster", "easter")."""
    kept = [w for n, w in enumerate(words) if w.isalpha() and not (w == "s" and words[n - 1] in "'’")]
    return ["".join(kept[n:]) for n in range(len(kept))]
