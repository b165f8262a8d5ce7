"""Claims merged across reports, on invented ones."""

from __future__ import annotations

from datetime import date

from dateline.model import Actor, Attribution, Reading, Report
from dateline.relating.claims import claims

MAYOR = Actor("mayor", "Ana Pop", "person")


def read(name: str, day: int, cue: str, content: str, speaker: Actor | None = None, via: str | None = None) -> Reading:
    lead = f"Somebody {cue} that "
    start = len(lead)
    said = Attribution(
        source=((0, 8),),
        cue=((9, 9 + len(cue)),),
        content=((start, start + len(content)),),
        kind="indirect",
        speaker=speaker.id if speaker else None,
        via=via,
    )
    actors = (speaker,) if speaker else ()
    return Reading(Report(name, date(2024, 3, day), lead + content + "."), attributions=(said,), actors=actors)


PUMPS = "the flood pumps at the Galati dam were switched off before the storm"
AGAIN = "before the storm the pumps at the Galati dam had been switched off"


def test_the_same_statement_of_two_outlets_is_one_corroborated_claim() -> None:
    found = claims([read("a", 1, "said", PUMPS, MAYOR), read("b", 2, "said", AGAIN)], [("a",), ("b",)])
    assert len(found) == 1
    claim = found[0]
    assert (claim.text, claim.speaker, claim.reports) == (PUMPS, "Ana Pop", ("a", "b"))
    assert (claim.independent_outlets, claim.status, claim.against) == (2, "corroborated", ())


def test_copies_count_once() -> None:
    found = claims([read("a", 1, "said", PUMPS), read("b", 1, "said", PUMPS)], [("a", "b")])
    assert [(c.independent_outlets, c.status) for c in found] == [(1, "single")]


def test_reports_that_had_it_from_one_outlet_count_once() -> None:
    pile = [read("a", 1, "said", PUMPS, via="Reuters"), read("b", 1, "said", PUMPS, via="Reuters")]
    assert [c.independent_outlets for c in claims(pile, [("a",), ("b",)])] == [1]


def test_the_same_sentence_word_for_word_counts_once() -> None:
    found = claims([read("a", 1, "said", PUMPS), read("b", 1, "said", PUMPS)], [("a",), ("b",)])
    assert [(c.reports, c.independent_outlets, c.status) for c in found] == [(("a", "b"), 1, "single")]


def test_a_denial_stands_against_the_claim() -> None:
    found = claims([read("a", 1, "said", PUMPS), read("b", 2, "denied", AGAIN)], [("a",), ("b",)])
    assert [(c.text, c.status, c.against) for c in found] == [
        (PUMPS, "disputed", (AGAIN,)),
        (AGAIN, "disputed", (PUMPS,)),
    ]


def test_another_number_is_another_claim() -> None:
    first, second = "the storm in Galati killed 15 people on the river bank", "the storm in Galati killed 9 people"
    found = claims([read("a", 1, "said", first), read("b", 1, "said", second)], [("a",), ("b",)])
    assert [c.status for c in found] == ["disputed", "disputed"]


def test_other_matters_and_short_words_stay_apart() -> None:
    other = "the finance bill will be voted on by parliament after Easter"
    found = claims([read("a", 1, "said", PUMPS), read("b", 1, "said", other), read("c", 1, "said", "yes")], [])
    assert [(c.text, c.status) for c in found] == [(PUMPS, "single"), (other, "single")]


def test_evidence_points_at_the_words() -> None:
    pile = [read("a", 1, "said", PUMPS), read("b", 2, "said", AGAIN)]
    texts = {r.report.id: r.report.text for r in pile}
    (claim,) = claims(pile, [("a",), ("b",)])
    assert [texts[c.report][c.start : c.end] for c in claim.evidence] == [PUMPS, AGAIN]


def test_a_statement_without_the_number_does_not_bear_it_out() -> None:
    first, second = "the storm in Galati killed 15 people on the river bank", "the storm in Galati killed people there"
    found = claims([read("a", 1, "said", first), read("b", 1, "said", second)], [("a",), ("b",)])
    assert [c.status for c in found] == ["single", "single"]


def test_a_scrap_does_not_bear_out_a_long_statement() -> None:
    long = PUMPS + " and nobody in the town hall or at the water company was told of it until the river rose"
    scrap = "the flood pumps at the dam in Galati"
    assert len(claims([read("a", 1, "said", long), read("b", 1, "said", scrap)], [("a",), ("b",)])) == 2
