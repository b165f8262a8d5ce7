"""What one line looks like: its shape, its furniture words, whether it is a credit, a date stamp or a byline."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from operator import itemgetter

from dateline.text.lines import Line

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_UNIT = r"(?:seconds?|secs?|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?|years?)"
_DATE = re.compile(
    rf"\b{_MONTH}\.? \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}\b"
    rf"|\b\d{{1,2}}:\d\d\b|\b(?:\d+|an?|one|two) ?{_UNIT} ago\b",
    re.IGNORECASE,
)
_MEDIUM = r"(?:photo|image|picture|credit|graphic|video|illustration|photograph|photography|photo illustration)s?"
_CREDIT = re.compile(
    rf"(?:^|[.!?|)”\"] *[(\[]?|[(\[]){_MEDIUM}(?: credit| by| courtesy(?: of)?)? *[:/|©]"
    r"|\bphotos?(?: credit)? ?: |\bphoto(?:graph)?s? by [a-z]|\billustration by [a-z]"
    r"|\b(?:getty|shutterstock|istock|unsplash)\b"
    r"|/ ?(?:ap|afp|reuters|epa|associated press|tass|xinhua|bloomberg|pool)\b\)?\.?$"
    r"|\b(?:ap|file|submitted|handout|courtesy|staff) photo\b|\((?:ap|afp|reuters|epa)\)$|^\(?©"
    r"|, (?:ap|associated press|afp|reuters)\)?$|^file\b|^\(?courtesy\b",
)
_BYLINE = re.compile(r"(?:By|BY|by|Words by|Written by|Posted by|Story by|Reported by)[ :]\s*[A-Z@]")
_NAME = r"[A-Z][\w'’-]*\.?"
_NAMES = re.compile(rf"{_NAME}(?:[ ,]+(?:{_NAME}|and|de|van|von|al|bin|el|&))*")
_GLUED = re.compile(r"[A-Za-z]* ?[A-Z]?[a-z]{2,}[A-Z][a-z]+")
_BULLET = re.compile(r"(?:[•·●▪‣◦*–—-]|\d{1,2}[.)])\s")
_ODD = re.compile(r"[|»«›‹→←▶►©®#@]|https?:|www\.|\.com\b")
_CAPTION = re.compile(
    r"^(?:in )?(?:this|these|an?|the|undated|file) (?:\w+ ){0,2}(?:photo|image|picture|photograph|illustration"
    r"|rendering|screenshot|frame grab)\b"
    r"|\b(?:in this|this) (?:[\w.,]+ ){0,6}(?:photo|image|picture)\b|,? \(?(?:left|right|center|centre"
    r"|second left|second right|from left|far left"
    r"|far right|pictured|above|top|bottom)\)?,|\((?:left|right|center|pictured|l|r|c)\)|\b(?:is|are) (?:seen"
    r"|pictured|shown)\b|\bpictured (?:in|at|with|on|here)\b|^pictured\b",
)
# one of these words (or a slash, or ©) stands in whatever the patterns above match
_CREDIT_WORDS = frozenset(
    (
        *("photo", "photos", "image", "images", "picture", "pictures", "credit", "credits", "graphic", "graphics"),
        *("video", "videos", "illustration", "illustrations", "photograph", "photographs", "photography", "getty"),
        *("shutterstock", "istock", "unsplash", "ap", "afp", "reuters", "epa", "press", "file", "courtesy"),
    )
)
_CAPTION_WORDS = frozenset(
    (
        *("photo", "image", "picture", "photograph", "illustration", "rendering", "screenshot", "frame", "left"),
        *("right", "center", "centre", "pictured", "above", "top", "bottom", "seen", "shown", "l", "r", "c"),
    )
)
_FIRST = itemgetter(0)
_COUNTED = re.compile(r"[0-9]|\b[Aa][Gg][Oo]\b")
_DAY = re.compile(
    rf"\b{_MONTH}\.? \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}\b"
    rf"| ago\b",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"[A-Z][\w.'’-]+ (?:[A-Z][\w.'’-]* ){0,3}(?:is|was|has been|covers|writes|joined|works) .{0,60}\b(?:writer"
    r"|reporter|editor|journalist"
    r"|correspondent|author|columnist|contributor|producer|blogger|covers|covering|based in|writes|speaker|coach)\b"
)
_SECTION = re.compile(
    r"(?:(?:\d+ )?(?:comments?|responses?|replies|reader comments)\b(?! on)|top rated comments|leave a (?:reply"
    r"|comment)|\d+ thoughts? on|discussion|related|recommended|more (?:from|on|in|stories|great|like|news"
    r"|articles)"
    r"|most (?:read|popular|viewed|recent)|trending|popular|latest|recent (?:posts|articles|news|stories)"
    r"|top stories|must reads?|you (?:may|might) (?:also )?(?:like|enjoy)|read (?:next|more|also)"
    r"|about the author|editor['’]?s['’]? picks?|featured|see also|also (?:on|in|read)|what to read next|up next"
    r"|next up|sponsored|promoted|from our partners|around the web|share this|filed under|tags\b|newsletter)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[A-Z][\w'’ ]{2,28}:(?: |$)")


@dataclass(frozen=True, slots=True)
class Shape:
    """The facts of one line that labels and scores are made from."""

    n: int
    lower: tuple[str, ...]
    terminal: bool
    trailing_dots: bool
    colon: bool
    sentences: int
    bullet: bool
    capital_share: float
    function_share: float
    phrases: int
    starts: bool
    alone: bool
    credit: bool
    stamp: bool
    byline: bool
    odd: int
    label: bool
    bio: bool
    section: bool
    caption: bool
    dated: bool
    content: frozenset[str]  # names, figures and words that carry meaning

    @property
    def furniture(self) -> bool:
        """True when the line is worded like a page's furniture."""
        return self.alone or self.phrases > 0 or (self.starts and self.n <= 6)

    @property
    def telling(self) -> bool:
        """True when the line's wording may say what it is (a sign-off, a notice, a section's title)."""
        return self.phrases > 0 or self.starts or self.alone or self.section

    @property
    def prose(self) -> bool:
        """True when the line reads like a full sentence of a text."""
        return self.terminal and self.n >= 9 and not self.credit and self.function_share > 0.1

    @property
    def title_like(self) -> bool:
        """True when the line could be a headline: a few words, no full stop."""
        return 3 <= self.n <= 18 and not self.terminal and not self.bullet and not self.colon


