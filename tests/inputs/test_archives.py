"""Web archives, mails and feeds: what becomes of what is in them. Broken ones stand in broken.py."""

from __future__ import annotations

import base64
import gzip
import io
from datetime import date
from email.message import EmailMessage

import pytest

from dateline.inputs import Received, read, receive
from dateline.inputs.packed import PackedError, unpacked
from dateline.inputs.streams import TooLongError

DAY = date(2021, 12, 3)
WORDS = "Officials met in Vienna on Friday to discuss the inspection programme."
STORY = "".join(f"<p>{WORDS} Delegation {n} spoke at length about the timetable.</p>" for n in range(9))
META = '<meta property="article:published_time" content="2021-12-03"><title>Talks</title>'


def record(kind: str, uri: str, block: bytes, day: str = "2021-12-05") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: {day}T10:00:00Z\r\n"
    return f"{head}Content-Type: text/html\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, *head: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html", *head, "", ""]).encode() + body


def page(meta: str = META, link: str = "") -> bytes:
    return f"<html><head>{meta}{link}</head><body><article>{STORY}</article></body></html>".encode()


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(f"{len(p):x};name=1\r\n".encode() + p + b"\r\n" for p in parts) + b"0\r\n\r\n"


ARCHIVE = b"".join(
    [
        record("warcinfo", "", b"software: none"),
        record("request", "https://news.example/a", b"GET /a HTTP/1.1\r\n\r\n"),
        record("response", "https://news.example/a", answer(page())),
        record("response", "https://news.example/moved", answer(b"", "Location: /a", status="302 Found")),
        record("response", "https://news.example/b?ref=1", answer(page("", '<link rel="canonical" href="https://www.news.example/b">'))),
        record("response", "https://news.example/c", answer(gzip.compress(page()), "Content-Encoding: gzip")),
        record("response", "https://news.example/d", answer(chunked(page()), "Transfer-Encoding: chunked")),
        record("response", "https://news.example/e", answer(page(), "Transfer-Encoding: chunked")),
        record("response", "https://news.example/f", answer(page(META, '<link rel="canonical" href="https://other.example/f">'))),
        record("resource", "https://news.example/g", page()),
    ]
)  # fmt: skip


@pytest.mark.parametrize("packed", ["no", "whole", "by record"])
def test_a_web_archive(tmp_path, packed):
    path = tmp_path / ("week.warc" if packed == "no" else "week.warc.gz")
    parts = ARCHIVE.split(b"WARC/1.0\r\n")[1:]
    by_record = b"".join(gzip.compress(b"WARC/1.0\r\n" + part) for part in parts)
    path.write_bytes({"no": ARCHIVE, "whole": gzip.compress(ARCHIVE), "by record": by_record}[packed])
    got = read([path])
    assert got.refused == ()
    assert [r.id for r in got.reports] == [f"week-{n}" for n in range(1, 8)]
    assert [r.url.rpartition("example/")[2] for r in got.reports] == ["a", "b", "c", "d", "e", "f", "g"]
    assert [r.url.startswith("https://news.example/") for r in got.reports] == [True, False, *[True] * 5]
    assert [r.date for r in got.reports] == [DAY, date(2021, 12, 5), *[DAY] * 5]
    assert len({r.text for r in got.reports}) == 1
    assert sorted(note.partition(": ")[2].split(" (")[0] for note in got.notes) == [
        "1 answers that are no page",
        "2 records of other kinds",
        "the page states no date; the day it was fetched is taken",
    ]


def test_the_charset_of_the_server_comes_before_the_pages(tmp_path):
    body = page(META + '<meta charset="utf-8">').replace(b"Friday", "Freitag früh".encode("latin-1"))
    head = answer(body).replace(b"text/html", b"text/html; charset=iso-8859-1")
    (tmp_path / "a.warc").write_bytes(record("response", "https://news.example/a", head))
    assert "Freitag früh" in read([tmp_path / "a.warc"]).reports[0].text


def mail(plain: str | None = None, html: str | None = None, **headers: str) -> bytes:
    message = EmailMessage()
    for name, value in {
        "From": "Désk <desk@news.example>",
        "Subject": "Talks",
        "Date": "Fri, 3 Dec 2021 23:30:00 -0500 (EST)",
        **headers,
    }.items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        (message.add_alternative if plain is not None else message.set_content)(html, subtype="html")
    return message.as_bytes()  # fmt: skip


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (mail(WORDS), WORDS),
        (mail(html=f"<style>p</style><p>{WORDS}</p><p>Talks&nbsp;go on.</p>"), f"{WORDS}\nTalks go on."),
        (mail(WORDS, f"<p>{WORDS}</p>"), WORDS),
        (
            mail(
                "See this mail in your browser.", f"<div style='display: none'>Hello</div><p>{WORDS}</p><p>{WORDS}</p>"
            ),
            f"{WORDS}\n{WORDS}",
        ),
        (
            b"Subject: a\nDate: 3 Dec 2021\nContent-Type: text/plain; format=flowed\n\nOne \nline.\n Two.\n",
            "One line.\nTwo.",
        ),
        (b"Date: 3 Dec 2021\nContent-Type: text/plain; charset=windows-1251\n\n" + "Да".encode("cp1251"), "Да"),
        (
            b"Date: 3 Dec 2021\nContent-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n\n"
            + base64.b64encode("Größe".encode()),
            "Größe",
        ),
        (b"Date: 3 Dec 2021\n\nOne.\r\nTwo.\r\n", "One.\nTwo."),
    ],
)
def test_the_text_of_a_mail(tmp_path, data, text):
    (tmp_path / "news.eml").write_bytes(data)
    got = read([tmp_path / "news.eml"])
    assert got.refused == ()
    assert [r.text.strip() for r in got.reports] == [text]


