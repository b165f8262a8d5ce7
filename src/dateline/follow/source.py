"""A source that is followed, what is known of it, and where that is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from dateline.errors import FetchError, InputError

Kind = Literal["feed", "sitemap", "page"]

FIRST_WAIT = timedelta(minutes=5)
"""What a source that failed waits before it is asked again; doubled with each failure that follows."""

LONGEST_WAIT = timedelta(days=1)
LEAST_SEEN = 500
"""Entries of a source that are remembered at least, beyond those that it lists now; the oldest are forgotten first."""


@dataclass(frozen=True)
class Source:
    """An address that is followed. ``kind`` is None until it was first fetched.

    ``seen`` holds, for each entry that was dealt with, what told its version, or "?n" for one that failed n times.
    Times are UTC; ``next_try`` is None when it may be asked at once.
    """

    url: str
    kind: Kind | None = None
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    last_tried: datetime | None = None
    last_ok: datetime | None = None
    next_try: datetime | None = None
    failures: int = 0
    error: str | None = None
    seen: Mapping[str, str] = field(default_factory=dict)

    def due(self, now: datetime) -> bool:
        """Tell whether it may be asked now."""
        return self.next_try is None or self.next_try <= now

    def failed(self, error: InputError, now: datetime) -> Source:
        """Return it after a failure: asked again after a wait that doubles, within a day."""
        failures = self.failures + 1
        wait = min(FIRST_WAIT * 2 ** min(failures - 1, 20), LONGEST_WAIT)
        asked = timedelta(seconds=(error.wait or 0.0) if isinstance(error, FetchError) else 0.0)
        return dataclasses.replace(
            self,
            failures=failures,
            error=str(error),
            last_tried=now,
            next_try=now + max(wait, min(asked, LONGEST_WAIT)),
        )

    def worked(self, now: datetime, every: timedelta | None) -> Source:
        """Return it after a round that went well: asked again after ``every``."""
        again = now + every if every is not None else None
        return dataclasses.replace(self, failures=0, error=None, last_tried=now, last_ok=now, next_try=again)

    def remembering(self, seen: Mapping[str, str], listed: int) -> Source:
        """Return it with these entries remembered, the newest last, of a source that lists so many now."""
        kept = {**{url: mark for url, mark in self.seen.items() if url not in seen}, **seen}
        return dataclasses.replace(self, seen=dict(list(kept.items())[-(listed + LEAST_SEEN) :]))


class SourceStore(Protocol):
    """Where sources are kept, and who knows which addresses have become reports."""

    def sources(self) -> list[Source]:
        """Return all sources in the order of their addresses."""
        ...

    def put(self, source: Source) -> None:
        """Keep a source, in place of what was known of its address."""
        ...

    def drop(self, url: str) -> bool:
        """Forget a source; False when there is none."""
        ...

    def has_url(self, url: str, updated: datetime | None = None) -> bool:
        """Tell whether a report of this address is there, and came after ``updated``, when given."""
        ...
