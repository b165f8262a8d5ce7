"""Score the present speakers against the labels: of those that name somebody, how many name who speaks."""

from __future__ import annotations

import argparse
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.common import SHARED, report
from benchmarks.speakers.common import LAYERS, Label, at, labels, name, wanted
from dateline.extract.reading import annotate


@dataclass
class Score:
    """Labelled attributions by what became of them; ``unsure`` are those that no label can judge."""

    right: int = 0
    wrong: int = 0
    silent: int = 0  # found, no speaker named
    gone: int = 0  # no attribution there any more
    unsure: int = 0
    lost: int = 0  # silent or gone, though the label knows who speaks
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Right ones among those named and judged."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def named(self) -> float:
        """Share of the attributions with a known speaker for which one is named."""
        return (self.right + self.wrong) / max(1, self.right + self.wrong + self.lost)


def score(shared: Path, rows: Sequence[Label]) -> Score:
    """Return the score of this checkout on the labelled attributions."""
    found = Score()
    for path, row in wanted(shared, rows):
        reading = annotate(report(row), layers=LAYERS)
        for label in (r for r in rows if (r.path, r.id) == (path, str(row["id"]))):
            here = at(reading, label.start, label.end)
            _count(found, label, here is not None, name(reading, here.speaker) if here else None)
    return found


def _count(found: Score, label: Label, present: bool, named: str | None) -> None:
    if named is None:
        found.silent += present
        found.gone += not present
        found.lost += label.speaker not in ("-", "")
    elif any(_same(named, known) for known in label.speaker.split("|")):
        found.right += 1
    elif label.label == "unsure" or (label.speaker == "" and not _same(named, label.predicted)):
        found.unsure += 1
    else:
        found.wrong += 1
        found.reasons[label.reason or "new"] += 1


def _same(a: str, b: str) -> bool:
    return _plain(a) == _plain(b)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return text.removeprefix("the ").replace(".", "").strip()


def main() -> int:
    """Return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speakers.score", description="Score the speakers.")
    parser.add_argument("--sample", help="only this sample")
    parser.add_argument("--as-labelled", action="store_true", help="what the labels say of the code that was sampled")
    options = parser.parse_args()
    rows = [r for r in labels() if options.sample in (None, r.sample)]
    if options.as_labelled:
        count = Counter(r.label for r in rows)
        judged = count["right"] + count["wrong"]
        print(f"{dict(sorted(count.items()))} precision {count['right'] / max(1, judged):.3f}")
        print(dict(Counter(r.reason for r in rows if r.label == "wrong").most_common()))
        return 0
    got = score(SHARED, rows)
    print(f"precision {got.precision:.3f} named {got.named:.3f} {got}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
