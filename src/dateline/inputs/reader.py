"""The way from paths to reports: every file opened, told by its kind, read row by row, every id made unique."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputError
from dateline.inputs import feed, mail, page, tables, warc
from dateline.inputs.dates import REMEDY_FILE, REMEDY_MANY, REMEDY_ROW, name_date
from dateline.inputs.decode import UndecodableError, damage, decode, kind_of
from dateline.inputs.limits import MAX_BARREN, MAX_RATIO, MAX_REFUSALS, MAX_STREAM, megabytes
from dateline.inputs.notes import Notes
from dateline.inputs.plain import unwrap
from dateline.inputs.rows import Fallback, report
from dateline.inputs.sources import Kind, Source, cannot_open, sources
from dateline.inputs.streams import TooLongError, opened, whole
from dateline.model import Report

_ADDRESSED = ("warc", "mail", "mbox", "feed")
_OTHER = ("no column 'text'", feed.NO_FEED)
_MAIL_HEAD = re.compile(
    rb"(?:return-path|delivered-to|received|mime-version|message-id|from|to|subject|date|dkim-signature|x-[\w-]+):",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_MAIL_ONLY = re.compile(rb"^(?:message-id|mime-version|received|return-path):", re.IGNORECASE | re.MULTILINE)
_MANY: tuple[Kind, ...] = ("jsonl", "json", "csv", "tsv", "parquet", "warc", "mail", "mbox", "feed")


@dataclass(frozen=True)
class Inputs:
    """What was read: the reports in input order, what was refused, and notes on what was read all the same."""

    reports: tuple[Report, ...]
    refused: tuple[InputError, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Received:
    """A report with where it came from (file, and line or row) and the bytes it was read from, where it has its own."""

    report: Report
    where: str
    original: bytes | None = None


def read(paths: Iterable[str | Path], *, date: date | None = None, stdin: BinaryIO | None = None) -> Inputs:
    """Return the reports in files, folders, glob patterns and ``-`` (standard input), in stable order.

    ``date`` is the date of reports that have none in front or in their file name. No input raises: what cannot be
    read is in ``refused``, each with the file, what is wrong and what to do.
    """
    notes = Notes()
    reports: list[Report] = []
    refused: list[InputError] = []
    for item in read_iter(paths, date=date, stdin=stdin, notes=notes):
        if isinstance(item, Report):
            reports.append(item)
        else:
            refused.append(item)
    return Inputs(tuple(reports), tuple(refused), notes.lines())


def read_iter(
    paths: Iterable[str | Path],
    *,
    date: date | None = None,
    stdin: BinaryIO | None = None,
    notes: Notes | None = None,
) -> Iterator[Report | InputError]:
    """Yield the same, one by one and in the same order; files of many reports are read row by row."""
    for item in receive(paths, date=date, stdin=stdin, notes=notes):
        yield item.report if isinstance(item, Received) else item


def receive(
    paths: Iterable[str | Path],
    *,
    date: date | None = None,
    stdin: BinaryIO | None = None,
    notes: Notes | None = None,
) -> Iterator[Received | InputError]:
    """Yield the reports as ``read_iter`` does, each with its place and its unaltered bytes."""
    notes = Notes() if notes is None else notes
    ids: dict[str, bytes] = {}
    for source in sources(paths, notes):
        if isinstance(source, InputError):
            yield source
            continue
        for item in _guarded(source, date, stdin, notes):
            if isinstance(item, InputError):
                yield item
                continue
            kept = _with_unique_id(item.report, ids, source.where, notes)
            if kept is not None:
                harm = damage(kept.text)
                if harm:
                    notes.add(source.where, harm, kept.id)
                yield Received(kept, item.where, item.original)


def _with_unique_id(report: Report, ids: dict[str, bytes], file: str, notes: Notes) -> Report | None:
    """Return the report, its id lengthened when another report has it; None when the very report was there before."""
    content = hashlib.sha256(f"{report.date.isoformat()}\n{report.text}".encode()).digest()
    known = ids.setdefault(report.id, content)
    if known is content:
        return report
    if known == content:
        notes.add(file, "the same report again (id, date and text); read once", report.id)
        return None
    lengthened = f"{report.id}~{content.hex()[:8]}"
    if ids.setdefault(lengthened, content) is not content:
        notes.add(file, "the same report again (id, date and text); read once", report.id)
        return None
    notes.add(file, "an id that another report has; kept with a mark of its text after the id", lengthened)
    return Report(**{**{name: getattr(report, name) for name in Report.__slots__}, "id": lengthened})


def _guarded(source: Source, day: date | None, stdin: BinaryIO | None, notes: Notes) -> Iterator[Received | InputError]:
    """Yield what one source holds; whatever its stream raises becomes the last item."""
    try:
        with opened(source, stdin) as stream:
            yield from _source(source, stream, day, notes)
    except InputError as error:
        yield error
    except UndecodableError as error:
        yield InputError(source.where, *error.args)
    except TooLongError:
        problem = f"unpacks to more than {megabytes(MAX_STREAM)} bytes and {MAX_RATIO} times its size"
        yield InputError(source.where, problem, "It looks like a gzip bomb; unpack it yourself if you trust it")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        cut = isinstance(error, EOFError)
        problem = "the gzip stream ends early" if cut else f"is not sound gzip ({error})"
        yield InputError(source.where, problem, "Fetch it again; what came before the break was read")
    except UnicodeError as error:
        yield InputError(source.where, f"is broken {str(error).partition(' ')[0]} text", "Save it as UTF-8")
    except (OSError, ValueError) as error:
        yield cannot_open(source.where, error)


def _source(
    source: Source, stream: io.BufferedReader, day: date | None, notes: Notes
) -> Iterator[Received | InputError]:
    kind = source.kind if source.kind != "unknown" else _sniff(stream)
    fallback_day = name_date(source.stem.rpartition("/")[2]) or day
    if kind in _MANY:
        yield from _many(source, kind, stream, fallback_day, notes)
        return
    fallback = Fallback(source.stem, fallback_day, REMEDY_FILE)
    data = whole(stream, source.where)
    if kind == "html":
        values, note = page.fields(data, source.where)
    else:
        content, note = decode(data)
        unwrapped = unwrap(content, markdown=kind == "markdown")
        values = {**unwrapped.fields, "text": unwrapped.text}
    if note:
        notes.add(source.where, note)
    yield Received(report(values, source.where, fallback), source.where, data)


def _many(
    source: Source, kind: Kind, stream: io.BufferedReader, day: date | None, notes: Notes
) -> Iterator[Received | InputError]:
    """Yield the reports of a file with rows; of many refused rows the first thousand, then how many more."""
    refused = barren = 0
    for item in _row_reports(source, kind, stream, day, notes):
        if not isinstance(item, InputError):
            barren = 0
            yield item
            continue
        refused, barren = refused + 1, barren + 1
        if refused <= MAX_REFUSALS:
            yield item
        if barren >= MAX_BARREN:
            problem = f"{MAX_BARREN:,} rows one after the other cannot be read; the rest was left"
            yield InputError(source.where, problem, "Mend the rows named first; the others are probably alike")
            return
    if refused > MAX_REFUSALS:
        problem = f"{refused - MAX_REFUSALS:,} more rows cannot be read"
        yield InputError(source.where, problem, "Mend the rows named first; the others are probably alike")


def _row_reports(
    source: Source, kind: Kind, stream: io.BufferedReader, day: date | None, notes: Notes
) -> Iterator[Received | InputError]:
    """Yield a report or a refusal a row. A file in a folder whose first row has no text holds no reports."""
    remedy = REMEDY_MANY if kind in _ADDRESSED else REMEDY_ROW
    for row in _rows(source, kind, stream, notes):
        if isinstance(row, InputError):
            other = next((words for words in _OTHER if words in row.problem), None)
            if other and not source.named:
                notes.add(source.where, f"holds no reports ({other}); passed over")
                return
            yield row
            continue
        if not source.named and row.number <= 1 and "text" not in row.data:
            notes.add(source.where, "holds no reports (no 'text' in its first row); passed over")
            return
        if row.note:
            notes.add(source.where, row.note, row.where.rpartition(", ")[2])
        name = f"{source.stem}-{row.number}" if row.number else source.stem
        try:
            made = report(row.data, row.where, Fallback(name, day, remedy))
            yield Received(made, row.where, row.original)
        except InputError as error:
            yield error


def _rows(source: Source, kind: Kind, stream: io.BufferedReader, notes: Notes) -> Iterator[tables.Row | InputError]:
    if kind == "warc":
        return _pages(source, stream, notes)
    if kind == "mail":
        return mail.one(stream, source.where)
    if kind == "mbox":
        return mail.mailbox(stream, source.where)
    if kind == "feed":
        return feed.rows(stream, source.where)
    if kind == "jsonl":
        return tables.json_lines(stream, source.where)
    if kind == "json":
        return tables.json_document(stream, source.where)
    if kind == "parquet":
        direct = not source.gz and not source.is_stdin
        return tables.parquet(stream, source.where, source.path if direct else None)
    return tables.delimited(stream, source.where, "\t" if kind == "tsv" else ",")


def _pages(source: Source, stream: io.BufferedReader, notes: Notes) -> Iterator[tables.Row | InputError]:
    """Yield the pages of a web archive; what else it holds is counted in the notes."""
    passed: Counter[str] = Counter()
    try:
        yield from warc.rows(stream, source.where, passed)
    finally:
        for reason in sorted(passed):
            notes.add(source.where, f"{passed[reason]:,} {reason} passed over")


def _sniff(stream: io.BufferedReader) -> Kind:
    """Return the kind of a stream without a telling name, by how it begins."""
    begin = stream.peek(4096)[:4096]
    if kind_of(begin) and begin.startswith(b"PAR1"):
        return "parquet"
    begin = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b"WARC/"):
        return "warc"
    if re.match(rb"From \S+ .*\d{4}", begin):
        return "mbox"
    if _MAIL_HEAD.match(begin) and _MAIL_ONLY.search(begin.partition(b"\n\n")[0].partition(b"\n\r\n")[0]):
        return "mail"
    if re.match(rb"<(?:\?xml|rss|feed|rdf:rdf)\b", begin, re.IGNORECASE) and _FEED.search(begin):
        return "feed"
    if re.match(rb'\{[ \t]*"', begin):
        return "jsonl"
    if re.match(rb'\{\s*"|\[\s*\{', begin):
        return "json"
    if re.match(rb"<(!doctype html|html|head|\?xml|meta)\b", begin, re.IGNORECASE):
        return "html"
    head = begin.partition(b"\n")[0].lower()
    if {b"text", b"date"} <= {name.strip(b' "\r') for name in re.split(rb"[,;\t]", head)}:
        return "csv"
    return "text"
