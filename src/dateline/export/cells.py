"""Cells of tables: what a report says, made harmless for spreadsheets.

A spreadsheet takes a cell that begins with = + - @ (or a tab, or a carriage return) for a formula, and a report may
begin a name so on purpose. Such a cell gets a straight apostrophe in front, which spreadsheets read as "this is text"
(OWASP, "CSV Injection"). Numbers keep their sign.
"""

from __future__ import annotations

import re

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")


def cell(value: object) -> str:
    """Return a value as one cell: nothing for None, white space as single spaces, formulas disarmed."""
    if value is None:
        return ""
    raw = str(value)
    text = " ".join(raw.split())
    if text.startswith(FORMULA) and not NUMBER.match(text):
        return "'" + text
    return text


def listed(values: object) -> str:
    """Return several values in one cell, as POLECAT joins them: "a; b"."""
    assert isinstance(values, (list, tuple))
    return "; ".join(str(v) for v in values)
