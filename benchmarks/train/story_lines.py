"""Train the story-line model: ``python -m benchmarks.train.story_lines [--cv]`` writes weights (or prints scores).

Data: ``../shared/eval/cleaning/dev.jsonl.gz`` (each page as raw, raw_partial and article), pages put together from
several of them the way news sites do (lead paragraphs of other stories under a byline and a date), and invented
sign-up lists. Lines are gold when most of their words lie in the gold body, by alignment.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import hashlib
import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from sklearn.linear_model import LogisticRegression

from dateline.text.line_features import Shape
from dateline.text.line_score import first_rows, second_rows, shapes_of
from dateline.text.lines import Line, lines
from dateline.text.passages import choose, settled

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
OUT = ROOT / "src/dateline/knowledge/data/story_lines.json"
WORD = re.compile(r"\w+")
FOLDS = 5
C1, C2 = 0.1, 0.03


PITCHES = [
    "Looking for the best {place} stories each morning?"
    "|The most useful stories about {place}, gathered by {outlet} {place} reporters",
    "{Topic} news you can use|Understand {topic} with {outlet} {Topic}. Free, in your inbox every weekday.",
    "Join {outlet} {Topic}"
    "|Our weekly look at {topic}, by people who cover it, and what it means for you. Sign up for free.",
    "Never miss a story about {topic}"
    "|Receive the {outlet} {Topic} newsletter for a short view of what happened and why.",
    "Need to know what moves {topic}?"
    "|Start your day with {outlet} {Topic} and know what is coming before everybody else does.",
    "Hear it first|Be the first to know about {topic} in {place} with our {outlet} alerts.",
    "Go deeper on {topic}|Follow the people and the money behind {topic} with {outlet} {Topic} Extra, sent on Fridays.",
    "Subscribe to {outlet} {place}|Keep your finger on the pulse of {place}, with the news that touches your street",
]


@dataclass
class Doc:
    """A training page: its lines, gold per line (None: not counted), its group (for folds) and weight."""

    group: str
    kind: str
    rows: list[Line]
    shapes: list[Shape]
    gold: list[float | None]
    weight: float = 1.0
    english: bool = True
    first: list[list[float]] = field(default_factory=list)


def gold_of(text: str, article: str) -> list[float | None]:
    """Return for each line of ``text`` 1.0 (in the body), 0.0 (not) or None (in part)."""
    rows = lines(text)
    tokens, owner = [], []
    for i, line in enumerate(rows):
        for word in WORD.findall(line.text):
            tokens.append(word)
            owner.append(i)
    match = difflib.SequenceMatcher(None, tokens, WORD.findall(article), autojunk=False)
    hits, sizes = [0] * len(rows), [0] * len(rows)
    for o in owner:
        sizes[o] += 1
    for block in match.get_matching_blocks():
        whole = block.size >= 4 or (
            block.size and all(sizes[owner[k]] <= 3 for k in range(block.a, block.a + block.size))
        )
        for k in range(block.a, block.a + block.size) if whole else ():
            hits[owner[k]] += 1
    shares = [h / n if n else 0.0 for h, n in zip(hits, sizes, strict=True)]
    return [1.0 if s > 0.6 else 0.0 if s < 0.35 else None for s in shares]


def make(group: str, kind: str, text: str, article: str, weight: float = 1.0, english: bool = True) -> Doc:
    """Return a training page with its features."""
    rows = lines(text)
    shapes = shapes_of(rows)
    return Doc(group, kind, rows, shapes, gold_of(text, article), weight, english, first_rows(rows, shapes))


def pitches(rng: random.Random, outlet: str) -> list[str]:
    """Return an invented list of sign-ups, as newsletters are offered above a story."""
    places = ["Leeds", "Portland", "Marseille", "Nairobi", "Osaka", "Austin", "Glasgow", "Lagos", "the Bay Area"]
    topics = ["markets", "health", "climate", "football", "science", "space", "trade", "courts", "energy", "schools"]
    out = []
    for shape in rng.sample(PITCHES, rng.randint(2, 7)) * rng.choice([1, 1, 2]):
        place, topic = rng.choice(places), rng.choice(topics)
        made = shape.format(place=place, topic=topic, Topic=topic.title(), outlet=outlet)
        out += made.split("|") if rng.random() < 0.85 else made.split("|")[1:]
    return out


NAMES = ["Mara Lindholm", "Tom Okafor", "Priya Nair", "Jon Hale", "Inés Roca", "Dan Whitlock", "Sofia Marsh"]
OUTLETS = ["Courier", "Beacon", "Dispatch", "Orbit", "Ledger"]
LABELS = (
    "Why it counts: ",
    "The background: ",
    "What is new: ",
    "The other side: ",
    "What comes next: ",
    "By the numbers: ",
)
DATES = ["Nov 18, 2019", "3 hours ago", "Updated 25 mins ago", "Nov. 19, 2019", "1 day ago"]


def composite(rng: random.Random, pages: list[dict[str, Any]]) -> tuple[str, str]:
    """Return an invented page (text, gold): a story, with sign-ups above it or other stories' leads under it."""
    main, *others = rng.sample(pages, 4)
    outlet = rng.choice(OUTLETS)
    body = _body(rng, main)
    above: list[str] = []
    if rng.random() < 0.5:
        above += pitches(rng, outlet)
    if rng.random() < 0.5:
        above.append(_title(main))
    if rng.random() < 0.4:
        credit = rng.choice([" Photo: ", " Credit: "]) + rng.choice(NAMES)
        above.append(_caption(rng, main) + credit + rng.choice(["/Getty Images", " via Getty", "/AFP", ""]))
    elif rng.random() < 0.25:
        above += [_caption(rng, main)] * 2
    below: list[str] = []
    for other in others[: rng.randint(1, 3)] if rng.random() < 0.7 else []:
        below += _teaser(rng, other, outlet)
    gap = rng.choice(["\n", "\n\n"])
    return gap.join(above + body + below), "\n".join(body)


