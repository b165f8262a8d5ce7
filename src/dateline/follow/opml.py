"""Lists of feeds (OPML 2.0) -> addresses, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args

from dateline.errors import InputError
from dateline.follow import xml
from dateline.follow.source import Kind, Source

MAX_BYTES = 10_000_000
MAX_SOURCES = 10_000


def parse(data: bytes, where: str) -> list[Source]:
    """Return the sources that an OPML file lists, each once, in its order; InputError when it lists none."""
    if len(data) > MAX_BYTES:
        raise InputError(where, "is longer than 10 million bytes", "Split it")
    root = xml.root_of(data, where)
    if xml.name(root) != "opml":
        raise InputError(where, f"is no OPML but <{xml.name(root)[:40]}>", "Give an OPML file, or an address")
    found: dict[str, Source] = {}
    for node in root.iter():
        if xml.name(node) != "outline" or len(found) >= MAX_SOURCES:
            continue
        attributes = {key.lower(): value.strip() for key, value in node.attrib.items()}
        url = attributes.get("xmlurl", "")
        if re.match(r"https?://\S+\Z", url, re.IGNORECASE):
            title = " ".join((attributes.get("title") or attributes.get("text") or "").split()) or None
            found.setdefault(url, Source(url, _kind(attributes.get("type", "")), title))
    if not found:
        raise InputError(where, "lists no feed (no outline has an http or https xmlUrl)", "Check the file")
    return list(found.values())


def _kind(value: str) -> Kind | None:
    """Return the kind that an outline's type names: ours, or "rss" for any feed; None when it says nothing."""
    value = "feed" if value.lower() in ("rss", "atom") else value.lower()
    return next((kind for kind in get_args(Kind) if kind == value), None)


def written(sources: Iterable[Source], title: str) -> bytes:
    """Return the sources as OPML, in the order of their addresses."""
    from lxml import etree  # type: ignore[import-untyped]  # heavy: imported when XML is wanted

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _sound(title)
    body = etree.SubElement(root, "body")
    for source in sorted(sources, key=lambda s: s.url):
        kind = "rss" if source.kind in (None, "feed") else str(source.kind)
        name = _sound(source.title or source.url)
        etree.SubElement(body, "outline", type=kind, text=name, title=name, xmlUrl=_sound(source.url))
    done: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return done


def _sound(value: str) -> str:
    """Return text without what XML cannot hold."""
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", value)
