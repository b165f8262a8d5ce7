"""Labels: the words before a colon that open a sentence, either a source ("Lisbon: We will pay") or a heading of the
passage ("What to watch: ...")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.candidate import Candidate
from dateline.extract.speakers import is_dash
from dateline.text.parse import Parse, Token

_SIGNED = 5  # tokens of the source behind a dash
_LABEL = 9  # tokens, bullet and colon included
_TURN = re.compile(r"^[\"“]?([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4})(?: \([^)\n]{2,40}\))?:(?=\s)([^\n]+)", re.M)
_BULLETS = frozenset("•·*▪◦►-")
_TELLERS = frozenset(
    {"report", "poll", "survey", "study", "official", "officials", "source", "sources", "minister", "ministry"}
    | {"president", "spokesman", "spokeswoman", "spokesperson", "expert", "experts", "analysis", "police", "court"}
    | {"adviser", "aide", "mayor", "governor", "chief", "army", "military", "government", "spokespeople", "ministers"}
    | {"senator", "lawmaker", "lawmakers", "lawyer", "lawyers", "prosecutor", "prosecutors", "ambassador", "envoy"}
    | {"diplomat", "diplomats", "scientists", "researchers", "activists", "rebels", "opposition", "agency", "watchdog"}
)


def label_source(parse: Parse, colon: Token) -> Candidate | None:
    """Return a candidate without content for a colon behind a source that opens its sentence, or None."""
    base = parse.sentence_tokens(colon.sent)[0].i
    if base + label_length(parse, base) != colon.i + 1:
        return None
    label = [t for t in parse.tokens[base : colon.i] if t.text not in _BULLETS]
    if not label or any(t.is_verb or t.tag[:1] == "W" for t in label):
        return None
    last = next((t for t in reversed(label) if t.is_noun), None)
    if last is None or not (last.tag in ("NNP", "NNPS") or last.lower in _TELLERS):
        return None
    return Candidate(colon.i, "label", {colon.i}, label, set())


def headline(parse: Parse) -> Candidate | None:
    """Return the attribution of a first line like "Vienna: Talks will go on", or None."""
    if not parse.tokens:
        return None
    first = parse.sentence_tokens(parse.tokens[0].sent)
    signed = _signed(parse, first)
    if signed is not None:
        return signed
    length = label_length(parse, first[0].i)
    if not length or parse.text[: first[0].start].strip():
        return None
    found = label_source(parse, first[length - 1])
    rest = first[length:]
    if found is None or not (any(t.is_verb for t in rest) or (rest and rest[0].lower == "no")):
        return None
    found.content = {t.i for t in rest}
    return found


def _signed(parse: Parse, first: Sequence[Token]) -> Candidate | None:
    """The attribution of a first line that a source signs behind a dash: "No new taxes - finance minister"."""
    dash = next((t for t in first if t.i > first[0].i + 2 and is_dash(parse, t)), None)
    label = first[dash.i + 1 - first[0].i :] if dash is not None else ()
    if dash is None or not 0 < len(label) <= _SIGNED or label[-1].lower not in _TELLERS:
        return None
    return Candidate(dash.i, "label", {dash.i}, list(label), {t.i for t in first if t.i < dash.i})


def label_length(parse: Parse, base: int) -> int:
    """Return the number of tokens of the label that opens a sentence ("What to watch:"), 0 when there is none."""
    for i in range(base + 1, min(base + _LABEL, len(parse.tokens))):
        t = parse.tokens[i]
        if t.sent != parse.tokens[base].sent or t.text in (",", '"', "“", "”"):
            return 0
        if t.text == ":":
            return i + 1 - base
    return 0


def transcript(parse: Parse) -> list[Candidate]:
    """Return the turns of a transcript: paragraphs that open with a speaker in capitals ("WEBER: I agree.")."""
    found: list[Candidate] = []
    for turn in _TURN.finditer(parse.text):
        label = parse.tokens_in(turn.start(1), turn.end(1))
        colon = parse.tokens_in(turn.end(1), turn.end(1) + 1)
        said = parse.tokens_in(turn.start(2), turn.end(2))
        if label and colon and said:
            found.append(Candidate(colon[0].i, "label", {colon[0].i}, list(label), {t.i for t in said}))
    return found if len(found) > 1 else []


def label_tokens(parse: Parse) -> set[int]:
    """Return the tokens of all labels: no cue stands in them."""
    found: set[int] = set()
    at = None
    for t in parse.tokens:
        if t.sent != at:
            at = t.sent
            found.update(range(t.i, t.i + label_length(parse, t.i)))
    return found