def test_the_headers_of_a_mail(tmp_path):
    ids = {"Message_ID": "<7@news.example>", "Archived_At": "<https://news.example/7>"}
    (tmp_path / "news.eml").write_bytes(mail(WORDS, **{"Subject": "Größe der Truppe", **ids}))
    report = read([tmp_path]).reports[0]
    assert (report.id, report.date, report.title, report.outlet) == ("news", DAY, "Größe der Truppe", "Désk")
    assert report.url == "https://news.example/7"
    assert report.extra == {"message_id": "7@news.example"}


def test_attachments_are_left(tmp_path):
    message = EmailMessage()
    message["Date"] = "Fri, 3 Dec 2021 10:00:00 +0000"
    message.set_content(WORDS)
    message.add_attachment("Secret words.", filename="a.txt")
    (tmp_path / "news.eml").write_bytes(message.as_bytes())
    assert "Secret" not in read([tmp_path]).reports[0].text


def test_an_mbox(tmp_path):
    body = f"{WORDS}\n\n>From Vienna they went on.\n\nFrom here on it is hard.\n"
    envelope = b"From desk@news.example Fri Dec  3 10:00:00 2021\n"
    (tmp_path / "box.mbox").write_bytes(b"\n".join(envelope + mail(text) for text in (body, "Second. " + WORDS)))
    first, second = read([tmp_path]).reports
    assert (first.id, second.id) == ("box-1", "box-2")
    assert "\nFrom Vienna they went on.\n\nFrom here on it is hard." in first.text
    assert second.text.startswith("Second.")


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour &amp;amp; Post</title><link>https://harbour.example/</link><language>en-gb</language>
<item><title>Talks &lt;i&gt;today&lt;/i&gt;</title><link>/a</link><pubDate>Fri, 03 Dec 2021 23:30:00 -0500</pubDate>
<description>Short…</description><content:encoded><![CDATA[{STORY}]]></content:encoded></item>
<item><title>Teaser</title><link>https://harbour.example/b</link><pubDate>2021-12-02</pubDate>
<description>Officials met.</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour &amp;amp; Post</title>
<entry><title type="html">Talks &lt;i&gt;today&lt;/i&gt;</title><link href="https://harbour.example/a"/><id>urn:1</id>
<updated>2021-12-09T00:00:00Z</updated><published>2021-12-03T23:30:00-05:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{STORY}</div></content></entry>
<entry><title>Teaser</title><link href="https://harbour.example/b"/><id>urn:2</id><updated>2021-12-02T10:00:00Z</updated>
<summary>Officials met.</summary></entry></feed>"""


@pytest.mark.parametrize(("name", "content"), [("week.rss", RSS), ("week.xml", RSS), ("week.atom", ATOM), ("-", ATOM)])
def test_a_feed(tmp_path, name, content):
    (tmp_path / name).write_text(content)
    got = read([name if name == "-" else tmp_path / name], stdin=io.BytesIO(content.encode()))
    first, second = got.reports
    stem = "stdin" if name == "-" else "week"
    assert (first.id, first.date, first.title, first.outlet) == (f"{stem}-1", DAY, "Talks today", "Harbour & Post")
    assert first.url == "https://harbour.example/a"
    assert first.text == STORY.replace("</p><p>", "\n").removeprefix("<p>").removesuffix("</p>")
    assert (second.date, second.text) == (date(2021, 12, 2), "Officials met.")
    assert ["only a teaser stands in the feed" in note for note in got.notes] == [True]


def test_other_xml_in_a_folder_is_passed_over(tmp_path):
    (tmp_path / "2021-12-03.txt").write_text(WORDS)
    (tmp_path / "settings.xml").write_text("<settings/>")
    got = read([tmp_path])
    assert (len(got.reports), got.refused) == (1, ())
    assert "holds no reports" in got.notes[0]


@pytest.mark.parametrize(
    "data", [ARCHIVE, mail(WORDS), b"From desk@news.example Fri Dec  3 10:00:00 2021\n" + mail(WORDS)]
)
def test_told_from_standard_input(data):
    got = read(["-"], stdin=io.BytesIO(data))
    assert got.refused == ()
    assert WORDS in got.reports[0].text


def test_the_bytes_are_kept(tmp_path):
    for name, data in (("a.warc", record("resource", "https://news.example/g", page())), ("b.eml", mail(WORDS))):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "c.rss").write_text(RSS)
    kept = [item.original for item in receive([tmp_path]) if isinstance(item, Received)]
    assert kept == [page(), mail(WORDS), STORY.encode(), b"Officials met."]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw"])
def test_unpacking(coding):
    import zlib

    engine = zlib.compressobj(9, wbits={"gzip": 31, "deflate": 15, "raw": -15}[coding])
    packed = engine.compress(b"word " * 9999) + engine.flush()
    name = "deflate" if coding == "raw" else coding
    pieces = [packed[at : at + 7] for at in range(0, len(packed), 7)]
    assert unpacked(pieces, name, 50_000) == b"word " * 9999
    with pytest.raises(TooLongError):
        unpacked(pieces, name, 49_000)
    with pytest.raises(PackedError, match="ends early"):
        unpacked(pieces[:-2], name, 50_000)
    with pytest.raises(PackedError):
        unpacked([b"word " * 99], "gzip", 50_000)
    assert unpacked([gzip.compress(b"a"), gzip.compress(b"b"), b"\x00\x00"], "gzip", 9) == b"ab"
