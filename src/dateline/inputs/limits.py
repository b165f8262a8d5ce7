"""How much is taken from one input. Every limit has its reason; each refusal names the limit and the way out."""

from __future__ import annotations

MAX_TEXT = 10_000_000
"""Characters in one report: ten times the longest book-length document; more is a dump of many reports or no text."""

MAX_FILE = 4 * MAX_TEXT
"""Bytes in a file or a line that holds one report: the longest text at four bytes a character."""

MAX_STREAM = 200_000_000
"""Bytes that a compressed file or a document read at once (a JSON array) may come to."""

MAX_RATIO = 100
"""Decompressed bytes for each compressed one beyond ``MAX_STREAM``: text packs 3 to 20 to 1, a gzip bomb 1000 to 1."""

MAX_BARREN = 100_000
"""Blank lines, or rows that cannot be read, one after the other, after which the rest of a file is left."""

MAX_REFUSALS = 1_000
"""Rows of one file that are refused one by one; the others are counted."""

MAX_ENTRIES = 10_000
"""Entries of one feed: a feed lists the latest; what is longer is an archive (give it as JSON lines)."""

MAX_PARTS = 200
"""Parts of one mail, nested ones counted: a newsletter has two or three, a mail with attachments some dozens."""

FIRST_YEAR, LAST_YEAR = 1600, 2200
"""Years a report may carry: from the first printed newspapers on."""


def megabytes(count: int) -> str:
    """Return a byte or character count in whole millions, as a reader wants it: "10 million"."""
    return f"{count // 1_000_000} million"
