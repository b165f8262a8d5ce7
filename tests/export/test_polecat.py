"""Events as POLECAT rows: the columns in order, what stands in them, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import pytest

from dateline.export import polecat
from dateline.export.cells import cell
from dateline.model import Actor, Event, Mention, Reading, Report

TEXT = "Oman met Yemen in Muscat on Friday. Chad did not attack. =CMD said it would go."
EVENTS = (
    Event(0, 34, "oman", "yemen", "CONSULT", "visit", "2024-05-03", "happened"),
    Event(36, 55, "chad", None, "ASSAULT", None, None, "denied"),
    Event(57, 78, "bad", None, "AGREE", None, "2024", "planned"),
)
ACTORS = (
    Actor("oman", "Oman", "state", "OMN"),
    Actor("yemen", "Yemen", "state", "YEM", "GOV"),
    Actor("chad", "Chad", "state", "TCD"),
    Actor("bad", "=CMD", "person", None, None, "+minister"),
)
MENTIONS = (Mention(0, 4, "Oman", "oman"), Mention(9, 14, "Yemen", "yemen"), Mention(57, 61, "=CMD", "bad"))


def reading() -> Reading:
    report = Report("a", date(2024, 5, 6), TEXT, outlet="Wire", language="en")
    return Reading(report, mentions=MENTIONS, actors=ACTORS, events=EVENTS)


def rows(*, tabs: bool = False) -> list[dict[str, str]]:
    text = polecat.table([reading()], ("happened", "planned"), origins={"a": "first"}, version="dateline 9", tabs=tabs)
    return list(csv.DictReader(io.StringIO(text), delimiter="\t" if tabs else ","))


def test_columns_stand_in_polecats_order_and_ours_after_them() -> None:
    names = list(rows()[0])
    assert len(polecat.COLUMNS) == 40
    assert names[:7] == ["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"]
    assert names[23:25] == ["Placename", "City"]
    assert names[32:40] == [
        "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
        "Language", "Version",
    ]  # fmt: skip
    assert names[40:] == ["Report ID", "Start", "End", "Status", "Date As Told", "Origin", "Text"]


def test_what_is_known_stands_in_its_column_and_the_rest_is_empty() -> None:
    row = rows()[0]
    wanted = {
        "Event Date": "2024-05-03", "Event Type": "CONSULT", "Event Mode": "visit", "Intensity": "4",
        "Quad Code": "VERBAL COOPERATION", "Contexts": "", "Actor Name": "Oman", "Actor Country": "OMN",
        "Recipient Name": "Yemen", "Primary Recipient Sector": "GOV", "Recipient Name Raw": "Yemen",
        "Wikipedia Actor ID": "", "Placename": "Muscat", "City": "Muscat", "Country": "OMN", "Source": "Wire",
        "Publication Date": "2024-05-06", "Story Locations": "Oman; Yemen; Chad", "Report ID": "a", "Start": "0",
        "End": "34", "Status": "happened", "Origin": "first", "Text": TEXT[0:34],
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted


def test_a_date_that_is_no_day_is_left_to_our_own_column_and_the_future_is_marked() -> None:
    row = rows()[1]
    assert (row["Event Date"], row["Date As Told"], row["Contexts"]) == ("", "2024", "future")


def test_what_a_loader_of_polecat_does_works_on_the_tabbed_form() -> None:
    for row in rows(tabs=True):
        if row["Event Date"] != "None":
            datetime.strptime(row["Event Date"], "%Y-%m-%d")
        float(row["Intensity"])
    assert rows(tabs=True)[0]["Wikipedia Actor ID"] == "None"
    assert len({row["Event ID"].split("_")[0] for row in rows(tabs=True)}) == 1


def test_denied_events_are_no_rows() -> None:
    assert [row["Event Type"] for row in rows()] == ["CONSULT", "AGREE"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+44 said", "'+44 said"),
        ("-2.5", "-2.5"),
        ("-2.5 percent", "'-2.5 percent"),
        ("@home", "'@home"),
        ("\t=x", "'=x"),
        ("a\n b", "a b"),
        ("＝1", "'＝1"),
        (None, ""),
        (7, "7"),
    ],
)
def test_cells_are_harmless_and_numbers_stay_numbers(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_hostile_names_are_disarmed_in_the_table() -> None:
    row = rows()[1]
    assert (row["Actor Name"], row["Actor Title"], row["Actor Name Raw"]) == ("'=CMD", "'+minister", "'=CMD")
