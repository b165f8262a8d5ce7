"""Tracks: the same quantity over reports, on invented ones."""

from __future__ import annotations

from datetime import date

from dateline.extract.figures import figures
from dateline.extract.found import Found
from dateline.model import Reading, Report
from dateline.relating.figures import tracks
from dateline.text.parse import parse
from dateline.text.passages import passages
from dateline.text.sentences import sentences


def read(name: str, day: int, text: str) -> Reading:
    report = Report(id=name, date=date(2024, 2, day), text=text)
    spans = sentences(text, passages(text))
    found = Found(text, report.date, parse(text, spans))
    return Reading(report, sentences=spans, figures=figures(found))


FLOOD = (
    read("a", 3, "The flood in Ruritania has killed at least 40 people and injured 300, officials said."),
    read("b", 5, "The death toll from the flood in Ruritania rose to 62. More than 350 people were injured."),
    read("c", 5, "Sixty-two people have died in the Ruritania flood, the ministry said."),
    read("d", 6, "The airline ordered 62 aircraft from the maker, and 9 pilots were hired."),
)


def texts(readings: tuple[Reading, ...]) -> list[list[str]]:
    by_id = {r.report.id: r.report.text for r in readings}
    return [[by_id[p.report][p.start : p.end] for p in t.points] for t in tracks(readings)]


def test_deaths_and_injured_are_two_tracks() -> None:
    found = texts(FLOOD)
    assert ["at least 40 people", "62", "Sixty-two people"] in found
    assert not any("62 aircraft" in t for t in found)
    assert all(("300" in t) == ("More than 350 people" in t) and not ("300" in t and "62" in t) for t in found)


def test_every_adjacent_pair_has_a_verdict() -> None:
    for track in tracks(FLOOD):
        pairs = {(v.a, v.b): v.verdict for v in track.verdicts}
        assert all((n, n + 1) in pairs for n in range(len(track.points) - 1))
    deaths = next(t for t in tracks(FLOOD) if len(t.points) == 3)
    assert [v.verdict for v in deaths.verdicts if v.b == v.a + 1] == ["update", "agrees"]


def test_order_of_the_readings_does_not_matter() -> None:
    assert tracks(FLOOD) == tracks(tuple(reversed(FLOOD)))


def test_no_readings_no_tracks() -> None:
    assert tracks(()) == ()


TROOPS = (
    read("p", 2, "The army of Malta has massed more than 90,000 troops near Ghana, the ministry said."),
    read("q", 5, "The number of Malta's troops near Ghana has reached 100,000, the ministry said."),
    read("r", 9, "About 30,000 of Malta's troops are in Kenya for an exercise, the alliance said."),
    read("s", 11, "The alliance puts the number of Malta's troops in Kenya at 30,000."),
    read("t", 12, "Malta now has about 110,000 troops near Ghana, the ministry said."),
)


def test_a_level_in_another_country_is_another_quantity() -> None:
    found = texts(TROOPS)
    assert any({"100,000", "about 110,000 troops"} <= set(t) for t in found)
    assert not any("30,000" in t and "100,000" in t for t in found)


def test_a_track_is_named_by_words_that_run_together() -> None:
    names = [t.of for t in tracks(TROOPS)]
    assert names
    for name in names:
        assert any(name in r.report.text for r in TROOPS)
        assert not any(word in name for word in ("number of", "puts", "said"))


def test_a_sentence_copied_is_told_once() -> None:
    text = "The storm in Kenya has left 4,200 families without a roof, the mayor said."
    assert tracks((read("a", 3, text), read("b", 3, f"{text} The road is shut."))) == ()
    assert tracks((read("a", 3, text), read("b", 4, "Some 4,300 families in Kenya lost the roof in the storm.")))
