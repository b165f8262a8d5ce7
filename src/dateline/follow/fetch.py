"""The one place that asks servers: politely, within limits, and never where it must not.

Every hop of a redirect is checked like the first address, the connection goes to the address that was checked, and
robots.txt, delays and conditional requests are kept to. Time and sleep are given, so that nothing here asks the clock.
"""

from __future__ import annotations

import http.client
import logging
import re
import ssl
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin

import urllib3
from urllib3.connection import HTTPConnection

from dateline.errors import FetchError
from dateline.follow import address, robots, wire
from dateline.follow.address import Resolve, Target
from dateline.follow.robots import Robots
from dateline.inputs.limits import megabytes
from dateline.inputs.packed import PackedError, unpacked
from dateline.inputs.streams import TooLongError

NAME = "dateline"
LATER = "It is tried again later"
ROBOTS_KEPT = 86_400.0
"""Seconds a robots.txt is believed (RFC 9309, 2.4: at most a day); an unreadable one, ``ROBOTS_RETRY`` seconds."""

ROBOTS_RETRY = 300.0
_MOVED = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_PASSING = (408, 425, 429)
_MAX_WAIT = 86_400.0
_ACCEPT = "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True)
class Limits:
    """Bounds of one request: bytes after unpacking, seconds, redirects; seconds between two requests to a host."""

    size: int = 10_000_000
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    redirects: int = 5
    delay: float = 1.0


@dataclass(frozen=True)
class Response:
    """What a server answered: 200 with its body, or 304. ``moved`` is the new address when it moved for good."""

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None


class StoppedError(Exception):
    """The stop was asked for while waiting."""


def agent(version: str, contact: str | None) -> str:
    """Return our User-Agent: name, version, and where to complain, if that was given."""
    said = " ".join(re.sub(r"[^\x20-\x7e]|[()]", " ", contact or "").split())[:200]
    return f"{NAME}/{version} (+{said})" if said else f"{NAME}/{version}"


