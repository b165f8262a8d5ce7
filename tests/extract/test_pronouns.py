"""Pronouns: who he, she, it and they are, and when that is left open; on invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.actors import mentions
from dateline.model import Passage
from dateline.text.parse import parse
from dateline.text.sentences import sentences


def meant(text: str, pronoun: str) -> str | None:
    """Return the name that the last such word of the text means."""
    found, actors = mentions(text, date(2015, 6, 1), parse(text, sentences(text, [Passage(0, len(text), "story")])))
    at = text.rindex(pronoun)
    actor = next((m.actor for m in found if m.start == at), None)
    return next((a.name for a in actors if a.id == actor), None)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Angela Merkel flew to Paris. She said the talks went well.", "She", "Angela Merkel"),
        # A name inside a quotation is not what a pronoun outside it means.
        (
            "“The road is closed,” said Peter Weber. “Donald Trump's tower is closed too,” he said.",
            "he",
            "Peter Weber",
        ),
        # A person without a name comes between.
        ("Angela Merkel met the miners. A nurse waited outside. She said the mine was unsafe.", "She", None),
        ("The envoy, who knew Barack Obama's advisers well, has retired. He says the war was lost.", "He", None),
        # One pronoun that is left open leaves the next open.
        ("A nurse spoke. She will show her daughter Angela Merkel a town she feared.", "she feared", None),
        ("Norway closed the strait on Monday. It said the ice was too thin.", "It", "Norway"),
        ("Norway closed the strait, and the ferry stopped. It said nothing.", "It", None),
        ("Kenyan troops closed the bridge. They said it could fall.", "They", "Kenyan military"),
        ("Kenyan troops met the miners. They walked home.", "They", None),
    ],
)
def test_pronouns(text: str, pronoun: str, name: str | None) -> None:
    assert meant(text, pronoun) == name