def _body(rng: random.Random, page: dict[str, Any]) -> list[str]:
    body = [p for p in page["article"].split("\n") if p.strip()]
    if len(body) > 10 and rng.random() < 0.6:
        body = body[: rng.randint(5, 14)]
    if rng.random() >= 0.4:
        return body
    labelled = [
        (rng.choice(LABELS) if i and rng.random() < 0.3 and len(p) > 80 else "") + p for i, p in enumerate(body)
    ]
    return [
        ("  • " if i > 1 and len(p) > 60 and not p.startswith(LABELS) and rng.random() < 0.5 else "") + p
        for i, p in enumerate(labelled)
    ]


def _teaser(rng: random.Random, page: dict[str, Any], outlet: str) -> list[str]:
    who = rng.choice(NAMES) + (rng.choice(NAMES) if rng.random() < 0.4 else "")
    when = rng.choice(DATES) + rng.choice([" - World", " - Business", "", " | Health"])
    title = _title(page)
    made = list(rng.choice([[who, when, title], [title, who, when], [when, title], [title, when]]))
    if rng.random() < 0.6:
        made.append(rng.choice(["Illustration: ", "Photo: "]) + rng.choice(NAMES) + "/" + outlet)
    leads = [p for p in page["article"].split("\n") if len(p.split()) >= 15]
    return made + leads[: rng.choice([0, 1, 1, 2, 2])]


def plain(rng: random.Random, pages: list[dict[str, Any]]) -> tuple[str, str]:
    """Return a plain text (text, gold), as archives keep it: a title and a date at most, then a sentence a line."""
    page = rng.choice(pages)
    body = [p.strip() for p in page["article"].split("\n") if len(p.split()) > 5]
    if rng.random() < 0.8:
        body = [s for p in body for s in re.split(r"(?<=[a-z]{3}[.?!]) (?=[A-Z])", p)]
    body = body[: rng.choice([2, 3, 4, 5, 8, 12, 20, 30])]
    above = [_title(page)] if rng.random() < 0.5 else []
    if rng.random() < 0.4:
        above.append(rng.choice(["November 12, 2019", "By " + rng.choice(NAMES), "Published: 18 November 2019"]))
    if rng.random() < 0.15:
        body[0] = f"{rng.choice(['PARIS', 'NEW DELHI', 'CAIRO'])}, Nov. {rng.randint(1, 28)} (Agency) -- " + body[0]
    return rng.choice(["\n", "\n", "\n\n"]).join(above + body), "\n".join(body)


def _title(page: dict[str, Any]) -> str:
    rows = [r.strip() for r in page["raw_partial"].split("\n") if r.strip()]
    gold = page["article"]
    for row in rows:
        if 4 <= len(row.split()) <= 16 and row not in gold and not row.endswith("."):
            return row
    return " ".join(gold.split()[:9])


PLACES = [
    "in Geneva",
    "at a factory near Turin",
    "outside the court",
    "in Ottawa in March",
    "during a visit on Tuesday",
]
DOINGS = ["speaks to reporters", "walks to a meeting", "attends a ceremony", "arrives", "takes part in a rally"]


