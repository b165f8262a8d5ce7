"""The command scenarios: the courses that the reports speak of, with what speaks for and against each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from dateline.cli.common import DAY, annotate_all, formats, gather, inputs, write
from dateline.model import Reading, Scenario, ScenarioPoint, Signpost
from dateline.relating import scenarios as module
from dateline.relating.copies import copies, lineages
from dateline.relating.outlook import expectations
from dateline.relating.situation import ordered

ABOUT = (
    "Courses that the reports speak of. What somebody expects is shown as theirs; "
    "nothing here is a probability of ours."
)
SHOWN = 5  # points a part, the latest; --all shows every one
DAYS = 12  # days of talk shown; longer runs are told by the month


@click.command(
    epilog="""\b
Examples:
  dateline scenarios reports/                       each course: who expects it, for, against, signposts
  dateline scenarios reports/ --format json -o scenarios.json"""
)
@inputs
@formats("text", "json")
@click.option("--until", type=DAY, help="As known on this day.")
@click.option("--all", "every", is_flag=True, help="Show every quote, not the latest five of a part.")
def scenarios(form: str, output: Path | None, until: date | None, every: bool, **options: Any) -> None:
    """Print the courses that the reports speak of: who expects each, what speaks for and against it, its signposts."""
    found = gather(options["paths"], options["day"])
    readings = ordered(
        annotate_all(found.reports.upto(until), jobs=options["jobs"], model=options["model"], quiet=options["quiet"])
    )
    origins = lineages(readings, copies(readings))
    day = until if until is not None else readings[-1].report.date if readings else date.min
    outlook = expectations(readings, day)
    courses = module.scenarios(readings, origins, outlook)
    if form == "json":
        write(json.dumps(_object(readings, len(origins), courses), ensure_ascii=False, indent=1), output)
    else:
        by_id = {r.report.id: r for r in readings}
        write("\n".join(_lines(courses, by_id, None if every else SHOWN)), output)
    found.finish()


def _object(readings: Sequence[Reading], independent: int, courses: Sequence[Scenario]) -> dict[str, Any]:
    return {
        "about": ABOUT,
        "reports": len(readings),
        "independent": independent,
        "scenarios": [c.to_dict() for c in courses],
    }


def _lines(courses: Sequence[Scenario], by_id: Mapping[str, Reading], shown: int | None) -> Iterator[str]:
    yield ABOUT
    for course in courses:
        yield ""
        yield _title(course)
        yield f"  spoken of: {_talk(course)}"
        if course.expected_by:
            yield "  expected by: " + "; ".join(
                v.name + f" ({v.first}" + (f" to {v.last})" if v.last != v.first else ")") for v in course.expected_by
            )
        for label, side in (("for", "for"), ("against", "against"), ("what would follow, or depends on it", None)):
            points = [p for p in course.points if p.side == side]
            if points:
                hidden = f", {len(points) - shown} more" if shown is not None and len(points) > shown else ""
                yield f"  {label} ({len(points)}{hidden and ', the latest below'}):"
                yield from (_point(p, by_id) for p in (points if shown is None else points[-shown:]))
        if course.signposts:
            yield "  signposts:"
            for post in course.signposts if shown is None else course.signposts[-shown:]:
                yield f"    {post.direction}: {_item(post)}"


def _title(course: Scenario) -> str:
    """The course with who would do it to whom, and in how many reports."""
    whom = f" on {course.recipient}" if course.recipient else ""
    who = f" by {course.actor}" if course.actor and course.family != "departure" else ""
    where = f" in {course.actor}" if course.actor and course.family == "departure" else ""
    count = f"{course.reports} independent report{'' if course.reports == 1 else 's'}"
    return f"{course.name.upper()}{whom}{who}{where}  [{count}, {course.first_seen} to {course.last_seen}]"


def _talk(course: Scenario) -> str:
    if len(course.talk) <= DAYS:
        return ", ".join(f"{d.date} {d.reports}" for d in course.talk)
    months: Counter[str] = Counter()
    for d in course.talk:
        months[d.date.strftime("%Y-%m")] += d.reports
    return ", ".join(f"{m} {n}" for m, n in sorted(months.items()))


def _point(point: ScenarioPoint, by_id: Mapping[str, Reading]) -> str:
    quote = " ".join(by_id[point.report].report.text[point.start : point.end].split())
    who = f" {point.who}:" if point.who else ""
    chance = f' (weighs it: "{point.chance}")' if point.chance else ""
    more = f" (+{point.reports - 1} reports)" if point.reports > 1 else ""
    return f"    {point.date} {point.kind},{who} {quote}{chance}{more}  [{point.report}:{point.start}-{point.end}]"


def _item(post: Signpost) -> str:
    first, last = post.from_, post.to
    when = f"{first or ''}..{last or ''}" if first != last else str(first or "")
    told = f"{when} {post.what}".strip()
    return f"{told} ({post.status.replace('_', ' ')})  [{post.report}:{post.start}-{post.end}]"
