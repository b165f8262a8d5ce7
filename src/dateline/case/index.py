"""The words of reports, as the full-text index holds them: folded and stemmed by us, so that both databases agree.

SQLite keeps them in an FTS5 table without content (the texts are in ``report``), PostgreSQL as a ``tsvector``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dateline.case.database import Database
from dateline.model import Report
from dateline.text.terms import stem

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 40  # characters of a token that count
_MOST = 16383  # positions that a tsvector tells apart


class Token(NamedTuple):
    """A word as it is searched, and where it stands."""

    stem: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words of a text with their code-point spans."""
    return [Token(folded(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word as it is searched: no accents, no case, no ending."""
    plain = unicodedata.normalize("NFKD", word)
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch)).casefold()
    short = _WORD.search(stem(plain))
    return (short.group() if short else "x")[:_LONGEST]


def put(db: Database, seq: int, report: Report) -> None:
    """Index a report's title and text. Call inside the transaction that stores it."""
    found = [t.stem for t in tokens(f"{report.title or ''}\n{report.text}")]
    if db.dialect == "sqlite":
        db.run("INSERT INTO words (rowid, body) VALUES (:seq, :body)", {"seq": seq, "body": " ".join(found)})
        return
    body = " ".join(f"'{word}':{min(n, _MOST)}" for n, word in enumerate(found, 1))
    db.run("INSERT INTO words (report, body) VALUES (:seq, CAST(:body AS tsvector))", {"seq": seq, "body": body})