def shape(line: Line) -> Shape:
    """Return the shape of one line."""
    text, words = line.text, line.words
    known = lexicon()
    n = len(words)
    lower = tuple(map(str.lower, words))
    seen = frozenset(lower)
    head = text[:400]
    bare = text.rstrip("\"'”’)]* ")
    capitals = sum(map(str.isupper, map(_FIRST, words)))
    functions = sum(map(known.function_words.__contains__, lower))
    short = n <= 60
    low = " ".join(lower[:60])
    return Shape(
        n=n,
        lower=lower,
        terminal=bare.endswith((".", "!", "?", "。", "！", "？", "।", "؟", "۔")) and not bare.endswith(".."),
        trailing_dots=bare.endswith(("…", "...")),
        colon=bare.endswith(":"),
        sentences=text.count(". ") + text.count("? ") + text.count("! "),
        bullet=_BULLET.match(text) is not None,
        capital_share=capitals / n if n else 0.0,
        function_share=functions / n if n else 0.0,
        phrases=_phrases(known, seen, low) if short and not known.keys.isdisjoint(seen) else 0,
        starts=short and known.starts.match(low) is not None,
        alone=n <= 4 and " ".join(w for w in lower if not w.isdigit()) in known.alone,
        credit=n <= 70
        and not (_CREDIT_WORDS.isdisjoint(seen) and "/" not in text and "©" not in text)
        and _is_credit(text.lower()),
        stamp=_is_stamp(text, lower),
        byline=_is_byline(text, words),
        odd=len(_ODD.findall(head)),
        label=_LABEL.match(text) is not None,
        bio=n <= 90 and _BIO.match(head) is not None,
        caption=n <= 80 and not _CAPTION_WORDS.isdisjoint(seen) and _CAPTION.search(head.lower()) is not None,
        dated=_is_dated(text, n),
        content=frozenset(w for w in seen if len(w) > 3) - known.function_words,
        section=n <= 9 and _SECTION.match(text) is not None,
    )


def _phrases(known: Lexicon, seen: frozenset[str], low: str) -> int:
    """Return how many of the furniture phrases stand in a line's joined words."""
    padded = f" {low} "
    return sum(phrase in padded for key in known.keys & seen for phrase in known.phrases[key])


def _is_credit(text: str) -> bool:
    match = _CREDIT.search(text)
    return match is not None and (match.end() < 6 or text.count(" ", match.end()) <= 16)


def _is_stamp(text: str, lower: tuple[str, ...]) -> bool:
    if not lower or len(lower) > 16 or not _COUNTED.search(text) or not _DATE.search(text):
        return False
    known = lexicon().stamp_words
    hits = sum(w in known or w[0].isdigit() for w in lower)
    return hits >= (0.9 if text.endswith(".") else 0.55) * len(lower)


def _is_dated(text: str, n: int) -> bool:
    """Return whether a line gives a day and is no sign-off of a quoted post ("- Name (@name) May 5, 2020")."""
    return n <= 16 and "@" not in text and _COUNTED.search(text) is not None and _DAY.search(text) is not None


def _is_byline(text: str, words: tuple[str, ...]) -> bool:
    if len(words) > 16 or not words or len(text) > 200:
        return False
    if _BYLINE.match(text):
        return True
    return 2 <= len(words) <= 8 and _NAMES.fullmatch(text) is not None and _GLUED.search(text) is not None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of ``furniture.toml``; starts as a pattern over a line's joined lower-case words."""

    phrases: dict[str, tuple[str, ...]]  # by the longest word of each
    keys: frozenset[str]
    starts: re.Pattern[str]
    alone: frozenset[str]
    function_words: frozenset[str]
    other_persons: frozenset[str]
    saying: frozenset[str]
    stamp_words: frozenset[str]


@functools.cache
def lexicon() -> Lexicon:
    """Return the furniture word lists, read once."""
    path = files("dateline.knowledge") / "data" / "furniture.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))

    def entries(key: str) -> list[str]:
        # as the words of a line are joined: punctuation other than inner marks is gone
        made = {" ".join(re.findall(r"\w+(?:[.'’-]\w+)*", entry.lower())) for entry in table[key]} - {""}
        return sorted(made, key=lambda w: (-len(w), w))

    phrases: dict[str, tuple[str, ...]] = {}
    for phrase in entries("phrases"):
        key = max(phrase.split(), key=lambda w: (len(w), w))
        phrases[key] = (*phrases.get(key, ()), f" {phrase} ")
    return Lexicon(
        phrases,
        frozenset(phrases),
        re.compile(rf"(?:{'|'.join(map(re.escape, entries('starts')))})\b"),
        *(frozenset(table[key]) for key in ("alone", "function_words", "other_persons", "saying", "stamp_words")),
    )
