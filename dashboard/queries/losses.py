"""What a version of a plan lacks against an earlier one, so that nothing is lost without a word.

Our World in Data holds a fall in coverage to be the first thing to look for when a data set is renewed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import Key
from dashboard.domain.kinds import Missing
from dashboard.domain.observation import Observation
from dashboard.domain.publication import Loss, LossKind

LARGE: Final = 10
"""A figure that becomes so many times larger or smaller has mostly lost or got a digit or a unit."""


def losses(old: Dataset, new: Dataset, *, explained: Collection[Key] = ()) -> tuple[Loss, ...]:
    """Return what was in the old version and is not in the new one, and the figures that became others.

    Of the figures that are `explained`, nothing is told, nor of those whose correction is new in the plan.
    """
    return (*_definitions(old, new), *_narratives(old, new), *_figures(old, new, explained))


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


def _figures(old: Dataset, new: Dataset, explained: Collection[Key]) -> Iterator[Loss]:
    for name in old.catalogue.indicators:
        if name in new.catalogue.indicators:
            before, after = _cells(old, name), _cells(new, name)
            said = {
                *explained,
                *(key for key, o in after.items() if _corrected(before.get(key), o, old, new)),
            }
            yield from _of_indicator(name, before, after, said)


def _of_indicator(
    name: str, before: dict[Key, Observation], after: dict[Key, Observation], explained: Collection[Key]
) -> Iterator[Loss]:
    before = {key: o for key, o in before.items() if key not in explained}
    gone = [o for key, o in before.items() if key not in after]
    years = sorted({o.year for o in gone} - {o.year for o in after.values()})
    if years:
        yield Loss(kind=LossKind.YEARS, what=name, detail=_span(years), count=len(years))
    if rest := [o for o in gone if o.year not in years]:
        yield Loss(kind=LossKind.ROWS, what=name, count=len(rest))
    both = before.keys() & after.keys()
    jumped = [key for key in both if _jumps(before[key], after[key])]
    moved = [key for key in both.difference(jumped) if _moves(before[key], after[key])]
    for kind, keys in ((LossKind.JUMP, jumped), (LossKind.CHANGED, moved)):
        if keys:
            yield Loss(kind=kind, what=name, detail=min(key.period for key in keys), count=len(keys))


def _cells(dataset: Dataset, name: str) -> dict[Key, Observation]:
    rows = dataset.by_indicator.get(name, ())
    return {Key(o.indicator, o.area, o.department, o.period.key, o.breakdown): o for o in rows}


def _corrected(before: Observation | None, after: Observation, old: Dataset, new: Dataset) -> bool:
    """Tell whether the plan says itself, and did not say before, why a figure was put right."""
    told = new.correction(after)
    return bool(told) and (before is None or told != old.correction(before))


def _moves(before: Observation, after: Observation) -> bool:
    """Tell whether readers saw a figure and would see another; one that has become secret is no loss."""
    if not before.known or after.missing is Missing.SUPPRESSED:
        return False
    return (before.value, before.range, before.qualifier) != (after.value, after.range, after.qualifier)


def _jumps(before: Observation, after: Observation) -> bool:
    """Tell whether a figure is ten times what it was; from or to nothing is not a matter of size."""
    small, large = sorted((abs(before.value or 0), abs(after.value or 0)))
    return small > 0 and large >= LARGE * small


def _span(years: list[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
