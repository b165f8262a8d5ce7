"""Which addresses may be asked: http and https on public hosts. A name is resolved here, once, and every address of it
is checked; the caller connects to the address that was checked, so that a second answer of the name server is never
believed (DNS rebinding).

Ranges: the IANA special-purpose address registries, as Python's ``ipaddress`` knows them, and the IPv4 addresses that
IPv6 ones carry inside (mapped, NAT64 RFC 6052, 6to4 RFC 3056, Teredo RFC 4380).
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from dateline.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[..., list[tuple[Any, ...]]]

MAX_URL = 2_048
MAX_ADDRESSES = 4
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_REMEDY = "Give an address such as https://news.example/feed.xml"


@dataclass(frozen=True)
class Target:
    """An address that may be asked: what is connected to, and what is asked there."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what robots.txt and delays hold for."""
        usual = 443 if self.scheme == "https" else 80
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == usual else f":{self.port}")


def parse(url: str) -> Target:
    """Return the parts of an address; FetchError for other schemes, credentials, and hosts written to mislead."""
    shown = "".join(ch if ch.isprintable() else "?" for ch in url)[:200]
    if len(url) > MAX_URL:
        raise FetchError(f"{shown}...", f"the address is longer than {MAX_URL} characters", _REMEDY, lasting=True)
    if re.search(r"[\x00-\x20\x7f\\\s]", url):
        raise FetchError(shown, "the address holds blanks, backslashes or control characters", _REMEDY, lasting=True)
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchError(shown, f"is no address ({error})", _REMEDY, lasting=True) from None
    if scheme not in ("http", "https"):
        problem = f"{scheme or 'an address without scheme'} is not fetched, only http and https are"
        raise FetchError(shown, problem, _REMEDY, lasting=True)
    if parts.username is not None or parts.password is not None:
        raise FetchError(shown, "the address holds a user name", "Leave out what stands before the @", lasting=True)
    if port == 0:
        raise FetchError(shown, "port 0 is none", _REMEDY, lasting=True)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{_query(parts.query)}" if parts.query else "")
    target = Target("", scheme, _host(host, shown), port or (443 if scheme == "https" else 80), path)
    return Target(f"{target.site}{path}", target.scheme, target.host, target.port, path)


def _query(query: str) -> str:
    return quote(query, safe="/%:@!$&'()*+,;=~-._?[]{}|^`\"<>")


def _host(host: str, shown: str) -> str:
    """Return the host in lower case and ASCII. Numbers that are no dotted quad (2130706433, 0x7f.1) are refused."""
    host = host.lower().rstrip(".")
    if ":" in host:
        try:
            if "%" in host:  # a zone names an interface of this machine
                raise ValueError
            return str(ipaddress.IPv6Address(host))
        except ValueError:
            raise FetchError(shown, f"{host!r} is no IPv6 address that is asked", _REMEDY, lasting=True) from None
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise FetchError(shown, f"{host!r} is no host name", _REMEDY, lasting=True) from None
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(host))
        except ValueError:
            problem = f"the host {host!r} is a number that is no plain IPv4 address"
            raise FetchError(shown, problem, "Write the host's name", lasting=True) from None
    if not _NAME.fullmatch(host) or len(host) > 253:
        raise FetchError(shown, f"{host!r} is no host name", _REMEDY, lasting=True)
    return host


def resolve(target: Target, *, allow_private: bool = False, lookup: Resolve | None = None) -> list[str]:
    """Return the addresses to connect to, each checked. FetchError when one of the host's is not public.

    Multicast and unspecified addresses are never asked, whatever is allowed.
    """
    try:
        found = (lookup or socket.getaddrinfo)(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        remedy = "Check the address and the network; it is tried again later"
        raise FetchError(target.url, f"the host {target.host} is not found ({reason})", remedy) from None
    addresses: list[str] = []
    for entry in found:
        text = str(entry[4][0]).partition("%")[0]
        if text in addresses:
            continue
        reason = refusal(ipaddress.ip_address(text), allow_private=allow_private)
        if reason:
            problem = f"the host {target.host} is at {text}, {reason}"
            remedy = "Such addresses are asked only with --allow-private"
            raise FetchError(target.url, problem, remedy, lasting=True)
        addresses.append(text)
    if not addresses:
        raise FetchError(target.url, f"the host {target.host} has no address", _REMEDY)
    return addresses[:MAX_ADDRESSES]


def refusal(address: Address, *, allow_private: bool = False) -> str:
    """Return why this address is not asked, in words; "" when it may be."""
    for inner in _inside(address):
        reason = refusal(inner, allow_private=allow_private)
        if reason:
            return reason
    if isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address in _NAT64):
        return ""  # nothing but another way to write the IPv4 address, which was checked
    if address.is_multicast:
        return "a multicast address"
    if address.is_unspecified:
        return "no address at all"
    if allow_private:
        return ""
    if address.is_loopback:
        return "this very machine (loopback)"
    if address.is_link_local:
        return "a link-local address"
    if isinstance(address, ipaddress.IPv6Address) and (address in _COMPATIBLE or address.is_site_local):
        return "an address that is not public"
    if not address.is_global or address.is_reserved:
        return "an address that is not public"
    return ""


def _inside(address: Address) -> list[ipaddress.IPv4Address]:
    """Return the IPv4 addresses that an IPv6 address carries: packets to it may end there."""
    if not isinstance(address, ipaddress.IPv6Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]
