"""Briefs: does a brief hold what an expert reader would want? (eval/briefs)"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from benchmarks.common import Measure, read_jsonl, readings, score
from dateline.briefing.compose import compose
from dateline.briefing.pile import choose
from dateline.relating.situation import relate

LEAD = {"recall": 0.288, "changed": 0.369, "junk": 2.0}


def run(shared: Path, work: Path) -> list[Measure]:
    """Return mean recall, changed, junk, redundancy and support over the four situations at 500 words."""
    base, out = shared / "eval" / "briefs", work / "briefs"
    out.mkdir(parents=True, exist_ok=True)
    for folder in sorted(p for p in base.iterdir() if (p / "situation.json").exists()):
        case = json.loads((folder / "situation.json").read_text(encoding="utf-8"))
        until = date.fromisoformat(case["until"])
        chosen = choose([r for r in readings(read_jsonl(folder / "docs.jsonl.gz")) if r.report.date <= until])
        brief = compose(relate(chosen.readings, until=until), since=date.fromisoformat(case["since"]))
        (out / f"{case['name']}.json").write_text(json.dumps(brief.to_dict()), encoding="utf-8")
    briefs = sorted(out.glob("*.json"))
    rows = [score(shared, "score_briefs.py", "--brief", f, "--situation", base / f.stem) for f in briefs]
    keys = ("recall_500", "changed", "junk", "redundancy", "supported")
    mean = {k: sum(r[k] for r in rows) / len(rows) for k in keys}
    return [
        Measure("briefs.recall_500", mean["recall_500"], {"lead": LEAD["recall"], "ceiling": 0.881}, bar=0.52),
        Measure("briefs.changed", mean["changed"], {"lead": LEAD["changed"], "ceiling": 0.858}, bar=0.58),
        Measure("briefs.junk_items", mean["junk"], {"lead": LEAD["junk"], "ceiling": 0.0}, better="lower", bar=0.5),
        Measure("briefs.redundancy", mean["redundancy"], {"lead": 0.0}, better="lower", bar=0.03),
        Measure("briefs.supported", mean["supported"], {}, bar=0.99),
    ]
