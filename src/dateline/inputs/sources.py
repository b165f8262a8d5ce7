"""Paths, folders, glob patterns and ``-`` -> the files to read, in a stable order, each with the stem of its ids."""

from __future__ import annotations

import dataclasses
import glob
import hashlib
import os
import re
import stat
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.errors import InputError
from dateline.inputs.notes import Notes

Kind = Literal[
    "text", "markdown", "html", "jsonl", "json", "csv", "tsv", "parquet", "warc", "mail", "mbox", "feed", "unknown"
]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".eml": "mail",
    ".mbox": "mbox",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
}
ACCEPTED = f"{', '.join(KINDS)}, each also with .gz"
_NO_REPORTS = frozenset({"readme", "license", "licence", "changelog", "contributing", "__macosx"})
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}")


@dataclass(frozen=True)
class Source:
    """One file to read. ``where`` is its printable name; ``named`` is false for files found in a folder."""

    path: str
    where: str
    stem: str
    kind: Kind
    gz: bool = False
    named: bool = True
    suffix: str = ""

    @property
    def is_stdin(self) -> bool:
        """Whether this is standard input."""
        return self.path == "-"


def sources(paths: Iterable[str | Path], notes: Notes) -> list[Source | InputError]:
    """Return every file that ``paths`` means, once, and an error for each path that means none."""
    found: list[Source | InputError] = []
    seen: set[str] = set()
    for path in paths:
        for item in _expand(str(path)):
            if isinstance(item, Source):
                key = item.path if item.is_stdin else os.path.realpath(item.path)
                if key in seen:
                    continue
                seen.add(key)
            found.append(item)
    return _with_unique_stems(found, notes)


def printable(name: str) -> str:
    """Return a file name fit for a message and for UTF-8: undecodable bytes and control characters become ``?``."""
    return "".join(ch if ch.isprintable() else "?" for ch in name)


def _expand(path: str) -> Iterator[Source | InputError]:
    if path == "-":
        yield Source("-", "standard input", "stdin", "unknown")
        return
    where = printable(path)
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and glob.has_magic(path):
            yield from _matches(path, where)
        else:
            yield cannot_open(where, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, where)
    else:
        yield _file(path, mode, named=True)


