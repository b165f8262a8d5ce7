"""Fetching from a real server: limits, redirects, robots.txt, delays, what is asked and what is said when it fails."""

from __future__ import annotations

import gzip
import socket
import time as clock
import zlib

import pytest

from dateline.errors import FetchError
from dateline.follow.fetch import Limits, StoppedError, agent
from tests.follow.conftest import make
from tests.follow.server import go, say


def test_a_page(site, fetcher):
    site.pages["/a?b=1"] = say("Größe", ETag='"1"', Last_Modified="Fri, 03 Dec 2021 10:00:00 GMT")
    got = fetcher.fetch(f"{site.url}/a?b=1#c")
    assert (got.status, got.body.decode(), got.url) == (200, "Größe", f"{site.url}/a?b=1")
    assert (got.etag, got.modified) == ('"1"', "Fri, 03 Dec 2021 10:00:00 GMT")
    assert got.content_type == "text/html; charset=utf-8"
    head = site.asked[-1][1]
    assert head["user-agent"] == "dateline/0 (+desk@news.example)"
    assert head["host"] == site.url.removeprefix("http://")
    assert "cookie" not in head


def test_what_did_not_change_is_not_sent_again(site, fetcher):
    site.pages["/a"] = lambda h: say(b"", status=304 if h.headers["If-None-Match"] == '"1"' else 200)(h)
    assert fetcher.fetch(f"{site.url}/a", etag='"1"', modified="Fri, 03 Dec 2021 10:00:00 GMT").status == 304
    assert site.asked[-1][1]["if-modified-since"] == "Fri, 03 Dec 2021 10:00:00 GMT"
    assert fetcher.fetch(f"{site.url}/a", etag='"1"\r\nX: y').status == 200


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("gzip", gzip.compress(b"word " * 99, mtime=0)),
        ("deflate", zlib.compress(b"word " * 99)),
        ("deflate", zlib.compress(b"word " * 99)[2:-4]),
        ("identity", b"word " * 99),
    ],
)
def test_packed_pages(site, fetcher, coding, data):
    site.pages["/a"] = say(data, Content_Encoding=coding)
    assert fetcher.fetch(f"{site.url}/a").body == b"word " * 99


def drip(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        clock.sleep(0.05)


def drip_headers(handler):
    for n in range(100):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: "[n : n + 1] or b"x")
        handler.wfile.flush()
        clock.sleep(0.05)


def chunks(handler):
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for _ in range(4000):
        handler.wfile.write(b"400\r\n" + b"a" * 1024 + b"\r\n")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda _: clock.sleep(1.0), "does not answer in time"),
        (drip, "took longer than 0.6 seconds"),
        (drip_headers, "took longer than 0.6 seconds"),
        (lambda h: h.wfile.write(b"no HTTP at all\r\n\r\n"), "answer is broken"),
        (lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort"), "answer is broken"),
        (lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 999 + b"\r\n"), "answer is broken"),
        (lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\nA: " + b"b" * 99_999 + b"\r\n\r\n"), "answer is broken"),
        (lambda _: None, "cannot be reached|answer is broken"),
        (say(b"a" * 100_001), "longer than 0 million bytes"),
        (chunks, "longer than 0 million bytes"),
        (say(gzip.compress(bytes(50_000_000), mtime=0), Content_Encoding="gzip"), "longer than 0 million bytes"),
        (
            say(gzip.compress(gzip.compress(b"a", mtime=0), mtime=0), Content_Encoding="gzip, gzip"),
            "packed with 'gzip, gzip'",
        ),
        (say(b"word", Content_Encoding="gzip"), "is not sound gzip"),
        (say(gzip.compress(b"word" * 99, mtime=0)[:-9], Content_Encoding="gzip"), "gzip that ends early"),
        (say(b"", status=500), r"answers 500 \(internal server error\)"),
        (say(b"", status=418), "answers 418"),
        (say(b"", status=999), "answers 999"),
        (go("/a"), "in a circle"),
        (go("ftp://news.example/"), "only http and https"),
        (go("file:///etc/passwd"), "only http and https"),
        (go("http://0x7f000001/"), "no plain IPv4 address"),
        (go("http://a@b.example/"), "holds a user name"),
        (go("http://[::1"), "to where it must not"),
    ],
)
def test_what_goes_wrong_is_said(site, fetcher, answer, words):
    site.pages["/a"] = answer
    start = clock.monotonic()
    with pytest.raises(FetchError, match=words) as found:
        fetcher.fetch(f"{site.url}/a")
    assert clock.monotonic() - start < 2
    assert found.value.where.startswith(site.url)


def test_a_server_that_is_not_there(fetcher):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        with pytest.raises(FetchError, match=r"cannot be reached|does not answer in time") as found:
            fetcher.fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/feed")
    assert not found.value.lasting


