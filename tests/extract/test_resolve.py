from datetime import date

import pytest

from dateline.extract.resolve import resolve

DAY = date(2019, 4, 2)


@pytest.mark.parametrize(
    ("mention", "day", "name", "country", "code"),
    [
        ("the Russian president", date(2021, 12, 3), "Vladimir Putin", "RUS", "GOV"),
        ("the Russian president", date(2010, 5, 1), "Dmitry Medvedev", "RUS", "GOV"),
        ("Germany's chancellor", DAY, "Angela Merkel", "DEU", "GOV"),
        ("the secretary-general of NATO", DAY, "Jens Stoltenberg", "IGO", "GOV"),
        ("Chirac", date(1999, 1, 1), "Jacques Chirac", "FRA", "GOV"),
        ("Chirac", date(2009, 1, 1), "Jacques Chirac", "FRA", "ELI"),
        ("Foreign Minister Heiko Maas", DAY, "Heiko Maas", "DEU", "GOV"),
        ("Norway", DAY, "Norway", "NOR", None),
        ("Oslo", DAY, "Norwegian government", "NOR", "GOV"),
        ("the Danes", DAY, "Danish people", "DNK", None),
        ("the Kremlin", DAY, "Kremlin", "RUS", "GOV"),
        ("the W.H.O.", DAY, None, None, None),
        ("the U.S.", DAY, "United States", "USA", None),
        ("the U.N.", DAY, "United Nations", "UNO", "IGO"),
        ("the Polish prime minister", date(1992, 6, 20), "Waldemar Pawlak", "POL", "GOV"),
        ("the Saudi crown prince", date(2003, 1, 1), "King Abdullah", "SAU", "GOV"),
        ("the Iraqi defence minister", date(2015, 1, 1), "Khaled al-Obaidi", "IRQ", "GOV"),
        ("the EU's foreign policy chief", date(2005, 1, 1), "Javier Solana", "EUR", "GOV"),
        ("the pope", date(2014, 1, 1), "Pope Francis", "VAT", "REL"),
        ("the Coptic pope", date(2014, 1, 1), "Egyptian clerics", "EGY", "REL"),
        ("Karamanlis", date(1992, 1, 1), "Konstantinos Karamanlis", "GRC", "GOV"),
        ("Karamanlis", date(2005, 1, 1), "Kostas Karamanlis", "GRC", "GOV"),
        ("Mr Bush", date(1991, 1, 1), "George H. W. Bush", "USA", "GOV"),
        ("Mr Bush", date(2005, 1, 1), "George W. Bush", "USA", "GOV"),
        ("World Health Organization", DAY, "World Health Organization", "UNO", "MED"),
    ],
)
def test_names_and_offices(mention: str, day: date, name: str | None, country: str | None, code: str | None) -> None:
    found = resolve(mention, day)
    assert (found and found.name, found and found.country, found and found.code) == (name, country, code)


@pytest.mark.parametrize(
    ("mention", "context", "country", "code"),
    [
        ("Kenyan police officers", None, "KEN", "COP"),
        ("a group of farmers", None, None, "AGR"),
        ("two Finnish frigates", None, "FIN", "MIL"),
        ("Peru's Supreme Court", None, "PER", "JUD"),
        ("Christian leaders in Iraq", None, "IRQ", "REL"),
        ("a former Danish minister", None, "DNK", "ELI"),
        ("finance minister", "Polish", "POL", "GOV"),
        ("students at the University of Oslo", None, "NOR", "EDU"),
        ("residents of Lagos", None, "NGA", "CVL"),
    ],
)
def test_phrases(mention: str, context: str | None, country: str | None, code: str) -> None:
    found = resolve(mention, DAY, context)
    assert found is not None
    assert (found.country, found.code) == (country, code)


@pytest.mark.parametrize("mention", ["", "a teapot", "yesterday", "Wilbur Snodgrass", "the weather"])
def test_what_is_no_actor_is_none(mention: str) -> None:
    assert resolve(mention, DAY) is None


def test_the_taliban_ruled_at_times() -> None:
    codes = [found.code for y in (1999, 2010, 2022) if (found := resolve("Taliban", date(y, 6, 1)))]
    assert codes == ["GOV", "REB", "GOV"]


@pytest.mark.parametrize(
    "mention",
    ["the president of the Polish Chess Federation", "a Polish gas company president", "UN human rights chief"],
)
def test_an_office_of_another_body_is_not_the_states(mention: str) -> None:
    found = resolve(mention, DAY)
    assert found is None or found.kind != "person"