def _caption(rng: random.Random, page: dict[str, Any]) -> str:
    names = re.findall(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", page["article"]) or ["The mayor"]
    return f"{rng.choice(names)} {rng.choice(DOINGS)} {rng.choice(PLACES)}" + rng.choice([".", "", "."])


def corpus(seed: int = 7) -> list[Doc]:
    """Return all training pages."""
    with gzip.open(SHARED / "eval" / "cleaning" / "dev.jsonl.gz", "rt", encoding="utf-8") as packed:
        pages = [json.loads(row) for row in packed]
    docs = []
    for page in pages:
        english = page["english"]
        group = urlsplit(page["url"]).netloc + " " + page["id"]
        for kind, weight in (("raw", 1.0), ("raw_partial", 1.0), ("article", 0.7)):
            docs.append(make(group, kind, page[kind], page["article"], weight, english))
    rng = random.Random(seed)
    prose = [p for p in pages if p["english"] and len(p["article"].split()) > 150]
    by_fold: dict[int, list[dict[str, Any]]] = {}
    for p in prose:
        by_fold.setdefault(fold(urlsplit(p["url"]).netloc), []).append(p)
    for f, own in sorted(by_fold.items()):
        for k in range(24):
            text, gold = composite(rng, own)
            docs.append(make(f"made-{f}-{k}", "made", text, gold, 0.6))
            text, gold = plain(rng, own)
            docs.append(make(f"made-{f}-{k}-plain", "plain", text, gold, 0.4))
    return docs


def fold(group: str) -> int:
    """Return the cross-validation fold of a page: a site is in one fold (made pages: the fold of their sources)."""
    if group.startswith("made-"):
        return int(group.split("-")[1])
    return int(hashlib.sha256(group.split()[0].encode()).hexdigest(), 16) % FOLDS


def table(docs: list[Doc], rows_of: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return features, targets and weights; a line weighs by its words, each page the same in all."""
    x, y, w = [], [], []
    for n, doc in enumerate(docs):
        line_weights = [(s.n + 4) ** 0.6 for s in doc.shapes]
        total = sum(line_weights) or 1.0
        for row, gold, lw in zip(rows_of(n, doc), doc.gold, line_weights, strict=True):
            if gold is not None:
                x.append(row)
                y.append(gold)
                w.append(doc.weight * lw / total)
    weights = np.array(w)
    return np.array(x), np.array(y), weights * (len(w) / weights.sum())


def fit(x: np.ndarray, y: np.ndarray, w: np.ndarray, c: float) -> tuple[np.ndarray, float]:
    """Return weights for unscaled features, and the bias."""
    mean, std = x.mean(0), x.std(0)
    std[std < 1e-9] = 1.0
    model = LogisticRegression(C=c, max_iter=3000)
    model.fit((x - mean) / std, y, sample_weight=w)
    weights = model.coef_[0] / std
    return weights, float(model.intercept_[0] - (weights * mean).sum())


Model = tuple[np.ndarray, float]


def odds1(doc: Doc, m: Model) -> list[float]:
    """Return the first model's log-odds."""
    return list(np.array(doc.first) @ m[0] + m[1]) if doc.first else []


def train(docs: list[Doc]) -> tuple[Model, Model]:
    """Return both models; the second sees the first as it judges pages it was not trained on."""
    one = fit(*table(docs, lambda _, d: d.first), C1)
    held: list[list[float]] = [[] for _ in docs]
    for f in range(FOLDS):
        part = fit(*table([d for d in docs if fold(d.group) != f], lambda _, d: d.first), C1)
        for n, doc in enumerate(docs):
            if fold(doc.group) == f:
                held[n] = odds1(doc, part)
    two = fit(*table(docs, lambda n, d: second_rows(d.rows, d.shapes, d.first, held[n])), C2)
    return one, two


def odds2(doc: Doc, one: Model, two: Model) -> list[float]:
    """Return the second model's log-odds."""
    rows = second_rows(doc.rows, doc.shapes, doc.first, odds1(doc, one))
    return list(np.array(rows) @ two[0] + two[1]) if rows else []


def held_out(docs: list[Doc]) -> list[list[float]]:
    """Return every page's log-odds by models that saw no page of its site."""
    found: list[list[float]] = [[] for _ in docs]
    for f in range(FOLDS):
        one, two = train([d for d in docs if fold(d.group) != f])
        for n, doc in enumerate(docs):
            if fold(doc.group) == f:
                found[n] = odds2(doc, one, two)
    return found


def cross_validate(docs: list[Doc]) -> None:
    """Print the shares of words rightly kept and dropped per kind of input, held out by site."""
    scores: dict[str, list[float]] = {}
    for doc, log_odds in zip(docs, held_out(docs), strict=True):
        kept = choose(settled(doc.rows, doc.shapes, log_odds)[0])
        hit = sum(s.n for s, k, g in zip(doc.shapes, kept, doc.gold, strict=True) if k and g)
        took = sum(s.n for s, k, g in zip(doc.shapes, kept, doc.gold, strict=True) if k and g is not None)
        gold = sum(s.n for s, g in zip(doc.shapes, doc.gold, strict=True) if g)
        if gold:
            scores.setdefault(doc.kind, []).append(2 * hit / (took + gold))
    for kind, values in sorted(scores.items()):
        print(f"{kind:12s} word F1 {sum(values) / len(values):.3f} over {len(values)} pages")


def main() -> None:
    """Train on everything and write the weights, or print cross-validated scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cv", action="store_true", help="print held-out scores, write nothing")
    docs = corpus()
    if parser.parse_args().cv:
        cross_validate(docs)
        return
    one, two = train(docs)
    table_: dict[str, Any] = {
        "source": "trained by benchmarks/train/story_lines.py; see docs/models/story-lines.md",
        "date": "2026-11-25",
    }
    for name, model in (("first", one), ("second", two)):
        table_[name] = {"bias": round(model[1], 5), "weights": [round(float(v), 5) for v in model[0]]}
    OUT.write_text(json.dumps(table_, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
