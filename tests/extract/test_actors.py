from datetime import date

import pytest

from dateline.extract.actors import mentions
from dateline.model import Actor, Mention, Span
from dateline.text.parse import parse
from dateline.text.passages import Passage
from dateline.text.sentences import sentences


def read(text: str, day: date = date(2016, 5, 3)) -> tuple[tuple[Mention, ...], dict[str, Actor]]:
    spans: tuple[Span, ...] = sentences(text, [Passage(0, len(text), "story")])
    found, actors = mentions(text, day, parse(text, spans))
    for m in found:
        assert text[m.start : m.end] == m.text
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert {m.actor for m in found} == {a.id for a in actors}
    return found, {a.id: a for a in actors}


def who(text: str, day: date = date(2016, 5, 3)) -> dict[str, str]:
    return {m.text: m.actor for m in read(text, day)[0]}


@pytest.mark.parametrize(
    ("text", "named", "actor"),
    [
        ("French President Francois Hollande flew to Warsaw.", "Francois Hollande", "francois-hollande"),
        ("The German chancellor met reporters in Bonn.", "German chancellor", "angela-merkel"),
        ("Poland's defense minister, Antoni Macierewicz, resigned.", "Antoni Macierewicz", "antoni-macierewicz"),
        ("Poland's defense minister, Antoni Macierewicz, resigned.", "Poland's defense minister", "antoni-macierewicz"),
        ("Norwegian Fisheries Minister Ola Bruvik spoke.", "Ola Bruvik", "ola-bruvik"),
        ("The Kremlin denied the report.", "Kremlin", "kremlin"),
        ("Ankara rejected the offer.", "Ankara", "turkey"),
        ("Kenyan troops crossed the border.", "Kenyan troops", "kenya-mil"),
        ("The Obama administration said nothing.", "Obama administration", "united-states-gov"),
        ("NATO agreed that the alliance would wait.", "alliance", "nato"),
        ("Angela Merkel said she was tired.", "she", "angela-merkel"),
        ("Iran said it wants talks.", "it", "iran"),
        ("Ms Merkel said so.", "Merkel", "angela-merkel"),
        ("Protesters clashed with police.", "Protesters", "protesters"),
        ("Activists in Cairo met.", "Activists", "egypt-cvl"),
        ("He said Norwegian voters were calm.", "Norwegian voters", "norway-cvl"),
    ],
)
def test_names_roles_groups_and_pronouns(text: str, named: str, actor: str) -> None:
    assert who(text)[named] == actor


def test_the_office_of_the_day() -> None:
    _, actors = read("Russian President Dmitry Medvedev spoke. Mr Medvedev left.", date(2009, 2, 3))
    assert actors["dmitry-medvedev"].role == "President of Russia"
    _, actors = read("Mr Medvedev left Moscow with Dmitry Medvedev's wife.", date(2016, 2, 3))
    assert actors["dmitry-medvedev"].role == "Prime Minister of Russia"


def test_spellings_share_an_id() -> None:
    one = who("Volodymyr Zelenskyy spoke.", date(2020, 1, 1))["Volodymyr Zelenskyy"]
    assert one == who("Volodymyr Zelensky spoke.", date(2020, 1, 1))["Volodymyr Zelensky"]


def test_an_unknown_person_keeps_the_role_the_text_gives() -> None:
    _, actors = read("Norwegian Fisheries Minister Ola Bruvik spoke. Bruvik then left.")
    bruvik = actors["ola-bruvik"]
    assert (bruvik.kind, bruvik.country, bruvik.code, bruvik.name) == ("person", "NOR", "GOV", "Ola Bruvik")


def test_unsure_is_left_out() -> None:
    assert "She" not in who("Angela Merkel met Theresa May in the hall. She was pleased.", date(2017, 1, 1)).keys() - {
        "She"
    }
    assert "it" not in who("It is raining, and it takes time.")
    assert who("Ships left the Gulf of Mexico for South America.") == {}
    assert "Key" not in who("Key questions stay open.")


def test_empty() -> None:
    assert read("") == ((), {})


def test_an_office_of_another_body_is_not_the_states() -> None:
    for text in ("The president of the Polish Chess Federation spoke.", "A Polish gas company president spoke."):
        assert "andrzej-duda" not in who(text).values()
