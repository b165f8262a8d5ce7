"""Values of time expressions: each function takes where it stands and its words, and returns type, value and mod.

Values follow TimeML 1.2.1 (Saurí et al. 2006) as the TempEval data use it. None means: not a time expression after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.time_scene import AHEAD, OPEN, PAST, Scene
from dateline.knowledge.calendar import HOLIDAYS, MONTHS, SEASONS, WEEKDAYS, add_months, holiday
from dateline.model import TimexType

Valued = tuple[TimexType, str, str | None] | None

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
NUMBERS = {w: n for n, w in enumerate(_ONES)} | {
    w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {w: n for n, w in enumerate(_ORDINALS, 1)} | {"thirtieth": 30, "final": 4, "last": 4}
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "2W",
    "month": "M",
    "quarter": "Q",
    "season": "SEASON",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}
PLURALS = {("centuries" if u == "century" else u + "s"): c for u, c in UNITS.items() if u != "millennium"}
ALL_UNITS = {
    **UNITS,
    **PLURALS,
    "mo": "M",
    "yr": "Y",
    "hr": "TH",
    "hrs": "TH",
    "min": "TM",
    "yrs": "Y",
    "summers": "SU",
}
DECADES = {w + "ies": 10 * n for n, w in enumerate("twent thirt fort fift sixt sevent eight ninet".split(), 2)}
PARTS = {
    "morning": "MO",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "nights": "NI",
    "mornings": "MO",
    "afternoons": "AF",
    "evenings": "EV",
    "overnight": "NI",
}
_VAGUE = frozenset(("several", "few", "many", "some", "couple"))


@dataclass(frozen=True)
class Hit:
    """The words ``[start, end)`` of a scene that a rule matched."""

    scene: Scene
    start: int
    end: int

    @property
    def words(self) -> tuple[str, ...]:
        """The matched words."""
        return self.scene.words.words[self.start : self.end]

    def has(self, *words: str) -> bool:
        """Return whether any of these words is among the matched."""
        return any(w in self.words for w in words)

    def first(self, table: dict[str, str] | dict[str, int]) -> str | None:
        """Return the first matched word that the table knows."""
        return next((w for w in self.words if w in table), None)

    def numbers(self) -> list[int]:
        """Return the whole numbers written in digits, in order."""
        return [int(w) for w in self.words if w.isdigit()]

    def tense(self) -> int:
        """Return the tense around the match."""
        return self.scene.direction(self.start, self.end)


Handler = Callable[[Hit], Valued]


# --- pieces ----------------------------------------------------------------------------------------------------------


def spoken(words: tuple[str, ...]) -> float | None:
    """Return the number that words or digits say ("twenty four" -> 24, "3 1/2" -> 3.5); None for a vague one."""
    total, part, seen = 0.0, 0.0, False
    for n, word in enumerate(words):
        if word == "half":
            part, seen = part + 0.5, True
        elif word[0].isdigit():
            value = float(word.replace(",", ""))
            if n and words[n - 1] == "/":
                part = part - _as_number(words[n - 2]) + _as_number(words[n - 2]) / value if value else part
            else:
                part += value
            seen = True
        elif word in NUMBERS:
            part, seen = part + NUMBERS[word], True
        elif word in ("hundred", "thousand", "million", "dozen"):
            size = {"hundred": 100, "thousand": 1000, "million": 10**6, "dozen": 12}[word]
            part, seen = (part or 1) * size, True
            if size >= 1000:
                total, part = total + part, 0.0
        elif word == "couple":
            return 2.0
        elif word in _VAGUE:
            return None
        elif word in ("a", "an", "another"):
            seen, part = True, part
        elif word in ALL_UNITS:
            break
    if not seen:
        return None
    return (total + part) or 1.0


def _as_number(word: str) -> float:
    return float(word.replace(",", "")) if word[0].isdigit() else 0.0


def length(count: float | None, code: str) -> str:
    """Return a duration value ("P3M", "PT2H", "PXY", "P2Y6M")."""
    if code == "Q":
        return "PXQ" if count is None else f"P{count * 3:g}M"
    if code == "2W":
        count, code = (None if count is None else count * 2), "W"
    if code in ("SEASON", "SU"):
        return "PXM" if count is None else f"P{count * 3:g}M"
    if code == "C" and count is not None:
        return f"P{count * 100:g}Y"
    if code == "E" and count is not None:
        return f"P{count * 10:g}Y"
    if code == "L" and count is not None:
        return f"P{count * 1000:g}Y"
    if code == "WE":
        return f"P{'X' if count is None else format(count, 'g')}WE"
    time, unit = ("T", code[1:]) if code[0] == "T" else ("", code)
    if count is None:
        return "PXY" if code == "E" else f"P{time}X{unit}"
    whole, rest = int(count), count - int(count)
    if rest and unit in ("Y", "H", "M"):
        sub = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60) if time else ("W", 4)}[unit]
        tail = f"{round(rest * sub[1])}{sub[0]}"
        return f"P{time}{whole}{unit}{tail}" if whole else f"P{time}{tail}"
    return f"P{time}{count:g}{unit}"


def week(day: date) -> str:
    """Return the ISO week of a day."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def quarter(day: date, shift: int = 0) -> str:
    """Return the calendar quarter of a day, moved by so many quarters."""
    year, number = divmod(day.year * 4 + (day.month - 1) // 3 + shift, 4)
    return f"{year}-Q{number + 1}"


def shifted(anchor: date, code: str, steps: int) -> str:
    """Return the value of the unit so many steps from the one that holds ``anchor``."""
    if code in ("D", "TH", "TM", "TS"):
        return (anchor + timedelta(steps)).isoformat() if code == "D" else anchor.isoformat()
    if code in ("W", "2W"):
        return week(anchor + timedelta((14 if code == "2W" else 7) * steps))
    if code == "WE":
        return week(anchor + timedelta(7 * steps)) + "-WE"
    if code == "M":
        return add_months(anchor, steps).isoformat()[:7]
    if code == "Q":
        return quarter(anchor, steps)
    year = anchor.year
    if code == "Y":
        return f"{year + steps:04d}"
    if code == "E":
        return f"{(year // 10 + steps):03d}"
    return f"{(year // 100 + steps):02d}"


def day_of(value: str | None) -> date | None:
    """Return a day that stands for a value: itself, or the first day of its month or year."""
    if value is None:
        return None
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q([1-4])|-W(\d\d))?", value)
    if found is None:
        return None
    try:
        if found[4]:
            return date(int(found[1]), int(found[4]) * 3 - 2, 1)
        if found[5]:
            return date.fromisocalendar(int(found[1]), int(found[5]), 1)
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def make_date(year: int, month: int, day: int) -> str | None:
    """Return an ISO day, or None when there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


# --- days, months, years ---------------------------------------------------------------------------------------------


def choose_year(hit: Hit, month: int, day: int | None = None) -> int:
    """Return the year of a month (and day) named without one: by tense, else the nearest."""
    dct = hit.scene.dct
    tense = hit.tense()
    if day is None:
        ahead = month - dct.month
        if ahead == 0:
            return dct.year
        if ahead > 0:  # later this year, or last year's
            return dct.year if tense == AHEAD or (tense == OPEN and ahead <= 4) or ahead == 1 else dct.year - 1
        return dct.year + 1 if tense == AHEAD and ahead <= -5 else dct.year
    candidates = []
    for year in (dct.year - 1, dct.year, dct.year + 1):
        value = make_date(year, month, day)
        if value is not None:
            candidates.append(((date.fromisoformat(value) - dct).days, year))
    if not candidates:
        return dct.year
    nearest = min(candidates, key=lambda c: abs(c[0]))
    if tense == PAST and nearest[0] > 75:
        return max((c for c in candidates if c[0] <= 0), default=nearest)[1]
    if tense == AHEAD and nearest[0] < -45:
        return min((c for c in candidates if c[0] >= 0), default=nearest)[1]
    return nearest[1]


def _month(hit: Hit) -> int:
    return MONTHS[hit.first(MONTHS) or "january"]


def _year(text: str) -> int:
    value = int(text)
    if value < 100:
        return value + (1900 if value > 30 else 2000)
    return value


def full_date(hit: Hit) -> Valued:
    """Return a day with its month and year."""
    numbers = hit.numbers() or _ordinal_numbers(hit)
    if len(numbers) == 1:
        numbers = [*_ordinal_numbers(hit), *numbers]
    day, year = numbers[0], _year(str(numbers[-1]))
    value = make_date(year, _month(hit), day)
    return ("DATE", value, None) if value else None


def _ordinal_numbers(hit: Hit) -> list[int]:
    total = sum(
        NUMBERS.get(w, 0) or ORDINALS.get(w, 0) for w in hit.words if w not in ("second",) or len(hit.words) < 4
    )
    return [total] if total else []


def month_day(hit: Hit) -> Valued:
    """Return a day with its month, the year chosen, or told by "last" or "next"."""
    numbers = hit.numbers() or _ordinal_numbers(hit)
    if not numbers:
        return None
    month, day = _month(hit), numbers[0]
    if hit.has("last", "next") and "year" not in hit.words:
        dct, later = hit.scene.dct, (month, day) >= (hit.scene.dct.month, hit.scene.dct.day)
        value = make_date(dct.year - later if hit.has("last") else dct.year + (not later), month, day)
        return ("DATE", value, None) if value else None
    if hit.has("year"):
        step = -1 if hit.has("last") else 1 if hit.has("next") else 0
        value = make_date(hit.scene.dct.year + step, month, day)
        return ("DATE", value, None) if value else None
    value = make_date(choose_year(hit, month, day), month, day)
    return ("DATE", value, None) if value else None


def month_year(hit: Hit) -> Valued:
    """Return a month with its year."""
    numbers = hit.numbers()
    year = _year(str(numbers[-1])) if numbers else spoken_year(hit.words)
    return ("DATE", f"{year:04d}-{_month(hit):02d}", None) if year else None


def month_relative_year(hit: Hit) -> Valued:
    """Return a month of last, this or next year ("June last year", "last year's June")."""
    step = -1 if hit.has("last") else 1 if hit.has("next") else 0
    return "DATE", f"{hit.scene.dct.year + step:04d}-{_month(hit):02d}", None


def bare_month(hit: Hit) -> Valued:
    """Return a month named alone, or with last, this, next."""
    month, dct = _month(hit), hit.scene.dct
    if _not_a_month(hit):
        return None
    if hit.has("last", "past"):
        year = dct.year - (month >= dct.month)
    elif hit.has("next", "coming"):
        year = dct.year + (month <= dct.month)
    elif hit.has("this"):
        year = dct.year
    elif hit.has("following", "previous"):
        anchor = day_of(hit.scene.last_value()) or dct
        year = anchor.year + (month <= anchor.month) if hit.has("following") else anchor.year - (month >= anchor.month)
    else:
        year = choose_year(hit, month)
    return "DATE", f"{year:04d}-{month:02d}", None


def _not_a_month(hit: Hit) -> bool:
    """Return whether a word that looks like a month is a name ("Jan Kavan", "the March of ...", "May said")."""
    word, after = hit.words[-1], hit.scene.word(hit.end)
    if len(hit.words) > 1 and hit.words[-1] != ".":
        return False
    if hit.words[-1] == ".":
        return False
    if len(word) < 5 and word not in ("may", "june", "july"):
        return True
    if word in ("march", "may", "april", "june", "august"):
        before = hit.scene.word(hit.start - 1)
        capital = hit.scene.words.codes[hit.end : hit.end + 1] == "X"
        if word == "march" and after == "of" and hit.scene.word(hit.end + 1) != "this":
            return True
        if word != "march" and (
            before in ("ms", "mr", "mrs", "theresa", "prime") or (capital and before not in _MONTH_CUES)
        ):
            return True
        if word == "may" and before not in _MONTH_CUES and hit.start and hit.scene.words.codes[hit.start - 1] == "X":
            return True
    return False


_MONTH_CUES = frozenset(
    "in of since until by from to last next this early late mid during between and through for".split()
)


def iso_date(hit: Hit) -> Valued:
    """Return a date in digits: 2021-12-03, or month/day/year."""
    numbers = hit.numbers()
    year, month, day = numbers if numbers[0] > 31 else (_year(str(numbers[2])), numbers[0], numbers[1])
    if month > 12:
        month, day = day, month
    value = make_date(year, month, day)
    return ("DATE", value, None) if value else None


def year(hit: Hit) -> Valued:
    """Return a year in digits."""
    numbers = hit.numbers()
    return ("DATE", f"{numbers[-1]:04d}", None) if numbers else None


def bare_year(hit: Hit) -> Valued:
    """Return a year in digits that stands alone, unless what surrounds it makes it an amount or a name."""
    scene, place = hit.scene, hit.start
    start, end = scene.words.starts[place], scene.words.ends[hit.end - 1]
    before, after = scene.text[max(0, start - 1) : start], scene.text[end : end + 2]
    if before in tuple("$£€#.,:/_-") and scene.word(place - 2) not in ("post", "pre", "mid", "early", "late", "the"):
        if before != "-" or not scene.word(place - 2).isdigit():
            return None
    if (
        after[:1] in ("%", "-")
        and after[1:2].isalpha()
        and scene.word(hit.end + 1) in ("pound", "mile", "foot", "member")
    ):
        return None
    if after[:1] == "%" or (after[:1] == ":" and after[1:2].isdigit()) or scene.word(hit.end) in _AMOUNT_NOUNS:
        return None
    number = hit.numbers()[0]
    if number > scene.dct.year + 60 or scene.word(place - 1) in ("no", "boeing", "about", "than", "nearly", "number"):
        return None
    return "DATE", f"{number:04d}", None


_AMOUNT_NOUNS = frozenset(
    "people troops soldiers points shares men women miles dollars feet tons workers employees members students meters"
    " metres kilometers kilometres km deaths cases homes houses votes jobs families pounds cars contracts yen marks"
    " civilians refugees prisoners fighters percent units copies barrels acres guests hours km2 square".split()
)


def old_year(hit: Hit) -> Valued:
    """Return a year before 1900 after a word that asks for one."""
    return "DATE", f"{hit.numbers()[-1]:04d}", None


def spoken_year(words: tuple[str, ...]) -> int | None:
    """Return the year that words spell ("nineteen ninety-six" -> 1996, "two thousand" -> 2000)."""
    values = [NUMBERS[w] for w in words if w in NUMBERS]
    if "thousand" in words and values and values[0] == 2:
        return 2000 + sum(values[1:])
    if len(values) < 2 or values[0] not in (18, 19, 20):
        return None
    rest = sum(values[1:])
    return values[0] * 100 + rest if 10 <= rest < 100 else None


def worded_year(hit: Hit) -> Valued:
    """Return a year in words."""
    value = spoken_year(hit.words)
    return ("DATE", str(value), None) if value else None


def decade(hit: Hit) -> Valued:
    """Return a decade: 1990s, '90s, the nineties."""
    numbers = hit.numbers()
    if numbers:
        number = numbers[0]
        if number % 10:
            return None
        number += 0 if number > 99 else 1900 if number > 20 or hit.scene.dct.year < 2010 else 2000
        if number % 100 == 0 and number < 2000:
            return "DATE", f"{number // 100}", None
        return "DATE", f"{number // 10}", None
    word = next(w for w in hit.words if w in DECADES)
    return "DATE", f"{(1900 + DECADES[word]) // 10}", None


