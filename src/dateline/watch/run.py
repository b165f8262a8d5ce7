"""One watch: the rules over what came since the last one; new alerts are kept, sent, and marked as sent.

Alerts are written in one transaction with the mark up to which reports were watched: a process that is killed loses
none and repeats none. One that could not be sent is sent at the next watch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dateline.case.case import Case
from dateline.case.database import one
from dateline.case.judgements import standing
from dateline.case.search import Filters, search
from dateline.model import Citation
from dateline.relating.situation import relate
from dateline.watch.find import Alert, News, found
from dateline.watch.rules import Rule, checked

Send = Callable[[Alert, str], None]
_WORDS_MOST = 200  # new reports that a rule of words tells in one watch


def watch(case: Case, *, now: str, send: Send, from_start: bool = False) -> list[Alert]:
    """Return the new alerts, each handed to ``send`` (with its time) once.

    The first watch of a case takes what is there as known, unless ``from_start``. What ``send`` raises ends the watch;
    the alerts that were not sent are sent by the next.
    """
    rules = checked(case.setting("rules"))
    last = int(one(case.db, "SELECT coalesce(max(seq), 0) FROM report"))  # what comes meanwhile is the next watch's
    news = _news(case, last, from_start)
    alerts = [] if news is None else [a for rule in rules for a in _of_rule(case, rule, news)]
    with case.db.transaction():
        for alert in alerts:
            case.db.run(
                "INSERT INTO alert (rule, key, time, body) VALUES (:rule, :key, :time, :body)"
                " ON CONFLICT (rule, key) DO NOTHING",
                {"rule": alert.rule, "key": alert.key, "time": now, "body": json.dumps(alert.to_dict())},
            )
        _mark(case, "watched", last)
        if news is not None or from_start:
            _mark(case, "watched_day", _last_day(case))
    return list(_sent(case, send, now))


def _sent(case: Case, send: Send, now: str) -> Iterator[Alert]:
    for number, time, body in case.db.rows("SELECT id, time, body FROM alert WHERE sent IS NULL ORDER BY id"):
        alert = Alert.from_dict(json.loads(body))
        send(alert, time)
        case.db.run("UPDATE alert SET sent = :now WHERE id = :id", {"now": now, "id": number})
        yield alert


def _news(case: Case, last: int, from_start: bool) -> News | None:
    """Return what is to be watched; None when nothing is (no reports, or the first watch)."""
    mark = one(case.db, "SELECT value FROM meta WHERE key = 'watched'")
    if mark is None and not from_start:
        _mark(case, "watched_day", _last_day(case))
        return None
    rows = case.db.rows(
        "SELECT id, day FROM report WHERE seq > :mark AND seq <= :last AND current = 1",
        {"mark": int(mark or 0), "last": last},
    )
    before = one(case.db, "SELECT value FROM meta WHERE key = 'watched_day'")
    if not rows:
        return None
    judgements = standing(case.db)
    muted = [j.subject[0] for j in judgements if j.kind == "mute"]
    since = date.fromisoformat(min(row[1] for row in rows)) - timedelta(days=1)
    readings = case.readings(case.select(since=since, muted=muted).seqs)
    situation = relate(readings, judgements=judgements)
    return News(situation, frozenset(row[0] for row in rows), date.fromisoformat(before) if before else None)


def _of_rule(case: Case, rule: Rule, news: News) -> Iterator[Alert]:
    if rule.when != "words":
        yield from found(rule, news)
        return
    for hit in search(case.db, rule.words["query"], Filters(newest=True), _WORDS_MOST):
        if hit.report in news.fresh:
            text = f"{hit.title or hit.report} ({hit.outlet or 'outlet not stated'}, {hit.date})"
            yield Alert(rule.name, hit.report, text, (Citation(hit.report, hit.start, hit.end),))


def _last_day(case: Case) -> str | None:
    found_day: str | None = one(case.db, "SELECT max(day) FROM report WHERE current = 1")
    return found_day


def _mark(case: Case, key: str, value: object) -> None:
    if value is not None:
        case.db.run(
            "INSERT INTO meta (key, value) VALUES (:key, :value)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            {"key": key, "value": str(value)},
        )
