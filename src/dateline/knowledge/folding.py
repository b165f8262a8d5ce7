"""Folding of names: one spelling for the many that news text gives a name."""

from __future__ import annotations

import functools
import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_SAME = (
    ("ph", "f"),
    ("ks", "x"),
    ("kh", "h"),
    ("gh", "g"),
    ("ou", "u"),
    ("ck", "k"),
    ("dj", "j"),
    ("tch", "ch"),
    ("q", "k"),
)
_FLAT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th"})


def plain(text: str) -> str:
    """Return the text in lower case without accents."""
    lowered = text.lower().translate(_FLAT)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_FLAT)


def slug(text: str) -> str:
    """Return the text as an id: plain words joined by hyphens."""
    return "-".join(_WORD.findall(plain(text).replace("'", "").replace("’", "")))


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return one spelling for the usual transliterations of a name's word (Sergey, Sergei; Zelensky, Zelenskyy)."""
    folded = re.sub(r"['’.]", "", plain(word)).replace("y", "i")
    for old, new in _SAME:
        folded = folded.replace(old, new)
    folded = re.sub(r"(.)\1+", r"\1", folded)
    folded = re.sub("xandr$", "xander", folded)
    return folded[:-1] if len(folded) > 4 and folded.endswith("e") else folded


def name_key(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(fold(w) for w in re.split(r"[\s\-–]+", name) if w.strip(".,'’"))
