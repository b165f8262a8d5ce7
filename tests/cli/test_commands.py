"""The command line as a user meets it: outputs, exit codes, errors, standard input."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import EXAMPLES

from dateline.cli import cli
from dateline.model import Brief, Reading

TEXT = (
    "Ministers of Norland and Sudland met in Geneva on Friday. Norland said it would send 300 observers next month.\n"
)


def run(*args: str | Path, stdin: str | None = None) -> Result:
    """Run the command line."""
    return CliRunner().invoke(cli, [str(a) for a in args], input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two good reports and a broken one."""
    (tmp_path / "a.txt").write_text(" date 2022-01-15 " + TEXT, encoding="utf-8")
    (tmp_path / "2022-01-20_b.txt").write_text(TEXT.replace("300", "at least 350"), encoding="utf-8")
    (tmp_path / "undated.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_refused_inputs_are_named_and_the_rest_is_read(folder: Path) -> None:
    """Exit 1; the bad file and the three ways to date it on standard error; two readings on standard output."""
    result = run("annotate", folder)
    assert result.exit_code == 1
    readings = [Reading.from_dict(json.loads(line)) for line in result.stdout.splitlines()]
    assert [r.report.id for r in readings] == ["2022-01-20_b", "a"]
    assert "undated.txt" in result.stderr
    assert "--date" in result.stderr


def test_layers_print_only_what_was_asked(folder: Path) -> None:
    """Keys of the report and the one layer."""
    row = json.loads(run("annotate", folder / "a.txt", "--layers", "timexes").stdout)
    assert "timexes" in row
    assert "figures" not in row
    assert next(t["value"] for t in row["timexes"]) == "2022-01-14"


def test_standard_input() -> None:
    """JSON lines on standard input; extra keys come back."""
    rows = [{"id": "x", "date": "2022-01-15", "text": TEXT, "desk": "night"}]
    result = run("annotate", "-", stdin="".join(json.dumps(r) + "\n" for r in rows))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["extra"] == {"desk": "night"}


@pytest.mark.parametrize(
    "args",
    [
        ("annotate",),
        ("annotate", "x.txt", "--layers", "nonsense"),
        ("brief", "x.txt", "--words", "3"),
        ("brief", "x.txt", "--since", "yesterday"),
        ("brief", "x.txt", "--since", "2022-02-01", "--until", "2022-01-01"),
        ("timeline", "x.txt", "--from", "2022-02-01", "--to", "2022-01-01"),
        ("resolve", "the minister"),
        ("nosuchcommand",),
    ],
    ids=" ".join,
)
def test_calls_that_make_no_sense_exit_2(args: tuple[str, ...]) -> None:
    """Usage errors, whole process: exit status 2 and a message, no traceback."""
    done = subprocess.run([sys.executable, "-m", "dateline", *args], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip() != ""


def test_nothing_to_brief_is_said(tmp_path: Path) -> None:
    """A brief of nothing: exit 2, with the reason."""
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "brief", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "nothing to brief" in done.stderr


@pytest.mark.parametrize(
    "command", ["copies", "stories", "figures", "positions", "outlook", "claims", "timeline", "clean"]
)
def test_commands_across_reports_print_json(folder: Path, command: str) -> None:
    """Each prints JSON that parses, for good inputs with exit 0."""
    form = "json" if command in ("positions", "timeline") else "jsonl"
    result = run(command, folder / "a.txt", folder / "2022-01-20_b.txt", "--format", form)
    assert result.exit_code == 0, result.stderr
    if form == "json":
        assert isinstance(json.loads(result.stdout), list)
    else:
        assert all(isinstance(json.loads(line), dict) for line in result.stdout.splitlines())


def test_brief_then_check(tmp_path: Path) -> None:
    """The brief of the examples passes its check; a changed number does not."""
    path = tmp_path / "brief.json"
    assert run("brief", EXAMPLES, "--format", "json", "-o", path, "--until", "2021-12-31", "-q").exit_code == 0
    assert run("check", path, EXAMPLES).exit_code == 0
    data = json.loads(path.read_text(encoding="utf-8"))
    assert Brief.from_dict(data).to_dict() == data
    data["lines"][0]["text"] += " 77 ships left."
    path.write_text(json.dumps(data), encoding="utf-8")
    result = run("check", path, EXAMPLES)
    assert result.exit_code == 1
    assert "77" in result.stdout


def test_hostile_text_is_shown_not_run(tmp_path: Path) -> None:
    """Mark-up in a report reaches the page as text."""
    hostile = "The <script>alert(1)</script> minister of Norland met 30 "
    hostile += '"<img src=x onerror=alert(2)>" envoys in Oslo on Friday.'
    (tmp_path / "2022-01-15.txt").write_text(hostile, encoding="utf-8")
    page = run("brief", tmp_path, "--format", "html", "-q")
    assert page.exit_code == 0, page.stderr
    assert "<script>alert" not in page.stdout
    assert "<img src=x" not in page.stdout
    assert "&lt;script&gt;alert" in page.stdout
    assert "<script>" not in run("brief", tmp_path, "--plain", "-q").stdout.replace("\\<script\\>", "")


def test_resolve_one_and_many(tmp_path: Path) -> None:
    """An office on a date; unknown is null; a bad line is refused by number."""
    row = json.loads(run("resolve", "the Russian president", "--date", "2021-12-03").stdout)
    assert row["name"] == "Vladimir Putin"
    path = tmp_path / "mentions.jsonl"
    path.write_text(
        '{"id": 1, "mention": "Qwertz Uiop Asdf", "date": "2021-12-03"}\n{"mention": 5}\n', encoding="utf-8"
    )
    result = run("resolve", path)
    assert result.exit_code == 1
    assert "line 2" in result.stderr
    assert json.loads(result.stdout)["actor"] is None


def test_help_is_quick() -> None:
    """``dateline --help`` answers in under 0.3 s on an idle machine; three times that is allowed on a busy one."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "dateline", "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.9
