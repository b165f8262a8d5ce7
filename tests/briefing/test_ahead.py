"""What is ahead: soonest first, dates in front, and nothing told twice."""

from __future__ import annotations

from datetime import date

from tests.made import made

from dateline.briefing.ahead import is_told, settled, watch, watch_order
from dateline.briefing.check import problems_of
from dateline.briefing.work import prepare
from dateline.model import Evidence, Expectation, Line, Situation, Timex

FIRST = "The envoys of both islands will meet again in Oslo on Friday, the ministry said."
SECOND = "The larger island plans to open all three of its northern ports on Thursday, it said."
THIRD = "A new ferry may sail between the two islands at some time, the harbour master said."
DAY = date(2024, 6, 3)


def item(text: str, when: date | None, at: int, **changes: object) -> Expectation:
    """Return an expectation that the sentence at ``at`` states."""
    kind = "scheduled" if when is not None else "possible"
    evidence = (Evidence("a", at, at + len(text), "states"),)
    values = {"status": "pending", "evidence": evidence} | changes
    return Expectation(kind, text, None, when, when, DAY, DAY, **values)  # type: ignore[arg-type]


def test_soonest_first_undated_last() -> None:
    """Each line has its date in front, and holds up."""
    at = [0, len(FIRST) + 1, len(FIRST) + len(SECOND) + 2]
    times = tuple(
        Timex(s, s + len(w), w, "DATE", v)
        for w, v in (("Friday", "2024-06-07"), ("Thursday", "2024-06-06"))
        for s in [f"{FIRST}\n{SECOND}".index(w)]
    )
    reading = made("a", DAY, FIRST, SECOND, THIRD, timexes=times)
    outlook = (item(FIRST, date(2024, 6, 7), at[0]), item(SECOND, date(2024, 6, 6), at[1]), item(THIRD, None, at[2]))
    work = prepare(Situation((reading,), outlook=outlook), date(2024, 6, 2))
    lines = watch(work, 100)
    assert [line.text[:11] for line in lines] == ["6 Jun 2024:", "7 Jun 2024:", "A new ferry"]
    assert [line.text.rpartition("[")[2] for line in lines] == ["scheduled].", "scheduled].", "possible]."]
    assert lines == sorted(lines, key=watch_order)
    assert all(problems_of(line, work.reports) == [] for line in lines)
    assert len(watch(prepare(Situation((reading,), outlook=outlook), date(2024, 6, 2)), 20)) == 1


def test_what_was_due_and_what_became_of_it() -> None:
    """A dated item that later news settled; pending ones are not settled."""
    words = "The envoys will meet again in Oslo on Friday."
    before, after = made("a", DAY, words), made("b", date(2024, 6, 8), "The envoys met in Oslo as planned.")
    evidence = (Evidence("a", 0, len(words), "states"), Evidence("b", 0, 34, "settles"))
    done = item(words, date(2024, 6, 7), 0, status="happened", evidence=evidence)
    done = Expectation.from_dict(done.to_dict() | {"last_seen": "2024-06-08"})
    work = prepare(Situation((before, after), outlook=(done, item(words, date(2024, 6, 7), 0))), date(2024, 6, 7))
    (line,) = settled(work, 2)
    assert line.text == "7 Jun 2024: The envoys will meet again in Oslo on Friday [scheduled; happened (8 Jun 2024)]."
    assert settled(work, 0) == []


def test_told_already() -> None:
    """The same day and much of the same words."""
    line = Line("What to watch", "7 Jun 2024: The envoys meet in Oslo [scheduled].", ())
    same = Line("What to watch", "7 Jun 2024: In Oslo the envoys of both islands meet [scheduled].", ())
    later = Line("What to watch", "8 Jun 2024: The envoys meet in Oslo [scheduled].", ())
    other = Line("What to watch", "7 Jun 2024: Bakers open their shops [scheduled].", ())
    assert is_told([same], line)
    assert not is_told([later, other], line)
    assert not is_told([], line)
