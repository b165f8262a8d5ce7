"""Bytes -> text: UTF-8, UTF-16/32 by their mark, Windows-1252 where it makes sense; everything else is refused.

Nothing is repaired. Text that was decoded wrongly before it came here (mojibake) is named in a note and kept.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "gzip data (its name should end in .gz)"),
    (b"PAR1", "a Parquet file (its name should end in .parquet)"),
    (b"SQLite format 3", "a SQLite database"),
)
# What UTF-8 looks like once read as Windows-1252 or Latin-1: a lead byte as a letter, then continuation bytes.
_TRAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"[ÃÂÐÑ][{_TRAIL}]|â[€‚„\u0080-\u0084][{_TRAIL}]|ï»¿|ð[Ÿ\u009f][{_TRAIL}]{{2}}")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")

READ_AS_1252 = "not UTF-8; read as Windows-1252"


class UndecodableError(Exception):
    """The bytes are no text that dateline can read; ``args`` are the problem and the remedy."""


def mark(data: bytes) -> str | None:
    """Return the encoding that a byte order mark announces, or None."""
    return next((name for sign, name in _MARKS if data.startswith(sign)), None)


def kind_of(data: bytes) -> str | None:
    """Return what well-known binary format the bytes begin, in words, or None."""
    return next((words for sign, words in _KINDS if data.startswith(sign)), None)


def decode(data: bytes) -> tuple[str, str | None]:
    """Return the text, unchanged but for its byte order mark, and a note or None. UndecodableError otherwise."""
    words = kind_of(data)
    if words:
        raise UndecodableError(f"is {words}, not text", "Convert it to plain text or HTML first")
    named = mark(data)
    if named:
        try:
            return _sound(data.decode(named)), None
        except UnicodeError as error:
            raise UndecodableError(
                f"is broken {named.removesuffix('-sig').upper()} ({error})", "Save it as UTF-8"
            ) from None
    if b"\x00" in data:
        raise UndecodableError("holds NUL bytes: it is binary or UTF-16 without its mark", "Save it as UTF-8 text")
    try:
        return _sound(data.decode("utf-8")), None
    except UnicodeDecodeError as error:
        return _windows(data, error.start), READ_AS_1252


def _sound(text: str) -> str:
    """Return the text; UndecodableError when it is mostly control characters or holds NUL."""
    if "\x00" in text:
        raise UndecodableError("holds NUL characters: it is binary", "Save it as UTF-8 text")
    if len(_CONTROL.findall(text[:100_000])) > len(text[:100_000]) / 100:
        raise UndecodableError("holds control characters throughout: it is binary", "Save it as UTF-8 text")
    return text


def _windows(data: bytes, broken_at: int) -> str:
    """Return the bytes read as Windows-1252 when that gives plausible Western European text."""
    problem = f"is not UTF-8 (byte {broken_at}) and makes no sense as Windows-1252"
    remedy = "Save it as UTF-8 (iconv -f ENCODING -t UTF-8)"
    try:
        text = _sound(data.decode("cp1252"))
    except UnicodeDecodeError:
        raise UndecodableError(problem, remedy) from None
    letters = sum(map(str.isalpha, text))
    high = sum(ch > "\x7f" for ch in text)
    if high > max(1, letters // 4) or _MOJIBAKE.search(text):
        raise UndecodableError(problem, remedy)
    return text


def damage(text: str) -> str | None:
    """Return a note on characters that were lost or garbled before dateline saw them, or None."""
    if text.isascii():
        return None
    if "\ufffd" in text:
        return "characters were lost before (U+FFFD); the text is kept as it is"
    garbled = _MOJIBAKE.search(text)
    if garbled:
        return f"mojibake such as {garbled[0]!r}: UTF-8 was read as Windows-1252 before; the text is kept as it is"
    return None
