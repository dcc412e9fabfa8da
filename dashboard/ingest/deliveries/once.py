"""What is wrong with many rows in the same way, told once: at the first, with the others by number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dashboard.ingest.alike import told_as_one
from dashboard.ingest.problems import Problem, Severity

_ALIKE: Final = frozenset(
    {
        "other-department",
        "other-year",
        "unknown-department",
        "unknown-source",
        "unmarked-future",
        "wrong-period-type",
        "year-out-of-range",
    }
)
"""Rules that a whole workbook breaks at once where it is another's: with the same value in every row."""
_READ: Final = frozenset({"percent-cell"})
"""Warnings that only say how a cell was read: its value, which the fault tells too."""
_YEAR: Final = len("2025")
"""So much of a month's or a term's id is its year: a workbook of another year has it in every row."""
_ANY: Final = frozenset({"mixed-key", "mixed-row", "other-measure"})
"""Such rules whose value is another in each row."""


def told_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems, those that many rows share as one that names the other rows.

    How a cell was read is not told of one that is wrong.
    """
    every = tuple(problems)
    wrong = {_cell(problem) for problem in every if problem.severity is Severity.ERROR}
    groups: dict[object, list[Problem]] = {}
    for number, problem in enumerate(p for p in every if p.rule not in _READ or _cell(p) not in wrong):
        groups.setdefault(_shared(problem) or number, []).append(problem)
    return tuple(told_as_one(group) for group in groups.values())


def _cell(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.sheet, problem.cell


def _shared(problem: Problem) -> object:
    where = (problem.rule, problem.file, problem.sheet, problem.column)
    if problem.row is None or problem.rule not in _ALIKE | _ANY:
        return None
    if problem.rule in _ANY:
        return where
    value = problem.value[:_YEAR] if problem.rule == "other-year" else problem.value
    return *where, value, tuple(sorted(problem.details.items()))
