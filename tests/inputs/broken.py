"""Hostile and broken inputs and what each gets: the table behind test_broken.py and docs/reference/inputs.md."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

WORDS = "Officials met in Vienna on Friday to discuss the inspection programme."


@dataclass(frozen=True)
class Case:
    """An input, how it is made below a folder, how many reports come of it, and the refusals, each by its words."""

    name: str
    make: Callable[[Path], Path]
    reports: int
    refused: tuple[str, ...] = ()
    note: str = ""


def _bytes(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


def _text(name: str, text: str) -> Callable[[Path], Path]:
    return _bytes(name, text.encode())


def _row(**values: object) -> str:
    return json.dumps({"id": "a", "date": "2021-12-03", "text": WORDS, **values})


def _lines(*rows: str) -> Callable[[Path], Path]:
    return _text("rows.jsonl", "\n".join(rows) + "\n")


def _page(body: str) -> Callable[[Path], Path]:
    head = '<meta property="article:published_time" content="2021-12-03"><title>Talks</title>'
    return _text("page.html", f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")


def _folder(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"


def _fifo(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def _loop(folder: Path) -> Path:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    return folder / "loop.txt"


def _ring(folder: Path) -> Path:
    (folder / "ring").mkdir()
    (folder / "ring" / "2021-12-03.txt").write_text(WORDS)
    (folder / "ring" / "again").symlink_to(folder / "ring")
    return folder / "ring"


def _bomb(folder: Path) -> Path:
    path = folder / "bomb.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=9) as out:
        for _ in range(230):
            out.write(b" " * 999_999 + b"\n")
    return path


_GOOD = _row(id="good")
_GZ = gzip.compress(
    "".join(_row(id=f"r{n}", text=f"{WORDS} {n} {n * n}.") + "\n" for n in range(2000)).encode(), mtime=0
)
_WORDS_1252 = "date 2021-12-03 Le président a dit « non » à la réunion de Genève".encode("cp1252")

STORY = "".join(f"<p>{WORDS} Delegation {n} of {n * n} spoke at length about the timetable.</p>" for n in range(9))


def warc(*answers: tuple[str, bytes], date: str = "2021-12-03T10:00:00Z") -> bytes:
    """Return an archive with one response a pair (content type and more headers, body)."""
    out = b""
    for n, (head, body) in enumerate(answers):
        block = f"HTTP/1.1 200 OK\r\nContent-Type: {head}\r\n\r\n".encode() + body
        fields = f"WARC-Type: response\r\nWARC-Target-URI: https://news.example/{n}\r\nWARC-Date: {date}\r\n"
        out += f"WARC/1.0\r\n{fields}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
    return out


def _mail(head: str, body: str) -> str:
    return f"From: Desk <desk@news.example>\nSubject: Talks\nDate: Fri, 3 Dec 2021 10:00:00 +0000\n{head}\n{body}"


def feed(*items: str, doctype: str = "") -> str:
    """Return an RSS document with these items."""
    return (
        f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel><title>Desk</title>{''.join(items)}</channel></rss>"
    )


_META = '<meta property="article:published_time" content="2021-12-03">'
_HTML = ("text/html; charset=utf-8", f"<html><head>{_META}</head><article>{STORY}</article></html>".encode())
_UNDATED = ("text/html; charset=utf-8", _HTML[1].replace(_META.encode(), b""))
_DAY = "<pubDate>Fri, 3 Dec 2021 10:00:00 GMT</pubDate>"
_ITEM = f"<item><title>Talks</title>{_DAY}<description>{WORDS}</description></item>"
_LAUGHS = "".join(f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>" for n in range(9))
_LAUGHS = f"<!DOCTYPE x [<!ENTITY l0 'ha'>{_LAUGHS}]>"
_SYSTEM = "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
_PART = "--b\nContent-Type: text/plain\n\nx\n"
_ENVELOPE = "From desk@news.example Fri Dec  3 10:00:00 2021\n"

CASES = (
    # files
    Case("an empty file", _bytes("a.txt", b""), 0, ("is empty",)),
    Case("only blanks", _text("2021-12-03.txt", " \n\t\r\n"), 0, ("no words in it",)),
    Case("a date in front and nothing else", _text("a.txt", " date 2021-12-03 \n"), 0, ("no words in it",)),
    Case("no date anywhere", _text("a.txt", WORDS), 0, ("the report has no date",)),
    Case("30 February in front", _text("a.txt", f" date 2021-02-30 {WORDS}"), 0, ("is not in the calendar",)),
    Case("30 February in a header", _text("a.txt", f"Date: 2021-02-30\n\n{WORDS}"), 0, ("is not in the calendar",)),
    Case("the year 9999", _text("a.txt", f" date 9999-01-01 {WORDS}"), 0, ("is outside 1600 to 2200",)),
    Case("the year 1599", _text("a.txt", f" date 1599-12-31 {WORDS}"), 0, ("is outside 1600 to 2200",)),
    Case("03/12/2021, day or month first", _lines(_row(date="03/12/2021")), 0, ("day first or month first",)),
    Case("two dates in the name", _text("2021-12-03_2021-12-04.txt", WORDS), 0, ("the report has no date",)),
    Case("50 MB on one line", _bytes("2021-12-03.txt", b"word " * 10_000_000), 0, ("longer than 40 million bytes",)),
    Case("12 MB of text", _bytes("2021-12-03.txt", b"word " * 2_400_000), 0, ("longer than 10 million characters",)),
    Case("a PDF called .txt", _bytes("2021-12-03.txt", b"%PDF-1.7 \x00\x01"), 0, ("is a PDF",)),
    Case("NUL bytes", _bytes("2021-12-03.txt", b"Officials\x00met"), 0, ("holds NUL bytes",)),
    Case("control characters", _bytes("2021-12-03.txt", b"\x01\x02\x03\x04met" * 9), 0, ("control characters",)),
    Case(
        "UTF-16 without its mark", _bytes("2021-12-03.txt", WORDS.encode("utf-16-le")), 0, ("UTF-16 without its mark",)
    ),
    Case("UTF-16 cut in the middle", _bytes("2021-12-03.txt", WORDS.encode("utf-16")[:-1]), 0, ("is broken UTF-16",)),
    Case("Windows-1252", _bytes("a.txt", _WORDS_1252), 1, (), "read as Windows-1252"),
    Case("Windows-1251 (Cyrillic)", _bytes("2021-12-03.txt", "Встреча прошла".encode("cp1251")), 0, ("is not UTF-8",)),
    Case(
        "UTF-8 with one broken byte",
        _bytes("2021-12-03.txt", "the “talks” – ".encode() + b"\xe9 ok"),
        0,
        ("(byte 20)",),
    ),
    Case("mojibake", _text("2021-12-03.txt", "The minister\u00e2\u20ac\u2122s plan"), 1, (), "mojibake such as"),
    Case("an unknown kind, named", _bytes("report.docx", b"PK\x03\x04"), 0, ("does not read .docx files",)),
    # paths
    Case("a missing path", lambda folder: folder / "gone.txt", 0, ("there is no such file",)),
    Case("a pattern without match", lambda folder: folder / "*.txt", 0, ("no file that dateline reads matches",)),
    Case("an empty folder", _folder, 0, ("holds no file that dateline reads",)),
    Case("a pipe", _fifo, 0, ("is a pipe or device",)),
    Case("a link to itself", _loop, 0, ("cannot be opened",)),
    Case("a folder that links to itself", _ring, 1),
    # compressed
    Case("not gzip", _text("a.jsonl.gz", _GOOD), 0, ("is not sound gzip",)),
    Case("gzip cut short", _bytes("a.jsonl.gz", _GZ[:-8]), 2000, ("the gzip stream ends early",)),
    Case("a gzip bomb", _bomb, 0, ("unpacks to more than 200 million bytes",)),
    Case("a gzip bomb in one report", _bytes("a.txt.gz", gzip.compress(b"word " * 10_000_000)), 0, ("longer than 40",)),
    # JSON
    Case("200,000 blank lines", _text("a.jsonl", f"{_GOOD}\n" + "\n" * 200_000), 1, ("100,000 blank lines",)),
    Case("a broken JSON line", _lines(_GOOD, '{"id": "b", "text": ', _row(id="c")), 2, ("line 2: is not JSON",)),
    Case("a line that is no object", _lines("[1, 2]", _GOOD), 1, ("line 1: is not a JSON object",)),
    Case("text that is a number", _lines(_row(text=5), _GOOD), 1, ("line 1: 'text' is not a text but '5'",)),
    Case("no text", _lines('{"id": "a", "date": "2021-12-03"}', _GOOD), 1, ("line 1: there is no 'text'",)),
    Case("no date in a row", _lines(_row(date=None), _GOOD), 1, ("line 1: the report has no date",)),
    Case("a date in seconds", _lines(_row(date=1638489600)), 0, ("is '1638489600', not a text",)),
    Case("half a surrogate pair", _lines(_row(text="a \ud800 b"), _GOOD), 1, ("line 1: it holds half a surrogate",)),
    Case("NUL in a JSON text", _lines(_row(text="a \x00 b"), _GOOD), 1, ("line 1: the text holds NUL",)),
    Case("JSON nested 100,000 deep", _lines('{"text": ' + "[" * 100_000, _GOOD), 1, ("line 1: is not JSON",)),
    Case("a number of 5,000 digits", _lines('{"text": ' + "1" * 5000 + "}", _GOOD), 1, ("line 1: is not JSON",)),
    Case("an id that is a list", _lines(_row(id=[1]), _GOOD), 1, ("line 1: 'id' is neither",)),
    Case("the same row twice", _lines(_GOOD, _GOOD), 1, (), "the same report again"),
    Case("one id, two texts", _lines(_row(), _row(text="Another text.")), 2, (), "an id that another report has"),
    Case(
        "a line of another encoding",
        _bytes("r.jsonl", _GOOD.encode() + b"\n\x81\xff\xfe\n"),
        1,
        ("line 2: is not UTF-8",),
    ),
    Case(
        "an array cut short", _text("a.json", f"[{_row(id='a')}, {_row(id='b')[:-9]}"), 1, ("is not JSON from here on",)
    ),
    Case("an array never closed", _text("a.json", f"[{_row(id='a')}"), 1, ("the array is not closed",)),
    # tables
    Case("CSV without a text column", _text("a.csv", "id,date,body\n1,2021-12-03,x\n"), 0, ("no column 'text'",)),
    Case("CSV with NUL", _text("a.csv", "id,date,text\n1,2021-12-03,a\x00b\n"), 0, ("holds NUL bytes",)),
    Case(
        "CSV with a field too many",
        _text("a.csv", "date,text\n2021-12-03,a,b\n2021-12-04,c\n"),
        1,
        ("line 2: the row has 3",),
    ),
    Case(
        "CSV with an open quote",
        _text("a.csv", 'date,text\n2021-12-03,"a\n2021-12-04,c\n'),
        0,
        ("line 2: is broken CSV",),
    ),
    Case("an empty CSV", _bytes("a.csv", b""), 0, ("it is empty",)),
    Case("Parquet that is none", _text("a.parquet", WORDS), 0, ("is not Parquet",)),
    # pages
    Case("a page without text", _page("<script>run()</script>"), 0, ("no article text",)),
    Case("a page nested 200,000 deep", _page("<div>" * 200_000 + "deep"), 0, ("no article text",)),
    Case(
        "a page without a date", _text("p.html", f"<html><body><p>{WORDS * 9}</p></body></html>"), 0, ("has no date",)
    ),
    Case("a page that is binary", _bytes("p.html", b"\x89PNG\r\n\x00\x00"), 0, ("is a PNG image",)),
    # web archives
    Case("a web archive that is none", _text("a.warc", WORDS), 0, ("is no WARC",)),
    Case(
        "an archive cut short", _bytes("a.warc", warc(_HTML, _HTML)[:-400]), 1, ("the page ends early", "it ends early")
    ),
    Case(
        "an archive with a wrong length",
        _bytes("a.warc", warc(_HTML) + warc(_HTML).replace(b"Content-Length: 1", b"Content-Length: x") + warc(_HTML)),
        1,
        ("page 1: is not WARC from here on",),
        "1 answers that are not HTTP passed over",
    ),
    Case(
        "an archive with a header without end",
        _bytes("a.warc", b"WARC/1.0\r\nA: " + b"a" * 99_999),
        0,
        ("line is too long",),
    ),
    Case(
        "an archive of headers only",
        _bytes("a.warc", b"WARC/1.0\r\n" + b"a:\r\n" * 20_000),
        0,
        ("too many header lines",),
    ),
    Case(
        "a gzip bomb in an archive",
        _bytes("a.warc", warc(("text/html\r\nContent-Encoding: gzip", gzip.compress(bytes(12_000_000))), _HTML)),
        1,
        ("page 1 (https://news.example/0): the page is longer than 10 million bytes",),
    ),
    Case(
        "a page packed with brotli",
        _bytes("a.warc", warc(("text/html\r\nContent-Encoding: br", b"x"), _HTML)),
        1,
        ("is packed with 'br'",),
    ),
    Case(
        "a page of an archive without text",
        _bytes("a.warc", warc(("text/html", b"<p>"), _HTML)),
        1,
        ("no article text",),
    ),
    Case("a page without a date, fetched one day", _bytes("a.warc", warc(_UNDATED)), 1, (), "the day it was fetched"),
    Case("a page fetched soon", _bytes("a.warc", warc(_UNDATED, date="soon")), 0, ("the report has no date",)),
    Case("an archive of images", _bytes("a.warc", warc(("image/png", b"x"))), 0, (), "1 answers that are no HTML"),
    # mails
    Case("a mail without text", _text("a.eml", _mail("Content-Type: image/png\n", "x")), 0, ("the mail has no text",)),
    Case("a mail without a date", _text("a.eml", f"Subject: Talks\nFrom: a@b.example\n\n{WORDS}"), 0, ("has no date",)),
    Case(
        "a mail of 300 parts",
        _text("a.eml", _mail("Content-Type: multipart/mixed; boundary=b\n", _PART * 300)),
        0,
        ("200 parts",),
    ),
    Case(
        "a mail of 60,000 parts",
        _text("a.eml", _mail("Content-Type: multipart/mixed; boundary=b\n", _PART * 60_000)),
        0,
        ("50,000 headers",),
    ),
    Case(
        "a mail nested 5,000 deep",
        _text(
            "a.eml",
            _mail("", "").rstrip()
            + "".join(f"\nContent-Type: multipart/mixed; boundary=b{n}\n\n--b{n}" for n in range(5_000)),
        ),
        0,
        ("the mail cannot be parsed",),
    ),
    Case(
        "a mail in a charset that is none",
        _text("a.eml", _mail("Content-Type: text/plain; charset=x-none\n", WORDS)),
        1,
    ),
    Case("an mbox that is none", _text("a.mbox", WORDS), 0, ("is no mbox",)),
    Case(
        "an mbox with a broken mail",
        _text("a.mbox", _ENVELOPE + _mail("", "\x00\x01\n\n") + _ENVELOPE + _mail("", WORDS)),
        1,
        ("mail 1 ('Talks'): holds NUL bytes",),
    ),
    # feeds
    Case("a feed that is none", _text("a.xml", "<note>Talks</note>"), 0, ("is no feed",)),
    Case("a feed cut short", _text("a.rss", feed(_ITEM, _ITEM)[:-60]), 2, (), "its XML is broken"),
    Case(
        "an entry without a date",
        _text("a.rss", feed(_ITEM, "<item><title>Talks</title></item>")),
        1,
        ("entry 2: the report has no date",),
        "only a teaser stands in the feed",
    ),
    Case(
        "a feed with a billion laughs",
        _text("a.rss", feed("<item><title>&l9;</title></item>", _ITEM, doctype=_LAUGHS)),
        1,
        ("entry 1: the report has no date",),
        "its XML is broken",
    ),
    Case(
        "a feed that names a file of the system",
        _text("a.rss", feed(f"<item><title>&f;</title>{_DAY}</item>", _ITEM, doctype=_SYSTEM)),
        1,
        ("entry 1: there is no 'text'",),
        "only a teaser stands in the feed",
    ),
)


def table() -> str:
    """Return the cases as the Markdown table of docs/reference/inputs.md."""
    rows = ["| input | reports | refused or noted, in words that begin or hold |", "| --- | --- | --- |"]
    for case in CASES:
        says = "; ".join((*case.refused, *([f"note: {case.note}"] if case.note else [])))
        rows.append(f"| {case.name} | {case.reports:,} | {says or 'read'} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(table(), end="")  # noqa: T201 - the way to renew the table in the docs
