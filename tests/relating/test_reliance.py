"""Reliance on agencies and outlets, on invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Attribution, Reading, Report
from dateline.relating.reliance import relies_on


def read(text: str, outlet: str | None = None, via: str | None = None) -> Reading:
    said = (Attribution((), (), ((0, 4),), "indirect", via=via),) if via else ()
    return Reading(Report("r", date(2024, 5, 3), text, outlet=outlet), attributions=said)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mayor told the Associated Press that the dam would hold.", ("Associated Press",)),
        ("The dam would hold, according to a CNN report.", ("CNN",)),
        ("OSLO (Reuters) - Norway will close two ports, its minister said.", ("Reuters",)),
        ("The minister resigned, Russian news agency Interfax reported.", ("Interfax",)),
        ("In an interview with Der Spiegel the chancellor ruled it out.", ("Der Spiegel",)),
        (
            "The New York Times first reported the talks; Norway told AFP it knew nothing.",
            ("New York Times", "Agence France-Presse"),
        ),
        ("The general, quoted by the Xinhua news agency, praised the drill.", ("Xinhua",)),
        ("Bloomberg opened an office in Nairobi.", ()),
        ("The minister said on Tuesday that the Times Square event was off.", ()),
        ("", ()),
    ],
)
def test_credits(text: str, names: tuple[str, ...]) -> None:
    assert relies_on(read(text)) == names


def test_a_relay_found_with_an_attribution_counts_once_and_under_its_name() -> None:
    assert relies_on(read("He told AP so.", via="AP")) == ("Associated Press",)
    assert relies_on(read("He said so.", via="Daily Planet")) == ("Daily Planet",)


@pytest.mark.parametrize("outlet", ["BBC", "www.bbc.com", "BBC News"])
def test_the_own_outlet_is_no_reliance(outlet: str) -> None:
    assert relies_on(read("She told the BBC that it was over, Reuters reported.", outlet)) == ("Reuters",)
