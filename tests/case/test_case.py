"""The case: what goes in comes out, once; versions, settings, copies."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest
from tests.case.conftest import HARBOUR, HARBOUR_LATER, NOW, TALKS, received, report

import dateline
from dateline.case import create, is_case, opened, transfer, verify
from dateline.case.revisions import revisions
from dateline.case.sqlite import SQLite
from dateline.errors import CaseError
from dateline.inputs import Received


def test_what_goes_in_comes_out(address: str) -> None:
    """Readings come back as ``annotate`` makes them, in (date, id) order, whatever the order they came in."""
    with create(address) as case:
        assert case.add(received(TALKS, HARBOUR), now=NOW).new == 2
    with opened(address) as case:
        assert case.readings() == [dateline.annotate(HARBOUR), dateline.annotate(TALKS)]
        assert list(verify.problems(case.db)) == []


def test_the_same_report_twice_is_one(address: str) -> None:
    """The same words of the same outlet on the same day are there once, also under another id and from another file."""
    again = dataclasses.replace(HARBOUR, id="other")
    with create(address) as case:
        assert case.add(received(HARBOUR, again), now=NOW).known == 1
        second = case.add(received(HARBOUR, TALKS, where="elsewhere.jsonl"), now=NOW)
        assert (second.new, second.known) == (1, 1)
        assert [r.id for r in case.reports()] == ["harbour", "talks"]


def test_a_changed_page_is_a_revision(address: str) -> None:
    """A changed text under the same URL replaces the earlier one, which is kept, with what changed between them."""
    with create(address) as case:
        case.add(received(HARBOUR), now=NOW)
        assert case.add(received(HARBOUR_LATER), now=NOW).revised == 1
        assert [r.id for r in case.reports()] == ["harbour-2"]
        assert {r.id for r in case.reports(replaced=True)} == {"harbour", "harbour-2"}
        (found,) = revisions(case.db)
        assert (found.before.id, found.after.id, found.current) == ("harbour", "harbour-2", True)
        assert "42 ships" in found.diff()
        assert list(revisions(case.db, "talks")) == []


def test_a_changed_file_is_a_revision_and_ids_stay_apart(address: str) -> None:
    """Without a URL the same id from the same place is a new version; from another place it is another report."""
    first, second = report("a", "2022-02-01", "Nine ships wait."), report("a", "2022-02-01", "Ten ships wait.")
    with create(address) as case:
        case.add([Received(first, "reports/a.txt")], now=NOW)
        assert case.add([Received(second, "reports/a.txt")], now=NOW).revised == 1
        third = report("a", "2022-02-01", "Eleven ships wait.")
        assert case.add([Received(third, "reports/a.txt")], now=NOW).revised == 1
        assert case.add([Received(report("a", "2022-02-01", "Rain."), "mail/a.txt")], now=NOW).revised == 0
        assert [r.text for r in case.reports()] == ["Eleven ships wait.", "Rain."]
        assert len({r.id for r in case.reports(replaced=True)}) == 4


def test_an_earlier_version_that_comes_late_does_not_count(address: str) -> None:
    """Of two versions the later dated counts, whichever came first."""
    old = dataclasses.replace(HARBOUR, date=date(2022, 1, 31), id="old")
    with create(address) as case:
        case.add(received(HARBOUR), now=NOW)
        case.add(received(old), now=NOW)
        assert [r.id for r in case.reports()] == ["harbour"]


def test_settings(address: str) -> None:
    """Settings hold any JSON and are forgotten when set to None."""
    with create(address) as case:
        case.set("actors", ["Russia", "NATO"])
        case.set("name", "The standoff")
        case.set("name", "The harbour")
        assert case.settings() == {"actors": ["Russia", "NATO"], "name": "The harbour"}
        case.set("name", None)
        assert case.setting("name", "none") == "none"


def test_export_and_import_make_the_same_case(address: str) -> None:
    """Through JSON Lines and back: reports, versions, bytes, readings, settings; and both answer the same."""
    with create(address) as case:
        case.set("question", "Who blocks the port?")
        page = Received(HARBOUR, "page.html", b"<html>\xff</html>")
        case.add([page, *received(HARBOUR_LATER, TALKS)], now=NOW)
        lines = [json.dumps(line) for line in transfer.exported(case.db)]
        first = verify.digest(case.db)
    with create(f"{address}_copy") as copy:
        assert transfer.imported(copy.db, lines, "export.jsonl") == 3
        assert verify.digest(copy.db) == first
        assert [json.dumps(line) for line in transfer.exported(copy.db)] == lines
        assert list(verify.problems(copy.db)) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda lines: lines[1:], "is not an exported case"),
        (lambda lines: [*lines[:-1], lines[-1][:40]], "line 3: is not a line of a case"),
        (lambda _: [], "is empty"),
    ],
)
def test_a_broken_export_leaves_the_case_empty(tmp_path: Path, change: object, says: str) -> None:
    """A cut or foreign export is refused by its line; nothing of it is kept."""
    with create(str(tmp_path / "a.case")) as case:
        case.add(received(HARBOUR, TALKS), now=NOW)
        lines = [json.dumps(line) for line in transfer.exported(case.db)]
    with create(str(tmp_path / "b.case")) as copy:
        with pytest.raises(CaseError, match=says):
            transfer.imported(copy.db, change(lines), "export.jsonl")  # type: ignore[operator]
        assert list(copy.reports()) == []


def test_refresh_reads_again_what_older_rules_read(address: str) -> None:
    """Only readings of other rules are made anew, once."""
    with create(address) as case:
        case.add(received(HARBOUR, TALKS), now=NOW)
        assert case.refresh() == 0
        case.db.run("UPDATE reading SET rules = 'old' WHERE report = (SELECT seq FROM report WHERE id = 'talks')")
        assert case.summary().stale == 1
        assert case.refresh() == 1
        assert case.summary().stale == 0


def test_backup_is_whole_and_never_overwrites(tmp_path: Path) -> None:
    """A backup taken while another holds the case open is a case of its own."""
    path = tmp_path / "a.case"
    with create(str(path)) as case, opened(str(path)) as other:
        case.add(received(HARBOUR), now=NOW)
        assert isinstance(other.db, SQLite)
        other.db.backup(tmp_path / "copy.case")
        case.add(received(TALKS), now=NOW)
        with pytest.raises(CaseError, match="is there already"):
            other.db.backup(tmp_path / "copy.case")
    with opened(str(tmp_path / "copy.case")) as copy:
        assert [r.id for r in copy.reports()] == ["harbour"]


def test_create_refuses_what_is_there(address: str) -> None:
    """A case is never made over another."""
    create(address).close()
    with pytest.raises(CaseError, match="is there already"):
        create(address)


def test_open_refuses_what_is_not_there(address: str) -> None:
    """A missing case is told with the way to make one."""
    with pytest.raises(CaseError, match="there is no such case"):
        opened(address)


def test_is_case_knows_cases_only(tmp_path: Path) -> None:
    """A text, a folder and another program's database are no cases."""
    create(str(tmp_path / "a.case")).close()
    (tmp_path / "b.txt").write_text("Rain.")
    assert is_case(str(tmp_path / "a.case"))
    assert not is_case(str(tmp_path / "b.txt"))
    assert not is_case(str(tmp_path))
    assert not is_case("-")
