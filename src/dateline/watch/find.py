"""What the rules find in a situation: alerts, each with the key it is known by and the words that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Citation, Expectation, PositionHistory, Record, Situation, Story, Track, place
from dateline.relating.copies import lineages
from dateline.watch.rules import Rule, When


@dataclass(frozen=True, slots=True)
class Alert(Record):
    """What a rule found. ``key`` is the same whenever the same is found; every word of ``text`` is a checked field."""

    rule: str
    key: str
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class News:
    """A situation, the ids of the reports that are new in it, and the day of the watch before (None at the first)."""

    situation: Situation
    fresh: frozenset[str]
    before: date | None


def found(rule: Rule, news: News) -> Iterator[Alert]:
    """Yield what a rule finds (rules of words are searched for, see ``run``)."""
    yield from _FINDERS[rule.when](rule, news)


def _stances(rule: Rule, news: News) -> Iterator[Alert]:
    for history in news.situation.positions:
        if rule.fits("actor", history.actor) and rule.fits("issue", history.issue):
            yield from _changes(rule, history, news)


def _changes(rule: Rule, history: PositionHistory, news: News) -> Iterator[Alert]:
    """Yield each change of stance that a new report brings, and a first stance."""
    for n, point in enumerate(history.history):
        last = history.history[n - 1] if n else None
        if point.report not in news.fresh or (last is not None and last.stance == point.stance):
            continue
        was = f" (before: {_word(last.stance)}, {last.date})" if last is not None else ""
        text = f"{history.actor or 'Somebody'} {_word(point.stance)} {history.issue}{was}"
        cited = [point] if last is None else [last, point]
        key = f"{history.actor}|{place(point.report, point.start, point.end)}|{point.stance}"
        yield Alert(rule.name, key, text, tuple(Citation(p.report, p.start, p.end) for p in cited))


def _word(stance: str) -> str:
    return {"red_line": "draws a red line at"}.get(stance, stance)


def _figures(rule: Rule, news: News) -> Iterator[Alert]:
    for track in news.situation.tracks:
        if rule.fits("about", track.of):
            yield from _moves(rule, track, news)


def _moves(rule: Rule, track: Track, news: News) -> Iterator[Alert]:
    for n, point in enumerate(track.points[1:], 1):
        last = track.points[n - 1]
        if point.report not in news.fresh or point.value is None or not last.value:
            continue
        percent = 100 * (point.value - last.value) / abs(last.value)
        if abs(percent) > rule.number:
            text = f"{track.of}: {last.value:,g} ({last.date}) -> {point.value:,g} ({point.date}), {percent:+.0f} %"
            cited = tuple(Citation(p.report, p.start, p.end) for p in (last, point))
            yield Alert(rule.name, place(point.report, point.start, point.end), text, cited)


def _outlook(rule: Rule, news: News) -> Iterator[Alert]:
    for item in news.situation.outlook:
        if item.status == "pending" or not (rule.fits("about", item.what) and rule.fits("who", item.who)):
            continue
        settles = [e for e in item.evidence if e.role == "settles"]
        if any(e.report in news.fresh for e in settles) or (not settles and _fell_due(item, news)):
            first = item.evidence[0]
            text = f"{item.what}{f' ({item.who})' if item.who else ''}: {item.status.replace('_', ' ')}"
            key = f"{place(first.report, first.start, first.end)}|{item.status}"
            cited = tuple(Citation(e.report, e.start, e.end) for e in (first, *settles))
            yield Alert(rule.name, key, text, cited)


def _fell_due(item: Expectation, news: News) -> bool:
    """Tell whether the item's time ran out since the watch before."""
    return item.to is not None and news.before is not None and item.to >= news.before


def _stories(rule: Rule, news: News) -> Iterator[Alert]:
    origin = {
        ident: n for n, group in enumerate(lineages(news.situation.readings, news.situation.copies)) for ident in group
    }
    reports = {r.report.id: r.report for r in news.situation.readings}
    for story in news.situation.stories:
        first = reports[story.reports[0]]
        if not news.fresh.intersection(story.reports) or not rule.fits("about", f"{first.title or ''} {first.text}"):
            continue
        outlets = _independent(story, origin, {i: r.outlet or i for i, r in reports.items()})
        if outlets >= rule.number:
            head = first.title or " ".join(first.text.split()[:12])
            text = f"{head}: told by {outlets} independent outlets in {len(story.reports)} reports"
            cited = tuple(Citation(ident, 0, min(len(reports[ident].text), 200)) for ident in story.reports[:5])
            yield Alert(rule.name, f"{story.id}|{rule.number:g}", text, cited)


def _independent(story: Story, origin: dict[str, int], outlet: dict[str, str]) -> int:
    """Return how many outlets tell the story with words of their own: one a lineage, one an outlet."""
    return min(len({origin[i] for i in story.reports}), len({outlet[i] for i in story.reports}))


def _none(rule: Rule, news: News) -> Sequence[Alert]:
    del rule, news
    return ()


_FINDERS: dict[When, Callable[[Rule, News], Iterator[Alert] | Sequence[Alert]]] = {
    "stance": _stances,
    "figure": _figures,
    "outlook": _outlook,
    "story": _stories,
    "words": _none,
}