def cannot_open(where: str, error: Exception) -> InputError:
    """Return the error for a path that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        if os.path.islink(where):
            return InputError(where, "is a link to a file that is gone", "Remove it, or name the file itself")
        return InputError(where, "there is no such file or folder", "Check the name")
    if isinstance(error, PermissionError):
        return InputError(where, "may not be read", "Give yourself the right to read it (chmod u+r)")
    reason = (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
    return InputError(where, f"cannot be opened ({reason})", "Check the name, links and disk")


def _matches(pattern: str, where: str) -> Iterator[Source | InputError]:
    count = 0
    for match in sorted(glob.glob(pattern, recursive=True)):
        try:
            mode = os.stat(match).st_mode
        except OSError as error:
            yield cannot_open(printable(match), error)
            continue
        if stat.S_ISREG(mode) and _wanted(os.path.basename(match)):
            count += 1
            yield _file(match, mode, named=False)
    if not count:
        yield InputError(where, "no file that dateline reads matches this pattern", "Check it; ** goes into folders")


def _folder(path: str, where: str) -> Iterator[Source | InputError]:
    count = 0
    for item in _walk(path):
        count += 1
        yield item
    if not count:
        yield InputError(where, "the folder holds no file that dateline reads", f"It reads {ACCEPTED}")


def _walk(top: str) -> Iterator[Source | InputError]:
    """Yield a folder's files in name order, each folder's own files where its name falls. Link loops end."""
    visited: set[str] = set()
    todo = [top]
    while todo:
        path = todo.pop()
        try:
            mode = os.stat(path).st_mode
            if not stat.S_ISDIR(mode):
                if stat.S_ISREG(mode) and _wanted(os.path.basename(path)):
                    yield _file(path, mode, named=False)
                continue
            real = os.path.realpath(path)
            if real in visited:
                continue
            visited.add(real)
            names = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            yield cannot_open(printable(path), error)
            continue
        todo += [os.path.join(path, name) for name in names if not _noise(name)]


def _noise(name: str) -> bool:
    return name.startswith(".") or name.lower().partition(".")[0] in _NO_REPORTS


def _wanted(name: str) -> bool:
    return _split(name)[1] in KINDS and not _noise(name)


def _split(name: str) -> tuple[str, str, bool]:
    """Return the stem, the suffix that tells the kind ("" when none) and whether ``.gz`` follows it."""
    gz = name.lower().endswith(".gz")
    stem, suffix = os.path.splitext(name[:-3] if gz else name)
    if suffix.lower() in KINDS:
        return stem, suffix.lower(), gz
    suffix = suffix if _SUFFIX.fullmatch(suffix) else ""
    return (name[:-3], "", True) if gz and not suffix else (name, suffix.lower(), gz)


def _file(path: str, mode: int, *, named: bool) -> Source | InputError:
    where = printable(path)
    if not stat.S_ISREG(mode):
        return InputError(where, "is a pipe or device, not a file", "Send it to standard input and give - as the path")
    stem, suffix, gz = _split(os.path.basename(path))
    if suffix and suffix not in KINDS:
        return InputError(where, f"dateline does not read {printable(suffix)} files", f"It reads {ACCEPTED}")
    return Source(path, where, printable(stem), KINDS.get(suffix, "unknown"), gz, named, suffix)


def _with_unique_stems(found: list[Source | InputError], notes: Notes) -> list[Source | InputError]:
    """Give files of the same stem their folder's path as well, and leave out a second file with the same content."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for item in found:
        if isinstance(item, Source):
            groups[item.stem].append(item)
    renamed: dict[str, Source | None] = {}
    for group in groups.values():
        if len(group) > 1:
            renamed.update(_told_apart(group, notes))
    out: list[Source | InputError] = []
    for item in found:
        kept = renamed.get(item.path, item) if isinstance(item, Source) else item
        if kept is not None:
            out.append(kept)
    return out


def _told_apart(group: list[Source], notes: Notes) -> dict[str, Source | None]:
    """Return by path what becomes of files that share a stem: renamed, or None for the same content again."""
    first: dict[tuple[str, str], Source] = {}
    out: dict[str, Source | None] = {}
    sizes = Counter((s.suffix, _size(s)) for s in group)
    for source in group:
        content = _digest(source) if sizes[source.suffix, _size(source)] > 1 else source.path
        same = first.setdefault((source.suffix, content), source)
        if same is not source:
            notes.add(source.where, f"the same content as {same.where}; read once")
            out[source.path] = None
    kept = list(first.values())
    if len(kept) == 1:
        return out
    places = {s.path: os.path.abspath(s.path) for s in kept}
    common = os.path.commonpath([os.path.dirname(place) for place in places.values()])
    stems = {s.path: _relative_stem(s, places[s.path], common) for s in kept}
    taken = Counter(stems.values())
    for source in kept:
        stem = stems[source.path]
        if taken[stem] > 1:
            stem += source.suffix + (".gz" if source.gz else "")
        out[source.path] = dataclasses.replace(source, stem=stem)
    return out


def _relative_stem(source: Source, place: str, common: str) -> str:
    folder = os.path.relpath(os.path.dirname(place), common)
    return source.stem if folder == "." else printable(f"{folder}/{source.stem}".replace(os.sep, "/"))


def _size(source: Source) -> int:
    try:
        return os.stat(source.path).st_size
    except OSError:
        return -1


def _digest(source: Source) -> str:
    """Return a hash of the file's bytes, or its path when it cannot be read (the reader reports that)."""
    try:
        with open(source.path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return source.path
