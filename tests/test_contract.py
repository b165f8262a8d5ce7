"""The reference pages and the help say what the code does."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dateline import model
from dateline.cli import COMMANDS, cli
from dateline.model import Reading, Record, Situation

DOCS = Path(__file__).resolve().parents[1] / "docs"
CONTRACT = (DOCS / "reference" / "contract.md").read_text(encoding="utf-8")
RECORDS = sorted(
    (c for c in vars(model).values() if isinstance(c, type) and issubclass(c, Record) and c is not Record),
    key=lambda c: c.__name__,
)


@pytest.mark.parametrize("record", [r for r in RECORDS if r not in (Reading, Situation)], ids=lambda c: c.__name__)
def test_every_field_is_documented(record: type) -> None:
    """The table of a record names its fields, in order, and no others."""
    section = re.search(rf"^## {record.__name__}\n(.*?)(?=^## |\Z)", CONTRACT, re.MULTILINE | re.DOTALL)
    assert section is not None, f"docs/reference/contract.md has no section {record.__name__}"
    named = re.findall(r"^\| `(\w+)` \|", section.group(1), re.MULTILINE)
    fields = [f.name.rstrip("_") for f in dataclasses.fields(record)]
    assert named == fields


def test_every_layer_is_documented() -> None:
    """The layers of a reading stand in the contract."""
    assert all(f"`{layer}`" in CONTRACT for layer in model.LAYERS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    """``dateline NAME --help`` exists and shows a call."""
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert f"dateline {name}" in result.output.split("Example", 1)[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    """Each command stands in the README and its short help is its own."""
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert f"`{name}`" in readme
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help


def test_links_lead_somewhere() -> None:
    """Relative links of the README and the docs point at files that are there."""
    for page in [DOCS.parent / "README.md", *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
