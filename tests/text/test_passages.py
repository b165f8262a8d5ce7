"""Passages: the story is kept, what stands around it is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.text.article import article
from dateline.text.passages import choose, passages

STORY = [
    "The ferry between Tallinn and Helsinki will stop running for two weeks in March, the operator said on Tuesday.",
    "Engineers found cracks in both propellers of the ship during an inspection last week, according to the company.",
    "The repair of the propellers will cost about 4 million euros and needs a dry dock, said Liisa Tamm of the yard.",
    "Passengers who have booked a crossing can travel with two smaller ships or ask the operator for their money back.",
    "The Estonian transport ministry said it expected no shortage of goods, since most freight goes by another line.",
]
PAGE = [
    "Sign up for our morning newsletter",
    "Cracked propellers stop Tallinn ferry for two weeks",
    "The ferry in Tallinn harbour in May. Photo: Jaan Kask/Agency via Getty Images",
    *STORY,
    "Maria Oja",
    "Mar 3, 2020 - Business",
    "Potato prices climb to a ten-year high",
    "Illustration: Peeter Saar/Courier",
    "Potato growers in the south blame a dry summer and dear fertiliser for prices that have doubled since the autumn.",
    "Copyright 2020 Courier. All rights reserved.",
]


def labelled(text: str) -> dict[str, str]:
    """Return the kind of each line, by its text."""
    found = {}
    for passage in passages(text):
        for line in text[passage.start : passage.end].split("\n"):
            if line.strip():
                found[line.strip()] = passage.kind
    return found


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_page_is_labelled_line_by_line(gap: str) -> None:
    kinds = labelled(gap.join(PAGE))
    assert [kinds[line] for line in STORY] == ["story"] * len(STORY)
    assert kinds["Sign up for our morning newsletter"] == "boilerplate"
    assert kinds["Cracked propellers stop Tallinn ferry for two weeks"] == "headline"
    assert kinds["The ferry in Tallinn harbour in May. Photo: Jaan Kask/Agency via Getty Images"] == "caption"
    assert kinds["Mar 3, 2020 - Business"] == "byline"
    assert kinds["Illustration: Peeter Saar/Courier"] == "caption"
    assert kinds["Potato prices climb to a ten-year high"] == "other_story"
    assert kinds[next(line for line in PAGE if line.startswith("Potato growers"))] == "other_story"
    assert kinds["Copyright 2020 Courier. All rights reserved."] == "boilerplate"


@pytest.mark.parametrize(
    "text",
    [
        " ".join(STORY),
        "\n".join(STORY),
        "\n\n".join(STORY),
        "\n".join("- " + line for line in STORY),
        "Why it matters: " + "\n".join(STORY),
        "Die Fähre fällt zwei Wochen aus.\nDas teilte die Reederei am Dienstag in Tallinn mit.\n"
        "Ingenieure fanden Risse in beiden Schrauben des Schiffes, als sie es in der vergangenen Woche prüften.",
        "Паром не будет ходить две недели, сообщила компания во вторник в Таллине.\n"
        "Инженеры нашли трещины в обоих винтах судна во время осмотра на прошлой неделе.",
    ],
)
def test_plain_story_is_kept_whole(text: str) -> None:
    assert article(text, passages(text)) == text


def test_furniture_lines_in_plain_text_are_left_out() -> None:
    lines = [*STORY[:2], "Share this article:", *STORY[2:], "(Reporting by Jaan Kask; editing by Anu Saar)"]
    text = "\n".join(lines)
    assert article(text, passages(text)) == "\n".join(STORY)


def test_sign_up_list_of_full_sentences_is_left_out() -> None:
    pitches = []
    for town in ("Tartu", "Narva", "Pärnu", "Viljandi"):
        pitches += [
            f"Want the week's best {town} stories?",
            f"Get a weekly digest of what happens in {town} with Courier {town}.",
        ]
    text = "\n".join([*pitches, *STORY])
    assert article(text, passages(text)) == "\n".join(STORY)


@pytest.mark.parametrize(
    "stamp",
    [
        "March {}, 2020 at 4:12 pm | ",
        "Posted by: jk | March {}, 2020 10:53 AM | Report abuse ",
        "At 16:12 {}th Mar 2020, seafarer wrote: ",
    ],
)
def test_readers_comments_with_stamps_are_left_out(stamp: str) -> None:
    said = "I have taken this ship for twenty years and nobody ever told me why it is always so very late."
    text = "\n".join([*STORY, *(stamp.format(n) + said for n in (3, 4, 5)), said])
    assert article(text, passages(text)) == "\n".join(STORY)


def test_wrapped_paragraphs_are_judged_as_one() -> None:
    wrapped = (
        "The ferry between Tallinn and Helsinki will stop running for two weeks\n"
        "in March, the operator said on Tuesday, because both of its propellers\n"
        "are cracked and must be repaired in a dry dock in the port of Turku\n"
        "before the spring, when most of the travellers come and the crossing\n"
        "earns the money it needs.\n\nThe ministry said it expected no shortage."
    )
    assert article(wrapped, passages(wrapped)) == wrapped


def test_nothing_for_nothing() -> None:
    assert passages("") == ()
    assert passages(" \n\t\n") == ()


def test_choose_prefers_runs() -> None:
    assert choose([2.0, -0.1, 2.0], switch=1.0) == [True, True, True]
    assert choose([2.0, -3.0, 2.0], switch=1.0) == [True, False, True]
    assert choose([]) == []


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=400) | st.lists(st.sampled_from([*PAGE, "", " ", "\u2028", "…", "• "]), max_size=25).map("\n".join)
)
def test_passages_cover_the_text_in_order(text: str) -> None:
    at = 0
    for passage in passages(text):
        assert at <= passage.start < passage.end <= len(text)
        assert not text[at : passage.start].strip()
        piece = text[passage.start : passage.end]
        assert piece == piece.strip()
        at = passage.end
    assert not text[at:].strip()


def seed(number: str) -> str:
    """Return the text of a seed report, without its date head; skip when the seeds are not there."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    found = sorted(folder.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip(f"no seed reports in {folder}")
    return re.sub(r"\A date \d{4}-\d\d-\d\d ", "", found[0].read_text(encoding="utf-8"))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("number", "never", "lines"),
    [
        ("000", ("hypersonic", "Nord Stream", "Omicron", "Photo:", "daily briefing"), 13),
        ("001", (), None),
        ("002", ("newsletter", "digest", "Axios", "Sign up", "Photo:"), 19),
        ("003", (), 8),
        ("004", ("Kadamovskiy",), 14),
    ],
)
def test_seed_reports_keep_the_story_alone(number: str, never: tuple[str, ...], lines: int | None) -> None:
    text = seed(number)
    story = article(text, passages(text))
    assert [word for word in never if word in story] == []
    if lines is not None:
        assert len([line for line in story.split("\n") if line.strip()]) == lines
