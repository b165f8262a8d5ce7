"""The page: well formed, self-contained, every number leads to its words, and nothing of a report is markup."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from functools import cached_property
from html.parser import HTMLParser

import pytest
from tests.made import made

from dateline.briefing.compose import compose
from dateline.briefing.html import html
from dateline.briefing.plots import timeline_svg, track_svg
from dateline.model import Brief, Citation, FigurePoint, Line, Passage, Reading, Report, Situation, Track

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """Reads a page strictly: what is opened is closed, in order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"{tag}: an attribute stands twice"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def attributes(self, name: str) -> list[str]:
        """Return the values of an attribute, in order."""
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]

    @cached_property
    def ids(self) -> list[str]:
        return self.attributes("id")

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for _, attrs in self.tags if name in (attrs.get("class") or "").split()]


@pytest.fixture(scope="module")
def brief(example_situation: Situation) -> Brief:
    """Return the brief of the examples."""
    return compose(example_situation)


@pytest.fixture(scope="module")
def page(brief: Brief, example_situation: Situation) -> Page:
    """Return its page."""
    return Page(html(brief, example_situation))


def test_well_formed(page: Page) -> None:
    """All elements are closed, no id stands twice."""
    assert page.open == []
    assert sorted(page.ids) == sorted(set(page.ids))


def test_every_number_leads_to_its_words(page: Page, brief: Brief) -> None:
    """Each citation link has its anchor, and marks at least one stretch unless it is of a whole report."""
    links = page.with_class("cite")
    assert len(links) >= len([line for line in brief.lines if line.section != "How sure"])
    marked = {n for value in page.attributes("data-cites") for n in value.split()}
    for link in links:
        target = link["href"]
        assert target is not None
        assert target[1:] in page.ids
        assert link.get("data-cite") is None or link["data-cite"] in marked


def test_every_reference_of_the_pictures_is_on_the_page(page: Page) -> None:
    """Links and uses inside the page all lead somewhere."""
    inner = [
        v[1:] for name in ("href", "xlink:href") for v in page.attributes(name) if v.startswith("#") and len(v) > 1
    ]
    inner += re.findall(r"url\(#([^)]+)\)", page.source)
    assert set(inner) <= set(page.ids)


def test_the_marked_words_are_the_cited_ones(brief: Brief, example_situation: Situation) -> None:
    """The stretches marked for a citation, put together, are the words that it cites."""
    source = html(brief, example_situation)
    pieces = re.findall(r'<span class="cited" (?:id="[^"]*" )?data-cites="([^"]*)">([^<]*)</span>', source)
    for link in re.findall(r'<a class="cite" href="#c(\d+)" data-cite="\d+" title="([^"]*)"', source):
        number, (report, _, span) = link[0], link[1].rpartition(":")
        start, end = map(int, span.split("-"))
        words = "".join(text for numbers, text in pieces if number in numbers.split())
        cited = example_situation.reading(report).report.text[start:end]
        assert Page(words).texts == [cited] or "".join(Page(words).texts) == cited


def test_nothing_is_fetched(page: Page) -> None:
    """No address outside the page but the names of the SVG name spaces."""
    for name in ("src", "href", "xlink:href", "action", "srcset", "data"):
        assert all(value.startswith("#") for value in page.attributes(name))
    text = re.sub(r'xmlns(:\w+)?="[^"]*"', "", page.source)
    assert re.findall(r"https?://|//[a-z]+\.|@import", text) == []
    policy = next(a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a)
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    (script,) = re.findall(r"<script>(.*?)</script>", page.source, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy


def test_the_two_pictures(page: Page) -> None:
    """Reports by day, and a track of figures; each is named for those who do not see it."""
    labels = [attrs.get("aria-label") for tag, attrs in page.tags if tag == "svg"]
    assert labels[0] == "Reports by day"
    assert "Figures over time" in labels
    assert not re.search(r"#(?:123456|234567|345678)", page.source), "a stand-in colour was left"


def test_the_same_bytes(brief: Brief, example_situation: Situation) -> None:
    """The page is a function of the brief and the situation."""
    assert html(brief, example_situation) == html(brief, example_situation)


HOSTILE = "<script>alert(1)</script> \"><img src=x onerror='alert(2)'> &amp; </article></p><b>{{ 7 * 7 }} ]]>"


def test_hostile_reports_are_text() -> None:
    """Whatever stands in a report's text, title, outlet or id is shown, never run."""
    report = Report(
        'id" onclick="alert(3)',
        date(2024, 6, 3),
        f"Ships left. {HOSTILE} Nobody saw them.",
        HOSTILE,
        HOSTILE,
        None,
        '"><i>',
    )
    reading = Reading(report, passages=(Passage(20, 30, "caption"),))
    lines = (
        Line(HOSTILE, HOSTILE, (Citation(report.id, 5, 40), Citation(report.id, 0, len(report.text)))),
        Line("Sources", HOSTILE, (Citation(report.id, 0, len(report.text)),)),
    )
    brief = Brief(HOSTILE, report.date, report.date, report.date, lines, (HOSTILE,))
    page = Page(html(brief, Situation((reading,))))
    assert page.open == []
    assert {tag for tag, _ in page.tags} & {"img", "b", "i"} == set()
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert "".join(page.texts).count(HOSTILE) >= 5
    assert report.text in "".join(page.texts)


def test_citations_that_begin_together_or_overlap() -> None:
    """Each has its own anchor."""
    reading = made("a", date(2024, 6, 3), "Ships left the port.", "Nobody saw them go.")
    spans = [(0, 10), (0, 20), (0, 5), (5, 30), (21, 40)]
    lines = tuple(Line("What is new", "x", (Citation("a", s, e),)) for s, e in spans)
    day = reading.report.date
    page = Page(html(Brief("t", day, day, day, lines), Situation((reading,))))
    anchors = [i for i in page.ids if re.fullmatch(r"c\d+", i)]
    assert sorted(anchors) == [f"c{n}" for n in range(1, 6)]
    assert reading.report.text in "".join(page.texts)


def test_one_day_has_no_picture() -> None:
    """A picture needs two days, and figures with a number."""
    reading = made("a", date(2024, 6, 3), "Ships left the port.")
    assert timeline_svg(Situation((reading,))) is None
    point = FigurePoint(date(2024, 6, 3), 4.0, None, None, "a", 0, 5)
    assert track_svg(Track("ships", None, (point, point), ())) is None
    nothing = FigurePoint(date(2024, 6, 4), None, None, None, "a", 0, 5)
    assert track_svg(Track("ships", None, (point, nothing), ())) is None


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(5.0, None, None), (None, 5.0, None), (None, None, 5.0), (None, 4.0, 6.0), (0.0, 0.0, 0.0)],
)
def test_any_bounds_can_be_drawn(value: float | None, low: float | None, high: float | None) -> None:
    """Exact values, open bounds and ranges."""
    first = FigurePoint(date(2024, 6, 3), value, low, high, "a", 0, 5)
    second = FigurePoint(date(2024, 6, 9), value, low, high, "a", 0, 5)
    svg = track_svg(Track("ships", None, (first, second), ()))
    assert svg is not None
    assert Page(svg).open == []
