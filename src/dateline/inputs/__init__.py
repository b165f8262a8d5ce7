"""Files, folders and streams -> Report. What is read, and what each broken input gets: docs/reference/inputs.md."""

from dateline.inputs.notes import Notes
from dateline.inputs.reader import Inputs, read, read_iter

__all__ = ["Inputs", "Notes", "read", "read_iter"]
