"""robots.txt (RFC 9309): whether a program of our name may fetch a path, and how long it has to wait between two.

Python's ``urllib.robotparser`` takes the first rule that fits and knows no ``*`` and ``$``; the standard, and the files
that sites write, want the longest one and both signs. Hence this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

MAX_BYTES = 512_000
"""Bytes of a robots.txt that are read (RFC 9309, 2.5: at least 500 kibibytes)."""

MAX_RULES = 5_000
_LINE = re.compile(r"\s*([A-Za-z-]{1,30})\s*:\s*(.*)")
_SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True)
class Robots:
    """The rules that hold for one program: (path pattern, allowed), and seconds between two requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, path: str) -> bool:
        """Tell whether this path (with its query) may be fetched: the longest rule decides, an even one allows."""
        path = _normal(path)
        if path == "/robots.txt":
            return True
        best: tuple[int, bool] = (-1, True)
        for pattern, allowed in self.rules:
            if len(pattern) >= best[0] and (len(pattern), allowed) > best and _fits(pattern, path):
                best = (len(pattern), allowed)
        return best[1]


NOTHING = Robots((("/", False),))
EVERYTHING = Robots()


@dataclass
class _Group:
    names: list[str]
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay: float | None = None


def parse(data: bytes, name: str) -> Robots:
    """Return what a robots.txt says to the program ``name`` ("dateline"): its own groups, else those for ``*``."""
    groups: list[_Group] = []
    in_head = False
    count = 0
    for line in data[:MAX_BYTES].decode("utf-8", "replace").removeprefix("\ufeff").splitlines():
        found = _LINE.match(line.partition("#")[0])
        if found is None:
            continue
        key, value = found[1].lower(), found[2].strip()
        if key == "user-agent":
            if not in_head:
                groups.append(_Group([]))
            groups[-1].names.append(value.lower())
            in_head = True
            continue
        if key in ("allow", "disallow", "crawl-delay") and groups:
            in_head = False
            count += 1
            if count <= MAX_RULES:
                _take(groups[-1], key, value)
    own = [g for g in groups if any(_product(n) == name.lower() for n in g.names)]
    chosen = own or [g for g in groups if "*" in g.names]
    delays = [g.delay for g in chosen if g.delay is not None]
    return Robots(tuple(rule for g in chosen for rule in g.rules), max(delays, default=None))


def _product(value: str) -> str:
    """Return the name in a User-agent line: "dateline/1.0" means dateline."""
    found = re.match(r"[a-z_-]+", value)
    return found[0] if found else value


def _take(group: _Group, key: str, value: str) -> None:
    if key == "crawl-delay":
        if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value):
            group.delay = max(float(value), group.delay or 0.0)
    elif value.startswith(("/", "*")):
        group.rules.append((_normal(value), key == "allow"))


def _normal(path: str) -> str:
    """Return a path in one way of writing: what need not be escaped is not."""
    return quote(unquote(path[:2_048], errors="surrogateescape"), safe=_SAFE, errors="surrogateescape")


def _fits(pattern: str, path: str) -> bool:
    """Tell whether the path begins as the pattern says; ``*`` is any run, ``$`` at the end is the path's end.

    Each piece is looked for where it first comes: linear, whatever a hostile file holds.
    """
    whole = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not whole or at == len(path):
        return True
    return len(pieces) > 1 and path.endswith(pieces[-1]) and len(path) - len(pieces[-1]) >= at - len(pieces[-1])
