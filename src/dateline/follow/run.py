"""Going over the sources: those that are due are asked, what is new goes to the case, and what fails waits longer.

A source is dealt with whole before the next: fetched, its new entries read, its reports handed over, its state kept.
When the process is killed between the last two, the next round finds the reports by their addresses and goes on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from dateline.case.adding import Added
from dateline.errors import CaseError, FetchError, InputError
from dateline.follow import items, reports, sitemap
from dateline.follow.fetch import Fetcher, Response, StoppedError
from dateline.follow.items import Item
from dateline.follow.source import Source, SourceStore
from dateline.inputs import Received, feed
from dateline.inputs.packed import PackedError
from dateline.inputs.streams import TooLongError

Sink = Callable[[list[Received]], Added]


@dataclass(frozen=True)
class Bounds:
    """How much is asked of one source in one round; the rest is left to the next."""

    pages: int = 50
    patience: timedelta = timedelta(minutes=2)  # that its delays may take together
    maps: int = 10  # of an index of sitemaps
    tries: int = 5  # of a page that fails and may come back
    in_a_row: int = 3  # pages that fail one after the other: the server is down
    since: timedelta = timedelta(days=14)  # pages of a sitemap that changed longer ago are left


@dataclass
class Outcome:
    """How one source fared."""

    source: Source
    status: Literal["new", "nothing new", "failed"] = "nothing new"
    added: Added = field(default_factory=Added)
    refused: list[InputError] = field(default_factory=list)
    left: int = 0
    notes: list[str] = field(default_factory=list)


class Stop(Protocol):
    """Tells whether the end was asked for."""

    def __call__(self) -> bool:
        """Return True from then on."""
        ...


def follow_once(
    sources: Iterable[Source],
    store: SourceStore,
    sink: Sink,
    fetcher: Fetcher,
    now: datetime,
    *,
    every: timedelta | None = None,
    bounds: Bounds | None = None,
    tell: Callable[[Outcome], object] = lambda _: None,
    stopped: Stop = lambda: False,
) -> list[Outcome]:
    """Ask the sources that are due at ``now`` and return how each fared; ``tell`` hears it as it comes.

    ``sink`` takes the reports of a source and says what became of them. What it raises ends the round.
    """
    outcomes = []
    for source in sources:
        if stopped():
            break
        if not source.due(now):
            continue
        outcome = _Visit(source, store, fetcher, now, bounds or Bounds()).run(sink, every)
        outcomes.append(outcome)
        tell(outcome)
    return outcomes


def keep_following(
    store: SourceStore,
    sink: Sink,
    fetcher: Fetcher,
    *,
    every: timedelta,
    clock: Callable[[], datetime],
    sleep: Callable[[float], object],
    stopped: Stop,
    tell: Callable[[Outcome | CaseError], object],
    bounds: Bounds | None = None,
) -> None:
    """Go over the sources every so often until ``stopped``. A case that cannot be written now is tried again."""
    while not stopped():
        try:
            follow_once(
                store.sources(),
                store,
                sink,
                fetcher,
                clock(),
                every=every,
                bounds=bounds,
                tell=tell,
                stopped=stopped,
            )
            waits = [s.next_try - clock() for s in store.sources() if s.next_try is not None]
        except CaseError as error:
            tell(error)
            waits = []
        if not stopped():
            sleep(max(1.0, min([every, *waits]).total_seconds()))


class _Visit:
    """One source in one round."""

    def __init__(self, source: Source, store: SourceStore, fetcher: Fetcher, now: datetime, bounds: Bounds) -> None:
        self.source, self.store, self.fetcher, self.now, self.bounds = source, store, fetcher, now, bounds
        self.outcome = Outcome(source)
        self.found: list[Received] = []
        self.seen: dict[str, str] = {}
        self.listed = self.asked = self.failing = 0
        self.waited = 0.0

    def run(self, sink: Sink, every: timedelta | None) -> Outcome:
        """Ask, hand over, keep the state."""
        outcome = self.outcome
        after: Source | None = None
        try:
            after = self._asked()
        except StoppedError:
            outcome.left += 1
        except InputError as error:
            outcome.status = "failed"
            after = self.source.failed(error, self.now)
        except Exception as error:  # readers of hostile bytes: whatever they raise is this source's
            outcome.status = "failed"
            problem = f"cannot be read ({type(error).__name__}: {str(error)[:80]})"
            after = self.source.failed(InputError(self.source.url, problem, "It is tried again later"), self.now)
        if self.found:
            outcome.added = sink(self.found)
            outcome.status = "new" if outcome.added.new and outcome.status != "failed" else outcome.status
        if after is not None and outcome.status != "failed":
            after = after.worked(self.now, every)
        outcome.source = (after or self.source).remembering(self.seen, self.listed)
        self.store.put(outcome.source)
        return outcome

    def _asked(self) -> Source:
        """Ask the source and read what is new in it; return what is known of it now."""
        source = self.source
        answer = self.fetcher.fetch(source.url, etag=source.etag, modified=source.modified)
        if answer.moved:
            self.outcome.notes.append(f"moved for good to {answer.moved}; follow that instead")
        if answer.status == 304:
            return source
        data = self._body(answer)
        kind = source.kind or items.kind_of(data, answer.content_type)
        source = dataclasses.replace(source, kind=kind)
        if kind == "feed":
            source = self._feed(source, data, answer)
        elif kind == "sitemap":
            self._sitemap(sitemap.parse(data, source.url))
        else:
            self._page(source, answer)
        whole = not self.outcome.left  # what was left is found again only when the whole is sent again
        return dataclasses.replace(
            source, etag=answer.etag if whole else None, modified=answer.modified if whole else None
        )

    def _body(self, answer: Response) -> bytes:
        try:
            return items.body_of(answer)
        except TooLongError:
            problem = f"unpacks to more than {items.MAX_UNPACKED // 1_000_000} million bytes"
            raise InputError(answer.url, problem, "It is left; name a smaller one") from None
        except PackedError as error:
            raise InputError(answer.url, str(error), "It is tried again later") from None

    def _feed(self, source: Source, data: bytes, answer: Response) -> Source:
        found = feed.parse(data, source.url, base=answer.url, content_type=answer.content_type)
        if found.problem:
            self.outcome.notes.append(found.problem)
        source = dataclasses.replace(source, title=source.title or found.title)
        self._read(items.of_feed(found), found.title)
        return source

    def _sitemap(self, found: sitemap.Sitemap) -> None:
        """Read a sitemap, or those that an index names, the latest changed first."""
        bounds = self.bounds
        named = [m for m in items.recent(found.maps, self.now, bounds.since) if self._is_new(m.url, m.stamp)]
        for entry in named[: bounds.maps]:
            answer = self._fetched(entry.url)
            if answer is None:
                continue
            try:
                inner = sitemap.parse(self._body(answer), entry.url)
            except InputError as error:
                self.outcome.refused.append(error)
                continue
            before = self.outcome.left
            self._read(items.of_sitemap(inner, self.now, bounds.since), None)
            if entry.stamp and self.outcome.left == before:
                self.seen[entry.url] = entry.stamp
        self.outcome.left += len(named[bounds.maps :])
        self._read(items.of_sitemap(found, self.now, bounds.since), None)

    def _is_new(self, url: str, stamp: str | None) -> bool:
        return stamp is None or self.source.seen.get(url) != stamp

    def _page(self, source: Source, answer: Response) -> None:
        """Read a page that is followed itself: each change of it is a version of one report."""
        named = items.feeds_named(answer.body)
        if named and source.last_ok is None:
            self.outcome.notes.append(f"the page names a feed, which tells more: {', '.join(named)}")
        item = Item(items.plain_url(source.url), "")
        made = reports.of_page(item, answer, source.url, source.title, self.now)
        stamp = items.mark(made.report.title, made.report.text)
        if source.seen.get(item.key) != stamp:
            self.found.append(made)
        self.listed, self.seen[item.key] = 1, stamp

    def _read(self, listed: list[Item], outlet: str | None) -> None:
        """Read the items that are new or changed, as far as the bounds of a round go."""
        self.listed += len(listed)
        for n, item in enumerate(listed):
            known = self.source.seen.get(item.key)
            if known == item.stamp or self.seen.get(item.key) == item.stamp:
                self.seen[item.key] = item.stamp
                continue
            there = item.url is not None and self.store.has_url(item.url, item.updated)
            if there and (known is None or known.startswith("?")):
                self.seen[item.key] = item.stamp
                continue
            try:
                done = self._take(item, outlet, known)
            except StoppedError:
                done = False
            if not done:
                self.outcome.left += len(listed) - n
                return

    def _take(self, item: Item, outlet: str | None, known: str | None) -> bool:
        """Read one item; False when the round has to end for this source."""
        outlet = outlet or self.source.title
        try:
            if item.full or item.url is None:
                made = reports.of_entry(item, self.source.url, outlet, self.now)
            else:
                if self._is_enough(item.url):
                    return False
                self.asked += 1
                answer = self.fetcher.fetch(item.url)
                self.failing = 0
                made = reports.of_page(item, answer, self.source.url, outlet, self.now)
        except InputError as error:
            return self._failed(item, outlet, known, error)
        self.found.append(made)
        self.seen[item.key] = item.stamp
        return True

    def _failed(self, item: Item, outlet: str | None, known: str | None, error: InputError) -> bool:
        """Note an item that could not be read: to be tried again, or for good; a teaser that says enough stands in."""
        tries = int(known[1:]) + 1 if known and known.startswith("?") else 1
        passing = isinstance(error, FetchError) and not error.lasting
        if passing and tries < self.bounds.tries:
            self.failing += 1
            self.outcome.refused.append(error)
            self.seen[item.key] = f"?{tries}"
            going_on = self.failing < self.bounds.in_a_row
            self.outcome.left += going_on
            return going_on
        self.seen[item.key] = item.stamp
        if len(item.text.split()) >= reports.TEASER_WORDS and item.url is not None:
            try:
                self.found.append(reports.of_entry(item, self.source.url, outlet, self.now, teaser=True))
            except InputError as second:
                error = second
            else:
                self.outcome.notes.append(f"{error.where}: {error.problem}; the feed's teaser was taken")
                return True
        self.outcome.refused.append(error)
        return True

    def _fetched(self, url: str) -> Response | None:
        """Return what is there; None, with the reason noted, when it cannot be had."""
        try:
            return self.fetcher.fetch(url)
        except FetchError as error:
            self.outcome.refused.append(error)
            self.outcome.left += not error.lasting
            return None

    def _is_enough(self, url: str) -> bool:
        """Tell whether this round has asked or would wait as much as it may."""
        try:
            wait = self.fetcher.waiting(url)
        except FetchError:
            return False  # the fetch will say why
        if self.asked >= self.bounds.pages or self.waited + wait > self.bounds.patience.total_seconds():
            return True
        self.waited += wait
        return False
