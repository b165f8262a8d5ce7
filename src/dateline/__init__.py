"""dateline: dated news reports -> a picture of the situation that can be checked line by line."""

from __future__ import annotations

__version__ = "0.1.0"
