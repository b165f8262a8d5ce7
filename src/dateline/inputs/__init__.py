"""Files, folders and streams -> Report. What is read, and what each broken input gets: docs/reference/inputs.md."""

from dateline.inputs.notes import Notes
from dateline.inputs.reader import Inputs, Received, read, read_iter, receive

__all__ = ["Inputs", "Notes", "Received", "read", "read_iter", "receive"]
