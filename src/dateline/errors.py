"""The errors. One base, few classes; each message names what was found, where, and what to do next.

DatelineError
├── InputError        a report or file cannot be used (the rest is processed; exit status 1)
│   ├── DateError     a report has no usable date
│   └── FetchError    an address cannot or must not be fetched
├── UsageError        options or arguments do not fit together (exit status 2)
├── CaseError         a case cannot be opened, read or written (exit status 2)
└── ModelError        the language model package is missing or unusable (exit status 2)
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of every error that dateline raises on purpose."""


class InputError(DatelineError):
    """An input cannot be used. ``where`` names the file, ``problem`` what is wrong, ``remedy`` what to do."""

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(f"{where}: {problem}. {remedy}")
        self.where = where
        self.problem = problem
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        """Return how to build the error again, so that it crosses from one process to another."""
        return type(self), (self.where, self.problem, self.remedy)


class DateError(InputError):
    """A report has no usable date."""


class FetchError(InputError):
    """An address cannot be fetched, or must not be. ``lasting``: trying again as it is would give the same.

    ``wait`` is how many seconds the server asked to be left alone, if it did.
    """

    def __init__(
        self, where: str, problem: str, remedy: str, *, lasting: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(where, problem, remedy)
        self.lasting = lasting
        self.wait = wait


class UsageError(DatelineError):
    """The call does not make sense as given."""


class CaseError(DatelineError):
    """A case cannot be opened, read or written; what was stored before is whole."""


class ModelError(DatelineError):
    """The language model cannot be loaded."""
