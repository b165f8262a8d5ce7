"""Rounds over sources, against a real server: what is new becomes reports, what fails waits, the rest goes on."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dateline.case import Case, create, transfer
from dateline.case.adding import Added
from dateline.follow import opml
from dateline.follow.fetch import Fetcher
from dateline.follow.run import Outcome, follow_once, keep_following
from dateline.follow.source import FIRST_WAIT, LONGEST_WAIT, Source
from dateline.follow.store import CaseSources
from dateline.inputs import Received
from tests.follow.conftest import NOW
from tests.follow.server import Site, say

STORY = (
    "<html><head><title>{title}</title><meta property='article:published_time' content='2021-12-02T08:00:00Z'></head>"
    "<body><article><h1>{title}</h1><p>The port authority of Valdora said on Thursday that {ships} ships were waiting "
    "outside the harbour, twice as many as a week earlier, and that no end was in sight.</p><p>The prime minister, "
    "Ilse Marn, told reporters that she demanded an end to the blockade and talks within a week.</p></article>"
    "</body></html>"
)


def feed(site: Site, *names: str, broken: bool = False) -> str:
    items = "".join(
        f"<item><title>{name}</title><link>{site.url}/{name}</link>"
        "<pubDate>Thu, 02 Dec 2021 08:00:00 GMT</pubDate></item>"
        for name in names
    )
    whole = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Coastal Wire</title>{items}</channel></rss>"
    return whole[: len(whole) // 3].replace("<", "&<") if broken else whole


def page(title: str, ships: int = 40) -> str:
    return STORY.format(title=title, ships=ships)


class Desk:
    """A case, its sources, and a fetcher."""

    def __init__(self, case: Case, fetcher: Fetcher) -> None:
        self.case, self.fetcher, self.store = case, fetcher, CaseSources(case.db)

    def sink(self, received: list[Received]) -> Added:
        return self.case.add(received, now="2021-12-03T12:00:00Z", jobs=1)

    def round(self, at: datetime = NOW) -> list[Outcome]:
        return follow_once(self.store.sources(), self.store, self.sink, self.fetcher, at)

    def ids(self) -> list[str | None]:
        return sorted(str(r.url).rpartition("/")[2] for r in self.case.reports())


@pytest.fixture
def desk(tmp_path: Path, fetcher: Fetcher):
    with create(str(tmp_path / "desk.case")) as case:
        yield Desk(case, fetcher)


def test_a_feed_becomes_reports_once(site, desk):
    """Each entry's page is fetched once; a second round asks the feed with what it knows, and finds nothing new."""
    site.pages["/feed"] = say(feed(site, "a", "b"), "application/rss+xml", ETag='"1"')
    site.pages |= {"/a": say(page("Ships wait")), "/b": say(page("Crews protest", 12))}
    desk.store.put(Source(f"{site.url}/feed"))
    (first,) = desk.round()
    assert (first.status, first.added.new) == ("new", 2)
    assert desk.ids() == ["a", "b"]
    assert {r.outlet for r in desk.case.reports()} == {"Coastal Wire"}
    (second,) = desk.round(NOW + timedelta(hours=1))
    assert second.status == "nothing new"
    assert site.paths() == ["/feed", "/a", "/b", "/feed"]
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_a_page_that_changed_is_a_revision(site, desk):
    """A followed page that says something else is kept beside its first version, and counts in its place."""
    site.pages["/live"] = say(page("Ships wait", 40))
    desk.store.put(Source(f"{site.url}/live"))
    desk.round()
    site.pages["/live"] = say(page("Ships wait", 42))
    (outcome,) = desk.round(NOW + timedelta(hours=1))
    assert outcome.added.revised == 1
    (report,) = desk.case.reports()
    assert "42 ships" in report.text
    assert len(list(desk.case.reports(replaced=True))) == 2


def test_what_fails_waits_longer_and_the_rest_goes_on(site, desk):
    """A server that fails is asked again after a wait that doubles, to a bound; another feed is read meanwhile."""
    site.pages["/bad"] = say("down", status=500)
    site.pages |= {"/good": say(feed(site, "a"), "application/rss+xml"), "/a": say(page("Ships wait"))}
    for name in ("bad", "good"):
        desk.store.put(Source(f"{site.url}/{name}"))
    bad, good = desk.round()
    assert (bad.status, good.status) == ("failed", "new")
    known = next(s for s in desk.store.sources() if s.url.endswith("bad"))
    assert (known.failures, known.next_try) == (1, NOW + FIRST_WAIT)
    assert "500" in str(known.error)
    assert [o.source.url for o in desk.round(NOW + timedelta(minutes=1))] == [f"{site.url}/good"]
    desk.round(NOW + timedelta(minutes=6))
    known = next(s for s in desk.store.sources() if s.url.endswith("bad"))
    assert known.next_try == NOW + timedelta(minutes=6) + 2 * FIRST_WAIT
    site.pages["/bad"] = say(feed(site, "c"), "application/rss+xml")
    site.pages["/c"] = say(page("Crews protest", 9))
    desk.round(NOW + timedelta(hours=2))
    known = next(s for s in desk.store.sources() if s.url.endswith("bad"))
    assert (known.failures, known.error, known.next_try) == (0, None, None)
    assert desk.ids() == ["a", "c"]


