"""The command scenarios: text and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.model import Scenario

REPORTS = {
    "2024-05-06_a": "Chad's defence minister warned that Niger could attack Chad in June.\n",
    "2024-05-08_b": "Niger denied any plan to attack Chad. Niger called for talks with Chad.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


def run(folder: Path, *args: str) -> str:
    result = CliRunner().invoke(cli, ["scenarios", str(folder), *args])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_text_quotes_and_cites_both_sides(folder: Path) -> None:
    text = run(folder)
    assert "nothing here is a probability of ours" in text
    assert "ATTACK on Chad by Niger" in text
    assert "denied, Niger: Niger denied any plan to attack Chad.  [2024-05-08_b:0-37]" in text


def test_json_is_the_contract(folder: Path) -> None:
    data = json.loads(run(folder, "--format", "json"))
    assert (data["reports"], data["independent"]) == (2, 2)
    made = [Scenario.from_dict(s) for s in data["scenarios"]]
    assert [s.to_dict() for s in made] == data["scenarios"]
    for scenario in made:
        for p in scenario.points:
            assert REPORTS[p.report][p.start : p.end].strip()


def test_until_leaves_out_what_came_later(folder: Path) -> None:
    data = json.loads(run(folder, "--format", "json", "--until", "2024-05-06"))
    assert [p["side"] for s in data["scenarios"] for p in s["points"]] == ["for"]
