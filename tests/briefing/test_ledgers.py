"""The ledgers behind a brief: every entry's words stand where it says; hostile words are shown, not run."""

from __future__ import annotations

from datetime import date

from dateline.briefing.html import html
from dateline.briefing.ledgers import ledgers
from dateline.briefing.make import make_brief
from dateline.briefing.markdown import markdown
from dateline.extract.reading import annotate
from dateline.model import Reading, Report

HOSTILE = "<script>alert(1)</script>"


def pile() -> list[Reading]:
    texts = (
        ("a", "2022-02-01", "Russia demands a guarantee that NATO will not expand. NATO held an exercise in Poland."),
        ("b", "2022-02-02", f"NATO rejected the Russian demand for a guarantee that it will not expand. {HOSTILE}"),
        ("c", "2022-02-03", "Talks between Russia and NATO are scheduled for Feb. 7. Russia could invade Ukraine."),
        ("d", "2022-02-08", "Russia and NATO held talks on Monday. Russia attacked a port in Ukraine on Tuesday."),
    )
    return [annotate(Report(i, date.fromisoformat(d), t, language="en")) for i, d, t in texts]


def test_every_entry_is_cited_in_its_report() -> None:
    readings = pile()
    _, situation = make_brief(readings, words=200)
    behind = ledgers(situation)
    texts = {r.report.id: r.report.text for r in readings}
    cited = list(behind.citations())
    assert cited
    assert all(0 <= c.start < c.end <= len(texts[c.report]) for c in cited)
    quoted = [q for row in behind.rows for cell in row.cells if cell for q in cell.quotes]
    assert quoted
    for entry in (*quoted, *behind.ahead):
        first = entry.cites[0]
        assert entry.quote == " ".join(texts[first.report][first.start : first.end].split())


def test_the_matrix_tells_who_stands_against_whom() -> None:
    _, situation = make_brief(pile(), words=200)
    behind = ledgers(situation)
    assert {"Russia", "NATO"} <= set(behind.actors)
    assert any(cell is not None and cell.collides for row in behind.rows for cell in row.cells)
    assert any("Russia" in e.head and "NATO" in e.head for e in behind.clashes)
    assert any(e.head.startswith("7 Feb 2022") for e in behind.ahead)


def test_pages_show_them_and_escape_hostile_words() -> None:
    made, situation = make_brief(pile(), words=200)
    page = html(made, situation)
    assert "Who stands where" in page
    assert HOSTILE not in page
    text = markdown(made, ledgers(situation))
    assert "## Who stands where" in text
    assert HOSTILE not in text
    assert text.index("## Who stands where") < text.index("## Sources")
    assert "## Who stands where" not in markdown(made)


def test_a_pile_without_any_has_none() -> None:
    made, situation = make_brief(
        [annotate(Report("a", date(2022, 2, 1), "It rained in Oslo. The sun set.", language="en"))]
    )
    behind = ledgers(situation)
    assert (behind.rows, behind.curve, behind.ahead, behind.courses) == ((), None, (), ())
    assert "Who stands where" not in html(made, situation)
