"""Which delivered figures are questioned: those that jump, and those that look copied. None is refused.

A figure is compared with the earlier ones of its own line: the same indicator, area, department (or the one
it replaced, where only one of them has a figure), class, kind of period and place in the year. Values before
a change of definition, forecasts, missing ones and those that are secret on either side are no part of it;
a secret figure is never questioned, as a question would tell of it. What the plan says already is not
questioned again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import Key
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.domain.model import Indicator
from dashboard.domain.observation import Observation, comparable, last_break
from dashboard.domain.period import Period, parse_period
from dashboard.domain.proposal import Doubt, DoubtKind
from dashboard.queries.surprise import surprise

STUCK_FROM: Final = 5
"""So many equal values in a row are sooner copied than measured; asked once, at the last of them."""
_COPY_FROM: Final = 100
"""Equal values of fewer than three digits are ordinary."""


def doubts(old: Dataset, new: Dataset, keys: Iterable[Key]) -> tuple[Doubt, ...]:
    """Return the doubts about delivered figures, in the order of their keys, at most one a figure.

    What is usual comes from the figures the plan has (`old`): a delivery does not vouch for itself. The value
    before is that of the plan as it would be (`new`), as several years may be delivered at once.

    Args:
        old: the plan as it is.
        new: the plan as it would be.
        keys: the figures that were delivered; keys that neither plan has are passed over.
    """
    asked = tuple(dict.fromkeys(keys))
    names = {key.indicator for key in asked}
    has, would = (_Side(dataset, dict(_tables(dataset, names))) for dataset in (old, new))
    found = (_doubt(key, has, would) for key in asked)
    return tuple(doubt for doubt in found if doubt is not None)


class _Side(NamedTuple):
    """A plan, and its figures by indicator, area and class."""

    dataset: Dataset
    tables: Mapping[tuple[str, str, str], Sequence[Observation]]


def _tables(
    dataset: Dataset, names: Iterable[str]
) -> Iterator[tuple[tuple[str, str, str], Sequence[Observation]]]:
    for name in names:
        found: dict[tuple[str, str, str], list[Observation]] = {}
        for o in dataset.by_indicator.get(name, ()):
            found.setdefault((name, o.area, o.breakdown), []).append(o)
        yield from found.items()


def _doubt(key: Key, old: _Side, new: _Side) -> Doubt | None:
    catalogue = new.dataset.catalogue
    period, indicator = parse_period(key.period), catalogue.indicators.get(key.indicator)
    if period is None or indicator is None:
        return None
    has, would = (_line(key, side) for side in (old, new))
    now = would.get(period)
    if now is None or not now.actual or _same(has.get(period), now) or _hidden(has.get(period)):
        return None
    secret = {p for line in (has, would) for p, o in line.items() if _hidden(o)}
    earlier, history = (
        _earlier([o for p, o in line.items() if p not in secret], now, indicator) for line in (would, has)
    )
    if not earlier:
        return None
    before = earlier[-1]
    if _same(before, now):
        kind = _repeated(earlier, now, indicator)
        return Doubt(kind=kind, key=key, change=0.0, before=before.period.key) if kind else None
    unit = catalogue.units[indicator.unit]
    found = surprise(history, before=before, now=now, indicator=indicator, unit=unit)
    if found is None:
        return None
    return Doubt(kind=DoubtKind.JUMP, key=key, change=found.change, z=found.z, before=before.period.key)


def _line(key: Key, side: _Side) -> dict[Period, Observation]:
    """Return the figures of a key's line by period, in order.

    The figures of a department that was replaced are its successor's, unless two of them have one.
    """
    departments = side.dataset.lineages.get(key.department, (key.department,))
    found: dict[Period, list[Observation]] = {}
    for o in side.tables.get((key.indicator, key.area, key.breakdown), ()):
        if o.department in departments:
            found.setdefault(o.period, []).append(o)
    own = {
        period: next((o for o in rows if o.department == key.department), rows[0])
        for period, rows in found.items()
        if len(rows) == 1 or any(o.department == key.department for o in rows)
    }
    return dict(sorted(own.items()))


def _earlier(line: Sequence[Observation], now: Observation, indicator: Indicator) -> tuple[Observation, ...]:
    """Return the values that `now` compares with: earlier ones, none from before a change of definition."""
    if Mark.BREAK in now.marks:
        return ()
    found = [o for o in comparable(line, now) if o.period < now.period]
    broken = last_break(line, indicator, now.year)
    return tuple(o for o in found if broken is None or o.year >= broken)


def _repeated(earlier: Sequence[Observation], now: Observation, indicator: Indicator) -> DoubtKind | None:
    """Return what is odd about a figure that is the one before, if anything is: zeros may well go on."""
    if not now.value:
        return None
    run = 1
    for o in reversed(earlier):
        if not _same(o, now):
            break
        run += 1
    if run == STUCK_FROM:
        return DoubtKind.STUCK
    ordinary = any(_same(one, other) for one, other in pairwise(earlier))
    long = abs(now.value) * 10**indicator.decimals >= _COPY_FROM
    exact = now.qualifier is Qualifier.EXACT and Mark.DERIVED not in now.marks
    return DoubtKind.COPY if long and exact and not ordinary else None


def _same(one: Observation | None, other: Observation) -> bool:
    """Tell whether two figures say the same number, with the same word before it."""
    if one is None or not one.known:
        return False
    return (one.value, one.qualifier, one.range) == (other.value, other.qualifier, other.range)


def _hidden(o: Observation | None) -> bool:
    return o is not None and o.missing is Missing.SUPPRESSED
