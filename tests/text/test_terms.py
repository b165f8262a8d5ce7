"""Terms: stems, names and vectors."""

from __future__ import annotations

import pytest

from dateline.text import terms


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("threat", "threats", "Threat's"), True),
        (("negotiate", "negotiated", "negotiating"), True),
        (("minister", "ministry"), False),
        (("demand", "demands", "demanded"), True),
        (("ban", "bans"), True),
        (("war", "was"), False),
    ],
)
def test_forms_of_a_word_fall_together(words: tuple[str, ...], same: bool) -> None:
    assert (len({terms.stem(w) for w in words}) == 1) == same


def test_content_leaves_out_function_words_and_keeps_numbers() -> None:
    assert terms.content("The troops, he said on Friday, were 94,300 or so.") == [terms.stem("troops"), "94,300"]
    assert terms.content("") == []


def test_names_are_capitalised_words_inside_sentences() -> None:
    assert terms.names("Ministers met in Oslo. Talks with Norway failed.") == {terms.stem("Oslo"), terms.stem("Norway")}


def test_pairs_are_neighbours() -> None:
    assert terms.pairs(["a", "b", "c"]) == ["a b", "b c"]
    assert terms.pairs(["a"]) == []
