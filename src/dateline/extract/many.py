"""``annotate`` over many reports, on one process or several; the results come in the order of the reports."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from dateline.extract.reading import annotate
from dateline.model import LAYERS, Reading, Report

CHUNK = 8  # reports a task: enough to hide the cost of passing them, few enough to share the work evenly
AHEAD = 4  # tasks in flight per process, so that memory stays flat


def annotate_many(
    reports: Iterable[Report], *, layers: Sequence[str] = LAYERS, jobs: int = 1, model: str | None = None
) -> Iterator[Reading]:
    """Yield the reading of each report, in order. With ``jobs`` > 1 in as many processes.

    A worker that dies (killed, out of memory) costs nothing but time: its reports are read again in this process.
    """
    if jobs == 1:
        for report in reports:
            yield annotate(report, layers=layers, model=model)
        return
    chunks = _chunks(reports)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: list[tuple[list[Report], Future[list[Reading]] | None]] = []
        for chunk in itertools.chain(chunks, [None]):
            if chunk is not None:
                waiting.append((chunk, _submit(pool, chunk, layers, model)))
            while waiting and (chunk is None or len(waiting) > jobs * AHEAD):
                own, task = waiting.pop(0)
                yield from _result(own, task, layers, model)


def _submit(
    pool: ProcessPoolExecutor, chunk: list[Report], layers: Sequence[str], model: str | None
) -> Future[list[Reading]] | None:
    try:
        return pool.submit(_work, chunk, tuple(layers), model)
    except BrokenProcessPool:
        return None


def _result(
    chunk: list[Report], task: Future[list[Reading]] | None, layers: Sequence[str], model: str | None
) -> list[Reading]:
    if task is not None:
        try:
            return task.result()
        except BrokenProcessPool:
            pass
    return _work(chunk, tuple(layers), model)


def _work(chunk: list[Report], layers: tuple[str, ...], model: str | None) -> list[Reading]:
    return [annotate(report, layers=layers, model=model) for report in chunk]


def _chunks(reports: Iterable[Report]) -> Iterator[list[Report]]:
    stream = iter(reports)
    while chunk := list(itertools.islice(stream, CHUNK)):
        yield chunk
