"""How a sentence speaks of a course: invented sentences, the course's word between double angles."""

from __future__ import annotations

import pytest

from dateline.knowledge.courses import words
from dateline.relating.course_aspects import told

SAID = [
    ("Laos could soon <invade> Burma.", "possible"),
    ("Laos may be preparing for an <attack> on Burma.", "planned"),
    ("The general warned of an <attack> in spring.", "possible"),
    ("An <invasion> could come within weeks.", "possible"),
    ("An <invasion>, the general said on Monday, is likely.", "predicted"),
    ("Oman will <negotiate> with Yemen.", "predicted"),
    ("Oman is ready to begin <talks> in May.", "planned"),
    ("Oman called for <talks> with Yemen.", "wanted"),
    ("Oman called for a new round of <talks>.", "wanted"),
    ("Both agreed in principle to a <summit>.", "agreed"),
    ("They agreed, however, to hold <talks> in Muscat.", "agreed"),
    ("Peru threatened Chile with <sanctions>.", "threatened"),
    ("Laos denied any plan to <attack>.", "denied"),
    ("Laos denied that it intends to <attack> Burma.", "denied"),
    ("Laos had no intention to <attack>.", "denied"),
    ("No country is seriously considering <military intervention>.", "denied"),
    ("The premier refused to <step down>.", "refused"),
    ("The rebels rejected a <ceasefire>.", "refused"),
    ("The alliance must never be allowed to <expand east>.", "refused"),
    ("Observers saw no sign of <de-escalation>.", "doubted"),
    ("An <attack> is not imminent.", "doubted"),
    ("The <talks> broke down on Friday.", "failed"),
    ("There would be sanctions if Laos <invades> Burma.", "condition"),
    ("Any <invasion> would have a high price.", "condition"),
    ("There can be no <talks> without the rebels.", "condition"),
    ("The envoy tried to avert a <war>.", "prevented"),
    ("Lima does not know whether Laos has decided to <invade>.", "prevented"),
    ("He would not rule out a <deployment of troops>.", "possible"),
    ("Asked whether Laos would <attack>, he smiled.", None),
    ("Troops <attacked> the town on Friday.", None),
    ("The <talks> lasted four hours.", None),
    ("Only members decide when Burma is ready to <join the alliance>.", None),
]


@pytest.mark.parametrize(("sentence", "aspect"), SAID)
def test_how_it_is_spoken_of(sentence: str, aspect: str | None) -> None:
    before, rest = sentence.split("<")
    word, after = rest.split(">")
    found = told(before, after, words()[word.lower()][1])
    assert (found.aspect if found else None) == aspect


def test_the_telling_words_are_placed() -> None:
    found = told("Laos could soon ", " Burma.", "both")
    assert found is not None
    assert found.start == len("Laos ")