def test_the_wait_is_bounded():
    """However often a source fails, it is asked again within a day."""
    source = Source("https://news.example/feed", failures=400)
    from dateline.errors import InputError

    assert source.failed(InputError("feed", "is down", "Wait"), NOW).next_try == NOW + LONGEST_WAIT


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("&lt;rss version='2.0' &channel", "application/rss+xml"),
        (b"\x00\x01\x02\xff" * 50, "application/octet-stream"),
        (b"", "application/rss+xml"),
    ],
)
def test_broken_feeds_are_told_and_stop_nothing(site, desk, body, kind):
    """Bytes that are no feed end in a failure of that source, with no report and no exception."""
    site.pages["/feed"] = say(body, kind)
    desk.store.put(Source(f"{site.url}/feed"))
    (outcome,) = desk.round()
    assert outcome.status == "failed"
    assert list(desk.case.reports()) == []
    assert desk.store.sources()[0].error


def test_entities_of_a_feed_are_not_expanded(site, desk):
    """A feed that defines entities (a billion laughs) gives no report and costs nothing."""
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'ha'}'>" for n in range(12))
    body = (
        f"<?xml version='1.0'?><!DOCTYPE r [{laughs}]><rss><channel><item><title>&l11;</title></item></channel></rss>"
    )
    site.pages["/feed"] = say(body, "text/xml")
    desk.store.put(Source(f"{site.url}/feed"))
    desk.round()
    assert list(desk.case.reports()) == []


def test_a_page_that_fails_does_not_lose_the_others(site, desk):
    """Of a feed whose one page is gone the others are read."""
    site.pages["/feed"] = say(feed(site, "gone", "a"), "application/rss+xml")
    site.pages["/a"] = say(page("Ships wait"))
    desk.store.put(Source(f"{site.url}/feed"))
    (outcome,) = desk.round()
    assert outcome.added.new == 1
    assert any("404" in str(refused) for refused in outcome.refused)


def test_a_sitemap_is_followed(site, desk):
    """Pages of a sitemap that changed lately are read; older ones are left."""
    site.pages["/sitemap.xml"] = say(
        "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        f"<url><loc>{site.url}/a</loc><lastmod>2021-12-02</lastmod></url>"
        f"<url><loc>{site.url}/old</loc><lastmod>2019-01-01</lastmod></url></urlset>",
        "application/xml",
    )
    site.pages |= {"/a": say(page("Ships wait")), "/old": say(page("Long ago"))}
    desk.store.put(Source(f"{site.url}/sitemap.xml"))
    desk.round()
    assert desk.ids() == ["a"]


def test_robots_keep_us_out(site, desk):
    """What robots.txt forbids is not fetched, and the source says why."""
    site.pages["/robots.txt"] = say("User-agent: *\nDisallow: /a", "text/plain")
    site.pages |= {"/feed": say(feed(site, "a"), "application/rss+xml"), "/a": say(page("Ships wait"))}
    desk.store.put(Source(f"{site.url}/feed"))
    (outcome,) = desk.round()
    assert outcome.added.new == 0
    assert "/a" not in site.paths()
    assert any("robots.txt" in str(refused) for refused in outcome.refused)


def test_following_ends_when_asked(site, desk):
    """The loop asks, sleeps, and ends between two rounds when the end is asked for."""
    site.pages["/feed"] = say(feed(site), "application/rss+xml")
    desk.store.put(Source(f"{site.url}/feed"))
    rounds: list[float] = []
    keep_following(
        desk.store,
        desk.sink,
        desk.fetcher,
        every=timedelta(minutes=10),
        clock=lambda: NOW + timedelta(minutes=10 * len(rounds)),
        sleep=rounds.append,
        stopped=lambda: len(rounds) >= 3,
        tell=lambda _: None,
    )
    assert rounds == [600.0, 600.0, 600.0]
    assert site.paths() == ["/feed"] * 3


def test_sources_travel_with_the_case(tmp_path):
    """Export and import keep what is followed, with what is known of it."""
    source = Source("https://news.example/feed", "feed", "News", '"7"', None, NOW, NOW, None, 0, None, {"a": "1"})
    with create(str(tmp_path / "a.case")) as case:
        CaseSources(case.db).put(source)
        lines = [json.dumps(line) for line in transfer.exported(case.db)]
    with create(str(tmp_path / "b.case")) as copy:
        transfer.imported(copy.db, lines, "export.jsonl")
        assert CaseSources(copy.db).sources() == [source]


def test_opml_goes_out_and_comes_in():
    """What is exported is read back: addresses and titles, whatever signs are in them."""
    sources = [Source("https://news.example/feed?a=1&b=2", title='News & "Views" <daily>')]
    data = opml.written(sources, "Followed by desk")
    assert [(s.url, s.title) for s in opml.parse(data, "feeds.opml")] == [(s.url, s.title) for s in sources]


def test_hostile_opml_is_refused():
    """Entities are not expanded, local files are not followed."""
    from dateline.errors import InputError

    bomb = b"<!DOCTYPE o [<!ENTITY a 'x'>]><opml><body><outline xmlUrl='file:///etc/passwd'/></body></opml>"
    with pytest.raises(InputError):
        opml.parse(bomb, "feeds.opml")
