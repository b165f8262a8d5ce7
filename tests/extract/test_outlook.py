"""Outlook items: what is found, of which kind, by whom, when; and what is none."""

from datetime import date

import pytest

from dateline.extract.reading import annotate
from dateline.model import Outlook, Report

DAY = date(2024, 3, 6)  # a Wednesday


def items(text: str) -> tuple[Outlook, ...]:
    """Annotate one text of 6 March 2024."""
    return annotate(Report("r", DAY, text, language="en"), layers=("outlook",)).outlook


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The parliament in Tallinn is scheduled to debate the budget bill.", "scheduled"),
        ("The king is to open the new bridge over the strait.", "scheduled"),
        ("Economists expect that unemployment will rise again.", "predicted"),
        ("The river is likely to flood the lower town.", "predicted"),
        ('"We will rebuild the school," the mayor said.', "promised"),
        ("The union has vowed to continue the strike.", "promised"),
        ("The militia threatened to attack the port.", "threatened"),
        ("The volcano could erupt without warning.", "possible"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [i.kind for i in items(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was opened by the king on Monday.",
        "The minister would have resigned if the vote had failed.",
        "Will the government fall?",
        "She would like to retire.",
        "The orchestra had been due to perform in the old theatre.",
        "Officials do not know whether the dam will hold.",
    ],
)
def test_nothing_ahead(text: str) -> None:
    assert items(text) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The parliament is scheduled to debate the bill.", "The parliament"),
        ("The bill will be published by the ministry.", "the ministry"),
        ("The bridge will be repaired.", None),
        ('"We will appeal," the lawyer said.', "the lawyer"),
        ("There will be rain.", None),
    ],
)
def test_who(text: str, who: str | None) -> None:
    (item,) = items(text)
    assert item.who == who


def test_condition_and_span() -> None:
    text = "The union will strike again if the company cuts wages."
    (item,) = items(text)
    assert item.condition == "if the company cuts wages"
    assert text[item.start : item.end] == item.what


@pytest.mark.parametrize(
    ("text", "from_", "to"),
    [
        ("The parliament will vote on Friday.", date(2024, 3, 8), date(2024, 3, 8)),
        ("The ferry company must reply, and it will publish its accounts by Friday.", None, date(2024, 3, 8)),
        ("The museum will reopen in June.", date(2024, 6, 1), date(2024, 6, 30)),
        ("Talks between Norway and Sweden are set for April 4 and 5.", date(2024, 4, 4), date(2024, 4, 5)),
        (
            "The minister resigned before a debate with the mayor, which was scheduled for Tuesday.",
            *[date(2024, 3, 5)] * 2,
        ),
        ("The harbour will be closed in the days to come.", DAY, None),
        ("The bridge will be closed.", None, None),
    ],
)
def test_interval(text: str, from_: date | None, to: date | None) -> None:
    (item,) = items(text)
    assert (item.from_, item.to) == (from_, to)


def test_a_happening_keeps_its_date_from_what_is_done_about_it() -> None:
    found = items("The premier plans to prepare the fisheries talks in Bergen, scheduled for April 4.")
    assert [(i.kind, i.from_) for i in found] == [("promised", None), ("scheduled", date(2024, 4, 4))]


@pytest.mark.parametrize(
    ("text", "firmness", "when"),
    [
        ("The minister will open the bridge on 11 March.", "will", "on 11 March"),
        ("The minister is expected to open the bridge as soon as next month.", "expected", "as soon as next month"),
        ("The company plans to open the bridge by the end of May.", "expected", "by the end of May"),
        ("The bridge may open within days.", "may", "within days"),
        ("The bridge could collapse soon.", "may", "soon"),
        ("The company will open the bridge if parliament agrees.", "if", None),
        ("The minister vowed to open the bridge.", "will", None),
    ],
)
def test_how_firmly_and_when_in_the_reports_words(text: str, firmness: str, when: str | None) -> None:
    """The modal verb, the condition and the wording of the time are kept."""
    (item, *_) = annotate(Report("a", date(2024, 3, 4), text, language="en")).outlook
    assert (item.firmness, item.when) == (firmness, when)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied that it plans to close the harbour.",
        "The ministry did not say how many ships would take part.",
        "The company sought guarantees that the harbour will not be closed.",
    ],
)
def test_what_is_denied_asked_or_wanted_is_not_ahead(text: str) -> None:
    """A denied plan, a question within a sentence and a wish are no statements about what is ahead."""
    assert annotate(Report("a", date(2024, 3, 4), text, language="en")).outlook == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("TURKU, March 4 (Nord Wire) - The minister will open the bridge.", "The minister will open the bridge"),
        ("What's next: The minister will open the bridge.", "The minister will open the bridge"),
        ("As 2024 begins, the minister will look at the bridge.", "the minister will look at the bridge"),
    ],
)
def test_a_statement_begins_behind_dateline_label_and_lead(text: str, what: str) -> None:
    """The place and agency in front, a section's label and a clause of time are no part of the statement."""
    (item,) = annotate(Report("a", date(2024, 3, 4), text, language="en")).outlook
    assert (item.what, item.from_) == (what, None)
