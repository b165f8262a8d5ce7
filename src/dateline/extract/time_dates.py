"""Values of dates named by day, month, year, decade or century."""

from __future__ import annotations

from datetime import date

from dateline.extract.time_scene import AHEAD, OPEN, PAST
from dateline.extract.time_values import DECADES, NUMBERS, ORDINALS, Hit, Valued, day_of, make_date, shifted
from dateline.knowledge.calendar import MONTHS, add_months


def choose_year(hit: Hit, month: int, day: int | None = None) -> int:
    """Return the year of a month (and day) named without one: by tense, else the nearest."""
    dct = hit.scene.dct
    told = _told_behind(hit, month)
    if told is not None:
        return told
    tense = hit.tense()
    if day is None:
        ahead = month - dct.month
        if ahead == 0:
            return dct.year
        if ahead > 0:  # later this year, or last year's
            return dct.year if tense == AHEAD or (tense == OPEN and ahead <= 4) or ahead == 1 else dct.year - 1
        return dct.year + 1 if (tense == AHEAD and ahead <= -5) or (tense == OPEN and ahead <= -8) else dct.year
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


def _told_behind(hit: Hit, month: int) -> int | None:
    """Return the year named behind the second of two dates ("between March and May 2020", "June 3 to July 5, 2019")."""
    words, at = hit.scene.words.words, hit.end
    if hit.scene.word(at) not in ("and", "to", "through", "or", "until", "-", "–") or at + 2 >= len(words):
        return None
    if words[at + 1] not in MONTHS:
        return None
    ahead = [w for w in words[at + 2 : at + 6] if w not in (".", ",")][:2]
    ahead = [w for w in ahead if w.isdigit()]
    year = next((int(w) for w in ahead if len(w) == 4 and 1000 < int(w) < 2200), None)
    return year if year is None or month <= MONTHS[words[at + 1]] else year - 1


def month_of(hit: Hit) -> int:
    return MONTHS[hit.first(MONTHS) or "january"]


def _year(text: str) -> int:
    value = int(text)
    if value < 100:
        return value + (1900 if value > 30 else 2000)
    return value


def full_date(hit: Hit) -> Valued:
    """Return a day with its month and year."""
    numbers = hit.numbers() or ordinal_numbers(hit)
    if len(numbers) == 1:
        numbers = [*ordinal_numbers(hit), *numbers]
    day, year = numbers[0], _year(str(numbers[-1]))
    value = make_date(year, month_of(hit), day)
    return ("DATE", value, None) if value else None


def ordinal_numbers(hit: Hit) -> list[int]:
    total = sum(
        NUMBERS.get(w, 0) or ORDINALS.get(w, 0) for w in hit.words if w not in ("second",) or len(hit.words) < 4
    )
    return [total] if total else []


def month_day(hit: Hit) -> Valued:
    """Return a day with its month, the year chosen, or told by "last" or "next"."""
    numbers = hit.numbers() or ordinal_numbers(hit)
    if not numbers:
        return None
    month, day = month_of(hit), numbers[0]
    if hit.has("last", "next") and "year" not in hit.words:
        dct, later = hit.scene.dct, (month, day) >= (hit.scene.dct.month, hit.scene.dct.day)
        value = make_date(dct.year - later if hit.has("last") else dct.year + (not later), month, day)
        return ("DATE", value, None) if value else None
    if hit.has("year"):
        step = -1 if hit.has("last") else 1 if hit.has("next") else 0
        value = make_date(hit.scene.dct.year + step, month, day)
        return ("DATE", value, None) if value else None
    attack = hit.scene.word(hit.end) in ("attack", "attacks", "terror", "terrorist", "hijackings", "hijackers")
    year = 2001 if (month, day) == (9, 11) and attack and hit.scene.dct.year > 2001 else choose_year(hit, month, day)
    value = make_date(year, month, day)
    return ("DATE", value, None) if value else None


def month_year(hit: Hit) -> Valued:
    """Return a month with its year."""
    numbers = hit.numbers()
    year = _year(str(numbers[-1])) if numbers else spoken_year(hit.words)
    return ("DATE", f"{year:04d}-{month_of(hit):02d}", None) if year else None


