"""Numbers that are no figures: dates, clock times, ages, names, telephone numbers, spans that only place an event."""

from __future__ import annotations

import re

from dateline.extract.numbers import Number
from dateline.extract.units import Measured
from dateline.knowledge.quantities import is_people, word_set

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE_BEFORE = re.compile(
    rf"(?:\b{_MONTH}\.?,? ?(?:\d{{1,2}}(?:st|nd|rd|th)?,? ?)?(?:(?:-|–| to | and ) ?)?|(?:\d|:)[:/]|\b(?:c|ca)\. )$"
)
_DATE_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b|(?:-|–| to | and )\d{{1,2}} {_MONTH}\b"
    r"|[:/]\d|(?:st|nd|rd|th)\b| ?(?:[aApP]\.?[mM]|(?:hrs )?GMT|BST|EST|EDT|CET|ET|o['’]clock)\b"
    r"|\.\d\d ?(?:[ap]m|GMT|BST)\b|s\b"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|from|to|and|early|late|mid|year|during|after|before|between|through|summer|spring"
    r"|winter|autumn|fall|election|elections|for|the|an?|end|-|–|\(|['’]s|its|his|her|their)[ -]?"
    r"(?:early |late |mid-?)?$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"(?:\b(?:No|Nos|Number|Group of|Article|Section|Chapter|Resolution|Flight|Room|Route|Highway|Boeing|Airbus|Channel"
    r"|Page|Part|Phase|Type|Year|Grade|Class|Level|Category|Step|Volume|Act|Round|Gate|Block|Unit|Area|Figure|Table"
    r"|World War"
    r"|Apollo|Windows|Big|Title|number|article|section|page|chapter|resolution|flight|phase|level|category"
    r"|grade|version|ages?|aged|aged between|aged under|under age|over age|tel|telephone|phone|fax|call|ext|id|ID)\.? ?"
    r"|#|[A-Za-z]-)$"
)
_AGE_AFTER = re.compile(r"[ -]?years?[ -]olds?\b|[ -](?:month|week|day)s?[ -]olds?\b|[ -]?year-?old| years? of age\b")
_AGE_BETWEEN_COMMAS = re.compile(r"[A-Za-z.’']{2,}(?: Jr\.?)?, $")
_PLACED_BEFORE = re.compile(
    r"\b(?:(?:past|(?<!to )(?<!will )(?<!ould )(?<!may )(?<!might )(?<!can )last|next|previous|coming|final|recent"
    r"|following|preceding|first|another|these|those|within"
    r"|every|roughly every|in under|early|opening)|(?:over|during|in|for|of) the)"
    r"(?: (?:about|around|some|nearly|almost))? $",
    re.IGNORECASE,
)
_PLACED_AFTER = re.compile(
    r"(?:’|')?,? (?:ago|later|earlier|after|afterwards|ahead of|before|previously|hence|since|early|late|on\b|into\b"
    r"|prior|away from now|from now|from (?:today|then)|beforehand)\b",
    re.IGNORECASE,
)
ONE_NOUNS = word_set(
    "of another day time thing way side hand reason point week month year hour minute person's where that which who"
    " more such man's else or and to is was has had could can would may might does in on at day's who's by with for"
)
_SCORE = re.compile(r"(?<![\w$£€.,-])\d{1,3} ?[-–] ?\d{1,3}(?![\w%]|[,.]\d)")
_COUNTED = re.compile(r"[ -](?:[\w’'-]+ ){0,2}?(?:[a-z]+s|people|men|women|children|police|percent|per cent)\b")
_HEDGED = re.compile(r"\b(?:some|about|around|roughly|between|from|of|estimated|least|most|than|to|as|over|nearly) $")
_PHONE = re.compile(
    # from where a run of digit groups begins alone: what fails there fails within it, and tables have long runs
    r"(?!(?<=\d)\d)(?<!\d[ -])(?<!\d\)[ -])(?:\+?\(?\d+\)?[ -]){2,}\d{3,}"
    r"|(?<![\d,.])\b0\d{2,}[ -]?\d{3,}|(?<![\d,.])\b0\d{3,}(?:[ -]\d{2,})+|\+\d{6,}"
)
_YEAR_RANGE = re.compile(r"\b(?:1[89]|20)\d\d ?[-–/] ?$")
_URL = re.compile(r"(?:https?:|www\.|@)\S*$")


def is_name_or_date(text: str, number: Number, unit: Measured, floor: int, ceiling: int) -> bool:
    """Return whether the number belongs to a date, a time of day, a name, an age, a list or a telephone number."""
    start, end = number.start, number.end
    if text[end : end + 1].isalpha() and unit.end == end:
        return True
    if number.kind == "digits":
        if text[start] == "0" and text[start : start + 2] not in ("0", "0.", "0 ", "0%", "0,") and end - start > 1:
            return True
        if start == floor and re.match(r"[.)]\s", text[end : end + 2]) and (number.value or 0) < 100:
            return True
    if unit.kind is None or unit.kind == "time":
        if _AGE_AFTER.match(text, end, ceiling):
            return True
        if _DATE_BEFORE.search(text, max(floor, start - 22), start) and (number.value or 0) < 2101 and end - start <= 4:
            return True
        if number.kind == "digits" and _YEAR_RANGE.search(text, max(floor, start - 6), start) and end - start in (2, 4):
            return True
        if _NAME_BEFORE.search(text, max(floor, start - 20), start):
            return True
    if unit.kind is None:
        if text.startswith(("(k)", " (k)"), end):  # the pension plan
            return True
        if text[start:end] in ("911", "999", "112") and not _COUNTED.match(text, end, ceiling):
            return True
        if number.kind in ("digits", "words") and _DATE_AFTER.match(text, end, ceiling):
            return True
        if number.kind == "digits" and _is_year(text, number, floor):
            return True
        if _URL.search(text, max(floor, start - 60), start):
            return True
        if (
            number.kind == "digits"
            and (number.value or 0) < 115
            and text[end : end + 1] in (",", ".", ")", ";")
            and _AGE_BETWEEN_COMMAS.search(text, max(floor, start - 20), start)
            and not re.match(r",\d", text[end : end + 2])
        ):
            return True
    return False


def _is_year(text: str, number: Number, floor: int) -> bool:
    value = number.value or 0
    if not (1000 <= value <= 2100 and number.end - number.start == 4 and value == int(value)):
        return False
    if _YEAR_BEFORE.search(text, max(floor, number.start - 24), number.start):
        return True
    after = re.match(r"\s+([A-Za-z]+)", text[number.end : number.end + 24])
    if after is None or not after.group(1).islower():
        return True
    word = after.group(1)
    return not (is_people(word) or (word.endswith("s") and word not in ("is", "was", "has", "as", "this", "its")))


def is_placed(text: str, start: int, end: int, floor: int, ceiling: int) -> bool:
    """Return whether a span of time only places an event ("over the past two months", "two days after")."""
    return bool(_PLACED_BEFORE.search(text, max(floor, start - 40), start) or _PLACED_AFTER.match(text, end, ceiling))


def masked(text: str, floor: int, ceiling: int) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that are scores or telephone numbers."""
    found = [m.span() for m in _PHONE.finditer(text, floor, ceiling)]
    for m in _SCORE.finditer(text, floor, ceiling):
        first, second = (int(x) for x in re.findall(r"\d+", m.group()))
        hedged = _HEDGED.search(text, max(floor, m.start() - 12), m.start())
        if second <= first or not (_COUNTED.match(text, m.end(), ceiling) or hedged):
            found.append(m.span())
    return found
