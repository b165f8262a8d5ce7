"""Reliance: which agencies and outlets a report itself leans on."""

from __future__ import annotations

import functools
import re

from dateline.knowledge import organisations
from dateline.model import Reading
from dateline.relating.told import story_text

_NEWS = "JRN"  # PLOVER's sector of the press
_NO_OUTLET = frozenset({"Reporters Without Borders", "Committee to Protect Journalists"})
_NEAR = 90  # characters looked at before a name, and after it
_BEFORE = re.compile(
    r"\b(?:told|tells|telling|informed|spoke\s+(?:to|with)|speaking\s+(?:to|with)|said\s+to|according\s+to|citing"
    r"|(?:cited|quoted|reported|interviewed|seen|obtained)\s+by|quoting|interviews?\s+(?:with|to|by|on)|statement\s+to"
    r"|comments\s+to|reporting\s+by)"
    r"\s+(?:(?:the|a|an|its|their)\s+)?"
    r"(?:(?:[\w’'-]+\s+){0,2}(?:agency|agencies|newspaper|broadcaster|daily|television|TV|radio|network|weekly)\s+)?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\s+(?:news\s+agency|newswire|agency|newspaper|daily|broadcaster|television|TV|radio|network|website))?"
    r"(?:\s+(?:reports?|reporting|interviews?|story|poll|analysis|article|investigation)\b"
    r"|,?\s+(?:(?:has|had|first|also|earlier|later)\s+)?(?:reported|reports|quoted|quotes|cited|cites|said|says)\b"
    r"(?!\s+(?:it|its|their)\b))"
)
_SIGN_BEFORE = re.compile(r"[(\[]\Z|(?:\A|\n)[^\n]{0,40}[—–-]\s*\Z")
_SIGN_AFTER = re.compile(r"\s*[)\]—–-]")


def relies_on(reading: Reading) -> tuple[str, ...]:
    """Return the names of the agencies and outlets that the report credits, in order, its own outlet left out.

    A credit is a relay found with an attribution, "told the ...", "according to a ... report", "the ... reported",
    or the agency's sign in brackets.
    """
    names, pattern = _outlets()
    text = story_text(reading)
    found = [names[m.group()] for m in pattern.finditer(text) if _credited(text, m.start(), m.end())]
    found += [names.get(a.via, a.via) for a in reading.attributions if a.via is not None]
    own = _folded(reading.report.outlet or "")
    return tuple(dict.fromkeys(n for n in found if not _is_own(n, own)))


def _credited(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if _BEFORE.search(before) or _AFTER.match(after):
        return True
    return bool(_SIGN_BEFORE.search(before) and _SIGN_AFTER.match(after))


def _is_own(name: str, own: str) -> bool:
    """Return whether the outlet's name (or address, "www.bbc.com") is this one's."""
    folded = _folded(name)
    return bool(own) and (folded == own or (len(folded) > 2 and folded in own))


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().removeprefix("the "))


@functools.cache
def _outlets() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the outlets' names by every name they go by, and the pattern that finds them."""
    names = {
        alias: o.name for alias, o in organisations.names().items() if o.code == _NEWS and o.name not in _NO_OUTLET
    }
    choice = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return names, re.compile(rf"\b(?:{choice})(?![\w-])")
