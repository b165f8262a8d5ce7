"""The rules for time expressions, as a table: at a place the first that matches wins, so longer ones stand first.

See ``time_patterns`` for the notation. Each line has its own examples in ``tests/extract/test_times.py``.
"""

from __future__ import annotations

import re

from dateline.extract import time_dates as d
from dateline.extract import time_days as w
from dateline.extract import time_offsets as o
from dateline.extract import time_values as v
from dateline.extract.time_patterns import Rule, Rules, Vocabulary
from dateline.knowledge.calendar import MONTHS, SEASONS, WEEKDAYS

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
    "HOLY": ("christmas", "easter", "thanksgiving", "halloween", "pentecost", "epiphany", "juneteenth"),
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
        " | NUMBER $AMPM | HOUR in the morning|afternoon|evening | HOUR|BIG ( : MIN )? gmt | noon | midnight | midday )"
    ),
    "DAYWORD": "( WEEKDAY | yesterday|today|tomorrow )",
    "THE": "( the|its|their|his|her|our|a )",
    "FISCAL": "( fiscal|financial -? )",
}

_R = Rule[v.Handler]
_past, _now, _ahead = (v.fixed("DATE", f"{when}_REF") for when in ("PAST", "PRESENT", "FUTURE"))

RULES: tuple[Rule[v.Handler], ...] = (
    # clock times
    _R("clock day", "$CLOCK $ZONE? ,? on? ( $MD ( ,? YEAR )? | $DAYWORD )", w.clock),
    _R("clock", "$CLOCK $ZONE?", w.clock),
    # whole dates
    _R("weekday date", "WEEKDAY|SHORTDAY .? ,? the? $M $TH ,? YEAR", d.full_date),
    _R("weekday day month", "WEEKDAY|SHORTDAY .? ,? the? $TH of? $M ,? YEAR", d.full_date),
    _R("date", "$M the? $TH ,? YEAR", d.full_date),
    _R("day month year", "the? $TH of? $M ,? YEAR", d.full_date),
    _R("date of relative year", "$M $TH ,? ( of )? ( last|this|next year )", d.month_day),
    _R("iso", "YEAR - MIN - DAY", d.iso_date),
    _R("big-endian", "YEAR / MIN / DAY", d.iso_date),
    _R("dots", "BIG . YEAR", d.dotted),
    _R("nine eleven", "N12 / N12", d.nine_eleven),
    _R("slashes", "DAY / DAY / YEAR|TWO", d.iso_date),
    _R("spoken weekday date", "( this coming|past )? WEEKDAY|SHORTDAY .? ,? the? $MD", d.month_day),
    _R("the week of", "the week of $M DAY", o.week_from_weekday),
    _R("weekday day month", "WEEKDAY|SHORTDAY .? ,? the? DAY ( st|nd|rd|th )? of? $M", d.month_day),
    _R("last month day", "last|this|next $M the? $TH", d.month_day),
    _R("month day", "$M the? $TH", d.month_day),
    _R("day month", "the? DAY ( st|nd|rd|th )? of? FULLMONTH|SHORTMONTH", d.month_day),
    _R("day of month", "the? ORDINAL of FULLMONTH", d.month_day),
    _R("month year", "$M ( ,? of? YEAR | nineteen NUMBER -? NUMBER? | ' TWO )", d.month_year),
    _R("month of relative year", "$M ,? of? ( last|this|next year )", d.month_relative_year),
    _R("relative year's month", "last|this|next year ' s FULLMONTH|SHORTMONTH", d.month_relative_year),
    # days and their parts
    _R("day before yesterday", "the? day before|after yesterday|tomorrow", o.day_after_tomorrow),
    _R("beside a day", "the? day before|after ( last|next )? ( WEEKDAY | $MD )", w.beside_day),
    _R("part of weekday", "early|mid|late -? PART ( on )? WEEKDAY", w.weekday_part),
    _R("part of day", "early|mid|late -? PART ( yesterday|today|tomorrow )?", w.day_part),
    _R("every weekday", "every|each WEEKDAY|WEEKDAYS ( PART )?", o.every),
    _R("weekday nights", "WEEKDAY PARTS", o.every),
    _R("weekdays", "WEEKDAYS PARTS?", o.every),
    _R("weekday part", "( last|next|this )? WEEKDAY PART", w.weekday_part),
    _R("day part", "yesterday|tomorrow|today PART", w.day_part),
    _R("this part", "this|last|that|same PART", w.day_part),
    _R("next morning", "the next|following|same PART", w.day_part),
    _R("tonight", "tonight|overnight", w.day_part),
    _R("weekday", "( the? last|next|this|previous|following|past|coming )* WEEKDAY", w.weekday),
    _R("short weekday", "SHORTDAY .", w.weekday),
    _R("today", "today", w.near_day(0)),
    _R("yesterday", "yesterday", w.near_day(-1)),
    _R("tomorrow", "tomorrow", w.near_day(1)),
    # holidays and seasons
    _R(
        "holiday",
        "( last|next|this )? ( christmas eve|day | new year ' s ( day|eve )? | labor|memorial|columbus|presidents|"
        "independence|election|boxing|veterans|armistice|bastille|canada|victory|anzac day | good|black friday |"
        " martin luther king .? ( jr .? )? day | easter sunday|monday | ash wednesday | palm sunday |"
        " mother|father|valentine ' s day | thanksgiving day | HOLY ) ( ,? YEAR )?",
        w.holy,
    ),
    _R("season year", "the? SEASON ( ,? of? YEAR | of nineteen NUMBER -? NUMBER? )", w.season),
    _R("season of relative year", "SEASON ( of )? ( last|this|next year )", w.season),
    _R("relative season", "last|this|next|past|coming|the ( past|coming )? SEASON", w.season),
    _R("early season", "early|late|mid -? SEASON", w.season),
    # quarters and halves
    _R(
        "quarter of year",
        "$THE? $FISCAL? ( first|second|third|fourth|1st|2nd|3rd|4th ) -? fiscal? -? quarter"
        " ( ,? of? ( fiscal )? ( the )? ( YEAR | last|this|next year ) )",
        o.nth_quarter,
    ),
    _R(
        "year's quarter",
        "the? ( YEAR | last|this|next|previous year ) '? s? ( fiscal )? first|second|third|fourth -? quarter",
        o.nth_quarter,
    ),
    _R("year-ago nth quarter", "the year - ago|earlier first|second|third|fourth -? quarter", o.nth_quarter),
    _R(
        "nth quarter",
        "$THE? ( flat|current|latest|recent )? $FISCAL? first|second|third|fourth -? fiscal? quarter",
        o.nth_quarter,
    ),
    _R("q3", "q N12 ( ,? of? YEAR )?", o.nth_quarter),
    _R("h1", "h N12 ,? YEAR", o.nth_half),
    _R("fy", "fy YEAR", d.year),
    _R("quarter a year ago", "the? quarter a year ago|earlier", o.this_quarter),
    _R(
        "corresponding period",
        "the ( same|corresponding|comparable|similar ) ( year - ago|earlier )? period|quarter|three"
        " ( ,? of )? ( last|a year ( ago|earlier )? | in the? last|previous year )",
        o.this_quarter,
    ),
    _R(
        "year-ago quarter",
        "( the|a|its )? ( comparable|same|corresponding )? ( year - ago|earlier | prior - year | prior year )"
        " '? s? quarter|period",
        o.this_quarter,
    ),
    _R("last year's quarter", "last year ' s quarter|period", o.this_quarter),
    _R("1988 quarter", "the ( same )? YEAR quarter|period", o.this_quarter),
    _R(
        "relative quarter",
        "the|this|last|next|its|that ( latest|current|previous|same|coming|next|preceding | most recent )?"
        " fiscal|financial? quarter",
        o.this_quarter,
    ),
    _R("latest period", "the latest period", o.this_quarter),
    _R("months of quarter", "the? ( first|last|latest )? ( year - earlier|ago )? nine|six|three|12 months", o.duration),
    _R("year-ago", "the|a? year - ago|earlier", o.year_ago),
    _R("half", "the first|second|last half of ( fiscal? YEAR | last|this|next year | the year )", o.nth_half),
    # offsets
    _R("half ago", "a|NUMBER UNIT|UNITS and a half ago|earlier", o.ago),
    _R("ago", "( $NUM | $FEW | a|an ) ( or so )? UNIT|UNITS ( or so|two|more )? ago", o.ago),
    _R("units ago", "UNITS ago", o.ago),
    _R("from now", "( $NUM | $FEW | a|an ) UNIT|UNITS from now|today", o.ago),
    _R("earlier", "( $NUM | a|an|one ) UNIT|UNITS earlier|later|previously", o.earlier),
    _R("the day before", "the day|week|month|year|night before|after", o.anchored_unit),
    _R("the following", "the following|previous|preceding|next|same day|week|month|year|decade", o.anchored_unit),
    _R("that", "that ( same )? day|week|month|year|decade", o.anchored_unit),
    # sets
    _R("every", "every|each ( other )? ( $NUM )? ( UNIT|UNITS | SEASON | FULLMONTH | PART )", o.every),
    _R("adverb set", "ADVERB", o.adverb_set),
    # lengths
    _R("half a unit", "half a|an UNIT", o.half_units),
    _R("units later", "UNITS later|earlier", o.several),
    _R("unit and a half", "a|an|one UNIT and a half", o.half_units),
    _R(
        "past unit",
        "( the|over )? past|last|next|coming|previous ( $NUM to|or )? ( $NUM | $FEW ) ( more|trading | or so )?"
        " UNITS|UNIT|summers",
        o.duration,
    ),
    _R("first units", "the first|last|final ( $NUM | $FEW )? UNITS", o.duration),
    _R("recent units", "recent|past UNITS ( and UNITS )?", _past),
    _R("coming units", "the? coming|future UNITS ( and UNITS )?", _ahead),
    _R("the units ahead", "the UNITS|UNIT ahead", o.several),
    _R("unit-long", "UNIT|UNITS -? long", o.unit_long),
    _R("weekend", "( the|this|last|next|past|coming )+ weekend", o.the_weekend),
    _R("relative unit", "the? last|this|next|current|coming $FISCAL? BIGUNIT|day", o.relative_unit),
    _R("the past unit", "the past day|week|month|year|decade|century|hour", o.past_unit),
    # years and longer
    _R("year-end", "year - end YEAR?", o.year_end),
    _R("end of the year", "( the? end of the year | year end | year ' s end )", o.end_of_year),
    _R("decade", "the? ( early|late|mid )? -? ( YEAR|OLDYEAR '? s | ' N59|N99|N31|N24 s | DECADE )", d.decade),
    _R("century", "( the )? ( DAY th|st|nd|rd | ORDINAL ) -? century", d.century),
    _R("fiscal year", "fiscal ( year )? YEAR", d.year),
    _R("the fiscal year", "( this|its|last|next | the|its current|latest|next|last ) fiscal year", o.relative_unit),
    _R("the fiscal year alone", "the fiscal year", v.fixed("DURATION", "P1Y")),
    _R("the year YEAR", "the year YEAR", d.year),
    _R(
        "num units",
        "( $NUM to|or )? ( $NUM | $FEW ) -? ( more|trading|full|straight|consecutive )? -? UNIT|UNITS ( - old|long )?",
        o.duration,
    ),
    _R("year words", "( the year )? ( nineteen NUMBER ( -? NUMBER )? | two thousand ( and? NUMBER )? )", d.worded_year),
    _R("relative month", "( last|next|this|past | the following|previous ) FULLMONTH|SHORTMONTH", d.bare_month),
    _R("month", "$M", d.bare_month),
    _R("old year", "OLDYEAR", d.old_year),
    _R("year", "YEAR", d.bare_year),
    # references
    _R("now", "( right|until )? now", _now),
    _R("currently", "currently|nowadays", _now),
    _R("current", "current", _now),
    _R("these days", "these days", _now),
    _R("recently", "( more|most )? recently", _past),
    _R("future", "( the|near ( near|foreseeable|distant|immediate )? future | the near|short|long term )", _ahead),
    _R("the past", "the ( recent|distant )? past", _past),
    _R("soon", "soon", _ahead),
    _R("the year", "the ( full|whole|entire )? year", o.the_year),
    _R("the unit", "the week|month", o.the_unit),
    _R("a unit", "a|an UNIT", o.duration),
    _R("units", "UNITS", o.several),
)

