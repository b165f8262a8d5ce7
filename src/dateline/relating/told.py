"""What a report tells: its story's text and its headline, as the modules that compare reports read them."""

from __future__ import annotations

from dateline.model import Reading
from dateline.text.article import article


def story_text(reading: Reading) -> str:
    """Return the story, or the whole text where no passages were read."""
    return article(reading.report.text, reading.passages) if reading.passages else reading.report.text


def headline(reading: Reading) -> str:
    """Return the report's title, else the headline above its story, else nothing."""
    if reading.report.title:
        return reading.report.title
    found = next((p for p in reading.passages if p.kind == "headline"), None)
    return reading.report.text[found.start : found.end] if found is not None else ""
