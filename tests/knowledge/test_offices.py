from datetime import date

import pytest

from dateline.knowledge import countries, offices
from dateline.knowledge.folding import name_key, slug
from dateline.knowledge.organisations import names, shared_names
from dateline.knowledge.roles import plural, roles
from dateline.knowledge.tables import rows
from dateline.knowledge.who import by_surname, office_holder, person_actor


@pytest.mark.parametrize(
    ("place", "office", "day", "name"),
    [
        ("RUS", "President", date(2010, 5, 1), "Dmitry Medvedev"),
        ("RUS", "President", date(2012, 5, 7), "Vladimir Putin"),
        ("USA", "Foreign Minister", date(1998, 6, 1), "Madeleine Albright"),
        ("DEU", "Chancellor", date(2021, 12, 8), "Olaf Scholz"),
        ("DEU", "Chancellor", date(2021, 12, 7), "Angela Merkel"),
        ("NATO", "Secretary-General", date(2014, 9, 30), "Anders Fogh Rasmussen"),
        ("GBR", "leader", date(2003, 3, 1), "Tony Blair"),
    ],
)
def test_who_held_the_office(place: str, office: str, day: date, name: str) -> None:
    held = office_holder(office, place, day)
    assert held is not None
    assert held.person == name


def test_vacancies_and_unknown_offices_have_no_holder() -> None:
    assert office_holder("President", "EGY", date(2011, 6, 1)) is None
    assert office_holder("Minister of Nothing", "EGY", date(2009, 6, 1)) is None
    assert office_holder("Senator", "USA", date(2020, 6, 1)) is None  # many at once


def test_chains_run_forward_in_time() -> None:
    for place, office, sectors, chain in rows("offices.psv"):
        starts = [offices._day(part.split()[0]) for part in chain.split(";")]
        assert starts == sorted(starts), (place, office)
        assert sectors, (place, office)
        assert offices.place_code(place), place


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Anthony Blinken", "Antony Blinken"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Moammar Gadhafi", "Muammar Gaddafi"),
        ("Aleksandr Lukashenko", "Alexander Lukashenko"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Nicolás Maduro", "Nicolas Maduro"),
    ],
)
def test_spellings_mean_one_person(form: str, name: str) -> None:
    found = offices.find_full(form)
    assert found is not None
    assert found.name == name


def test_family_names_follow_the_day() -> None:
    bush = [by_surname("Bush", date(year, 6, 1), None) for year in (1991, 2003)]
    assert [p.name for p in bush if p] == ["George H. W. Bush", "George W. Bush"]
    assert by_surname("Xi", date(2015, 1, 1), None) == offices.person("Xi Jinping")
    assert by_surname("Nobodysname", date(2015, 1, 1), None) is None


def test_the_office_is_the_one_of_the_day() -> None:
    merkel = offices.person("Angela Merkel")
    assert merkel is not None
    then, later = (person_actor(merkel, date(y, 1, 10)) for y in (2015, 2023))
    assert (then.role, then.code, then.country) == ("Chancellor of Germany", "GOV", "DEU")
    assert (later.role, later.code) == (None, "ELI")


def test_country_terms() -> None:
    terms = countries.terms()
    assert terms["Norwegian"].country.code == "NOR"
    assert terms["Spaniards"].kind == "national"
    assert terms["Kyiv"].kind == "capital"
    assert countries.by_code("SUN") is not None
    assert not countries.by_code("SUN").existed(date(2001, 1, 1))  # type: ignore[union-attr]
    assert all(len(c.country.code) == 3 for c in terms.values())


def test_shared_names_are_names() -> None:
    assert "Senate" in shared_names()
    assert shared_names() <= set(names())


@pytest.mark.parametrize(
    ("one", "many"),
    [("policeman", "policemen"), ("ministry", "ministries"), ("chief of staff", "chiefs of staff"), ("boss", "bosses")],
)
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many


def test_roles_know_their_sector() -> None:
    assert roles()["rebels"].sectors == ("REB",)
    assert roles()["defence minister"].office == "Defense Minister"


def test_folding() -> None:
    assert slug("Türkiye's Élysée") == "turkiyes-elysee"
    assert name_key("Sergey Shoygu") == name_key("Sergei Shoigu")
