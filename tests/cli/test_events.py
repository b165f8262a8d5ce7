"""The command events: one object an event, spans that lie in the report, a table that loads."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from click.testing import CliRunner

from dateline.cli import cli

TEXT = "Chad has massed troops on its border with Niger. Oman denied that it had attacked Yemen.\n"


def run(folder: Path, *args: str) -> str:
    (folder / "2024-05-06_a.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(cli, ["events", str(folder), *args])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_an_event_a_line_with_its_report_and_span(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in run(tmp_path).splitlines()]
    assert [(r["type"], r["status"]) for r in rows] == [("MOBILIZE", "happened"), ("ASSAULT", "denied")]
    assert {r["report"] for r in rows} == {"2024-05-06_a"}
    assert all(TEXT[r["start"] : r["end"]] == r["text"] for r in rows)
    assert rows[0]["actor"]["country"] == "TCD"
    assert rows[0]["recipient"]["name"] == "Niger"


def test_the_table_leaves_denied_events_out_unless_asked(tmp_path: Path) -> None:
    def types(*args: str) -> list[str]:
        text = run(tmp_path, "--format", "csv", *args)
        return [r["Event Type"] for r in csv.DictReader(io.StringIO(text))]

    assert types() == ["MOBILIZE"]
    assert types("--status", "denied") == ["ASSAULT"]
