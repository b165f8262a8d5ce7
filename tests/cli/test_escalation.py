"""The command escalation: text, JSON, table and picture of the same curves."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.model import EscalationCurve

REPORTS = {
    "2024-05-06_a": "Chad held talks with Niger on Monday.\n",
    "2024-05-08_b": "Chad attacked Niger on Tuesday. Niger said that Chad could attack Mali.\n",
    "2024-05-09_c": "Chad shelled Niger on Wednesday.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


def run(folder: Path, *args: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, ["escalation", str(folder), *args])
    assert result.exit_code == code, result.output
    return result.stdout


def test_text_says_what_it_measures_and_cites(folder: Path) -> None:
    text = run(folder)
    assert "It measures what is reported, not what is so." in text
    assert "THE SITUATION: 3 independent reports" in text
    assert "Rose on 8 May 2024: Chad used violence against Niger (1 independent report)." in text
    assert "[2024-05-09_c 0-31]" in text
    assert "planned or feared, by the day it was reported:" in text


def test_json_holds_the_curves_of_the_contract(folder: Path) -> None:
    found = json.loads(run(folder, "--format", "json"))
    assert (found["reports"], found["independent"]) == (3, 3)
    assert "not of what is so" in found["about"]
    curves = [EscalationCurve.from_dict(c) for c in found["curves"]]
    assert [(c.a, c.b) for c in curves] == [(None, None), ("Chad", "Niger")]
    assert [c.to_dict() for c in curves] == found["curves"]


def test_a_pair_by_any_word_for_it(folder: Path) -> None:
    found = json.loads(run(folder, "--format", "json", "--actor", "NER", "--other", "chad"))
    assert [(c["a"], c["b"]) for c in found["curves"]] == [("Chad", "Niger")]


def test_the_table_has_a_row_a_point(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(folder, "--format", "csv"))))
    assert [(r["series"], r["date"]) for r in rows if r["a"] == ""] == [
        ("told", "2024-05-06"), ("told", "2024-05-07"), ("told", "2024-05-08"), ("ahead", "2024-05-08"),
    ]  # fmt: skip
    assert rows[0]["citations"] == "2024-05-06_a:0-36"


def test_the_picture_is_well_formed_and_the_same_twice(folder: Path) -> None:
    svg = run(folder, "--format", "svg")
    tree = ET.fromstring(svg)
    circles = list(tree.iter("{http://www.w3.org/2000/svg}circle"))
    assert len(circles) == 3
    assert "A measure of reporting" in svg
    assert run(folder, "--format", "svg") == svg


@pytest.mark.parametrize("args", [("--other", "Chad"), ("--actor", "Peru"), ("--actor", "Mali", "--format", "svg")])
def test_a_call_that_makes_no_sense_says_so(folder: Path, args: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, ["escalation", str(folder), *args])
    assert result.exit_code != 0
