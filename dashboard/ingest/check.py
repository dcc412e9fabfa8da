"""Rules over all rows of a plan together, one function a rule.

What asks about figures is given rows without the secret ones: that there is a warning would tell a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Combine, TargetKind, UnitKind
from dashboard.ingest.clean import Row
from dashboard.ingest.definitions import Definitions
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.targets import Placed

SAME_YEARS = 5
JUMP = 10
SMALL_COUNT = 100
"""A count under this may well grow tenfold."""

Lines = Mapping[tuple[str, str, str, str], Sequence[Row]]
"""Rows by indicator, area, department and breakdown, in order of period."""


def lines_of(rows: Iterable[Row]) -> Lines:
    """Return the rows of each line in order of period."""
    found: dict[tuple[str, str, str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.indicator, row.area, row.department, row.breakdown), []).append(row)
    for line in found.values():
        line.sort(key=_in_time)
    return found


def _in_time(row: Row) -> tuple[int, int, str, str]:
    return row.period.year, row.period.place, row.period.type, row.period.part


def without_duplicates(rows: Iterable[Row], *, report: Report) -> list[Row]:
    """Return the first row of each key; a second one is an error where it says something else."""
    first: dict[tuple[object, ...], Row] = {}
    for row in rows:
        earlier = first.setdefault(row[:5], row)
        if earlier is row:
            continue
        same = earlier[6:12] == row[6:12]
        other = " ".join(str(part) for part in (earlier.file, earlier.sheet, earlier.row) if part)
        report.add(
            "duplicate-row" if same else "conflicting-row", _place(row), value=" ".join(row[:5]), other=other
        )
    return list(first.values())


def check_departments(rows: Iterable[Row], *, catalogue: Catalogue, report: Report) -> None:
    """An indicator that is not combined comes from its own department or a predecessor of it."""
    lineages = {d: catalogue.lineage(d) for d in {i.department for i in catalogue.indicators.values()}}
    for row in rows:
        indicator = catalogue.indicators[row.indicator]
        if indicator.combine is Combine.NONE and row.department not in lineages[indicator.department]:
            place = _place(row)
            report.add(
                "wrong-department",
                place,
                column="department",
                value=row.department,
                owner=indicator.department,
            )


def check_same_values(lines: Lines, *, report: Report) -> None:
    """Five equal values in a row are sooner copied than measured."""
    for line in lines.values():
        run: list[Row] = []
        for row in line:
            run = [*run, row] if run and row.value == run[-1].value else [row]
            if len(run) == SAME_YEARS and row.value:
                report.add("same-value", _place(row), column="value", value=row.indicator, count=SAME_YEARS)


def check_jumps(lines: Lines, *, catalogue: Catalogue, report: Report) -> None:
    """A value ten times the one before is sooner a slip than a change; balances and breaks aside."""
    for (name, *_), line in lines.items():
        indicator = catalogue.indicators[name]
        breaks = [b.year for b in indicator.breaks]
        unit = catalogue.units.get(indicator.unit)
        least = SMALL_COUNT if unit and unit.kind is UnitKind.COUNT else 0
        known = [row for row in line if row.value]
        if any((row.value or 0) < 0 for row in known):
            continue
        for before, after in pairwise(known):
            one, other = sorted((abs(before.value or 0), abs(after.value or 0)))
            explained = any(before.period.year < year <= after.period.year for year in breaks)
            if other >= JUMP * one and other >= least and not explained:
                # Neither number is told: one of them may be a secret small count.
                report.add(
                    "jump", _place(after), column="value", value=name, earlier=before.key, period=after.key
                )


def check_breaks(lines: Lines, *, definitions: Definitions, report: Report) -> None:
    """A break belongs between two values of its indicator, and once a year."""
    years: dict[str, list[int]] = {}
    for (name, *_), line in lines.items():
        years.setdefault(name, []).extend(row.period.year for row in line)
    seen: set[tuple[str, int]] = set()
    for found, place in definitions.breaks:
        own = years.get(found.indicator, [])
        details = {"column": "year", "value": str(found.year), "indicator": found.indicator}
        if (found.indicator, found.year) in seen:
            report.add("double-break", place, **details)
        elif not own or not min(own) < found.year <= max(own):
            report.add("break-outside-data", place, **details)
        seen.add((found.indicator, found.year))


def check_targets(targets: Iterable[Placed], lines: Lines, *, catalogue: Catalogue, report: Report) -> None:
    """A target that was met in its own baseline year is no target."""
    for target, place in targets:
        department = target.department or catalogue.indicators[target.indicator].department
        line = lines.get((target.indicator, catalogue.plan.area, department, "total"), ())
        at_base = [row for row in line if row.period.year == target.baseline and row.value == target.value]
        if at_base and target.kind is TargetKind.REACH:
            report.add(
                "target-at-baseline", place, column="value", value=target.indicator, baseline=target.baseline
            )


def _place(row: Row) -> Place:
    return Place(file=row.file, sheet=row.sheet, row=row.row)
