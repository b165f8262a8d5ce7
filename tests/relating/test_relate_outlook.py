"""Expectations: statements merged and settled by later reports."""

from datetime import date

from dateline.extract.reading import annotate
from dateline.model import Expectation, Reading, Report
from dateline.relating.outlook import expectations


def reading(name: str, day: date, text: str) -> Reading:
    """Annotate one report."""
    return annotate(Report(name, day, text, language="en"))


def look(until: date, *readings: Reading) -> tuple[Expectation, ...]:
    """Return the expectations of the readings."""
    return expectations(readings, until)


FIRST = reading(
    "a", date(2024, 3, 4), "President Sauli Korhonen will visit the shipyard in Turku. The harbour was calm on Sunday."
)


def test_pending_when_nothing_is_said() -> None:
    other = reading("b", date(2024, 3, 8), "The harbour of Turku was closed by ice. Ferries stayed away.")
    (item,) = look(date(2024, 3, 9), FIRST, other)
    assert item.status == "pending"
    assert [(e.report, e.role) for e in item.evidence] == [("a", "states")]


def test_happened_cites_both_ends() -> None:
    text = "President Sauli Korhonen visited the shipyard in Turku and spoke with welders. Rain fell."
    (item,) = look(date(2024, 3, 9), FIRST, reading("b", date(2024, 3, 8), text))
    assert item.status == "happened"
    settles = [e for e in item.evidence if e.role == "settles"]
    assert [(e.report, text[e.start : e.end]) for e in settles] == [
        ("b", "President Sauli Korhonen visited the shipyard in Turku and spoke with welders.")
    ]


def test_cancelled() -> None:
    text = "President Sauli Korhonen has called off his visit to the shipyard in Turku. Rain fell."
    (item,) = look(date(2024, 3, 9), FIRST, reading("b", date(2024, 3, 8), text))
    assert item.status == "cancelled"


def test_same_statement_is_merged_and_later_reports_are_not_known() -> None:
    again = reading("b", date(2024, 3, 5), "President Sauli Korhonen will visit the shipyard in Turku.")
    later = reading("c", date(2024, 3, 20), "President Sauli Korhonen visited the shipyard in Turku.")
    (item,) = look(date(2024, 3, 10), later, again, FIRST)
    assert (item.first_seen, item.last_seen, item.status) == (date(2024, 3, 4), date(2024, 3, 5), "pending")


HEARING = reading("h", date(2024, 3, 4), "The trial of the banker Eero Laine is due to start in Turku on 11 March.")


def test_superseded_when_put_off() -> None:
    text = "The trial of the banker Eero Laine in Turku has been postponed until May. Rain fell."
    (item, *_) = look(date(2024, 3, 20), HEARING, reading("b", date(2024, 3, 8), text))
    assert item.status == "superseded"


def test_overdue_when_nothing_is_said_of_a_day_gone_by() -> None:
    (item,) = look(date(2024, 3, 20), HEARING, reading("b", date(2024, 3, 15), "Ice closed the harbour. Rain fell."))
    assert item.status == "overdue"


def test_another_actor_settles_nothing() -> None:
    text = "The mayor Anna Virta visited a school in Vaasa and spoke with teachers. Rain fell."
    (item,) = look(date(2024, 3, 9), FIRST, reading("b", date(2024, 3, 8), text))
    assert item.status == "pending"


def test_the_order_of_reports_does_not_matter() -> None:
    later = reading("c", date(2024, 3, 8), "President Sauli Korhonen visited the shipyard in Turku.")
    assert look(date(2024, 3, 9), FIRST, HEARING, later) == look(date(2024, 3, 9), later, HEARING, FIRST)
