"""``annotate`` over many reports, on one process or several; the results come in the order of the reports."""

from __future__ import annotations

import itertools
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from dateline.extract.reading import annotate
from dateline.model import LAYERS, Reading, Report

CHUNK = 8  # reports a task: enough to hide the cost of passing them, few enough to share the work evenly
AHEAD = 4  # tasks in flight per process, so that memory stays flat
WORTH = 100  # reports for which a process more pays its start (about two seconds)
RESTARTS = 2  # how often dead workers are replaced before this process reads alone


def annotate_many(
    reports: Iterable[Report], *, layers: Sequence[str] = LAYERS, jobs: int = 1, model: str | None = None
) -> Iterator[Reading]:
    """Yield the reading of each report, in order. With ``jobs`` > 1 in as many processes.

    A worker that dies (killed, out of memory) costs nothing but time: new workers read its reports again.
    """
    if jobs == 1:
        for report in reports:
            yield annotate(report, layers=layers, model=model)
        return
    crew = _Crew(jobs, tuple(layers), model)
    try:
        for chunk in _chunks(reports):
            crew.add(chunk)
            if len(crew.tasks) > jobs * AHEAD:
                yield from crew.first()
        while crew.tasks:
            yield from crew.first()
    finally:
        crew.close()


def usual_jobs(count: int) -> int:
    """Return how many processes so many reports are worth: one, and on long piles one a core of this process."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, count // WORTH))


class _Crew:
    """The worker processes and their tasks, oldest first."""

    def __init__(self, jobs: int, layers: tuple[str, ...], model: str | None) -> None:
        self._jobs, self._layers, self._model = jobs, layers, model
        self._restarts = RESTARTS
        self._pool = self._start()
        self.tasks: deque[tuple[list[Report], Future[list[Reading]]]] = deque()

    def _start(self) -> ProcessPoolExecutor:
        # "spawn": the same on every system, and a worker inherits nothing of this process's state
        return ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"))

    def add(self, chunk: list[Report]) -> None:
        """Hand the chunk to the workers."""
        self.tasks.append((chunk, self._submit(chunk)))

    def first(self) -> list[Reading]:
        """Return the readings of the oldest chunk; waits for them."""
        while True:
            chunk, task = self.tasks[0]
            try:
                found = task.result()
            except BrokenProcessPool:
                if self._restarts:
                    self._replace_workers()
                    continue
                found = _work(chunk, self._layers, self._model)
            self.tasks.popleft()
            return found

    def close(self) -> None:
        """End the workers; tasks not begun are dropped."""
        self._pool.shutdown(cancel_futures=True)

    def _submit(self, chunk: list[Report]) -> Future[list[Reading]]:
        try:
            return self._pool.submit(_work, chunk, self._layers, self._model)
        except BrokenProcessPool as error:
            dead: Future[list[Reading]] = Future()
            dead.set_exception(error)
            return dead

    def _replace_workers(self) -> None:
        """Start new workers and give them all that the dead ones left undone."""
        self._restarts -= 1
        self._pool.shutdown()
        self._pool = self._start()
        for n, (chunk, task) in enumerate(self.tasks):
            if isinstance(task.exception(), BrokenProcessPool):
                self.tasks[n] = (chunk, self._submit(chunk))


def _work(chunk: list[Report], layers: tuple[str, ...], model: str | None) -> list[Reading]:
    return [annotate(report, layers=layers, model=model) for report in chunk]


def _chunks(reports: Iterable[Report]) -> Iterator[list[Report]]:
    stream = iter(reports)
    while chunk := list(itertools.islice(stream, CHUNK)):
        yield chunk