class Fetcher:
    """Asks servers one after the other. ``sleep`` and ``ticks`` (seconds that only grow) come from the caller."""

    def __init__(
        self,
        user_agent: str,
        *,
        sleep: Callable[[float], object],
        ticks: Callable[[], float],
        allow_private: bool = False,
        limits: Limits | None = None,
        stopped: Callable[[], bool] = lambda: False,
        lookup: Resolve | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        logging.getLogger("urllib3").addHandler(logging.NullHandler())  # what it logs is said here, as an error
        self._agent = user_agent
        self._sleep = sleep
        self._ticks = ticks
        self._private = allow_private
        self._limits = limits or Limits()
        self._stopped = stopped
        self._lookup = lookup
        self._context = context
        self._robots: dict[str, tuple[float, Robots | FetchError]] = {}
        self._ready: dict[str, float] = {}

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Response:
        """Return what is at ``url`` (status 200), or status 304 when it is as it was. FetchError says why not."""
        head = {"If-None-Match": etag, "If-Modified-Since": modified}
        wanted = {key: value for key, value in head.items() if value and re.fullmatch(r"[\x20-\x7e]{1,500}", value)}
        return self._follow(address.parse(url), wanted, polite=True)

    def waiting(self, url: str) -> float:
        """Return the seconds until the host of ``url`` may be asked again."""
        return max(0.0, self._ready.get(address.parse(url).host, 0.0) - self._ticks())

    def _follow(self, target: Target, head: dict[str, str], *, polite: bool) -> Response:
        first, seen, for_good = target, {target.url}, True
        for hop in range(self._limits.redirects + 1):
            if polite:
                self._obey(target, wait=hop == 0)
            status, headers, body = self._ask(target, head)
            if status in _MOVED and headers.get("location"):
                for_good = for_good and status in _FOR_GOOD
                target = self._next(target, headers["location"], first)
                if target.url in seen:
                    raise FetchError(first.url, "is redirected in a circle", LATER)
                seen.add(target.url)
                continue
            moved = target.url if for_good and target is not first else None
            return self._answer(target, status, headers, body, moved)
        problem = f"is redirected more than {self._limits.redirects} times"
        raise FetchError(first.url, problem, LATER)

    def _next(self, target: Target, location: str, first: Target) -> Target:
        try:
            return address.parse(urljoin(target.url, location.strip()))
        except (FetchError, ValueError) as error:
            problem = error.problem if isinstance(error, FetchError) else str(error)
            raise FetchError(first.url, f"is redirected to where it must not: {problem}", LATER, lasting=True) from None

    def _answer(self, target: Target, status: int, headers: dict[str, str], body: bytes, moved: str | None) -> Response:
        if status not in (200, 304):
            raise _refused(target.url, status, headers)
        fields = (headers.get("content-type", ""), headers.get("etag"), headers.get("last-modified"))
        return Response(target.url, status, body, *fields, moved)

    def _obey(self, target: Target, *, wait: bool) -> None:
        """Wait until the host may be asked; FetchError when its robots.txt does not want us there.

        A redirect is part of one request: it is checked, not waited for.
        """
        rules = self._rules(target)
        if not rules.allows(target.path):
            problem = "its robots.txt does not allow dateline to fetch this"
            raise FetchError(target.url, problem, "Ask the site, or take what its feed carries", lasting=True)
        if wait:
            self._pause(target.host)
        self._ready[target.host] = self._ticks() + max(self._limits.delay, rules.delay or 0.0)

    def _pause(self, host: str) -> None:
        wait = self._ready.get(host, 0.0) - self._ticks()
        if wait > 0:
            self._sleep(wait)
        if self._stopped():
            raise StoppedError

    def _rules(self, target: Target) -> Robots:
        """Return the site's robots.txt: nothing is forbidden where there is none, all where it cannot be read."""
        known = self._robots.get(target.site)
        now = self._ticks()
        if known is None or now >= known[0]:
            known = self._robots[target.site] = self._robots_of(target, now)
        if isinstance(known[1], FetchError):
            raise known[1]
        return known[1]

    def _robots_of(self, target: Target, now: float) -> tuple[float, Robots | FetchError]:
        place = address.parse(f"{target.site}/robots.txt")
        try:
            found = self._follow(place, {}, polite=False)
            return now + ROBOTS_KEPT, robots.parse(found.body, NAME)
        except FetchError as error:
            if error.lasting and error.problem.startswith("the server answers 4"):
                return now + ROBOTS_KEPT, robots.EVERYTHING
            problem = f"its robots.txt cannot be read, so that nothing is fetched ({error.problem})"
            if error.lasting:
                return now + ROBOTS_RETRY, FetchError(target.url, error.problem, error.remedy, lasting=True)
            return now + ROBOTS_RETRY, FetchError(target.url, problem, LATER, wait=error.wait)

    def _ask(self, target: Target, head: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers (names in lower case) and unpacked body of one request."""
        addresses = address.resolve(target, allow_private=self._private, lookup=self._lookup)
        host = target.site.partition("://")[2]
        sent = {"Host": host, "User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate", **head}
        limits = self._limits
        with wire.deadline(limits.total) as clock:
            try:
                connection = self._connected(target, addresses, clock)
                try:
                    connection.timeout = limits.read
                    connection.request("GET", target.path, headers=sent, preload_content=False, decode_content=False)
                    with closing(connection.getresponse()) as answer:
                        headers = {key.lower(): value for key, value in answer.headers.items()}
                        body = b""
                        if answer.status == 200:
                            chunks = iter(lambda: answer.read1(1 << 16, decode_content=False), b"")
                            body = unpacked(chunks, headers.get("content-encoding", ""), limits.size)
                        if clock.over:
                            raise TimeoutError
                        return answer.status, headers, body
                finally:
                    connection.close()
            except TooLongError:
                problem = f"is longer than {megabytes(limits.size)} bytes, unpacked"
                raise FetchError(target.url, problem, "It is left; name a smaller feed or page") from None
            except PackedError as error:
                raise FetchError(target.url, f"its content {error}", LATER) from None
            except (OSError, http.client.HTTPException, urllib3.exceptions.HTTPError, ValueError) as error:
                problem = f"took longer than {limits.total:g} seconds" if clock.over else _reason(error)
                raise FetchError(target.url, problem, LATER) from None

    def _connected(self, target: Target, addresses: list[str], clock: wire.Deadline) -> HTTPConnection:
        """Return a connection to the first of the checked addresses that takes one."""
        if target.scheme == "https" and self._context is None:
            self._context = wire.trust()
        for n, place in enumerate(addresses, 1):
            connection = wire.connection(target, place, self._limits.connect, self._context)
            try:
                connection.connect()
                clock.guards(connection)
                if clock.over:
                    raise TimeoutError
            except (OSError, urllib3.exceptions.HTTPError):
                connection.close()
                if n == len(addresses) or clock.over:
                    raise
            else:
                return connection
        raise AssertionError("no address")


def _refused(url: str, status: int, headers: dict[str, str]) -> FetchError:
    """Return the error for a status that is no answer."""
    try:
        words = HTTPStatus(status).phrase.lower()
    except ValueError:
        words = "no status that is known"
    lasting = 400 <= status < 500 and status not in _PASSING
    remedy = "Check the address" if lasting else LATER
    return FetchError(url, f"the server answers {status} ({words})", remedy, lasting=lasting, wait=_wait(headers))


def _wait(headers: dict[str, str]) -> float | None:
    """Return the seconds in a Retry-After header; a date in it is counted from the answer's own date."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", value):
        return min(float(value), _MAX_WAIT)
    try:
        gap = parsedate_to_datetime(value) - parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return min(max(gap.total_seconds(), 0.0), _MAX_WAIT)


def _reason(error: Exception) -> str:
    """Return a network error in a few words."""
    if isinstance(error, (TimeoutError, urllib3.exceptions.TimeoutError)):
        return "the server does not answer in time"
    if isinstance(error, (ssl.SSLError, urllib3.exceptions.SSLError)):
        return f"its certificate or encryption is not sound ({_short(error)})"
    if isinstance(error, (ConnectionError, urllib3.exceptions.NewConnectionError)):
        return f"the server cannot be reached ({_short(error)})"
    return f"the server's answer is broken ({_short(error)})"


def _short(error: Exception) -> str:
    found = getattr(error, "strerror", None) or getattr(error, "reason", None) or str(error) or type(error).__name__
    text = " ".join(str(found).split())
    return text.rpartition(": ")[2][:100] if isinstance(error, urllib3.exceptions.NewConnectionError) else text[:100]
