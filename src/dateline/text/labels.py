"""Section labels of explanatory news formats ("Why it matters: ...") at the front of a sentence."""

from __future__ import annotations

import re

_LABEL = re.compile(r"\s*(?:[•*–—-]\s+)?([A-Z][\w'’]*(?: [\w'’]+){0,4}):\s+(?=[\w“\"'‘$(])")
# Words such labels are made of (house styles of explanatory newsletters, compiled 2026-11); a name before a colon
# ("Russia: ...") is no label.
_WORDS = frozenset(
    """why it matters the big picture what they're they’re saying driving news between lines backstory background context
    state of play what's what’s next new to watch go deeper bottom line details catch up quick zoom in out by numbers
    reality check flashback how works worth noting yes but other side our thought bubble intrigue stakes latest for
    record editor's editor’s note update key takeaway takeaways at a glance in brief summary analysis timeline where things
    stand now point and this one number know you need happened is about we know don't don’t""".split()
)


def label_of(sentence: str) -> tuple[str | None, int]:
    """Return (label, offset where the statement begins); (None, 0) when the sentence has no label."""
    match = _LABEL.match(sentence)
    if match is None or not all(w.lower() in _WORDS for w in match.group(1).split()):
        return None, 0
    return match.group(1), match.end()
