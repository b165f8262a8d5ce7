"""dateline: dated news reports -> a picture of the situation that can be checked line by line.

    import dateline

    inputs = dateline.read(["reports/"])
    readings = [dateline.annotate(report) for report in inputs.reports]
    situation = dateline.relate(readings)
    brief = dateline.brief(readings, words=300)
    for line in brief.lines:
        print(line.section, line.text, line.citations)

Each function is imported when it is first used, so that ``import dateline`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.briefing.check import failures as check
    from dateline.briefing.make import brief
    from dateline.extract.many import annotate_many
    from dateline.extract.reading import annotate
    from dateline.inputs import read
    from dateline.relating.situation import relate

__version__ = "0.1.0"
__all__ = ["annotate", "annotate_many", "brief", "check", "read", "relate"]

_HOMES = {
    "annotate": ("dateline.extract.reading", "annotate"),
    "annotate_many": ("dateline.extract.many", "annotate_many"),
    "brief": ("dateline.briefing.make", "brief"),
    "check": ("dateline.briefing.check", "failures"),
    "read": ("dateline.inputs", "read"),
    "relate": ("dateline.relating.situation", "relate"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
