"""Moves: the item with the new date names the one it took the place of."""

from datetime import date

from dateline.extract.reading import annotate
from dateline.model import Expectation, Reading, Report
from dateline.relating.outlook import expectations


def reading(name: str, day: date, text: str) -> Reading:
    """Annotate one report."""
    return annotate(Report(name, day, text, language="en"))


REPORTS = (
    reading(
        "a", date(2024, 3, 4), "The trial of the banker Eero Laine is due to start in Turku on 11 March. Rain fell."
    ),
    reading(
        "b", date(2024, 3, 8), "The trial of the banker Eero Laine in Turku has been postponed until May. Rain fell."
    ),
    reading("c", date(2024, 5, 2), "The trial of the banker Eero Laine will now begin on 13 May. Rain fell."),
    reading("d", date(2024, 5, 14), "The trial of the banker Eero Laine began in Turku on Monday. Rain fell."),
)


def look(count: int) -> tuple[Expectation, ...]:
    """Return what is ahead as the first reports have it."""
    return expectations(REPORTS[:count], REPORTS[count - 1].report.date)


def test_each_move_is_a_link_and_both_dates_stay() -> None:
    first, second, third = look(4)
    assert (first.status, second.status, third.status) == ("superseded", "superseded", "happened")
    assert (second.replaces, third.replaces) == (first.id, second.id)
    assert (first.from_, second.from_, third.from_) == (date(2024, 3, 11), date(2024, 5, 1), date(2024, 5, 13))


def test_ids_stay_when_reports_are_added() -> None:
    for count in (1, 2, 3):
        assert [e.id for e in look(count)] == [e.id for e in look(4)][:count]


def test_two_meetings_of_one_kind_are_no_move() -> None:
    """A second meeting on another day replaces nothing unless it says so."""
    more = reading(
        "e", date(2024, 3, 6), "The trial of the banker Eero Laine will go on in Turku on 14 March. Rain fell."
    )
    assert [e.replaces for e in expectations((REPORTS[0], more), date(2024, 3, 7))] == [None, None]
