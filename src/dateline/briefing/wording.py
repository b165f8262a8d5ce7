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
_DATELINE = re.compile(r".{0,400}?\((?:[A-Z][\w.&' ]{1,24})\)\s*(?:--|[-–—])+\s+(?=[\"“'‘(]?[A-Z0-9])", re.DOTALL)
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
# Some connectives are one only before a comma: "So far", "Instead of", "Still waters", "But for" say something.
_OPENING = re.compile(
    r"(?:[•*\-–—>]+\s*)?(?:(?:(?:But|And|Yet|Meanwhile)\b,?(?! (?:for|to)\b)|So(?:,|(?= (?:the|he|she|they|it|we)\b))"
    r"|(?:However|Moreover|Also|Still|Nevertheless|In addition|Earlier|Separately|Furthermore|Indeed|Instead"
    r"|Nonetheless),)\s+(?=[\w“\"'‘]))?"
)
_TAIL = re.compile(
    r"(?:,|\s[–—-]{1,2})\s+(?=(?:which|who|where|whose|as|while|whereas|after|amid|following|including|with|though"
    r"|although|just|even as|despite|because|in a|in an|[a-z]+ing)\b|(?:an?|the|its|his|her|their|one)\s[^,]*$)"
)
# A tail with one of these bears on the truth of the rest: a condition, a negation, a source, a doubt.
_KEEP = re.compile(
    r"\b(?:if|unless|until|provided|except|as long as|so long as|in case|subject to|pending|only|whether"
    r"|no|not|never|nor|neither|none|cannot|according|sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|reportedly|claim\w*"
    r"|alleg\w+|announce[sd]|argue[sd]?|insist(?:s|ed)?|believ\w+|deni\w+|deny\w*|disput\w+|doubt\w*|contradict\w*"
    r"|refut\w+|reject\w*|estimate[sd]?|testif\w+|stated?|warn(?:s|ed)?|add(?:s|ed)|confirm(?:s|ed)?|noted?|reported"
    r"|suggest(?:s|ed)?|predict(?:s|ed)?|describe[sd]?|acknowledge[sd]?|concede[sd]?|admit(?:s|ted)?|declare[sd]?"
    r"|wrote|writes?|think|thinks|thought|expects?|fears?|hopes?|unconfirmed|unverified)\b|n['’]t\b",
    re.IGNORECASE,
)
_LIST = re.compile(r",\s+(?:an?|the|its|his|her|their|one)\s[^,]*\band\b")  # "tanks, a truck and a depot" is a list
_VERBISH = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|can|said|says|told|\w+ed|\w+s)\b")
_AUXILIARY = r"(?:is|are|was|were|has|have|had|will|would|could|may|might|can|must|should|did|does)"
# Behind the added clause the main one goes on (", who ..., resigned"): without it no sentence is left.
_RESUMES = re.compile(
    rf"(?:,|\s[–—-]{{1,2}})\s+(?:{_AUXILIARY}|\w{{3,}}ed|met|sent|put|made|took|gave|left|held|began|came|went|won|lost"
    r"|fell|rose|hit|cut|shut|struck|broke|fled|spoke|led|kept|found|brought|grew|drew|ran|sank|became|chose|stood"
    r"|withdrew|\w+s(?= (?:the|an?|its|his|her|their|to|that)\b))\b"
)
_APPOSED = re.compile(r",\s+(?:an?|the|its|his|her|their|one)\s")
_OWN_VERB = re.compile(rf"^(?:(?!\b(?:which|who|that|where|whose|when)\b).)*\b{_AUXILIARY}\b", re.DOTALL)
_BEGUN = re.compile(  # a subordinate clause opens the sentence: its main clause comes after a comma
    r"(?:If|When|While|As|After|Although|Though|Because|Unless|Once|Before|Since|Despite|Whether|Until|Where|Even|With)"
    r"\b[^,]*$"
)
_RUN_IN = re.compile(r"(?<![\w'’-])([a-z0-9][\w'’-]*)[)\"”]? +([A-Z][a-z]*)(?= +[\w\"“])")
# Wherever it stands: an article with a capital and a small word behind it begins a sentence, whatever ran into it.
_ARTICLE = re.compile(r"(?<=[\w)\"”] )(?<![.!?:;,] )(?:A|An|The) (?=[a-z])")
_RUNS_ON = frozenset(  # words that no headline or caption ends with
    "a an the this that these those its his her their our my your of by at from to for with into onto between among and"
    " or nor but as than via per in on during since until till against toward towards under over across near around"
    " is are was were be been being has have had will would could may might can said says".split()
)
# "RIVERS: ..." in the transcript of a programme: somebody's words without quotation marks. "Rivers: Ferries are late
# Oslo shuts its port": the titles of a page's links.
_SPOKEN = re.compile(
    r"[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][A-Z ]{1,40})?(?: \([^)]{1,30}\))?: "
    r"|(?:[A-Z][\w.'’-]* ){0,2}[A-Z][\w.'’-]+: (?=[A-Z'‘])(?!(?:\S+ ){0,7}(?:the|an?)\b)(?i:(?!the |an? ))"
)
MIN_WORDS = 9


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to print a sentence: ``text`` is ``report.text[start:end]`` with white space made single."""

    text: str
    start: int
    end: int
    label: str | None = None


def wordings(text: str, start: int, end: int, *, opening_words: frozenset[str] = frozenset()) -> tuple[Wording, ...]:
    """Return the ways to print the sentence ``text[start:end]``: trimmed at the front, then also without its tails.

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
    if _SPOKEN.match(text, start, end) is not None or _is_title(text[start:end]):
        return ()
    start = _after_caption(text, start, end)
    found = [_wording(text, start, end, label)]
    found += [_wording(text, start, stop, label) for stop in _stops(text, start, end)]
    return tuple(w for w in found if w.text != "")


