"""Errors of attributions: what was missed, cut wrongly, given to another source, or found where nothing is."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.common import read_jsonl, readings
from benchmarks.errors.common import Map
from benchmarks.speakers.common import labels
from benchmarks.speakers.score import score
from dateline.knowledge.cues import Cues, cues

_HALF = 0.5  # the overlap from which a content counts as found

Item = Mapping[str, Any]  # what the scorer makes of an attribution: its words as sets, its kind


def errors(shared: Path) -> Map:
    """Return the classes on the dev half of PolNeAR, each pair of gold and found counted once."""
    measured = (
        "`eval/attribution/dev`, source and content as its scorer compares them; a gold attribution and one found at"
        " the same cue are one error, not two."
    )
    scorer = _scorer(shared)
    found = Map("attribution", measured, 0, notes=(_speakers(shared), *_NOTES))
    gold = list(read_jsonl(shared / "eval" / "attribution" / "dev.jsonl.gz"))
    for row, reading in zip(gold, readings(gold, layers=("attributions",)), strict=True):
        article = scorer.Article(row["text"])
        made = [{"source": a.source, "cue": a.cue, "content": a.content} for a in reading.attributions]
        _compare(found, scorer, scorer.prepare(article, row["attributions"]), scorer.prepare(article, made))
    return found


_NOTES = (
    "Contents too long and too short: over the training data no construction has a border that most annotators set"
    " elsewhere than the rules do; a comma and what follows it is read now this way, now that.",
    "Cues of no lexicon are rare words, most of them once in 924 articles, and actions that stand for an attitude; the"
    " 57 most promising further constructions of the training data bring as many false ones as right ones.",
    "Two people agree to .67 on indirect ones. A logistic regression over cue, construction, source and place (trained"
    " on 640 training articles) chose no better than the lexicon and its order.",
)


def _scorer(shared: Path) -> ModuleType:
    """The pack's scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", shared / "eval" / "score_attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _compare(found: Map, scorer: ModuleType, gold: Sequence[Item], made: Sequence[Item]) -> None:
    pairs = {i: j for i, j, overlap in scorer.match(gold, made) if overlap >= _HALF}
    right = {i for i, j in pairs.items() if scorer.sources_agree(gold[i], made[j])}
    known, done = cues(), set(pairs.values())
    for i, g in enumerate(gold):
        if i in right:
            continue
        if i in pairs:
            found.add(_source(g, made[pairs[i]]))
            continue
        same = next((j for j, m in enumerate(made) if j not in done and m["cue"] & g["cue"]), None)
        if same is not None:
            done.add(same)
            found.add(f"{g['kind']}: content {_border(g, made[same])}")
        else:
            found.add(_missed(g, made, known))
    found.total += len(gold) + len(made) - len(pairs)
    for j, m in enumerate(made):
        if j not in done:
            within = any(m["cue"] <= g["content"] for g in gold)
            found.add(f"false, {m['kind']}: {'inside what another says' if within else 'nothing is said there'}")


def _source(gold: Item, made: Item) -> str:
    if not gold["source"]:
        return "source: one is given, the gold has none"
    if not made["source"]:
        return "source: none is given"
    return f"source: another{'' if gold['cue'] & made['cue'] else ', at another cue'}"


def _border(gold: Item, made: Item) -> str:
    if gold["content"] <= made["content"]:
        return "too long"
    return "too short" if made["content"] <= gold["content"] else "elsewhere"


def _missed(gold: Item, made: Sequence[Item], known: Cues) -> str:
    if any(gold["cue"] <= m["content"] for m in made):
        return f"missed, {gold['kind']}: cue inside what another says"
    lemma = str(gold["raw"].get("cue_lemma") or "").lower()
    listed = lemma in known.verbs or lemma in known.nouns or lemma in known.adjectives or lemma == "accord"
    word = "a known cue, its construction not taken" if listed else "a cue of no lexicon"
    return f"missed, {gold['kind']}{'' if gold['source'] else ', no source'}: {word}"


def _speakers(shared: Path) -> str:
    """What is wrong with the named speakers, in words."""
    got = score(shared, labels())
    wrong = ", ".join(
        f"{reason.replace('_', ' ')} {n}" for reason, n in sorted(got.reasons.items(), key=lambda r: (-r[1], r[0]))
    )
    return (
        f"Speakers (`benchmarks/speakers`): {got.wrong} of {got.right + got.wrong} labelled names are wrong ({wrong});"
        f" {got.lost} known speakers are left unnamed."
    )
