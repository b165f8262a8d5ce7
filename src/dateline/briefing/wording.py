"""Wording: a sentence as a line of a brief. Always a slice of the report's words, only its edges trimmed.

What may go from the edges keeps what is left true: a section label ("Why it matters:"), an agency dateline with
whatever a page glued before it, an opening connective, and a closing clause that only adds (", which ...", ", as ...").
Conditions, negations, attributions and anything inside quotation marks stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.text.sentences import label_of

# "(CNN) --", "(Reuters) -": the story begins after it; pages glue headline, caption and place before it.
_DATELINE = re.compile(r".{0,400}?\((?:[A-Z][\w.&' ]{1,24})\)\s*(?:--|[-–—])+\s+", re.DOTALL)
# A byline that a page ran into the first sentence: "By Jane Roe, CNN Producer Rebels took ...".
_BYLINE = re.compile(
    r"By (?:the )?(?:[A-Z][\w.'’-]*(?:,? and|,)? ){1,8}?(?:Wire Staff|(?:[A-Z]\w+ ){0,4}(?:Producer|Correspondent"
    r"|Editor|Reporter|Writer|Analyst|Staff)s?(?: for [A-Z]\w+)?)\b,?\s+(?=[A-Z“\"])"
)
# A video's or picture's credit run into the first sentence: capitals without end, "Photograph: Jane Roe/AP".
_CREDIT = re.compile(
    r"(?:[A-Z0-9()/'’,-]+ ){4,}(?=[A-Z][a-z]|A )|(?:Photograph|Photo|Image|Picture|Credit):? [^.]{2,60}?/[A-Z]\w*"
    r"(?: [A-Z]\w+(?= [A-Z]))?\s+(?=[A-Z])"
)
_OPENING = re.compile(
    r"(?:[•*\-–—>]+\s*)?(?:(?:But|And|Yet|So|Meanwhile|However|Moreover|Also|Still|Nevertheless|In addition|Earlier"
    r"|Separately|Furthermore|Indeed|Instead|Nonetheless)\b,?\s+(?=[\w“\"'‘]))?"
)
_TAIL = re.compile(
    r"(?:,|\s[–—-]{1,2})\s+(?=(?:which|who|where|whose|as|while|whereas|after|amid|following|including|with|though"
    r"|although|adding|saying|just|even as|raising|making|leaving|underscoring|despite|because)\b)"
)
_KEEP = re.compile(
    r"\b(?:if|unless|until|provided|except|not|no longer|only|according|said|says|told)\b", re.IGNORECASE
)
_VERBISH = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|can|said|says|told|\w+ed|\w+s)\b")
_RUN_IN = re.compile(r"(?<![\w'’-])[a-z0-9][\w'’-]*[)\"”]? +([A-Z][a-z]*)(?= +[\w\"“])")
MIN_WORDS = 9


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to print a sentence: ``text`` is ``report.text[start:end]`` with white space made single."""

    text: str
    start: int
    end: int
    label: str | None = None


def wordings(text: str, start: int, end: int, *, opening_words: frozenset[str] = frozenset()) -> tuple[Wording, ...]:
    """Return the ways to print the sentence ``text[start:end]``: trimmed at the front, then also without its tail.

    ``opening_words`` (for a report's first sentence): the words that it writes small elsewhere; where one of them
    stands with a capital after a small word and no full stop, a headline or caption was run into the sentence.
    """
    label, offset = label_of(text[start:end])
    start += offset
    cut = _DATELINE.match(text, start, end)
    if cut is not None and end - cut.end() > 40:
        start = cut.end()
    if opening_words:
        start = _after_headline(text, start, end, opening_words)
    credit = _CREDIT.match(text, start, end)
    if credit is not None:
        start = credit.end()
    byline = _BYLINE.match(text, start, end)
    if byline is not None:
        start = byline.end()
    opening = _OPENING.match(text, start, end)
    if opening is not None:
        start = opening.end()
    found = [_wording(text, start, end, label)]
    stop = _tail(text, start, end)
    if stop is not None:
        found.append(_wording(text, start, stop, label))
    return tuple(w for w in found if w.text != "")


def _after_headline(text: str, start: int, end: int, small: frozenset[str]) -> int:
    """Return where the sentence proper begins behind a headline or caption that was run into it."""
    for match in reversed(list(_RUN_IN.finditer(text, start, end))):
        word = match.group(1)
        enough = len(text[match.start(1) : end].split()) >= MIN_WORDS
        if word.lower() in small and enough and balanced(text[match.start(1) : end]):
            return match.start(1)
    return start


def _tail(text: str, start: int, end: int) -> int | None:
    """Return where the sentence may end early, or None."""
    for match in reversed(list(_TAIL.finditer(text, start, end))):
        head, tail = text[start : match.start()], text[match.start() : end]
        if len(head.split()) < MIN_WORDS or _KEEP.search(tail) is not None or len(tail.split()) < 4:
            continue
        if balanced(head) and _VERBISH.search(head) is not None:
            return match.start()
    return None


def balanced(text: str) -> bool:
    """Return whether quotation marks and brackets close."""
    if text.count('"') % 2 or text.count("“") != text.count("”") or text.count("(") != text.count(")"):
        return False
    return not re.search(r"(?:^|\s)[‘'](?=\w)(?!.*\w[’'](?:\W|$))", text)


def _wording(text: str, start: int, end: int, label: str | None) -> Wording:
    return Wording(" ".join(text[start:end].split()), start, end, label)


def finished(text: str) -> str:
    """Return the line with a capital first letter and a closing full stop."""
    text = text.strip().rstrip(",;:–—- ")
    if text == "":
        return text
    if text[0].islower():
        text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…\"”’'" else text + "."
