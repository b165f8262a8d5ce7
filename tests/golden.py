"""The expected outputs of the examples. ``make golden`` rewrites them; review the diff."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from dateline.briefing.make import make_brief
from dateline.briefing.markdown import markdown
from dateline.model import Record
from dateline.text.article import article
from tests.conftest import EXAMPLES, readings_of

GOLDEN = EXAMPLES.parent / "golden"


def outputs() -> Iterator[tuple[str, str]]:
    """Yield (file name, expected content) for each output of the examples."""
    readings = readings_of(EXAMPLES)
    for reading in readings:
        found = reading.to_dict()
        del found["text"]  # the report beside it
        yield f"readings/{reading.report.id}.json", pretty(found)
    yield "clean.json", pretty({r.report.id: article(r.report.text, r.passages) for r in readings})
    brief, situation = make_brief(readings)
    for name in ("copies", "stories", "tracks", "outlook", "positions", "claims", "timeline"):
        yield f"{name}.json", lines(getattr(situation, name))
    yield "brief.json", pretty(brief.to_dict())
    yield "brief.md", markdown(brief)


def pretty(value: object) -> str:
    """Return JSON with one small value a line, so that a diff shows what changed."""
    if isinstance(value, dict):
        rows = []
        for key, item in value.items():
            if isinstance(item, list) and item:
                inner = ",\n  ".join(json.dumps(i, ensure_ascii=False) for i in item)
                rows.append(f" {json.dumps(key)}: [\n  {inner}\n ]")
            else:
                rows.append(f" {json.dumps(key)}: {json.dumps(item, ensure_ascii=False)}")
        return "{\n" + ",\n".join(rows) + "\n}\n"
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def lines(records: tuple[Record, ...]) -> str:
    """Return one JSON object a line."""
    return "".join(json.dumps(r.to_dict(), ensure_ascii=False) + "\n" for r in records)


def write() -> None:
    """Rewrite all golden files; those that are no longer made are removed."""
    made = {GOLDEN / name: text for name, text in outputs()}
    for old in GOLDEN.rglob("*"):
        if old.is_file() and old not in made:
            old.unlink()
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def load() -> dict[str, str]:
    """Return the golden files as they stand."""
    return {str(p.relative_to(GOLDEN)): p.read_text(encoding="utf-8") for p in sorted(GOLDEN.rglob("*")) if p.is_file()}


if __name__ == "__main__":
    if "--write" not in sys.argv[1:]:
        sys.exit("usage: python -m tests.golden --write")
    write()
    print(f"wrote {GOLDEN}", file=sys.stderr)  # noqa: T201
