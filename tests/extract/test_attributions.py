"""Attributions: source, cue and content in every construction, on invented sentences."""

from __future__ import annotations

import pytest

from dateline.extract.attributions import attributions
from dateline.model import Actor, Attribution, Mention, Passage
from dateline.text.parse import parse
from dateline.text.sentences import sentences


def read(text: str, mentions: tuple[Mention, ...] = (), actors: tuple[Actor, ...] = ()) -> tuple[Attribution, ...]:
    spans = sentences(text, [Passage(0, len(text), "story")])
    return attributions(text, parse(text, spans), mentions, actors)


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " ... ".join(text[s:e] for s, e in spans)


def mention(text: str, name: str, actor: str) -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), name, actor)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kind"),
    [
        (
            "The Norwegian minister said that the strait would stay open.",
            "The Norwegian minister",
            "said",
            "that the strait would stay open",
            "indirect",
        ),
        (
            "“The strait will stay open,” the minister said. “Nobody will close it.”",
            "the minister",
            "said",
            "“The strait will stay open,” ... “Nobody will close it.”",
            "direct",
        ),
        (
            "The strait, the minister said on Monday, would stay open.",
            "the minister",
            "said",
            "The strait ... would stay open",
            "indirect",
        ),
        ("The ferry sank at dawn, according to the coast guard.", "the coast guard", "according to", None, "indirect"),
        (
            "According to the coast guard, the ferry sank at dawn.",
            "the coast guard",
            "According to",
            "the ferry sank at dawn",
            "indirect",
        ),
        (
            "Ministers urged Chile to reopen the border.",
            "Ministers",
            "urged",
            "Chile to reopen the border",
            "indirect",
        ),
        ("The king vowed in Rabat to help the victims.", "The king", "vowed", "to help the victims", "indirect"),
        ("Chile urged Peru on Monday to sign early.", "Chile", "urged", "Peru ... to sign early", "indirect"),
        ("Oslo refused to sign the treaty.", "Oslo", "refused", "to sign the treaty", "indirect"),
        (
            "The union called the offer “an insult to every nurse”.",
            "The union",
            "called",
            None,
            "mixed",
        ),
        ("“Why now?” the senator asked.", "the senator", "asked", "“Why now?”", "direct"),
        (
            "The aide, who warned that the dam could fail, left the meeting.",
            "who",
            "warned",
            "that the dam could fail",
            "indirect",
        ),
        (
            'The mayor of Porto spoke at the harbour. The mayor of Porto: "We will rebuild every house."',
            "The mayor of Porto",
            ":",
            '"We will rebuild every house."',
            "direct",
        ),
        ("As the chancellor put it, the deal is dead.", "the chancellor", "put", "the deal is dead", "indirect"),
        (
            "Russia will wait, Ivan Orlov was quoted as saying.",
            "Ivan Orlov",
            "was quoted",
            "Russia will wait",
            "indirect",
        ),
        (
            "Canada has made clear that it will not pay.",
            "Canada",
            "has made clear",
            "that it will not pay",
            "indirect",
        ),
    ],
)
def test_constructions(text: str, source: str, cue: str, content: str | None, kind: str) -> None:
    found = [a for a in read(text) if words(text, a.cue) == cue]
    assert [words(text, a.source) for a in found] == [source]
    if content is not None:
        assert words(text, found[0].content) == content
    assert found[0].kind == kind


def test_a_second_cue_of_the_same_speaker_stands_alone() -> None:
    text = "The envoy said the border was quiet and urged Cairo to wait."
    found = read(text)
    assert [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in found] == [
        ("The envoy", "said", "the border was quiet"),
        ("The envoy", "urged", "Cairo to wait"),
    ]


def test_transcripts_and_signed_quotations() -> None:
    text = "WEBER: We will sign tomorrow.\nKHAN: Nobody will sign. Not now.\n"
    assert [(words(text, a.source), words(text, a.content)) for a in read(text)] == [
        ("WEBER", "We will sign tomorrow"),
        ("KHAN", "Nobody will sign. Not now"),
    ]
    text = "“The water came at night.” — Rosa Alvarez, farmer"
    assert [words(text, a.source) for a in read(text)] == ["Rosa Alvarez, farmer"]


