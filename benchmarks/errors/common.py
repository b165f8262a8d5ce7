"""A map of errors: classes with counts, and how it is written down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass
class Map:
    """The errors of one layer: of how many things, and how many fall into each class."""

    layer: str
    measured: str  # on what, with which measure
    total: int  # things compared (gold and false ones)
    classes: Counter[str] = field(default_factory=Counter)
    notes: tuple[str, ...] = ()  # what the classes say, in words

    def add(self, name: str) -> None:
        """Count one error."""
        self.classes[name] += 1

    def markdown(self, most: int = 15) -> str:
        """Return the map as a page: the largest classes first, the rest summed."""
        errors = sum(self.classes.values())
        ranked = sorted(self.classes.items(), key=lambda c: (-c[1], c[0]))
        lines = [f"# Errors: {self.layer}", "", self.measured, "", f"{errors} errors among {self.total}.", ""]
        lines += ["| class | count | of the errors |", "| --- | ---: | ---: |"]
        lines += [f"| {name} | {n} | {100 * n / errors:.0f} % |" for name, n in ranked[:most]]
        if rest := ranked[most:]:
            n = sum(n for _, n in rest)
            lines.append(f"| {len(rest)} smaller classes | {n} | {100 * n / errors:.0f} % |")
        if self.notes:
            lines += ["", *(f"- {note}" for note in self.notes)]
        return "\n".join(lines) + "\n"

    def write(self) -> Path:
        """Write the page beside this module and return its path."""
        path = HERE / f"{self.layer.replace(' ', '_')}.md"
        path.write_text(self.markdown(), encoding="utf-8")
        return path
