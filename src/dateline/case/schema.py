"""The tables of a case, as a list of migrations: version n is the case after the first n of them.

A migration is a list of statements, or a function where rows have to be filled in. A case of an earlier version
is brought up to date when it is opened; one of a later version is refused. Never edit a migration that has landed:
add one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateline.case import index, store
from dateline.case.database import WORDS, Database, one
from dateline.errors import CaseError

Migration = Sequence[str] | Callable[[Database], None]

_REPORTS = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    # A report as received. hash: of date, title, outlet, url and text. original: the bytes it was read from, where they
    # are more than the text. replaces: the report it is a changed version of; current: 0 once a later version is there.
    # date: as received; day: the date that counts, which a judgement may have put right.
    """CREATE TABLE report (
        seq {serial},
        id TEXT NOT NULL UNIQUE {bytewise},
        date TEXT NOT NULL,
        day TEXT NOT NULL {bytewise},
        hash TEXT NOT NULL UNIQUE,
        title TEXT, outlet TEXT, url TEXT, language TEXT, extra TEXT,
        text {blob} NOT NULL,
        original {blob},
        origin TEXT NOT NULL,
        received TEXT NOT NULL,
        replaces {integer} REFERENCES report (seq),
        current {integer} NOT NULL DEFAULT 1
    )""",
    "CREATE INDEX report_by_day ON report (day, id)",
    "CREATE INDEX report_by_url ON report (url)",
    "CREATE INDEX report_by_replaced ON report (replaces)",
    # What was found in it, and the version of the rules that found it.
    """CREATE TABLE reading (
        report {integer} PRIMARY KEY REFERENCES report (seq),
        rules TEXT NOT NULL,
        data {blob} NOT NULL
    )""",
    "CREATE INDEX reading_by_rules ON reading (rules)",
    # What reports speak of, by kind: actor, speaker, figure, issue, event. df: how many reports hold it.
    "CREATE TABLE term (id {serial}, kind TEXT NOT NULL, key TEXT NOT NULL, df {integer} NOT NULL, UNIQUE (kind, key))",
    """CREATE TABLE holds (
        term {integer} NOT NULL REFERENCES term (id),
        report {integer} NOT NULL REFERENCES report (seq),
        PRIMARY KEY (term, report)
    ) {clustered}""",
    "CREATE INDEX holds_by_report ON holds (report)",
)

_WORDS = {
    "sqlite": "CREATE VIRTUAL TABLE words USING fts5 (body, content = '', tokenize = 'unicode61 remove_diacritics 0')",
    "postgresql": "CREATE TABLE words (report BIGINT PRIMARY KEY REFERENCES report (seq), body TSVECTOR NOT NULL)",
}


def _full_text(db: Database) -> None:
    """Add the full-text index, with the words of the reports that are there."""
    db.run(_WORDS[db.dialect])
    if db.dialect == "postgresql":
        db.run("CREATE INDEX words_by_word ON words USING gin (body)")
    for (seq,) in db.rows("SELECT seq FROM report ORDER BY seq"):
        index.put(db, seq, store.by_seq(db, [seq])[0][1])


# What is followed (follow/source.py), times in UTC; seen: a JSON object, entry -> what told its version.
_SOURCES = (
    """CREATE TABLE source (
        url TEXT PRIMARY KEY,
        kind TEXT, title TEXT, etag TEXT, modified TEXT,
        last_tried TEXT, last_ok TEXT, next_try TEXT,
        failures {integer} NOT NULL DEFAULT 0,
        error TEXT,
        seen TEXT NOT NULL DEFAULT '{{}}'
    )""",
)

# What an analyst decided: subject is a JSON list (dateline.model.Judgement); undone: when it was taken back.
_JUDGEMENTS = (
    """CREATE TABLE judgement (
        id {serial},
        kind TEXT NOT NULL, subject TEXT NOT NULL, value TEXT,
        author TEXT NOT NULL, time TEXT NOT NULL, note TEXT,
        undone_by TEXT, undone TEXT
    )""",
)

# Which alerts were given: rule names the rule in the settings, key what it found; each pair alerts once.
_ALERTS = (
    """CREATE TABLE alert (
        id {serial},
        rule TEXT NOT NULL, key TEXT NOT NULL, time TEXT NOT NULL, sent TEXT,
        body TEXT NOT NULL,
        UNIQUE (rule, key)
    )""",
)

MIGRATIONS: list[Migration] = [_REPORTS, _full_text, _SOURCES, _JUDGEMENTS, _ALERTS]

# Tables beside reports and readings, with the columns that an export carries (plain values; reports are named by id,
# not by seq, so that they mean the same in another case). The first column is the order.
PLAIN_TABLES: dict[str, tuple[str, ...]] = {
    "alert": ("id", "rule", "key", "time", "sent", "body"),
    "judgement": ("id", "kind", "subject", "value", "author", "time", "note", "undone_by", "undone"),
    "source": tuple("url kind title etag modified last_tried last_ok next_try failures error seen".split()),
}


def version(db: Database) -> int:
    """Return the case's schema version; 0 for an empty database."""
    if db.dialect == "sqlite":
        has = one(db, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'")
    else:
        has = one(db, "SELECT 1 FROM pg_tables WHERE tablename = 'meta' AND schemaname = current_schema()")
    return int(one(db, "SELECT value FROM meta WHERE key = 'version'") or 0) if has else 0


def migrate(db: Database, upto: int | None = None) -> int:
    """Bring the case to the newest version (or to ``upto``); return the version it had. One migration, one commit."""
    goal = len(MIGRATIONS) if upto is None else upto
    before = version(db)
    if before > len(MIGRATIONS):
        raise CaseError(
            f"{db.name}: was made by a newer dateline (version {before} of the tables, this one knows "
            f"{len(MIGRATIONS)}). Update dateline; the case was left as it is"
        )
    while version(db) < goal:
        with db.transaction():
            now = version(db)  # another process may have been quicker
            if now < goal:
                apply(db, MIGRATIONS[now])
                db.run(
                    "INSERT INTO meta (key, value) VALUES ('version', :value) "
                    "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    {"value": str(now + 1)},
                )
    return before


def apply(db: Database, migration: Migration) -> None:
    """Run one migration."""
    if callable(migration):
        migration(db)
        return
    for statement in migration:
        db.run(statement.format(**WORDS[db.dialect]))
