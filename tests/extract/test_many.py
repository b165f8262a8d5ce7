"""annotate_many: order, the same bytes on any number of processes, and nothing lost with a killed worker."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from multiprocessing import active_children

import pytest

from dateline.errors import DatelineError, ModelError
from dateline.extract import many
from dateline.extract.many import annotate_many
from dateline.model import LAYERS, Reading, Report

TEXT = "France will send {n} doctors to Beirut on Friday, President Emmanuel Macron said. Lebanon thanked Paris.\n"


def reports(size: int) -> list[Report]:
    """Return short reports, each with a number of its own; every fifth is four times as long."""
    return [
        Report(
            f"r{n}", date(2020, 8, 5) + timedelta(n), TEXT.format(n=n + 10) * (4 if n % 5 == 0 else 1), language="en"
        )
        for n in range(size)
    ]


def lines(readings: Iterable[Reading]) -> list[str]:
    """Return the readings as they are printed."""
    return [json.dumps(r.to_dict()) for r in readings]


def killing(pile: list[Report], at: int) -> Iterator[Report]:
    """Yield the reports; kill a worker when number ``at`` is asked for."""
    for n, report in enumerate(pile):
        if n == at:
            workers = active_children()
            assert workers
            os.kill(workers[0].pid or 0, signal.SIGKILL)
        yield report


@pytest.mark.parametrize(("restarts", "layers"), [(2, ("timexes",)), (0, LAYERS)])
def test_killed_worker_loses_nothing(monkeypatch: pytest.MonkeyPatch, restarts: int, layers: tuple[str, ...]) -> None:
    """Its reports are read again, by new workers or (no more of them) by this process: same readings, same order."""
    monkeypatch.setattr(many, "RESTARTS", restarts)
    pile = reports(90)  # more than two processes have in flight: the first results have come when the worker dies
    got = lines(annotate_many(killing(pile, 75), jobs=2, layers=layers))
    assert got == lines(annotate_many(pile, layers=layers))
    assert all(f"send {n + 10} doctors" in line for n, line in enumerate(got))


@pytest.mark.parametrize("size", [0, 1, 9])
def test_fewer_reports_than_fill_the_workers(size: int) -> None:
    """A few reports, one chunk and a bit, none at all."""
    pile = reports(size)
    assert lines(annotate_many(pile, jobs=2, layers=("timexes",))) == lines(annotate_many(pile, layers=("timexes",)))


def test_stopping_early_ends_the_workers() -> None:
    """A reader that has seen enough leaves no process behind."""
    stream = annotate_many(iter(reports(80)), jobs=2, layers=("sentences",))
    assert next(stream).report.id == "r0"
    stream.close()  # type: ignore[attr-defined]
    assert not active_children()


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_come_through(jobs: int) -> None:
    """A missing model is told as such, whichever process misses it."""
    with pytest.raises(ModelError, match="no_such_model") as told:
        list(annotate_many(reports(1), jobs=jobs, model="no_such_model"))
    assert isinstance(told.value, DatelineError)
