"""Judgements: kept with author and time, applied by ``relate``, undone; never an edit of a source."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.case.conftest import HARBOUR, NOW, TALKS, received, report

from dateline.case import Case, create, transfer, verify
from dateline.case.judgements import judge, kept, standing, undo
from dateline.errors import UsageError
from dateline.model import Judgement, JudgementKind, Situation, place
from dateline.relating.situation import relate

SHIPS = "ships off Valdora, the port authority said."
COUNT_1 = report("c1", "2022-02-01", f"The navy of Ostmark has 40 {SHIPS}", "Coastal Wire")
COUNT_2 = report("c2", "2022-02-03", f"The navy of Ostmark now has 55 {SHIPS}", "Inland Post")
OTHER = report("o1", "2022-02-03", "Antony Blinken said that talks would be held in Geneva on Feb. 7.", "Rumour Mill")


def decided(kind: JudgementKind, *subject: str, value: str | None = None) -> Judgement:
    """Return a judgement of the desk."""
    return Judgement(kind, subject, value, "ana", NOW)


def situation(case: Case) -> Situation:
    """Return the case related, with its judgements."""
    return relate(case.readings(), judgements=standing(case.db))


def filled(address: str) -> Case:
    """Return a case of five reports."""
    case = create(address)
    case.add(received(HARBOUR, TALKS, COUNT_1, COUNT_2, OTHER), now=NOW)
    return case


def test_a_muted_outlet_says_nothing(address: str) -> None:
    """Its reports are kept and not related; undone, they speak again, and both acts are listed."""
    with filled(address) as case:
        number = judge(case.db, decided("mute", "rumour mill"))
        assert "o1" not in [r.report.id for r in situation(case).readings]
        assert "o1" in [r.id for r in case.reports()]
        undo(case.db, number, author="ben", time=NOW)
        assert "o1" in [r.report.id for r in situation(case).readings]
        assert kept(case.db) == []
        (item,) = kept(case.db, undone=True)
        assert (item.judgement.author, item.undone_by) == ("ana", "ben")
        with pytest.raises(UsageError, match="no judgement"):
            undo(case.db, number, author="ben", time=NOW)


def test_a_corrected_date_counts_and_the_source_stays(address: str) -> None:
    """Time expressions count from the corrected date; what was received is as it was, hash and all."""
    with filled(address) as case:
        before = next(r for r in case.readings() if r.report.id == "talks")
        number = judge(case.db, decided("date", "talks", value="2022-02-14"))
        after = next(r for r in case.readings() if r.report.id == "talks")
        assert after.report.date == date(2022, 2, 14)
        assert after.timexes != before.timexes
        assert list(verify.problems(case.db)) == []
        undo(case.db, number, author="ana", time=NOW)
        assert next(r for r in case.readings() if r.report.id == "talks") == before


def test_actors_are_merged_and_split(address: str) -> None:
    """A merged actor goes by the other's id everywhere; a split one has a name of its own in those reports alone."""
    with filled(address) as case:
        judge(case.db, decided("merge_actors", "Ilse Marn", "Russia"))
        found = situation(case)
        assert found.reading("harbour").actor("ilse-marn") is None
        assert any(a.speaker == "russia" for a in found.reading("harbour").attributions)
        judge(case.db, decided("split_actor", "Sergei Lavrov", "talks", value="Sergei Lavrov (poet)"))
        names = {a.name for a in situation(case).reading("talks").actors}
        assert "Sergei Lavrov (poet)" in names
        assert "Sergei Lavrov" not in names


def test_stories_are_merged_and_split(address: str) -> None:
    """Two happenings become one, and one is taken out again."""
    with filled(address) as case:
        judge(case.db, decided("merge_stories", "harbour", "talks"))
        assert any({"harbour", "talks"} <= set(s.reports) for s in situation(case).stories)
        judge(case.db, decided("split_story", "talks"))
        assert any(s.reports == ("talks",) for s in situation(case).stories)


def figure(case: Case, ident: str, words: str) -> str:
    """Return the place of a figure."""
    reading = next(r for r in case.readings() if r.report.id == ident)
    found = next(f for f in reading.figures if f.text.startswith(words))
    return place(ident, found.start, found.end)


def points(found: Situation, where: str) -> set[str]:
    """Return the reports of the track that holds this figure."""
    return {
        p.report
        for t in found.tracks
        if any(place(p.report, p.start, p.end) == where for p in t.points)
        for p in t.points
    }


def test_figure_links_are_rejected_and_confirmed(address: str) -> None:
    """Two counts of one thing are told apart by a judgement; a judgement that undoes it links them again."""
    with filled(address) as case:
        one, two = figure(case, "c1", "40"), figure(case, "c2", "55")
        assert {"c1", "c2"} <= points(situation(case), one)
        number = judge(case.db, decided("other_figure", one, two))
        assert "c2" not in points(situation(case), one)
        undo(case.db, number, author="ana", time=NOW)
        judge(case.db, decided("same_figure", one, two))
        assert {"c1", "c2"} <= points(situation(case), one)


def test_settlements_are_confirmed_and_rejected(address: str) -> None:
    """An item ahead is settled by the words that the analyst names, and is open again when that is rejected."""
    with filled(address) as case:
        item = next(e for e in situation(case).outlook if e.evidence[0].report == "harbour")
        ahead = item.evidence[0]
        states = place(ahead.report, ahead.start, ahead.end)
        judge(case.db, decided("settled", states, "talks:0-51"))
        found = next(e for e in situation(case).outlook if e.evidence[0] == ahead)
        assert (found.status, found.evidence[-1].report) == ("happened", "talks")
        judge(case.db, decided("not_settled", states, "talks:0-51"))
        again = next(e for e in situation(case).outlook if e.evidence[0] == ahead)
        assert again.status in ("pending", "overdue")
        assert all(e.role == "states" for e in again.evidence)


@pytest.mark.parametrize(
    ("judgement", "says"),
    [
        (decided("mute", "Nobody's Paper"), "no such outlet"),
        (decided("date", "nothing", value="2022-01-01"), "no such report"),
        (decided("date", "talks", value="soon"), "not a date"),
        (decided("merge_actors", "Nobody", "Russia"), "no such actor"),
        (decided("same_figure", "c1", "c2:1-2"), "REPORT:START-END"),
        (decided("settled", "c1:1-2", "c2:1-2", value="perhaps"), "no status"),
    ],
)
def test_what_the_case_does_not_hold_is_refused(tmp_path: Path, judgement: Judgement, says: str) -> None:
    """A judgement on nothing is refused, and nothing is kept."""
    with filled(str(tmp_path / "a.case")) as case:
        with pytest.raises(UsageError, match=says):
            judge(case.db, judgement)
        assert kept(case.db, undone=True) == []


def test_judgements_travel_with_the_case(address: str) -> None:
    """Export and import keep judgements, undone ones and corrected dates too."""
    with filled(address) as case:
        judge(case.db, decided("date", "talks", value="2022-02-14"))
        undo(case.db, judge(case.db, decided("mute", "Inland Post")), author="ben", time=NOW)
        lines = [json.dumps(line) for line in transfer.exported(case.db)]
        listed = kept(case.db, undone=True)
        readings = case.readings()
    with create(f"{address}_copy") as copy:
        transfer.imported(copy.db, lines, "export.jsonl")
        assert kept(copy.db, undone=True) == listed
        assert copy.readings() == readings
        assert judge(copy.db, decided("mute", "Inland Post")) > max(item.number for item in listed)
