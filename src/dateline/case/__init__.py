"""The case: a situation's reports, readings and judgements in one file (SQLite) or database (PostgreSQL)."""

from dateline.case.case import Case, Summary, create, is_case, opened

__all__ = ["Case", "Summary", "create", "is_case", "opened"]