def _after_headline(text: str, start: int, end: int, small: frozenset[str]) -> int:
    """Return where the sentence proper begins behind a headline or caption that was run into it."""
    for match in reversed(list(_RUN_IN.finditer(text, start, end))):
        before, word = match.groups()
        enough = len(text[match.start(2) : end].split()) >= MIN_WORDS
        if before not in _RUNS_ON and word.lower() in small and enough and balanced(text[match.start(2) : end]):
            return match.start(2)
    return start


def _after_caption(text: str, start: int, end: int) -> int:
    """Return where the last sentence that begins with an article stands behind a caption that was run into it."""
    for match in reversed(list(_ARTICLE.finditer(text, start + 1, end))):
        before = text[start : match.start()].split()[-1]
        left = text[match.start() : end]
        if before.lower() not in _RUNS_ON and len(left.split()) >= MIN_WORDS and balanced(left):
            return match.start()
    return start


def _is_title(line: str) -> bool:
    """Return whether a line is set like a title (capitals throughout, no full stop): no sentence to print."""
    words = [w for w in re.findall(r"[A-Za-z][\w'’-]*", line) if len(w) > 3]
    if line.rstrip("\"'”’) ")[-1:] in (".", "!", "?", "…") or len(words) < 4:
        return False
    return len([w for w in words if w[0].isupper()]) >= 0.8 * len(words)


def _stops(text: str, start: int, end: int) -> list[int]:
    """Return where the sentence may end early, the latest first; two at most."""
    stops = []
    for match in reversed(list(_TAIL.finditer(text[start:end]))):
        head, tail = text[start : start + match.start()], text[start + match.start() : end]
        if len(head.split()) < MIN_WORDS or _KEEP.search(tail) is not None or len(tail.split()) < 4:
            continue
        if _main_clause(tail) or _LIST.match(tail) is not None or _BEGUN.match(head) is not None:
            continue
        if balanced(head) and _VERBISH.search(head) is not None:
            stops.append(start + match.start())
    return stops[:2]


def _main_clause(tail: str) -> bool:
    """Return whether the sentence's main clause, or the rest of it, stands in the tail."""
    return _RESUMES.search(tail, 1) is not None or (
        _APPOSED.match(tail) is not None and _OWN_VERB.match(tail) is not None
    )


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
