"""HTML of a mail or a feed entry -> its text, a line for each block: nothing is judged, only markup goes.

A mail or an entry is all story and boilerplate of one sender; what is which is told later, from the text.
"""

from __future__ import annotations

import re
from typing import Any

_SKIPPED = frozenset("head script style template noscript svg math iframe object embed audio video canvas".split())
_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead
    title tr ul""".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FILLING = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\ufeff]+")
_NUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def text_of(html: str) -> str:
    """Return the words of an HTML fragment or document, a line for each block; "" when it holds none.

    Hidden parts (the preview lines of newsletters) are left out. ValueError when the markup cannot be parsed.
    """
    from lxml import etree  # type: ignore[import-untyped]  # heavy: imported when HTML is there
    from lxml import html as parser

    # The charset that the markup names must not be believed: the characters are decoded already.
    options = {"no_network": True, "huge_tree": False, "remove_comments": True, "remove_pis": True}
    reader = parser.HTMLParser(encoding="utf-8", **options)
    if not html.strip():
        return ""
    try:
        root = parser.document_fromstring(_NUL.sub(" ", html).encode("utf-8", "replace"), parser=reader)
    except etree.ParserError:  # nothing but comments and the like
        return ""
    except (etree.LxmlError, ValueError, AssertionError, RecursionError) as error:
        raise ValueError(f"the HTML cannot be parsed ({type(error).__name__})") from None
    lines: list[str] = []
    run: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if name in _BLOCKS:
                _close(run, lines)
            if name in _SKIPPED or _is_hidden(node):
                walk.skip_subtree()
            elif node.text:
                run.append(node.text)
            continue
        if name in _BLOCKS:
            _close(run, lines)
        if node.tail:
            run.append(node.tail)
    _close(run, lines)
    return "\n".join(lines)


def _is_hidden(node: Any) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search((node.get("style") or "")[:2000]))


def _close(run: list[str], lines: list[str]) -> None:
    """End the current line: white space becomes one blank, invisible filling goes, an empty line is none."""
    if run:
        line = " ".join(_FILLING.sub("", "".join(run)).split())
        run.clear()
        if line:
            lines.append(line)
