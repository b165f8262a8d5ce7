"""Search in a case: words, and what was found in the reports; each hit with its citation and what to highlight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Literal, get_args

from dateline.case import store
from dateline.case.database import Database, listed, one
from dateline.case.index import Token, tokens
from dateline.case.query import Condition, Phrase, parse, phrases, rendered
from dateline.knowledge.folding import slug
from dateline.model import Reading, Record, Report
from dateline.relating.stories import stories

ThingKind = Literal["reports", "quotes", "figures", "events", "positions", "outlook"]
KINDS: tuple[ThingKind, ...] = get_args(ThingKind)
SNIPPET = 220  # characters of a report that a hit shows, about
STORY_DAYS = 5  # a story's reports are looked for so many days around the one named
STORY_MOST = 200
RANKED = 20_000  # reports that are ranked together: those that came last; older ones follow
_PAGE = 50  # reports unpacked at once while looking for things


@dataclass(frozen=True)
class Hit:
    """A place that answers a query: its report, the cited span, the spans to highlight (all in the report's text)."""

    report: str
    date: date
    outlet: str | None
    title: str | None
    kind: ThingKind
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    by: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the hit as JSON holds it."""
        row = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**row, "date": self.date.isoformat(), "marks": [list(pair) for pair in self.marks]}


@dataclass(frozen=True)
class Filters:
    """What narrows a search. Actors and speakers are names or ids; ``story`` is the id of one of its reports."""

    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    actor: str | None = None
    speaker: str | None = None
    story: str | None = None
    kind: ThingKind = "reports"
    newest: bool = False


def search(db: Database, text: str = "", filters: Filters | None = None, limit: int = 20) -> Iterator[Hit]:
    """Yield at most ``limit`` hits: the best first (newest first with ``newest``, and where there are no words)."""
    chosen = filters or Filters()
    condition = parse(text)
    if condition is None and text.strip():
        return
    found = 0
    seqs = _matching(db, condition, chosen, limit)
    for n in range(0, len(seqs), _PAGE):
        for hit in _hits(db, seqs[n : n + _PAGE], condition, chosen):
            yield hit
            found += 1
            if found == limit:
                return


def _matching(db: Database, condition: Condition | None, chosen: Filters, limit: int) -> list[int]:
    """Return the reports that match, in the order of the answer."""
    where, values = _narrowed(db, chosen)
    most = limit if chosen.kind == "reports" else 40 * limit
    values["most"] = most
    if condition is None:
        sql = f"SELECT r.seq FROM report r WHERE {where} ORDER BY r.day DESC, r.id LIMIT :most"
        return [row[0] for row in db.rows(sql, values)]
    values["match"] = rendered(condition, db.dialect)
    if db.dialect == "sqlite":
        join, rank = "JOIN words w ON w.rowid = r.seq WHERE w.words MATCH :match AND", "w.rank"
    else:
        join = "JOIN words w ON w.report = r.seq WHERE w.body @@ CAST(:match AS tsquery) AND"
        rank = "-ts_rank(w.body, CAST(:match AS tsquery), 1)"
    row = "w.rowid" if db.dialect == "sqlite" else "w.report"
    if chosen.newest:
        order, sides = "r.day DESC, r.id", _last_days(db, row)
    else:
        order, sides = f"{rank}, r.day DESC, r.id", _last_come(db, row)
    found: list[int] = []
    for side, border in sides:
        sql = f"SELECT r.seq FROM report r {join} {where} AND {side} ORDER BY {order} LIMIT :most"
        found += [r[0] for r in db.rows(sql, {**values, **border, "most": most - len(found)})]
        if len(found) >= most:
            break
    return found


Side = tuple[str, dict[str, Any]]


def _last_come(db: Database, row: str) -> list[Side]:
    """Return the halves of a case that are ranked one after the other: what came last, then the older reports."""
    border = {"border": int(one(db, "SELECT coalesce(max(seq), 0) FROM report")) - RANKED}
    return [(f"{row} > :border", border), *([(f"{row} <= :border", border)] if border["border"] > 0 else [])]


def _last_days(db: Database, row: str) -> list[Side]:
    """Return the halves by date: the days of the newest reports (which came after some place), then the days before."""
    day = one(db, "SELECT day FROM report ORDER BY day DESC LIMIT 1 OFFSET :few", {"few": RANKED})
    if day is None:
        return [("1 = 1", {})]
    border = {"day": day, "first": one(db, "SELECT min(+seq) FROM report WHERE day >= :day", {"day": day})}
    return [(f"r.day >= :day AND {row} >= :first", border), ("r.day < :day", {"day": day})]


def _narrowed(db: Database, chosen: Filters) -> tuple[str, dict[str, Any]]:
    """Return the filters as SQL over the table report, with its values."""
    parts, values = ["r.current = 1"], dict[str, Any]()
    for name, sql in (("since", "r.day >= :since"), ("until", "r.day <= :until")):
        day = getattr(chosen, name)
        if day is not None:
            parts.append(sql)
            values[name] = day.isoformat()
    if chosen.outlet is not None:
        parts.append("lower(r.outlet) = :outlet")
        values["outlet"] = chosen.outlet.lower()
    for kind in ("actor", "speaker"):
        name = getattr(chosen, kind)
        if name is not None:
            parts.append(
                "r.seq IN (SELECT h.report FROM holds h JOIN term t ON t.id = h.term"
                f" WHERE t.kind = '{kind}' AND t.key = :{kind})"
            )
            values[kind] = slug(name)
    if chosen.story is not None:
        names, members = listed(story_of(db, chosen.story) or [-1], "story")
        parts.append(f"r.seq IN {names}")
        values.update(members)
    return " AND ".join(parts), values


def story_of(db: Database, report: str) -> list[int]:
    """Return the reports of the story that this report (by id) belongs to, itself too; none when it is unknown."""
    found = db.rows("SELECT seq, day FROM report WHERE id = :id", {"id": report})
    if not found:
        return []
    seq, day = found[0][0], date.fromisoformat(found[0][1])
    near = db.rows(
        "SELECT r.seq FROM report r LEFT JOIN holds h ON h.report = r.seq"
        " AND h.term IN (SELECT term FROM holds WHERE report = :seq)"
        " WHERE r.current = 1 AND r.day BETWEEN :first AND :last"
        " GROUP BY r.seq, r.id ORDER BY count(h.term) DESC, r.id LIMIT :most",
        {
            "seq": seq,
            "first": str(day - timedelta(days=STORY_DAYS)),
            "last": str(day + timedelta(days=STORY_DAYS)),
            "most": STORY_MOST,
        },
    )
    seqs = sorted({seq, *(row[0] for row in near)})
    readings = store.readings(db, seqs)
    own = next((set(s.reports) for s in stories(readings) if report in s.reports), {report})
    return [s for s, r in store.by_seq(db, seqs) if r.id in own]


def _hits(db: Database, seqs: Sequence[int], condition: Condition | None, chosen: Filters) -> Iterator[Hit]:
    wanted = list(phrases(condition))
    if chosen.kind == "reports":
        for _, report in store.by_seq(db, seqs):
            yield _snippet(report, wanted)
        return
    readings = {r.report.id: r for r in store.readings(db, seqs)}
    for _, report in store.by_seq(db, seqs):
        yield from _things(readings[report.id], wanted, chosen)


def _snippet(report: Report, wanted: Sequence[Phrase]) -> Hit:
    """Return the stretch of the report that holds most of the wanted words, at word borders."""
    text = report.text
    marks = _marks(text, wanted)
    first = 0
    if marks:
        counts = [sum(1 for s, _ in marks if begin <= s < begin + SNIPPET) for begin, _ in marks]
        first = max(0, marks[counts.index(max(counts))][0] - SNIPPET // 4)
    start = text.rfind(" ", 0, first) + 1 if first else 0
    end = start + SNIPPET
    end = len(text) if len(text) <= end else max(text.rfind(" ", start, end), start + SNIPPET // 2)
    inside = tuple((s, e) for s, e in marks if start <= s and e <= end)
    return Hit(report.id, report.date, report.outlet, report.title, "reports", start, end, text[start:end], inside)


def _things(reading: Reading, wanted: Sequence[Phrase], chosen: Filters) -> Iterator[Hit]:
    """Yield what was found of the asked kind, where all words stand in its words or around them (its sentence)."""
    report, text = reading.report, reading.report.text
    who = {a.id: a.name for a in reading.actors}
    for thing in _of_kind(reading, chosen.kind):
        by = _holder(reading, thing)
        if chosen.speaker is not None and by != slug(chosen.speaker):
            continue
        start, end = _bounds(thing)
        if not 0 <= start < end:
            continue
        left, right = _sentence(reading, start, end)
        marks = [(s + left, e + left) for s, e in _marks(text[left:right], wanted)]
        if wanted and not _has_all(text[left:right], wanted):
            continue
        if chosen.kind != "quotes":  # the sentence is what can be read; the thing is marked in it
            marks = [(start, end), *(m for m in marks if m[1] <= start or end <= m[0])]
            start, end = left, right
        inside = tuple(sorted((s, e) for s, e in marks if start <= s and e <= end))
        name = who.get(by, by) if by is not None else None
        cited = (start, end, text[start:end], inside, name)
        yield Hit(report.id, report.date, report.outlet, report.title, chosen.kind, *cited)


def _of_kind(reading: Reading, kind: ThingKind) -> Sequence[Any]:
    return reading.attributions if kind == "quotes" else tuple(getattr(reading, kind))


def _bounds(thing: Record) -> tuple[int, int]:
    content: Any = getattr(thing, "content", None)
    if content is not None:
        return (min(s for s, _ in content), max(e for _, e in content)) if content else (-1, -1)
    return thing.start, thing.end  # type: ignore[attr-defined]


def _holder(reading: Reading, thing: Record) -> str | None:
    """Return the actor id of whose quote, figure, position or statement it is."""
    for name in ("speaker", "actor", "who"):
        if hasattr(thing, name):
            value: str | None = getattr(thing, name)
            return value
    index: int | None = getattr(thing, "attribution", None)
    return reading.attributions[index].speaker if index is not None else None


def _sentence(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentences that the span lies in."""
    inside = [s for s in reading.sentences if s.start < end and start < s.end]
    return (min([start, *(s.start for s in inside)]), max([end, *(s.end for s in inside)]))


def _has_all(text: str, wanted: Sequence[Phrase]) -> bool:
    found = tokens(text)
    return all(next(_places(found, phrase), None) is not None for phrase in wanted)


def _marks(text: str, wanted: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Return the spans of the wanted phrases in a text, sorted, none within another."""
    found = tokens(text)
    places = sorted({place for phrase in wanted for place in _places(found, phrase)})
    return [a for a, b in pairwise([*places, (len(text) + 1, len(text) + 1)]) if a[1] <= b[0]]


def _places(found: Sequence[Token], phrase: Phrase) -> Iterator[tuple[int, int]]:
    size = len(phrase.words)
    for n in range(len(found) - size + 1):
        run = found[n : n + size]
        if all(t.stem == w for t, w in zip(run[:-1], phrase.words[:-1], strict=True)) and (
            run[-1].stem.startswith(phrase.words[-1]) if phrase.prefix else run[-1].stem == phrase.words[-1]
        ):
            yield run[0].start, run[-1].end
