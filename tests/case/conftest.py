"""Cases for the tests: every test that asks for ``address`` runs on a file and on a PostgreSQL server."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.case import server

from dateline.inputs import Received
from dateline.model import Report

_COUNT = itertools.count()
NOW = "2022-03-01T08:00:00Z"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Yield the address of a server that runs for these tests; skips, visibly, where PostgreSQL is not installed."""
    found = server.programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    running = server.Server(found)
    yield running.url
    running.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a case that is not there yet: a file, and a schema of the server."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.case")
    return f"{request.getfixturevalue('postgres')}?case=desk_{next(_COUNT)}"


def report(
    ident: str, day: str, text: str, outlet: str | None = None, url: str | None = None, title: str | None = None
) -> Report:
    """Return a report of those words."""
    return Report(ident, date.fromisoformat(day), text, title, outlet, url, "en")


def received(*reports: Report, where: str = "desk/in.jsonl") -> list[Received]:
    """Return the reports as if read from a file."""
    return [Received(r, f"{where}, line {n}") for n, r in enumerate(reports, 1)]


HARBOUR = report(
    "harbour",
    "2022-02-01",
    "The port authority of Valdora said on Tuesday that 40 ships were waiting. “We demand an end to the blockade,” "
    "Prime Minister Ilse Marn told reporters. Talks are scheduled for Feb. 7 in Geneva.",
    "Coastal Wire",
    "https://coastal.example/harbour",
    "Forty ships wait off Valdora",
)
HARBOUR_LATER = report(
    "harbour-2",
    "2022-02-01",
    "The port authority of Valdora said on Tuesday that 42 ships were waiting, correcting an earlier number. “We "
    "demand an end to the blockade,” Prime Minister Ilse Marn told reporters. Talks are scheduled for Feb. 7 in "
    "Geneva.",
    "Coastal Wire",
    "https://coastal.example/harbour",
    "Forty-two ships wait off Valdora",
)
TALKS = report(
    "talks",
    "2022-02-07",
    "Russia and Ukraine held talks in Geneva on Monday. Sergei Lavrov said that Moscow refuses to lift the blockade.",
    "Inland Post",
)


def pile(size: int) -> list[Received]:
    """Return so many short reports, each in its own words, over thirty days."""
    towns, goods = ("Valdora", "Ostmark", "Kirova", "Sel"), ("grain", "timber", "coal", "steel", "oil")
    return [
        Received(
            report(
                f"r{n:04}",
                f"2022-01-{n % 30 + 1:02}",
                f"The port of {towns[n % 4]} said on Monday that {n + 20} ships with {goods[n % 5]} were waiting. "
                f"Russia warned that the blockade would go on for {n % 9 + 2} weeks.",
                ("Coastal Wire", "Inland Post", None)[n % 3],
            ),
            f"pile.jsonl, line {n + 1}",
        )
        for n in range(size)
    ]
