"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

import time

import pytest

from dateline.follow.robots import parse


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("user-agent: * # all\n\nDISALLOW : /private", "/private/x", False),
        ("User-agent: *\nDisallow: /private", "/public", True),
        ("User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Dateline/1.0\nAllow: /", "/a", True),
        ("User-agent: dateline\nUser-agent: other\nDisallow: /x", "/x", False),
        ("User-agent: datelines\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /feed", "/feed.xml", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /a*b*c$", "/a-b-c-c", False),
        ("User-agent: *\nDisallow: /*a$", "/a", False),
        ("User-agent: *\nDisallow: /ab*b$", "/ab", True),
        ("User-agent: *\nDisallow: /gr%C3%B6%C3%9Fe", "/größe", False),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a", "/a", False),
    ],
)
def test_rules(rules, path, allowed):
    assert parse(rules.encode(), "dateline").allows(path) is allowed


def test_delay():
    assert parse(b"User-agent: *\nCrawl-delay: 2.5\nDisallow: /x", "dateline").delay == 2.5
    assert parse(b"User-agent: other\nCrawl-delay: 9", "dateline").delay is None
    assert parse(b"User-agent: *\nCrawl-delay: -1\nCrawl-delay: soon", "dateline").delay is None


def test_hostile_rules_take_no_time():
    rules = parse(b"User-agent: *\n" + b"Disallow: /" + b"*a" * 5000 + b"$\n" + b"Disallow: /*b\n" * 9000, "dateline")
    start = time.process_time()
    assert not rules.allows("/" + "a" * 2000)
    assert time.process_time() - start < 1
    assert len(rules.rules) == 5000