def test_redirects(site, fetcher, time):
    site.pages |= {f"/{n}": go(f"/{n + 1}") for n in range(9)}
    site.pages["/5"] = say("here")
    assert fetcher.fetch(f"{site.url}/0").url == f"{site.url}/5"
    assert fetcher.fetch(f"{site.url}/0").moved is None
    site.pages["/5"] = go("/6")
    with pytest.raises(FetchError, match="more than 5 times"):
        fetcher.fetch(f"{site.url}/0")
    assert time.slept == [1.0, 1.0]
    site.pages |= {"/old": go("/newer", 301), "/newer": go("/newest", 308), "/newest": say("x")}
    assert fetcher.fetch(f"{site.url}/old").moved == f"{site.url}/newest"


def test_loopback_is_asked_only_when_allowed(site, time):
    site.pages["/a"] = say("secret")
    with pytest.raises(FetchError, match=r"is at 127\.0\.0\.1, this very machine") as found:
        make(time, allow_private=False).fetch(f"{site.url}/a")
    assert found.value.lasting
    assert site.asked == []


def test_the_checked_address_is_the_one_that_is_asked(site, time):
    """A name server that gives another address the second time (DNS rebinding) is asked once a request."""
    site.pages["/a"] = say("here")
    port = int(site.url.rpartition(":")[2])
    asked = []

    def lookup(host, number, **_):
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", number))]

    fetcher = make(time)
    fetcher._lookup = lookup
    assert fetcher.fetch(f"http://news.example:{port}/a").body == b"here"
    assert asked == ["news.example"] * 2
    assert [head["host"] for _, head in site.asked] == [f"news.example:{port}"] * 2
    fetcher._private = False
    with pytest.raises(FetchError, match="this very machine"):
        fetcher.fetch(f"http://news.example:{port}/a")


def test_a_redirect_to_a_private_address_is_refused(site, time):
    """The first host is let through here as a public one would be; the second is not."""
    site.pages["/a"] = go(f"http://inside.example:{site.url.rpartition(':')[2]}/secret")
    fetcher = make(time)
    fetcher._lookup = lambda host, port, **_: [(2, 1, 6, "", ("127.0.0.1" if host == "127.0.0.1" else "0.0.0.0", port))]
    with pytest.raises(FetchError, match=r"the host inside\.example is at"):
        fetcher.fetch(f"{site.url}/a")
    assert site.paths() == ["/a"]


def test_robots(site, fetcher, time):
    site.pages |= {"/robots.txt": say("User-agent: *\nDisallow: /x\nCrawl-delay: 7", "text/plain"), "/a": say("a")}
    with pytest.raises(FetchError, match="does not allow dateline") as found:
        fetcher.fetch(f"{site.url}/x")
    assert found.value.lasting
    for _ in range(3):
        fetcher.fetch(f"{site.url}/a")
    assert time.slept == [7.0, 7.0]
    assert fetcher.waiting(f"{site.url}/a") == 7.0
    site.pages["/b"] = go("/x")
    with pytest.raises(FetchError, match="does not allow dateline"):
        fetcher.fetch(f"{site.url}/b")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/a", "/a", "/b"]


def test_robots_that_cannot_be_read_forbid_all(site, fetcher, time):
    site.pages |= {"/robots.txt": say("", status=503, Retry_After="120"), "/a": say("a")}
    for _ in range(2):
        with pytest.raises(FetchError, match=r"robots.txt cannot be read.*503") as found:
            fetcher.fetch(f"{site.url}/a")
    assert (found.value.lasting, found.value.wait) == (False, 120.0)
    assert [path for path, _ in site.asked] == ["/robots.txt"]
    site.pages["/robots.txt"] = say("", status=403)
    time.seconds += 301
    assert fetcher.fetch(f"{site.url}/a").body == b"a"


def test_retry_after(site, fetcher):
    site.pages["/a"] = say(b"", status=429, Retry_After="99")
    site.pages["/b"] = say(b"", status=503, Retry_After="Fri, 03 Dec 2100 10:00:00 GMT")
    site.pages["/c"] = say(b"", status=503, Retry_After="soon")
    waits = []
    for path in "abc":
        with pytest.raises(FetchError) as found:
            fetcher.fetch(f"{site.url}/{path}")
        waits.append(found.value.wait)
    assert waits == [99.0, 86_400.0, None]


def test_a_stop_while_waiting(site, time):
    site.pages["/a"] = say("a")
    fetcher = make(time, stopped=lambda: bool(time.slept))
    fetcher.fetch(f"{site.url}/a")
    with pytest.raises(StoppedError):
        fetcher.fetch(f"{site.url}/a")
    assert site.paths() == ["/a"]


def test_the_agent():
    assert agent("1.0", None) == "dateline/1.0"
    assert agent("1.0", "desk@news.example\r\nX: (y)") == "dateline/1.0 (+desk@news.example X: y)"


def test_the_usual_limits():
    assert Limits().size == 10_000_000
    assert Limits().redirects == 5