def month_relative_year(hit: Hit) -> Valued:
    """Return a month of last, this or next year ("June last year", "last year's June")."""
    step = -1 if hit.has("last") else 1 if hit.has("next") else 0
    return "DATE", f"{hit.scene.dct.year + step:04d}-{month_of(hit):02d}", None


def bare_month(hit: Hit) -> Valued:
    """Return a month named alone, or with last, this, next."""
    month, dct = month_of(hit), hit.scene.dct
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


def dotted(hit: Hit) -> Valued:
    """Return a date in digits and dots, day first: 14.02.2022."""
    first, last = hit.scene.words.starts[hit.start], hit.scene.words.ends[hit.end - 1]
    parts = hit.scene.text[first:last].split(".")
    if len(parts) != 3 or not all(p.isdigit() and len(p) in (1, 2, 4) for p in parts):
        return None
    value = make_date(int(parts[2]), int(parts[1]), int(parts[0]))
    return ("DATE", value, None) if value else None


def nine_eleven(hit: Hit) -> Valued:
    """Return 9/11, the one day that is named so."""
    first, last = hit.scene.words.starts[hit.start], hit.scene.words.ends[hit.end - 1]
    return ("DATE", "2001-09-11", None) if hit.scene.text[first:last] == "9/11" else None


def year(hit: Hit) -> Valued:
    """Return a year in digits."""
    numbers = hit.numbers()
    return ("DATE", f"{numbers[-1]:04d}", None) if numbers else None


def bare_year(hit: Hit) -> Valued:
    """Return a year in digits that stands alone, unless what surrounds it makes it an amount or a name."""
    scene, place = hit.scene, hit.start
    start, end = scene.words.starts[place], scene.words.ends[hit.end - 1]
    before, after = scene.text[max(0, start - 1) : start], scene.text[end : end + 2]
    joined = scene.word(place - 2)  # "post-1994" and "1996-97" are years, "F-1996" is none
    bound = before in tuple("$£€#.,:/_-") and joined not in ("post", "pre", "mid", "early", "late", "the")
    if bound and not (before == "-" and joined.isdigit()):
        return None
    if after[:1] == "-" and scene.word(hit.end + 1) in ("pound", "mile", "foot", "member"):
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
    """Return a decade: 1990s, '90s, the nineties; "early", "mid" and "late" as mod."""
    mod = "START" if hit.has("early") else "MID" if hit.has("mid") else "END" if hit.has("late") else None
    numbers = hit.numbers()
    if not numbers:
        word = next(w for w in hit.words if w in DECADES)
        return "DATE", f"{(1900 + DECADES[word]) // 10}", mod
    number = numbers[0]
    if number % 10:
        return None
    number += 0 if number > 99 else 1900 if number > 20 or hit.scene.dct.year < 2010 else 2000
    digits = f"{number // 100}" if number % 100 == 0 and number < 2000 else f"{number // 10}"
    return "DATE", digits, mod


def century(hit: Hit) -> Valued:
    """Return a century ("20th century" -> 19)."""
    if hit.has("this", "last", "next"):
        step = -1 if hit.has("last") else 1 if hit.has("next") else 0
        return "DATE", shifted(hit.scene.dct, "C", step), None
    numbers = hit.numbers() or ordinal_numbers(hit)
    return ("DATE", f"{numbers[0] - 1:02d}", None) if numbers else None


def centuries(hit: Hit) -> Valued:
    """Return "the 19th and 20th centuries" as the later of the two."""
    last = hit.words[hit.words.index("and") + 1 :]
    number = next((int(w) if w.isdigit() else ORDINALS[w] for w in last if w.isdigit() or w in ORDINALS), None)
    return ("DATE", f"{number - 1:02d}", None) if number else None


def day_of_month(hit: Hit) -> Valued:
    """Return "the 15th of this month"."""
    step = 1 if hit.has("next") else -1 if hit.has("last") else 0
    month = add_months(hit.scene.dct.replace(day=1), step)
    value = make_date(month.year, month.month, hit.numbers()[0])
    return ("DATE", value, None) if value else None