def century(hit: Hit) -> Valued:
    """Return a century ("20th century" -> 19)."""
    if hit.has("this", "last", "next"):
        step = -1 if hit.has("last") else 1 if hit.has("next") else 0
        return "DATE", shifted(hit.scene.dct, "C", step), None
    numbers = hit.numbers() or _ordinal_numbers(hit)
    return ("DATE", f"{numbers[0] - 1:02d}", None) if numbers else None


# --- weekdays and parts of the day -----------------------------------------------------------------------------------


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
    if back == 0:
        return dct
    return dct + timedelta(7 - back) if hit.tense() == AHEAD else dct - timedelta(back)


def weekday(hit: Hit) -> Valued:
    """Return a weekday's date."""
    return "DATE", weekday_date(hit).isoformat(), None


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
        month = _month(hit)
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


# --- named days, seasons ---------------------------------------------------------------------------------------------


def fixed(kind: TimexType, value: str, mod: str | None = None) -> Handler:
    """Return a function that always gives this value."""
    return lambda _: (kind, value, mod)


def near_day(step: int) -> Handler:
    """Return a function that gives the day so many days from the DCT."""
    return lambda hit: ("DATE", (hit.scene.dct + timedelta(step)).isoformat(), None)


def season(hit: Hit) -> Valued:
    """Return a season, by year, by last, this, next, or the nearest one by tense."""
    code = SEASONS[hit.first(SEASONS) or "summer"]
    dct = hit.scene.dct
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    numbers = hit.numbers()
    spelled = spoken_year(hit.words)
    if numbers or spelled:
        return "DATE", f"{numbers[-1] if numbers else spelled:04d}-{code}", None
    if hit.has("year"):
        year = dct.year + (-1 if hit.has("last") else 1 if hit.has("next") else 0)
        return "DATE", f"{year:04d}-{code}", None
    year = dct.year - (1 if code == "WI" and dct.month < 3 else 0)
    current = dct.month >= start or (code == "WI" and dct.month < 3)
    if hit.has("last", "past"):
        year -= not (current and not (start <= dct.month <= start + 2 or code == "WI"))
    elif hit.has("next", "coming"):
        year += current
    elif not hit.has("this") and not current and hit.tense() == PAST:
        year -= 1
    return "DATE", f"{year:04d}-{code}", None


