"""The command positions: the matrix with its quotes, filters, and the machine's formats."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from click.testing import CliRunner, Result

from dateline.cli import cli

FIRST = "Norway demanded that Denmark withdraw its ships from the strait. Chad supports the fishing treaty.\n"
SECOND = "Denmark refused to withdraw its ships from the strait. Norway will veto the budget if Denmark does not pay.\n"


def run(folder: Path, *args: str) -> Result:
    (folder / "2024-05-06_a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "2024-05-08_b.txt").write_text(SECOND, encoding="utf-8")
    return CliRunner().invoke(cli, ["positions", str(folder), *args])


def test_the_text_shows_matrix_quotes_and_collision(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    shown = result.stdout
    assert max(map(len, shown.splitlines())) <= 100
    head = next(line for line in shown.splitlines() if "Norway" in line)
    assert "Denmark" in head
    assert "demands 6 May!" in shown
    assert "refuses 8 May!" in shown
    assert "[2024-05-08_b:0-" in shown.replace("\n", " ") or "[2024-05-08_b:8-" in shown.replace("\n", " ")
    assert "A demand is refused (Norway, Denmark)" in shown


def test_filters(tmp_path: Path) -> None:
    assert "Denmark  " not in run(tmp_path, "--actor", "Oslo", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(run(tmp_path, "--issue", "ships", "--format", "csv").stdout)))
    assert {r["actor"] for r in rows} == {"Norway", "Denmark"}
    result = run(tmp_path, "--issue", "moon")
    assert result.exit_code != 0


def test_json_is_the_contract_and_more_at_the_end(tmp_path: Path) -> None:
    rows = json.loads(run(tmp_path, "--format", "json").stdout)
    assert all(list(r) == ["actor", "issue", "stance", "history"] for r in rows)
    points = [p for r in rows for p in r["history"]]
    assert all(list(p)[:5] == ["date", "stance", "report", "start", "end"] for p in points)
    assert all(p["issue"] for p in points)


def test_nothing_is_said_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "2024-05-06_a.txt").write_text("It rained in Oslo on Monday.\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["positions", str(tmp_path)])
    assert result.stdout == "No position was found.\n"