# Words before an expression that belong to it: the pattern, the types it goes with, and the mod it gives.
_AROUND: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
    ("the? ( very )? ( beginning|start|opening ) of the?", ("DATE",), "START"),
    ("the? middle of the?", ("DATE",), "MID"),
    ("the? ( very )? ( end|close ) of the?", ("DATE",), "END"),
    ("( the )? early|earlier -? ( in the? | on )?", ("DATE", "TIME"), "START"),
    ("( the )? mid -?", ("DATE", "TIME"), "MID"),
    ("( the )? late -? ( in | on )?", ("DATE", "TIME"), "END"),
    ("later -? ( in the? )?", ("DATE", "TIME"), "END"),
    ("sometime|around|about", ("DATE", "TIME"), "APPROX"),
    ("( more than | over )", ("DURATION",), "MORE_THAN"),
    ("less|fewer than", ("DURATION",), "LESS_THAN"),
    ("nearly|almost ( a )?", ("DURATION", "DATE"), "LESS_THAN"),
    ("about|around|approximately|roughly", ("DURATION",), "APPROX"),
    ("( at least | no less|fewer than )", ("DURATION",), "EQUAL_OR_MORE"),
    ("( at most | up to | no more|longer than )", ("DURATION",), "EQUAL_OR_LESS"),
)
# A bare length ("a year", "weeks") is one only after one of these.
BARE_LEFT = frozenset(
    "for in within after during over than about nearly almost of last lasted take takes took taken another just"
    " until every next past with from by some only barely least spent once".split()
)
# Words that rules name but that never make an expression by themselves.
FUNCTION_WORDS = tuple(
    "the a an of in on and or to from for this that its their his her our - , . ' : / s o p m am half more most at"
    " about around over under no than up least within first last next new good black mother father time".split()
)

VOCABULARY = Vocabulary(CLASSES, CAPITALS, PARTS)
COMPILED: Rules[v.Handler] = Rules.build(RULES, VOCABULARY)

RANGES = VOCABULARY.compile("and|or|-|,|–|to|through|& DAY")
AROUND = tuple((re.compile("(?:" + VOCABULARY.regex(pattern) + ")$"), kinds, mod) for pattern, kinds, mod in _AROUND)
HEADS = re.compile("[^" + re.escape("xX\n" + "".join(VOCABULARY.chars(w) for w in FUNCTION_WORDS)) + "]")
RUNS = re.compile("[^xX\n]+")
