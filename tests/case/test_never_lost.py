"""Nothing stored is lost: killed processes, full disks, several writers, damaged and foreign files."""

from __future__ import annotations

import json
import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.case.conftest import HARBOUR, NOW, TALKS, pile, received

from dateline.briefing.make import make_brief
from dateline.briefing.markdown import markdown
from dateline.case import create, index, opened, schema, verify
from dateline.case.search import search
from dateline.case.sqlite import create as create_file
from dateline.case.sqlite import open_file
from dateline.errors import CaseError

ROOT = Path(__file__).resolve().parents[2]
REPORTS, KILLS = 500, 50


def brief_of(address: str) -> str:
    """Return the brief of a case, as Markdown."""
    with opened(address) as case:
        return markdown(make_brief(case.readings(case.select().seqs), words=400)[0])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Return the digest and the brief of a case to which the pile was added in peace."""
    path = str(tmp_path_factory.mktemp("peace") / "a.case")
    with create(path) as case:
        case.add(pile(REPORTS), now=NOW, jobs=1)
        digest = verify.digest(case.db)
    return digest, brief_of(path)


def test_killed_at_random_moments_nothing_is_lost(address: str, undisturbed: tuple[str, str]) -> None:
    """Fifty children that add five hundred reports are killed; the case is whole, its brief the same to the byte."""
    kills = KILLS if "://" not in address else 10
    create(address).close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.case.killing", address, str(REPORTS), str(kills)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) == kills
    with opened(address) as case:
        assert list(verify.problems(case.db)) == []
        assert verify.digest(case.db) == undisturbed[0]
    assert brief_of(address) == undisturbed[1]


def test_a_full_disk_leaves_the_case_whole(tmp_path: Path) -> None:
    """When no more can be written the error says what to do; what was stored is whole, and the same call goes on."""
    path, source = tmp_path / "a.case", tmp_path / "pile.jsonl"
    create(str(path)).close()
    source.write_text("".join(json.dumps(item.report.to_dict()) + "\n" for item in pile(200)))

    def limited() -> None:  # no file may grow beyond this: the system refuses the write, as on a full disk
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    command = [sys.executable, "-m", "dateline", "add", str(path), str(source), "-q", "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limited)
    assert done.returncode == 2
    assert "Make room and run the same again" in done.stderr
    assert "Traceback" not in done.stderr
    with opened(str(path)) as case:
        kept = case.summary().reports
        assert 0 < kept < 200
        assert list(verify.problems(case.db)) == []
    subprocess.run(command, capture_output=True, check=True)
    with opened(str(path)) as case:
        assert case.summary().reports == 200
        assert list(verify.problems(case.db)) == []


def test_two_add_at_once_while_one_reads(address: str, tmp_path: Path) -> None:
    """Two processes add piles that overlap: each report is there once, and a reader never sees half of one."""
    create(address).close()
    items = [json.dumps(item.report.to_dict()) + "\n" for item in pile(160)]
    halves = []
    for name, part in (("a", items[:110]), ("b", items[50:])):
        (tmp_path / f"{name}.jsonl").write_text("".join(part))
        command = [sys.executable, "-m", "dateline", "add", address, str(tmp_path / f"{name}.jsonl"), "-q"]
        halves.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    seen = []
    with opened(address) as case:
        while any(half.poll() is None for half in halves):
            readings = case.readings()
            seen.append(len(readings))
            assert all(r.sentences for r in readings)
    for half in halves:
        _, errors = half.communicate()
        assert half.returncode == 0, errors
    assert seen == sorted(seen)
    with opened(address) as case:
        assert [r.id for r in case.reports()] == sorted((i.report.id for i in pile(160)), key=_day_and_id)
        assert list(verify.problems(case.db)) == []


def _day_and_id(ident: str) -> tuple[int, str]:
    return int(ident[1:]) % 30, ident


@pytest.mark.parametrize("cut", [0, 50, 5000, 20000])
def test_a_truncated_file_is_refused_by_name(tmp_path: Path, cut: int) -> None:
    """A file that lost its end is not opened, and not changed."""
    path = tmp_path / "a.case"
    with create(str(path)) as case:
        case.add(received(HARBOUR, TALKS), now=NOW)
    whole = path.read_bytes()
    path.write_bytes(whole[:cut])
    with pytest.raises(CaseError, match=r"a\.case"):
        opened(str(path))
    assert path.read_bytes() == whole[:cut]


@pytest.mark.parametrize("kind", ["text", "other database", "old empty"])
def test_a_foreign_file_is_refused_by_name_and_left_alone(tmp_path: Path, kind: str) -> None:
    """A text, another program's database or an empty one is no case; its bytes stay as they are."""
    path = tmp_path / "notes.case"
    if kind == "text":
        path.write_text("Rain.\n" * 50)
    else:
        with sqlite3.connect(path) as other:
            if kind == "other database":
                other.execute("CREATE TABLE note (words TEXT)")
            else:
                other.execute("PRAGMA user_version = 1")
        other.close()
    before = path.read_bytes()
    with pytest.raises(CaseError, match=r"notes\.case.*not a case"):
        opened(str(path))
    assert path.read_bytes() == before


def test_verify_finds_damage(address: str) -> None:
    """Words changed behind our back, a reading that lost its bytes, keys that are gone: each is told by report."""
    with create(address) as case:
        case.add(received(HARBOUR, TALKS), now=NOW)
        case.db.run("UPDATE report SET title = 'Nothing waits' WHERE id = 'harbour'")
        case.db.run(
            "UPDATE reading SET data = :data WHERE report IN (SELECT seq FROM report WHERE id = 'talks')",
            {"data": b"x"},
        )
        case.db.run("DELETE FROM holds WHERE term IN (SELECT id FROM term WHERE key = 'russia')")
        found = "\n".join(verify.problems(case.db))
    assert "report harbour: its text or fields are not those that were received" in found
    assert "report talks: its reading cannot be unpacked" in found
    assert "key actor 'russia'" in found


@pytest.mark.parametrize("old", range(1, len(schema.MIGRATIONS)))
def test_every_earlier_version_is_brought_up_to_date(tmp_path: Path, old: int) -> None:
    """A case of each earlier version of the tables opens with today's: its reports are there, found, and whole."""
    today = tmp_path / "today.case"
    with create(str(today)) as case:
        case.add(received(HARBOUR, TALKS), now=NOW)
        readings = case.readings()
    path = tmp_path / f"v{old}.case"
    db = create_file(path)
    schema.migrate(db, upto=old)
    assert schema.version(db) == old
    db.run("ATTACH DATABASE :today AS today", {"today": str(today)})
    for table in ("report", "reading", "term", "holds", "setting"):  # these are what they were in version 1
        db.run(f"INSERT INTO {table} SELECT * FROM today.{table}")
    if old > 1:
        for seq, kept in enumerate((HARBOUR, TALKS), 1):
            index.put(db, seq, kept)
    db.close()
    with opened(str(path)) as case:
        assert schema.version(case.db) == len(schema.MIGRATIONS)
        assert case.readings() == readings
        assert {hit.report for hit in search(case.db, "blockade")} == {"harbour", "talks"}
        assert list(verify.problems(case.db)) == []


def test_a_case_of_a_newer_dateline_is_left_alone(tmp_path: Path) -> None:
    """Tables of a version that we do not know are not touched."""
    path = tmp_path / "a.case"
    create(str(path)).close()
    db = open_file(path)
    db.run("UPDATE meta SET value = '999' WHERE key = 'version'")
    db.close()
    with pytest.raises(CaseError, match="newer dateline"):
        opened(str(path))
