"""Attributions: who said what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.extract.borders import drop_relative, give_way, split_coordinated
from dateline.extract.candidate import Candidate
from dateline.extract.inserted import around
from dateline.extract.labels import headline, label_tokens, transcript
from dateline.extract.quotes import quotations
from dateline.extract.quoting import Quotes, attach
from dateline.extract.reported import (
    adjective_frames,
    cue_words,
    is_asserted,
    is_given,
    noun_frames,
    noun_source,
    verb_frames,
)
from dateline.extract.speakers import MentionIndex, noun_phrase, outlets, source_tokens
from dateline.extract.voices import Voices
from dateline.knowledge.cues import Cues, cues
from dateline.model import Actor, Attribution, AttributionKind, Mention, Pair
from dateline.text.parse import Parse, Token

_DIRECT = 0.8  # share of quoted words from which a content counts as direct
_EDGES = frozenset(",;:.—–-")
_BULLETS = frozenset("•·*▪◦►-")


def attributions(
    text: str, parse: Parse, mentions: Sequence[Mention], actors: Sequence[Actor]
) -> tuple[Attribution, ...]:
    """Return the attributions in text order, the outermost of nested ones only.

    Where a news outlet reports what somebody else said ("Cairo will wait, the ministry said, the agency reported"),
    source and cue are the outlet's words; the speaker is who said it, and ``via`` the outlet.
    """
    lexicon = cues()
    quotes = Quotes(parse, quotations(text))
    found = candidates(parse, quotes, lexicon)
    found = split_coordinated(parse, found, lexicon)
    give_way(found)
    for c in found:
        drop_relative(parse, c)
    attach(parse, quotes, found, lexicon)
    voices = Voices(parse, found, MentionIndex(mentions), outlets(actors))
    made = [_attribution(parse, quotes, c, voices) for c in _outermost(found)]
    return tuple(sorted((a for a in made if a.content), key=lambda a: (a.content[0], a.cue)))


def candidates(parse: Parse, quotes: Quotes, lexicon: Cues) -> list[Candidate]:
    """Return what the cues outside quotations govern."""
    first = headline(parse)
    found = [first, *transcript(parse)] if first is not None else transcript(parse)
    labels = label_tokens(parse)
    for t in parse.tokens:
        if quotes.inside[t.i] is not None or t.i in labels:
            continue
        if t.lower == "according" and (to := parse.child(t.i, "prep")) is not None and to.lower == "to":
            found.extend(_phrase(parse, t, to))
        elif t.text == "In" and _is_finding(parse, t):
            found.extend(_phrase(parse, t, t))
        elif t.is_verb and t.lemma in lexicon.verbs and t.dep not in ("aux", "auxpass"):
            found.extend(_choose(parse, t, t, verb_frames(parse, t), lexicon.verbs[t.lemma]))
        elif t.is_noun and t.lemma in lexicon.nouns:
            found.extend(_choose(parse, t, parse.head(t), noun_frames(parse, t), lexicon.nouns[t.lemma]))
        elif t.tag.startswith("JJ") and t.lemma in lexicon.adjectives:
            found.extend(_choose(parse, t, parse.head(t), adjective_frames(parse, t), lexicon.adjectives[t.lemma]))
    return found


def _choose(
    parse: Parse,
    cue: Token,
    clause: Token,
    frames: Iterable[tuple[str, set[int], set[int]]],
    known: frozenset[str],
) -> Iterable[Candidate]:
    """Yield the candidate of the widest construction that the lexicon knows for the cue, when it has a source."""
    asserted = is_asserted(parse, clause) or (cue.is_noun and is_given(parse, cue))
    known |= _also(known)
    options = [f for f in frames if f[0] in known or (asserted and f[0] + "~" in known)]
    if not options:
        return
    source = noun_source(parse, cue) if cue.is_noun else source_tokens(parse, clause)
    if len(source) == 1 and source[0].lower == "that":
        source = []
    first = next((f for f in options if f[0] in ("inserted", "passive_inserted")), None)
    options = [f for f in options if not (f[0].startswith("prep:") and min(f[1], default=cue.i) < clause.i)] or options
    for name, content, more in [first] if first else sorted(options, key=lambda f: -len(f[1])):
        if source or name.startswith(("passive", "it_")):
            if name == "passive_inserted":
                source = noun_phrase(parse, parse.child(cue.i, "nsubjpass", "nsubj"))
            yield _candidate(parse, cue, name, content, more, [] if name == "passive_raised" else source)
            return


def _also(known: frozenset[str]) -> frozenset[str]:
    """The passive frames that a verb has from its active ones: "it was feared that", "was condemned by"."""
    more = {"it_that"} if "that" in known else set()
    more |= {"passive_by"} if "object" in known else {"passive_by~"} if "object~" in known else set()
    return frozenset(more)


def _candidate(
    parse: Parse, head: Token, frame: str, content: set[int], more: set[int], source: list[Token]
) -> Candidate:
    cue = cue_words(parse, head)
    if more:
        run = set(range(min(cue | more), max(cue | more) + 1))
        near = len(more) == 1 and max(more) - head.i < 4
        cue = run if near and not any(parse.tokens[i].is_noun for i in run - cue - more) else cue
    body = content - cue - {t.i for t in source}
    return Candidate(head.i, frame, cue, source, body)


def _phrase(parse: Parse, first: Token, governor: Token) -> Iterable[Candidate]:
    """A phrase that names the source of its sentence: "according to X", "In a poll". The content is the rest."""
    complement = parse.child(governor.i, "pobj", "pcomp")
    if complement is None:
        return
    source = noun_phrase(parse, complement)
    if source:
        start, end = min(first.i, source[0].i), max(governor.i, source[-1].i)
        yield Candidate(first.i, "phrase", {first.i, governor.i}, source, around(parse, start, end, first.sent))


def _is_finding(parse: Parse, t: Token) -> bool:
    """True for the "In" of a sentence that tells what a poll or survey found."""
    found = parse.child(t.i, "pobj")
    opens = t.i == 0 or parse.tokens[t.i - 1].sent != t.sent
    return opens and found is not None and found.lemma in ("poll", "survey")


def _outermost(found: Sequence[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    taken: set[int] = set()
    for c in sorted(found, key=lambda c: (-len(c.content), c.head)):
        if c.head in taken or not c.content or len(c.content & taken) * 2 > len(c.content):
            continue
        kept.append(c)
        taken |= c.content
    return kept


def _attribution(parse: Parse, quotes: Quotes, c: Candidate, voices: Voices) -> Attribution:
    own = {t.i for t in c.source} - c.content
    speaks, via = voices.speaker(c)
    return Attribution(
        source=_spans(parse, own, quotes),
        cue=_spans(parse, c.cue, quotes) or _bare(parse, c.cue),
        content=_spans(parse, c.content - c.cue - own, quotes),
        kind=_kind(parse, quotes, c.content),
        speaker=speaks,
        via=via,
        to=voices.addressee(c),
    )


def _bare(parse: Parse, cue: set[int]) -> tuple[Pair, ...]:
    """The span of a cue that is a mark alone (a colon, a dash); none where no word or mark was read as one."""
    return ((parse.tokens[min(cue)].start, parse.tokens[max(cue)].end),) if cue else ()


def _kind(parse: Parse, quotes: Quotes, content: set[int]) -> AttributionKind:
    words = [i for i in content if parse.tokens[i].text[0].isalnum()]
    quoted = sum(1 for i in words if quotes.inside[i] is not None)
    if words and quoted >= _DIRECT * len(words):
        return "direct"
    return "mixed" if quoted else "indirect"


def _spans(parse: Parse, tokens: set[int], quotes: Quotes) -> tuple[Pair, ...]:
    """Contiguous runs of tokens as spans: whole words, closing marks kept, without punctuation at the edges."""
    runs: list[list[int]] = []
    for i in sorted(tokens):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    spans: list[Pair] = []
    for run in runs:
        while run[0] and _joined(parse, run[0]):
            run.insert(0, run[0] - 1)
        while run and (parse.tokens[run[0]].text in _EDGES or parse.tokens[run[0]].text in _BULLETS):
            run.pop(0)
        while run and parse.tokens[run[-1]].text in _EDGES and quotes.inside[run[-1]] is None:
            run.pop()
        if any(parse.tokens[i].text[0].isalnum() for i in run):
            spans.append((parse.tokens[run[0]].start, _end(parse, run[-1], quotes)))
    return tuple(spans)


def _joined(parse: Parse, i: int) -> bool:
    """True when token ``i`` goes on a hyphenated word."""
    before, here = parse.tokens[i - 1], parse.tokens[i]
    return before.end == here.start and before.sent == here.sent and "-" in (before.text, here.text)


def _end(parse: Parse, last: int, quotes: Quotes) -> int:
    """The end of a run: behind the whole hyphenated word, and behind the mark that closes its quotation."""
    while last + 1 < len(parse.tokens) and _joined(parse, last + 1):
        last += 1
    number = quotes.inside[last]
    if number is not None and quotes.all[number].last == last + 1:
        return quotes.all[number].span.end
    return parse.tokens[last].end
