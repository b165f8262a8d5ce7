"""Markdown: the reports' words as they are, whatever they look like."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.briefing.markdown import escape, markdown
from dateline.model import Brief, Citation, Line

FIRST, LAST = date(2024, 6, 3), date(2024, 6, 5)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*loud* _soft_", r"\*loud\* \_soft\_"),
        ("[here](http://x.example)", r"\[here\](http://x.example)"),
        ("<script>x</script>", r"\<script\>x\</script\>"),
        ("a`b`", r"a\`b\`"),
        ("a\\b", r"a\\b"),
        ("# 5 | 6", r"\# 5 \| 6"),
        ("a & b", "a & b"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("~~no~~", r"\~\~no\~\~"),
        ("plain words, 1,000 of them.", "plain words, 1,000 of them."),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    """What Markdown would read as its own is shown as it is."""
    assert escape(text) == escaped


@pytest.mark.parametrize("text", ["1. First of all", "10) Tenth", "- a dash", "+ a plus", "= x"])
def test_no_line_begins_a_list(text: str) -> None:
    """A line that looks like the beginning of a list, or a heading's underline, is escaped."""
    shown = escape(text)
    assert shown.replace("\\", "") == text
    assert not shown.startswith(("1. ", "10) ", "- ", "+ ", "= "))


def test_page() -> None:
    """Title, span, sections in order, citations in code by the number of the source."""
    lines = (
        Line("What is new", "Ships *left*.", (Citation("a", 0, 11), Citation("b", 2, 5))),
        Line("What is new", "More left.", (Citation("a", 12, 20),)),
        Line("Sources", "3 Jun 2024: a_b.", (Citation("a", 0, 50),)),
    )
    page = markdown(Brief("Ships_and", FIRST, LAST, date(2024, 6, 4), lines, ("1 report: *bees*",)))
    assert page.split("\n\n") == [
        r"# Ships\_and",
        "*Reports of 3 Jun 2024 to 5 Jun 2024; news since 4 Jun 2024.*",
        "## What is new",
        "- Ships \\*left\\*. `[1:0-11]` `[b:2-5]`\n- More left. `[1:12-20]`",
        "## Sources",
        r"1. 3 Jun 2024: a\_b.",
        "## Also in this pile",
        "- 1 report: \\*bees\\*\n",
    ]


def test_one_day() -> None:
    """One day is said once."""
    assert "*Reports of 3 Jun 2024; news" in markdown(Brief("t", FIRST, FIRST, FIRST, ()))


def test_a_hostile_report_id_cannot_leave_its_code() -> None:
    """A backtick in a report's id does not end the code span."""
    page = markdown(Brief("t", FIRST, FIRST, FIRST, (Line("What is new", "x", (Citation("a`\n<b>", 0, 1),)),)))
    assert "- x ``[a` <b>:0-1]``" in page
