"""When and by whom what came in was handed over: the round beside the change log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.domain.changelog import Act, LogEntry
from dashboard.domain.dataset import Dataset
from dashboard.domain.period import parse_period
from dashboard.domain.round import DepartmentRound, Handover, Owed, OwedKind, Round, Standing

BETWEEN: Final = " · "
"""What stands between the ids of a line of the log."""
_ACTS: Final = frozenset({Act.IMPORT, Act.UPDATE})
_CAME_IN: Final = frozenset({Standing.DELIVERED, Standing.EXPLAINED})


class _Line(NamedTuple):
    """A line of the log: the ids in it, the years of its periods, and when it was handed over."""

    ids: frozenset[str]
    years: frozenset[int]
    handover: Handover


def with_handovers(found: Round, dataset: Dataset, log: Sequence[LogEntry]) -> Round:
    """Return the round with each thing's latest handover, and each department's.

    What the log does not tell, such as figures older than the log, has none.
    """
    entries = [entry for entry in log if entry.act in _ACTS]
    if not entries:
        return found
    lines = _lines(entries)
    return replace(
        found, departments=tuple(_department(one, dataset, entries, lines) for one in found.departments)
    )


def _department(
    found: DepartmentRound,
    dataset: Dataset,
    entries: Sequence[LogEntry],
    lines: Mapping[str, Sequence[_Line]],
) -> DepartmentRound:
    lineage = frozenset(dataset.lineages[found.department.id])
    catalogue = dataset.catalogue
    others = (catalogue.departments.keys() - lineage) | (catalogue.areas.keys() - {catalogue.plan.area})
    owed = tuple(
        replace(one, handover=_handover(one, lines, lineage=lineage, others=others))
        if one.standing in _CAME_IN
        else one
        for one in found.owed
    )
    # The newest first: of several on one day it is the one that is told.
    own = [_of(entry) for entry in entries[::-1] if lineage & set(entry.department.split(BETWEEN))]
    own += [one.handover for one in owed if one.handover is not None]
    return replace(found, owed=owed, handover=max(own, key=lambda one: one.day, default=None))


def _handover(
    owed: Owed, lines: Mapping[str, Sequence[_Line]], *, lineage: frozenset[str], others: AbstractSet[str]
) -> Handover | None:
    """Return the latest handover of a thing, from the lines that name no other department or area."""
    figure = owed.kind is OwedKind.FIGURE
    fitting = [
        line.handover
        for line in lines.get(owed.id, ())
        if not figure or (owed.year in line.years and line.ids & lineage and not line.ids & others)
    ]
    return fitting[-1] if fitting else None


def _lines(entries: Sequence[LogEntry]) -> Mapping[str, Sequence[_Line]]:
    """Return the lines of the log by each id in them, oldest first."""
    found: dict[str, list[_Line]] = {}
    for entry in entries:
        handover = _of(entry)
        for told in entry.lines:
            ids = told.what.split(BETWEEN)
            periods = [period for one in ids if (period := parse_period(one)) is not None]
            line = _Line(frozenset(ids), frozenset(period.year for period in periods), handover)
            for one in line.ids:
                found.setdefault(one, []).append(line)
    return found


def _of(entry: LogEntry) -> Handover:
    return Handover(entry.day, entry.by)
