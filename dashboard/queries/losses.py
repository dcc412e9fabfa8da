"""What a version of a plan lacks against an earlier one, so that nothing is lost without a word.

Our World in Data holds a fall in coverage to be the first thing to look for when a data set is renewed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Observation
from dashboard.domain.publication import Loss, LossKind

LARGE: Final = 10
"""A figure that becomes so many times larger or smaller has mostly lost or got a digit or a unit."""

Cell = tuple[str, str, str, str]


def losses(old: Dataset, new: Dataset) -> tuple[Loss, ...]:
    """Return what was in the old version and is not in the new one, and the figures that jump tenfold."""
    return (*_definitions(old, new), *_narratives(old, new), *_figures(old, new))


def _definitions(old: Dataset, new: Dataset) -> Iterator[Loss]:
    for name in old.catalogue.indicators:
        if name not in new.catalogue.indicators:
            yield Loss(kind=LossKind.INDICATOR, what=name, count=len(old.by_indicator.get(name, ())))
    for name in old.catalogue.measures:
        if name not in new.catalogue.measures:
            yield Loss(kind=LossKind.MEASURE, what=name)


def _narratives(old: Dataset, new: Dataset) -> Iterator[Loss]:
    for goal, year in old.narratives:
        if (goal, year) not in new.narratives:
            yield Loss(kind=LossKind.NARRATIVE, what=goal, detail=str(year))


def _figures(old: Dataset, new: Dataset) -> Iterator[Loss]:
    for name in old.catalogue.indicators:
        if name in new.catalogue.indicators:
            yield from _of_indicator(name, _cells(old, name), _cells(new, name))


def _of_indicator(
    name: str, before: dict[Cell, Observation], after: dict[Cell, Observation]
) -> Iterator[Loss]:
    gone = [o for cell, o in before.items() if cell not in after]
    years = sorted({o.year for o in gone} - {o.year for o in after.values()})
    if years:
        yield Loss(kind=LossKind.YEARS, what=name, detail=_span(years), count=len(years))
    if rest := [o for o in gone if o.year not in years]:
        yield Loss(kind=LossKind.ROWS, what=name, count=len(rest))
    jumped = [cell for cell in before.keys() & after.keys() if _jumps(before[cell], after[cell])]
    if jumped:
        yield Loss(kind=LossKind.JUMP, what=name, detail=min(jumped)[2], count=len(jumped))


def _cells(dataset: Dataset, name: str) -> dict[Cell, Observation]:
    rows = dataset.by_indicator.get(name, ())
    return {(o.area, o.department, o.period.key, o.breakdown): o for o in rows}


def _jumps(before: Observation, after: Observation) -> bool:
    """Tell whether a figure is ten times what it was; from or to nothing is not a matter of size."""
    small, large = sorted((abs(before.value or 0), abs(after.value or 0)))
    return small > 0 and large >= LARGE * small


def _span(years: list[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
