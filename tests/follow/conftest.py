"""What the tests of following share: a site, a clock that is moved by sleeping, a fetcher that may ask loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from dateline.follow.fetch import Fetcher, Limits
from tests.follow.server import Site

NOW = datetime(2021, 12, 3, 12, 0, tzinfo=UTC)
QUICK = Limits(size=100_000, connect=1.0, read=0.3, total=0.6, delay=1.0)


@pytest.fixture
def site() -> Iterator[Site]:
    """Yield a running server without pages."""
    running = Site()
    yield running
    running.stop()


class Time:
    """Seconds that pass only by sleeping."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds

    def ticks(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> Time:
    """Return a clock that stands."""
    return Time()


@pytest.fixture
def fetcher(time: Time) -> Fetcher:
    """Return a fetcher that may ask loopback and is quick to give up."""
    return make(time)


def make(time: Time, *, stopped: Callable[[], bool] = lambda: False, allow_private: bool = True) -> Fetcher:
    return Fetcher(
        "dateline/0 (+desk@news.example)",
        sleep=time.sleep,
        ticks=time.ticks,
        allow_private=allow_private,
        limits=QUICK,
        stopped=stopped,
    )
