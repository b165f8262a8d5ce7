"""XML from outside -> a tree: no entities, no network, no huge documents, names without their namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.errors import InputError


def root_of(data: bytes, where: str) -> Any:
    """Return the root element; InputError when there is none. What is broken is mended as far as it goes."""
    from lxml import etree  # type: ignore[import-untyped]  # heavy: imported when XML is there

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(where, f"is no XML ({str(error)[:80]})", "Check the address") from None
    if root is None:
        raise InputError(where, "is no XML", "Check the address")
    return root


def name(node: Any) -> str:
    """Return an element's name in lower case, without its namespace; "" for what is no element."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def children(node: Any, wanted: str) -> Iterator[Any]:
    """Yield the children with this name."""
    return (child for child in node if name(child) == wanted)


def text(node: Any, wanted: str) -> str | None:
    """Return the text of the first child with this name, on one line; None without."""
    for child in children(node, wanted):
        found = " ".join((child.text or "")[:4_000].split())
        if found:
            return found
    return None