def test_only_the_outermost_is_kept() -> None:
    text = "The governor said the bank believed that prices would fall."
    assert [words(text, a.cue) for a in read(text)] == ["said"]


def test_a_quotation_over_two_paragraphs_is_one_attribution() -> None:
    text = "“The harvest was poor, and we knew it early,” the farmer said. “We sold the cows.\n\n“Then the rain came.”"
    found = read(text)
    assert len(found) == 1
    assert words(text, found[0].content).endswith("“We sold the cows.\n\n“Then the rain came.”")


def test_a_quotation_over_several_lines_and_one_alone_on_its_line() -> None:
    text = '"It is a mistake.\nThere is no reason for it," said Maria Lopez.\n"Nobody in this valley asked us."'
    (found,) = read(text)
    assert words(text, found.source) == "Maria Lopez"
    assert (
        words(text, found.content)
        == '"It is a mistake.\nThere is no reason for it," ... "Nobody in this valley asked us."'
    )


def test_according_to_at_the_end_speaks_of_the_whole_sentence() -> None:
    text = "The chancellor said that the talks had failed, according to two diplomats."
    (found,) = read(text)
    assert words(text, found.source) == "two diplomats"
    assert words(text, found.content) == "The chancellor said that the talks had failed"


def test_a_dateline_is_neither_source_nor_content() -> None:
    text = "OSLO, May 3 (Nordpress) - The ministry said it would pay."
    (found,) = read(text)
    assert words(text, found.source) == "The ministry"
    assert words(text, found.content) == "it would pay"


def test_a_label_of_the_outlet_is_not_content() -> None:
    text = "Why it matters: The river could flood ten towns, the agency said."
    (found,) = read(text)
    assert words(text, found.content) == "The river could flood ten towns"


def test_nothing_said_is_nothing_found() -> None:
    assert read("The train left the station at noon and reached Lyon two hours later.") == ()
    assert read("") == ()


def test_speaker_outlet_and_addressee() -> None:
    text = "The finance minister, Ana Silva, told Reuters that taxes would rise."
    silva = Actor("ana-silva", "Ana Silva", "person")
    reuters = Actor("reuters", "Reuters", "organisation", code="JRN")
    mentions = (mention(text, "Ana Silva", "ana-silva"), mention(text, "Reuters", "reuters"))
    (found,) = read(text, mentions, (silva, reuters))
    assert (found.speaker, found.via, found.to) == ("ana-silva", "Reuters", None)
    assert [(a.speaker, a.via, a.to) for a in read("The minister told reporters that taxes would rise.")] == [
        (None, None, "reporters")
    ]


def test_what_an_outlet_relays_is_said_by_the_inner_source() -> None:
    text = "Ana Silva said that taxes would rise, Reuters reported."
    silva = Actor("ana-silva", "Ana Silva", "person")
    reuters = Actor("reuters", "Reuters", "organisation", code="JRN")
    mentions = (mention(text, "Ana Silva", "ana-silva"), mention(text, "Reuters", "reuters"))
    (found,) = read(text, mentions, (silva, reuters))
    assert words(text, found.source) == "Reuters"
    assert (found.speaker, found.via) == ("ana-silva", "Reuters")
    text = "Taxes would rise, according to Reuters."
    (found,) = read(text, (mention(text, "Reuters", "reuters"),), (reuters,))
    assert (found.speaker, found.via) == ("reuters", None)


