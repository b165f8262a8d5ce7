"""What one line looks like: its shape, its furniture words, whether it is a credit, a date stamp or a byline."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from dateline.text.lines import Line

# Common English function words, the ones that prose cannot do without (a hand-made list).
FUNCTION_WORDS = frozenset(
    "the a an of to and in that it is was for on with as his her he she they at by be this from or have had are not but "
    "which were has their will would its been more who if than when there can could may might what so we our you your i "
    "said about after before into over under while where because also all any such other some no them him these those "
    "between against during until did do does my me us out up how then only own most much many both each very still".split()
)
OTHER_PERSONS = frozenset("he she they his her their him them its".split())
SAYING = frozenset("said says told added wrote asked called warned according announced reported".split())
STAMP_WORDS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october "
    "november december mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "am pm a.m p.m est edt et cst cdt ct mst mdt pst pdt pt gmt utc bst cet ist ago hour hours hr hrs h minute minutes min "
    "mins day days week weeks month months year years yesterday today updated update published posted modified last first on "
    "at the of created read".split()
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"\b{_MONTH}\.? \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}\b"
    r"|\b\d{1,2}:\d\d\b|\b(?:\d+|an?|one|two) ?(?:seconds?|secs?|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?|years?) ago\b",
    re.IGNORECASE,
)
_MEDIUM = r"(?:photo|image|picture|credit|graphic|video|illustration|photograph|photography|photo illustration)s?"
_CREDIT = re.compile(
    rf"(?:^|[.!?|)”\"] *[(\[]?|[(\[]){_MEDIUM}(?: credit| by| courtesy(?: of)?)? *[:/|©]"
    r"|\bphotos?(?: credit)? ?: |\bphoto(?:graph)?s? by [A-Z]|\billustration by [A-Z]|\b(?:getty|shutterstock|istock|unsplash)\b"
    r"|/ ?(?:AP|AFP|Reuters|EPA|Associated Press|TASS|Xinhua|Bloomberg|Pool)\b\)?\.?$"
    r"|\b(?:AP|file|submitted|handout|courtesy|staff) photo\b|\((?:AP|AFP|Reuters|EPA)\)$|^\(?©"
    r"|, (?:AP|Associated Press|AFP|Reuters)\)?$|^FILE\b|^\(?courtesy\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:By|BY|by|Words by|Written by|Posted by|Story by|Reported by)[ :]\s*[A-Z@]")
_NAME = r"[A-Z][\w'’-]*\.?"
_NAMES = re.compile(rf"{_NAME}(?:[ ,]+(?:{_NAME}|and|de|van|von|al|bin|el|&))*")
_GLUED = re.compile(r"[A-Za-z]* ?[A-Z]?[a-z]{2,}[A-Z][a-z]+")
_BULLET = re.compile(r"(?:[•·●▪‣◦*–—-]|\d{1,2}[.)])\s")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")
_SENTENCE_MID = re.compile(r"[a-z0-9%)][.!?][\"'”’)\]]* +[\"'“‘(]?[A-Z]")
_ODD = re.compile(r"[|»«›‹→←▶►©®#@]|https?:|www\.|\.com\b")
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

    @property
    def furniture(self) -> bool:
        """True when the line is worded like a page's furniture."""
        return self.alone or self.phrases > 0 or (self.starts and self.n <= 6)

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
    n = len(words)
    lower = tuple(w.lower() for w in words)
    head = text[:400]
    bare = text.rstrip("\"'”’)]* ")
    capitals = sum(w[0].isupper() for w in words)
    functions = sum(w in FUNCTION_WORDS for w in lower)
    short = n <= 60
    low = " ".join(lower[:60])
    phrase, start, alone = _furniture()
    return Shape(
        n=n,
        lower=lower,
        terminal=bare.endswith((".", "!", "?", "。", "！", "？", "।", "؟", "۔")) and not bare.endswith(".."),
        trailing_dots=bare.endswith(("…", "...")),
        colon=bare.endswith(":"),
        sentences=len(_SENTENCE_MID.findall(text)),
        bullet=_BULLET.match(text) is not None,
        capital_share=capitals / n if n else 0.0,
        function_share=functions / n if n else 0.0,
        phrases=len(set(phrase.findall(low))) if short else 0,
        starts=short and start.match(low) is not None,
        alone=n <= 4 and " ".join(w for w in lower if not w.isdigit()) in alone,
        credit=n <= 70 and _CREDIT.search(text if short else head) is not None,
        stamp=_is_stamp(text, lower),
        byline=_is_byline(text, words),
        odd=len(_ODD.findall(head)),
        label=_LABEL.match(text) is not None,
    )


def _is_stamp(text: str, lower: tuple[str, ...]) -> bool:
    if not lower or len(lower) > 16 or not _DATE.search(text):
        return False
    hits = sum(w in STAMP_WORDS or w[0].isdigit() for w in lower)
    return hits >= 0.55 * len(lower)


def _is_byline(text: str, words: tuple[str, ...]) -> bool:
    if len(words) > 16 or not words:
        return False
    if _BYLINE.match(text):
        return True
    return 2 <= len(words) <= 8 and _NAMES.fullmatch(text) is not None and _GLUED.search(text) is not None


@functools.cache
def _furniture() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    path = files("dateline.knowledge") / "data" / "furniture.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))

    def words(key: str) -> list[str]:
        # as the words of a line are joined: punctuation other than inner marks is gone
        made = {" ".join(re.findall(r"\w+(?:[.'’-]\w+)*|©", entry.lower())) for entry in table[key]}
        return sorted(made, key=lambda w: (-len(w), w))

    phrase = re.compile(r"\b(?:" + "|".join(map(re.escape, words("phrases"))) + r")\b")
    start = re.compile(r"(?:" + "|".join(map(re.escape, words("starts"))) + r")\b")
    return phrase, start, frozenset(words("alone"))
