"""The words, parts and values that the table of time rules names, and the rules compiled.

The rules themselves are data, each with the example that is its test: ``knowledge/data/time_rules.tsv`` and
``time_mods.tsv``. See ``time_patterns`` for the notation.
"""

from __future__ import annotations

import re

from dateline.extract import time_dates as d
from dateline.extract import time_days as w
from dateline.extract import time_offsets as o
from dateline.extract import time_quarters as q
from dateline.extract import time_values as v
from dateline.extract.time_patterns import Rule, Rules, Vocabulary
from dateline.knowledge.calendar import MONTHS, SEASONS, WEEKDAYS
from dateline.knowledge.holidays import holidays
from dateline.knowledge.time_rules import time_mods, time_rules

_SHORT_MONTHS = tuple(m for m in MONTHS if len(m) <= 4 and m not in ("may", "june", "july"))
_SHORT_DAYS = tuple(x for x in WEEKDAYS if not x.endswith("day"))

CLASSES = {
    "FULLMONTH": tuple(m for m in MONTHS if m not in _SHORT_MONTHS),
    "SHORTMONTH": _SHORT_MONTHS,
    "WEEKDAY": tuple(x for x in WEEKDAYS if x.endswith("day")),
    "SHORTDAY": _SHORT_DAYS,
    "WEEKDAYS": tuple(x + "s" for x in WEEKDAYS if x.endswith("day")),
    "SEASON": tuple(SEASONS),
    "UNIT": (
        "day",
        "night",
        "week",
        "fortnight",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
        "hour",
        "minute",
        "second",
    ),
    "BIGUNIT": ("week", "month", "quarter", "year", "decade", "century"),
    "UNITS": tuple(v.PLURALS),
    "NUMBER": tuple(v.NUMBERS),
    "TEN": tuple("twenty thirty forty fifty sixty seventy eighty ninety".split()),
    "ORDINAL": tuple(w for w in v.ORDINALS if w not in ("final", "last")),
    "PART": ("morning", "afternoon", "evening", "night"),
    "PARTS": ("mornings", "afternoons", "evenings", "nights"),
    "DECADE": tuple(v.DECADES),
    "LONG": tuple(f"{u}{s}long" for u in ("hour", "day", "week", "month", "year", "decade") for s in ("", "s")),
    "VAGUE": ("several", "few", "many", "some"),
    "ADVERB": ("daily", "weekly", "monthly", "annually", "hourly", "nightly", "yearly"),
}
CAPITALS = ("may", "march", "mar", "august", "sun", "sat", "mon", "fri", "wed", "dec", "easter")

PARTS = {
    "M": "( FULLMONTH | SHORTMONTH .? )",
    "TH": "( DAY ( st|nd|rd|th )? | ( TEN -? )? ORDINAL )",
    "MD": "( $M DAY ( st|nd|rd|th )? | $M the? ( TEN -? )? ORDINAL )",
    "YR": "( YEAR | nineteen NUMBER -? NUMBER? )",
    "NUM": (
        "( DIGITS|BIG|OLDYEAR|YEAR ( DIGITS / DIGITS )? ( - DIGITS / DIGITS )? ( million|hundred|thousand )?"
        " | ( a|an|another hundred|thousand|dozen | NUMBER|hundred|thousand|dozen )"
        " ( -? and? NUMBER|hundred|thousand|dozen )* ( and a half )? )"
    ),
    "FEW": "( a? couple of? | a? few | several | many | some )",
    "AMPM": "( am|pm | a . m .? | p . m .? )",
    "ZONE": "( est|edt|pst|pdt|gmt|utc|cet|et | eastern|local|moscow|kyiv|london standard|daylight? time )",
    "CLOCK": (
        "( HOUR : MIN ( : MIN )? $AMPM? | HOUR|BIG $AMPM | HOUR ( : MIN )? ( o ' clock ) | NUMBER o ' clock"
        " | NUMBER $AMPM | HOUR in the morning|afternoon|evening | HOUR|BIG|OLDYEAR|YEAR|N999 ( : MIN )? gmt"
        " | noon | midnight | midday )"
    ),
    "DAYWORD": "( WEEKDAY | yesterday|today|tomorrow )",
    "THE": "( the|its|their|his|her|our|a )",
    "FISCAL": "( fiscal|financial -? )",
}


def _holidays() -> str:
    """Return the names of holidays as alternatives, the longest first ("new year" alone is too vague)."""
    names = sorted(holidays() - {"new year"}, key=lambda name: (-len(name), name))
    return "( " + " | ".join(name.replace("'s", " ' s").replace("s'", "s '?") for name in names) + " )"


PARTS["HOLIDAY"] = _holidays()

_HANDLERS: tuple[v.Handler, ...] = (
    *(d.bare_month, d.bare_year, d.century, d.decade, d.dotted, d.full_date, d.iso_date, d.month_day, d.month_year),
    *(d.month_relative_year, d.nine_eleven, d.old_year, d.worded_year, d.year, d.centuries, d.day_of_month),
    *(o.adverb_set, o.ago, o.anchored_unit, o.day_after_tomorrow, o.duration, o.earlier, o.end_of_year, o.every),
    *(o.half_units, o.past_unit, o.relative_unit, o.several, o.the_unit, o.the_weekend),
    *(o.the_year, o.unit_long, o.week_from_weekday, o.nth_week, o.two_units, o.some_time, o.in_the_day),
    *(q.nth_half, q.nth_quarter, q.this_quarter, q.year_ago, q.year_end, o.week_from_day, o.the_era),
    *(w.beside_day, w.clock, w.day_part, w.holy, w.season, w.weekday, w.weekday_part, w.weekday_of_week, w.in_the_part),
)
# What makes a value of a match, by the name that the table of rules gives it.
VALUES: dict[str, v.Handler] = {
    **{handler.__name__: handler for handler in _HANDLERS},
    "yesterday": w.near_day(-1),
    "today": w.near_day(0),
    "tomorrow": w.near_day(1),
    **{f"{when}_ref": v.fixed("DATE", f"{when.upper()}_REF") for when in ("past", "present", "future")},
    "one_year": v.fixed("DURATION", "P1Y"),
}

# A bare length ("a year", "weeks") is one only after one of these.
BARE_LEFT = frozenset(
    "for in within after during over than about nearly almost of last lasted take takes took taken another just"
    " until every next past follow follows followed with from by some only barely least spent once".split()
)
# Words that rules name but that never make an expression by themselves.
FUNCTION_WORDS = tuple(
    "the a an of in on and or to from for this that its their his her our - , . ' : / s o p m am half more most at"
    " about around over under no than up least within first last next new good black mother father time".split()
)

VOCABULARY = Vocabulary(CLASSES, CAPITALS, PARTS)
COMPILED: Rules[v.Handler] = Rules.build(
    tuple(Rule(rule.name, rule.pattern, VALUES[rule.value]) for rule in time_rules()), VOCABULARY
)

RANGES = VOCABULARY.compile("and|or|-|,|–|to|through|& DAY")
AROUND = tuple((re.compile("(?:" + VOCABULARY.regex(m.pattern) + ")$"), m.types, m.mod) for m in time_mods())
HEADS = re.compile("[^" + re.escape("xX\n" + "".join(VOCABULARY.chars(w) for w in FUNCTION_WORDS)) + "]")
RUNS = re.compile("[^xX\n]+")