def test_a_relative_pronoun_speaks_for_its_antecedent() -> None:
    text = "Ana Silva, who said that taxes would rise, resigned."
    found = read(text, (mention(text, "Ana Silva", "ana-silva"),), (Actor("ana-silva", "Ana Silva", "person"),))
    assert [a.speaker for a in found] == ["ana-silva"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # Headlines and labels.
        ("Oslo: no plans for talks", "Oslo", ":", "no plans for talks"),
        ("Police chief: 12 people arrested after march", "Police chief", ":", "12 people arrested after march"),
        ("No plans to raise fares - transport minister", "transport minister", "-", "No plans to raise fares"),
        ("Valley floods again, mayor says", "mayor", "says", "Valley floods again"),
        ("Scholz to meet Tusk, officials say", "officials", "say", "Scholz to meet Tusk"),
        ("Norway warns Sweden over border fence", "Norway", "warns", "border fence"),
        ("Scholz urges calm as prices rise", "Scholz", "urges", "calm"),
        # Verbs of no lexicon beside a quotation.
        ('The coach beamed: "We won it for the town."', "The coach", "beamed", '"We won it for the town."'),
        ('"We won it for the town," crowed the coach.', "the coach", "crowed", '"We won it for the town,"'),
        ('Her answer: "Nobody will pay for it."', "Her", "answer", '"Nobody will pay for it."'),
        # Passive and nominal cues.
        ("The raid was condemned by Sweden.", "Sweden", "was condemned", "The raid"),
        ("The plan was criticised by the union as a gift.", "the union", "was criticised", "The plan ... as a gift"),
        ("It was announced by the ministry that the port would open.", "the ministry", "was announced", None),
        ("It is feared that the dam will burst.", "", "is feared", "that the dam will burst"),
        ("The general is reported to have fled.", "", "is reported", "The general ... to have fled"),
        ("A warning by the bank that prices could rise fell flat.", "the bank", "warning", "that prices could rise"),
        ("The pope, in a message to the crowd, called for peace.", "The pope", "called for", "peace"),
        ("Amid a call by the union for a strike, trains stood still.", "the union", "call", "a strike"),
        # Coordinated sources.
        ("Norway and Sweden said the strait was open.", "Norway and Sweden", "said", "the strait was open"),
    ],
)
def test_headlines_passives_and_nouns(text: str, source: str, cue: str, content: str | None) -> None:
    found = [a for a in read(text) if words(text, a.cue) == cue]
    assert [words(text, a.source) for a in found] == [source]
    assert content is None or words(text, found[0].content) == content


def test_a_quotation_without_a_cue_goes_on_from_the_sentence_before() -> None:
    text = "The envoy said the West must listen.\n\n“We will not yield, and nobody should.”"
    (found,) = read(text)
    assert words(text, found.content) == "the West must listen ... “We will not yield, and nobody should.”"


@pytest.mark.parametrize(
    ("text", "speaker", "via", "to"),
    [
        ("The Harbour Post quoted Ivan Orlov as saying the talks had failed.", "orlov", "Harbour Post", None),
        ("The talks failed, the Harbour Post cited Ivan Orlov as saying.", "orlov", "Harbour Post", None),
        ("The talks failed, the Harbour Post reported on Monday, citing Ivan Orlov.", "orlov", "Harbour Post", None),
        ("The Harbour Post reported, quoting Ivan Orlov, that the talks had failed.", "orlov", "Harbour Post", None),
        ("Ivan Orlov was quoted by the Harbour Post as saying the talks had failed.", "orlov", "Harbour Post", None),
        ("The Harbour Post reported that Ivan Orlov said the talks had failed.", "orlov", "Harbour Post", None),
        ("“No,” said Ivan Orlov, according to the Harbour Post.", "orlov", "Harbour Post", None),
        ("Ivan Orlov told the Harbour Post that the talks had failed.", "orlov", "Harbour Post", None),
        ("Ivan Orlov told reporters in Oslo that the talks had failed.", "orlov", None, "reporters"),
    ],
)
def test_who_relays_and_who_is_told(text: str, speaker: str, via: str | None, to: str | None) -> None:
    names = {"Ivan Orlov": "orlov", "Harbour Post": "post"}
    actors = (
        Actor("orlov", "Ivan Orlov", "person", None, None, None),
        Actor("post", "Harbour Post", "organisation", None, "JRN", None),
    )
    found = read(text, tuple(mention(text, n, a) for n, a in names.items() if n in text), actors)
    assert (found[0].speaker, found[0].via, found[0].to) == (speaker, via, to)


def test_authorship_is_no_statement_and_state_media_are_not_the_state() -> None:
    assert read("The song was written by Rosa Alvarez in May.") == ()
    text = "Norwegian state television said the strait was open."
    (found,) = read(
        text, (Mention(0, 26, text[:26], "norway-gov"),), (Actor("norway-gov", "N", "group", "NOR", "GOV", None),)
    )
    assert found.speaker is None
