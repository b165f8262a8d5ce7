"""Which addresses are asked: tricks to reach private ones are seen through."""

from __future__ import annotations

import ipaddress
import socket

import pytest

from dateline.errors import FetchError
from dateline.follow.address import parse, refusal, resolve


@pytest.mark.parametrize(
    "text",
    [
        *(
            "127.0.0.1",
            "127.8.9.1",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
        ),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1"),
        *("::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "fec0::1", "2001:db8::1", "::127.0.0.1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::"),
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",  # Teredo for 10.0.0.1
    ],
)
def test_what_is_not_public_is_refused(text):
    assert refusal(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"])
def test_public_addresses_are_asked(text):
    assert refusal(ipaddress.ip_address(text)) == ""


@pytest.mark.parametrize(
    ("text", "allowed"), [("127.0.0.1", True), ("fd00::1", True), ("0.0.0.0", False), ("ff02::1", False)]
)
def test_private_ones_when_allowed(text, allowed):
    assert (refusal(ipaddress.ip_address(text), allow_private=True) == "") is allowed


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://news.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("news.example/feed", "without scheme"),
        ("javascript:alert(1)", "only http and https"),
        ("http://", "is no host name"),
        ("http://2130706433/", "a number that is no plain IPv4"),
        ("http://0x7f000001/", "a number that is no plain IPv4"),
        ("http://0x7f.1/", "a number that is no plain IPv4"),
        ("http://0177.0.0.1/", "a number that is no plain IPv4"),
        ("http://127.1/", "a number that is no plain IPv4"),
        ("http://news.example@127.0.0.1/", "holds a user name"),
        ("http://user:pass@news.example/", "holds a user name"),
        ("http://@news.example/", "holds a user name"),
        ("http://news.example\\@127.0.0.1/", "backslashes"),
        ("http://news.example/a\r\nHost: x", "control characters"),
        ("http://news.example/a b", "blanks"),
        ("http://news.example:99999/", "is no address"),
        ("http://news.example:0/", "port 0"),
        ("http://[::1", "is no address"),
        ("http://[fe80::1%25eth0]/", "no IPv6 address"),
        ("http://-a.example/", "is no host name"),
        ("http://a..example/", "is no host name"),
        ("http://" + "a" * 64 + ".example/", "is no host name"),
        ("http://news.example/" + "a" * 3000, "longer than 2048"),
        ("http://１２７.0.0.1:x/", "is no address"),
    ],
)  # fmt: skip
def test_addresses_that_mislead_are_refused(url, words):
    with pytest.raises(FetchError, match=words) as found:
        parse(url)
    assert found.value.lasting


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("HTTP://News.Example./Größe?q=ä&b=1#part", "http://news.example/Gr%C3%B6%C3%9Fe?q=%C3%A4&b=1"),
        ("https://news.example:443", "https://news.example/"),
        ("http://news.example:8080/a%20b", "http://news.example:8080/a%20b"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://[::1]:80/", "http://[::1]/"),
        ("http://１２７.0.0.1/", "http://127.0.0.1/"),
    ],
)
def test_addresses_are_written_one_way(url, plain):
    assert parse(url).url == plain


def answers(*addresses: str):
    def lookup(_: str, port: int, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]

    return lookup


def test_every_address_of_a_name_is_checked():
    target = parse("http://news.example/")
    assert resolve(target, lookup=answers("8.8.8.8", "8.8.8.8", "1.1.1.1")) == ["8.8.8.8", "1.1.1.1"]
    with pytest.raises(FetchError, match=r"is at 10\.0\.0\.1, an address that is not public"):
        resolve(target, lookup=answers("8.8.8.8", "10.0.0.1"))
    with pytest.raises(FetchError, match="has no address"):
        resolve(target, lookup=answers())


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_by_any_name(host):
    with pytest.raises(FetchError, match=r"is at|not found"):
        resolve(parse(f"http://{host}/"))
