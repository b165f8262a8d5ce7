"""Files of many reports -> rows, one at a time: JSON lines, JSON arrays, CSV and TSV, Parquet.

A row that cannot be read is an InputError in its place; the rows after it follow. What makes the rest unreadable
(a broken stream, an unclosed quote) is one InputError at the end.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.errors import InputError
from dateline.inputs.decode import UndecodableError, decode
from dateline.inputs.limits import MAX_FILE, MAX_STREAM, MAX_TEXT, megabytes
from dateline.inputs.streams import lines, whole

ROW_REMEDY = 'A row is {"id", "date", "text", "title"?, "outlet"?, "url"?, "language"?}'
_CSV_REMEDY = "Write it with a CSV library: quotes doubled inside quotes, one row a report"


@dataclass(frozen=True)
class Row:
    """One row: its number, where it stands (for messages), its values, a note on its encoding, its bytes if it has own.

    The number counts rows from 1; it is 0 for a file that is one object and no list.
    """

    number: int
    where: str
    data: Mapping[str, Any]
    note: str | None = None
    original: bytes | None = None


def json_lines(stream: io.BufferedReader, where: str) -> Iterator[Row | InputError]:
    """Yield the objects of a JSON Lines file; blank lines are passed over."""
    number = 0
    for n, line in enumerate(lines(stream), 1):
        place = f"{where}, line {n}"
        if line is not None and not line.strip():
            continue
        number += 1
        if line is None:
            problem = f"the line is longer than {megabytes(MAX_FILE)} bytes"
            yield InputError(place, problem, "Split it: a line holds one report")
            continue
        try:
            text, note = decode(line)
            yield _object(_loads(text), number, place, note, line)
        except UndecodableError as error:
            yield InputError(place, *error.args)
        except (ValueError, RecursionError) as error:
            yield InputError(place, f"is not JSON ({_reason(error)})", ROW_REMEDY)


def json_document(stream: io.BufferedReader, where: str) -> Iterator[Row | InputError]:
    """Yield the objects of a JSON array, of one JSON object, or of objects that follow each other."""
    try:
        text, note = decode(whole(stream, where, MAX_STREAM))
    except UndecodableError as error:
        yield InputError(where, *error.args)
        return
    at, number, line, counted = _skip(text, 0), 0, 1, 0
    in_array = text.startswith("[", at)
    at = _skip(text, at + 1) if in_array else at
    while at < len(text) and not (in_array and text[at] == "]"):
        number += 1
        line += text.count("\n", counted, at)
        counted = at
        place = f"{where}, line {line}"
        try:
            value, at = _DECODER.raw_decode(text, at)
            at = _skip(text, at)
            alone = number == 1 and not in_array and at >= len(text)
            yield _object(value, 0 if alone else number, place, note)
            if in_array and text[at : at + 1] not in (",", "]"):
                raise ValueError("the array is not closed" if at >= len(text) else "a comma is missing")
        except (ValueError, RecursionError) as error:
            yield InputError(place, f"is not JSON from here on ({_reason(error)})", ROW_REMEDY)
            return
        at = _skip(text, at + 1) if in_array and text[at] == "," else at


def delimited(stream: io.BufferedReader, where: str, delimiter: str) -> Iterator[Row | InputError]:
    """Yield the rows of a CSV or TSV file as objects keyed by its header line."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_TEXT))  # the module's own limit is 131,072
    notes: list[str] = []
    source = _decoded(stream, notes)
    try:
        head = next(source, "")
        if delimiter == "," and "," not in head:
            delimiter = next((mark for mark in ";\t" if mark in head), ",")
        header = [name.strip() for name in next(csv.reader([head], delimiter=delimiter), [])]
        names = [name.lower() if name.lower() in _KNOWN else name or f"column_{n}" for n, name in enumerate(header, 1)]
        if "text" not in names:
            found = f"it has {', '.join(map(repr, header[:8]))}" if head.strip() else "it is empty"
            yield InputError(
                where, f"has no column 'text'; {found}", "Name the columns in the first line: id,date,text"
            )
            return
        yield from _csv_rows(csv.reader(source, delimiter=delimiter, strict=True), names, where, notes)
    except UndecodableError as error:
        yield InputError(where, *error.args)
    except csv.Error as error:
        yield InputError(where, f"its first line is broken CSV ({error})", _CSV_REMEDY)


_KNOWN = ("id", "date", "text", "title", "outlet", "url", "language")


def _csv_rows(reader: Any, names: list[str], where: str, notes: list[str]) -> Iterator[Row | InputError]:
    number = 0
    while True:
        place = f"{where}, line {reader.line_num + 2}"
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(place, f"is broken CSV ({error})", _CSV_REMEDY)
            number += 1
            continue
        if not values:
            continue
        number += 1
        if any(values[len(names) :]):
            problem = f"the row has {len(values)} fields, the header {len(names)}"
            yield InputError(place, problem, _CSV_REMEDY)
            continue
        yield Row(number, place, dict(zip(names, values, strict=False)), notes.pop() if notes else None)
        notes.clear()


def _decoded(stream: io.BufferedReader, notes: list[str]) -> Iterator[str]:
    for line in lines(stream):
        if line is None:
            raise UndecodableError(f"has a line longer than {megabytes(MAX_FILE)} bytes", _CSV_REMEDY)
        text, note = decode(line)
        if note:
            notes.append(note)
        yield text


def parquet(stream: io.BufferedReader, where: str, path: str | None) -> Iterator[Row | InputError]:
    """Yield the rows of a Parquet file (read from ``path`` in batches; from memory when it is compressed)."""
    import pyarrow as pa  # heavy: imported when a Parquet file is there
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(path or pa.BufferReader(whole(stream, where, MAX_STREAM)))
        names = table.schema_arrow.names
        if "text" not in names:
            found = ", ".join(map(repr, names[:8]))
            yield InputError(where, f"has no column 'text'; it has {found}", "Name the columns id, date, text")
            return
        number = 0
        for batch in table.iter_batches(batch_size=256, use_threads=False):
            for values in batch.to_pylist():
                number += 1
                data = {key: _json_value(value) for key, value in values.items()}
                yield Row(number, f"{where}, row {number}", data)
    except Exception as error:  # a C++ library on hostile bytes: whatever it raises is this file's
        reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        yield InputError(where, f"is not Parquet that can be read ({reason})", "Write it again, or as JSON lines")


def _json_value(value: Any) -> Any:
    """Return a Parquet cell as JSON would hold it: days as text, NaN as None, what JSON lacks as its text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list):
        return [_json_value(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _json_value(v) for k, v in value.items()}
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


_BLANKS = re.compile(r"[ \t\r\n]*")


def _finite(number: str) -> float | None:
    value = float(number)
    return value if math.isfinite(value) else None


_DECODER = json.JSONDecoder(parse_float=_finite, parse_constant=lambda _: None)


def _loads(text: str) -> Any:
    return _DECODER.decode(text.strip())


def _object(value: Any, number: int, place: str, note: str | None, original: bytes | None = None) -> Row | InputError:
    if not isinstance(value, dict):
        return InputError(place, f"is not a JSON object but {str(value)[:30]!r}", ROW_REMEDY)
    return Row(number, place, value, note, original)


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error).partition(": line")[0][:100]
