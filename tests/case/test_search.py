"""Search: words, phrases, filters, things; the same answers from both databases; no query is an error."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case.conftest import HARBOUR, HARBOUR_LATER, NOW, TALKS, received, report

from dateline.case import Case, create
from dateline.case.database import Dialect
from dateline.case.index import folded, tokens
from dateline.case.query import parse, phrases, rendered
from dateline.case.search import Filters, search

STORM = report(
    "storm", "2022-02-02", "A storm sank two ships off Valdora on Wednesday, the coast guard said.", "Inland Post"
)
CAFE = report("cafe", "2022-02-03", "The café owners’ association of Ostmark wants lower prices for gas and oil.", None)
ALL = (HARBOUR, STORM, CAFE, TALKS)


@pytest.fixture
def case(address: str) -> Iterator[Case]:
    """Yield a case of four reports, on a file and on a server."""
    with create(address) as made:
        made.add(received(*ALL), now=NOW)
        yield made


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("ships", {"harbour", "storm"}),
        ("SHIP", {"harbour", "storm"}),
        ("ships blockade", {"harbour"}),
        ("ships AND NOT blockade", {"storm"}),
        ("ships -blockade", {"storm"}),
        ("storm OR cafe", {"storm", "cafe"}),
        ("(storm OR cafe) ships", {"storm"}),
        ('"end to the blockade"', {"harbour"}),
        ('"blockade the end"', set()),
        ("blockad*", {"harbour", "talks"}),
        ("Café", {"cafe"}),
        ("owners", {"cafe"}),
        ("nothingofthekind", set()),
        ("NOT ships", set()),
        ('""', set()),
        ("' OR 1=1 --", set()),
    ],
)
def test_words_and_what_joins_them(case: Case, query: str, finds: set[str]) -> None:
    """Words, phrases, AND, OR, NOT, groups and word beginnings, alike on both databases."""
    assert {hit.report for hit in search(case.db, query)} == finds


@pytest.mark.parametrize(
    ("filters", "finds"),
    [
        (Filters(), ["talks", "cafe", "storm", "harbour"]),
        (Filters(outlet="inland post"), ["talks", "storm"]),
        (Filters(actor="Sergei Lavrov"), ["talks"]),
        (Filters(actor="sergei-lavrov"), ["talks"]),
        (Filters(speaker="Ilse Marn"), ["harbour"]),
        (Filters(actor="Nobody Known"), []),
        (Filters(story="no-such-report"), []),
    ],
)
def test_filters(case: Case, filters: Filters, finds: list[str]) -> None:
    """Without words the newest come first; a filter leaves what it says."""
    assert [hit.report for hit in search(case.db, "", filters)] == finds


def test_days(case: Case) -> None:
    """``since`` and ``until`` are both inside."""
    chosen = Filters(since=STORM.date, until=CAFE.date)
    assert {hit.report for hit in search(case.db, "", chosen)} == {"storm", "cafe"}


def test_things_are_cited_in_their_words(case: Case) -> None:
    """Quotes of a speaker, figures about a thing: each hit's span holds its words, and its marks lie in it."""
    (quote,) = search(case.db, "blockade", Filters(kind="quotes", speaker="Ilse Marn"))
    assert quote.by == "Ilse Marn"
    assert "We demand" in quote.text
    figures = list(search(case.db, "ships", Filters(kind="figures")))
    assert {hit.report for hit in figures} == {"harbour", "storm"}
    texts = {r.id: r.text for r in ALL}
    for hit in [quote, *figures]:
        assert texts[hit.report][hit.start : hit.end] == hit.text
        assert hit.marks
        assert all(hit.start <= s < e <= hit.end for s, e in hit.marks)
    assert {texts[h.report][h.marks[0][0] : h.marks[0][1]] for h in figures} >= {"two ships"}


def test_snippets_show_what_was_found(case: Case) -> None:
    """The snippet is a stretch of the text around the words, each of them marked."""
    (hit,) = search(case.db, '"talks are scheduled"')
    assert HARBOUR.text[hit.start : hit.end] == hit.text
    assert [HARBOUR.text[s:e] for s, e in hit.marks] == ["Talks are scheduled"]


def test_a_replaced_version_is_not_found(case: Case) -> None:
    """Of a report that changed only the version that counts is found."""
    case.add(received(HARBOUR_LATER), now=NOW)
    assert {hit.report for hit in search(case.db, "port authority")} == {"harbour-2"}


def test_a_story_is_its_reports(address: str) -> None:
    """The story filter finds reports of the same happening, and not the others."""
    sank = "fishing ships off Valdora on Wednesday night, the coast guard said."
    one = report("one", "2022-02-02", f"A storm sank two {sank}", "A")
    two = report("two", "2022-02-03", f"The storm sank both {sank}", "B")
    with create(address) as made:
        made.add(received(one, two, CAFE), now=NOW)
        assert {hit.report for hit in search(made.db, "", Filters(story="one"))} == {"one", "two"}


PIECES = ["\x00", "日本", "NEAR(", *"\" ( ) - * AND OR NOT ships café ' \\ : <-> & | ! { ^ ½ ﬁ 's %".split()]


def test_no_query_is_an_error(case: Case) -> None:
    """Five hundred queries out of operators, quotes and odd letters: each gets an answer."""
    chance = random.Random(5)
    for _ in range(500):
        query = "".join(chance.choice([*PIECES, " ", " "]) for _ in range(chance.randrange(1, 12)))
        list(search(case.db, query.replace("\x00", chance.choice(string.printable))))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["sqlite", "postgresql"]))
def test_conditions_hold_our_words_and_operators_only(query: str, dialect: Dialect) -> None:
    """Whatever is typed, the database sees letters and digits in quotes, and our operators."""
    condition = parse(query)
    if condition is not None:
        allowed = set("\"' ()*&|!<->:")
        words = {ch for phrase in phrases(condition) for word in phrase.words for ch in word}
        assert all(ch in allowed or ch.isalnum() for ch in rendered(condition, dialect))
        assert all(ch.isalnum() for ch in words)


def test_deep_and_long_queries_are_cut() -> None:
    """A thousand parentheses and a million words are read as far as makes sense."""
    assert parse("(" * 2000 + "ships") is None
    assert len(list(phrases(parse("ship " * 1_000_000)))) <= 200


def test_tokens_keep_their_places() -> None:
    """Words are folded and stemmed; spans are those of the text. Other stems mean a new index for every case."""
    text = "Ships’ crews, 100,000 strong: Café"
    assert [(t.stem, text[t.start : t.end]) for t in tokens(text)][:2] == [("ship", "Ships"), ("crew", "crews")]
    assert [folded(w) for w in ("negotiations", "CAFÉ", "blockade", "troops", "Straße")] == [
        "negoti",
        "cafe",
        "blockad",
        "troop",
        "strass",
    ]
