"""``add``: reports into a case, a batch at a time; each is kept whole or not at all, and known reports cost nothing."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.case import store
from dateline.case.database import Database
from dateline.case.store import Filed
from dateline.extract.many import annotate_many, usual_jobs
from dateline.extract.version import rules as current_rules
from dateline.inputs import Received
from dateline.model import Reading, Report

BATCH = 32  # reports in one commit: what a killed process has to read again at most
AHEAD = 512  # reports looked up at once


@dataclass
class Added:
    """What became of the reports: new ones, those that were there, and those of the new that replace an earlier one."""

    new: int = 0
    known: int = 0
    revised: int = 0


def rules_of(model: str | None) -> str:
    """Return the version of the rules, with the parser's name when it is not the usual one."""
    return current_rules() if model is None else f"{current_rules()}+{model}"


def add(
    db: Database,
    received: Iterable[Received],
    *,
    now: str,
    jobs: int | None = None,
    model: str | None = None,
    tell: Callable[[Added], None] | None = None,
) -> Added:
    """Read and store the reports that the case does not hold yet. ``now`` is when they came (ISO 8601, UTC).

    ``tell`` is called after each commit. What was stored stays when anything raises: the same call goes on from there.
    """
    added = Added()
    waiting: deque[Received] = deque()
    fresh = _unknown(db, received, added)
    first = list(itertools.islice(fresh, AHEAD))
    jobs = usual_jobs(len(first)) if jobs is None else jobs
    reports = _noted(itertools.chain(first, fresh), waiting)
    readings = annotate_many(reports, jobs=jobs, model=model)
    rules = rules_of(model)
    while batch := list(itertools.islice(readings, BATCH)):
        _keep(db, [_filed(reading, waiting.popleft(), now, rules) for reading in batch], added)
        if tell is not None:
            tell(added)
    return added


def refresh(
    db: Database,
    *,
    jobs: int | None = None,
    model: str | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> int:
    """Read again what was read by other rules than today's, and return how many. Can be stopped and goes on later."""
    rules = rules_of(model)
    stale = [
        row[0] for row in db.rows("SELECT report FROM reading WHERE rules <> :rules ORDER BY report", {"rules": rules})
    ]
    waiting: deque[int] = deque()
    jobs = usual_jobs(len(stale)) if jobs is None else jobs
    readings = annotate_many(_again(db, stale, waiting), jobs=jobs, model=model)
    done = 0
    while batch := list(itertools.islice(readings, BATCH)):
        with db.transaction():
            for reading in batch:
                store.put_reading(db, waiting.popleft(), reading, rules)
        done += len(batch)
        if tell is not None:
            tell(done, len(stale))
    return done


def _again(db: Database, seqs: Sequence[int], waiting: deque[int]) -> Iterator[Report]:
    for n in range(0, len(seqs), BATCH):
        for seq, report in store.by_seq(db, seqs[n : n + BATCH]):
            waiting.append(seq)
            yield report


def _unknown(db: Database, received: Iterable[Received], added: Added) -> Iterator[Received]:
    """Yield what the case does not hold; count the rest as known."""
    stream = iter(received)
    while chunk := list(itertools.islice(stream, AHEAD)):
        hashes = [store.content_hash(item.report) for item in chunk]
        seen = store.known(db, hashes)
        for item, digest in zip(chunk, hashes, strict=True):
            if digest in seen:
                added.known += 1
                continue
            seen.add(digest)
            yield item


def _noted(fresh: Iterable[Received], waiting: deque[Received]) -> Iterator[Report]:
    """Yield the reports to be read, each noted in ``waiting`` until its reading comes."""
    for item in fresh:
        waiting.append(item)
        yield item.report


def _filed(reading: Reading, item: Received, now: str, rules: str) -> Filed:
    return Filed(reading, origin=item.where, received=now, rules=rules, original=item.original)


def _keep(db: Database, batch: Sequence[Filed], added: Added) -> None:
    with db.transaction():
        stored = [store.put(db, filed) for filed in batch]
    for outcome in stored:
        if outcome.seq is None:
            added.known += 1
        else:
            added.new += 1
            added.revised += outcome.replaces is not None