def holy(hit: Hit) -> Valued:
    """Return a holiday's date, by year, by last, this, next, or the nearest one by tense."""
    words = [w for w in hit.words if w not in ("last", "this", "next", "s", "'", "’", "of", ",", "the", ".")]
    numbers = hit.numbers()
    text = " ".join(w for w in words if not w.isdigit())
    for name in (text, text + "'s", text.removesuffix(" holiday")):
        found = next((h for h in HOLIDAYS if h.replace("'s", "").replace("'", "") == name.replace("'s", "")), None)
        if found:
            break
    else:
        return None
    dct = hit.scene.dct
    if numbers:
        value = holiday(found, numbers[-1])
        return ("DATE", value.isoformat(), None) if value else None
    days = [d for d in (holiday(found, dct.year + k) for k in (-1, 0, 1)) if d]
    before, after = [d for d in days if d <= dct], [d for d in days if d >= dct]
    tense = PAST if hit.has("last") else AHEAD if hit.has("next") else hit.tense()
    nearest = min(days, key=lambda d: abs((d - dct).days))
    if tense == PAST and before and (dct - before[-1]).days < 200:
        nearest = before[-1]
    elif tense == AHEAD and after and (after[0] - dct).days < 300:
        nearest = after[0]
    return "DATE", nearest.isoformat(), None
