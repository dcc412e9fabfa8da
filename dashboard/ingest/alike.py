"""What is wrong with many rows in the same way, told once: at the first row, with the others by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dashboard.ingest.problems import Problem

MOST_ALONE: Final = 10
"""So many faults of one kind in one column are told each with its value; of more the first speaks for all."""
LONGEST_ROWS: Final = 300
_EACH_VALUE: Final = frozenset({"dangling", "foreign-letter", "unknown-breakdown", "unknown-word"})
"""Rules whose value says what is to be put right, so that none of the values is left out."""
_UNKNOWN: Final = "unknown-"


_Group = list["Problem"]


def told_alike(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems in their order, those alike but for the row as one that names the other rows."""
    groups: dict[object, _Group] = {}
    for number, problem in enumerate(problems):
        groups.setdefault(_said(problem) or number, []).append(problem)
    kinds: dict[object, list[_Group]] = {}
    for number, group in enumerate(groups.values()):
        kinds.setdefault(_kind(group[0]) or number, []).append(group)
    told: list[_Group] = []
    for alike in kinds.values():
        told += [[problem for group in alike for problem in group]] if len(alike) > MOST_ALONE else alike
    return [told_as_one(group) for group in told]


def _said(problem: Problem) -> object:
    """Return all that a problem says but its row; None for one that has none, or names the others already."""
    if problem.row is None or "rows" in problem.details:
        return None
    return *_place(problem), problem.value, tuple(sorted(problem.details.items()))


def _kind(problem: Problem) -> object:
    """Return what problems of a column share whatever their values; None where each value counts.

    In a workbook each cell is named, as that is where people look.
    """
    each = problem.cell or problem.rule in _EACH_VALUE or problem.rule.startswith(_UNKNOWN)
    return None if each or _said(problem) is None else _place(problem)


def _place(problem: Problem) -> tuple[str, ...]:
    return problem.rule, problem.file, problem.sheet, problem.column


def told_as_one(group: Sequence[Problem]) -> Problem:
    """Return the problem of the first row, with the other rows among its details."""
    first = min(group, key=lambda problem: problem.row or 0)
    rows = {problem.row for problem in group if problem.row is not None} - {first.row}
    return replace(first, details={**first.details, "rows": _cut(spans(sorted(rows)))}) if rows else first


def spans(rows: Sequence[int]) -> str:
    """Return numbers in order, those that follow each other as a span: 5, 7–9."""
    found: list[list[int]] = []
    for row in rows:
        if found and row == found[-1][-1] + 1:
            found[-1] = [found[-1][0], row]
        else:
            found.append([row])
    return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]) for span in found)


def _cut(rows: str) -> str:
    """Return as many whole numbers as can be read on one line."""
    return rows if len(rows) <= LONGEST_ROWS else f"{rows[:LONGEST_ROWS].rpartition(', ')[0]}, …"
