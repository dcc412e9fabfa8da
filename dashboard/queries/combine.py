"""How values of several departments make one, as the catalogue says and no further than is known."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import repeat
from typing import Any, TypeVar

from dashboard.domain.dataset import Column
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Combine, Mark, Missing, Qualifier
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period

Record = TypeVar("Record")
_new = object.__new__
_FILL: Mapping[type, Mapping[str, Callable[[Any, Any], None]]] = {
    kind: {field.name: getattr(kind, field.name).__set__ for field in fields(kind)}
    for kind in (Interval, Observation)
}
_NO_MARKS: frozenset[Mark] = frozenset()
Weights = Mapping[tuple[str, Period], float]
"""The weight of a department in a period."""


def combined(
    parts: Sequence[Observation], *, how: Combine, lacking: tuple[str, ...], weights: Weights
) -> Observation:
    """Return one observation for the departments' observations of one period (at least one).

    A sum that lacks a department is at least what is known; a mean that lacks one is not told. A suppressed
    part hides the whole, or it could be found by subtraction.
    """
    known = [o for o in parts if o.value is not None and o.range is not None]
    missing = _reason(parts, how)
    shares = _shares(how, known, weights)
    told = bool(known) and bool(shares) and missing is not Missing.SUPPRESSED
    told = told and (not lacking or how is Combine.SUM)
    value, whole = _weighed(known, shares, open_above=bool(lacking)) if told else (None, None)
    first = parts[0]
    # Written out rather than replaced: it is made for every year of every indicator of a page.
    return Observation(
        indicator=first.indicator,
        area=first.area,
        department="",
        period=first.period,
        breakdown=first.breakdown,
        value=value,
        range=whole,
        qualifier=_qualifier(known, lacking) if told else Qualifier.EXACT,
        marks=_marks(known) if told else frozenset(),
        missing=None if told else missing,
        source=first.source,
        departments=tuple(o.department for o in known),
        absent=lacking,
    )


def totals(columns: Mapping[str, Column]) -> tuple[Observation, ...]:
    """Return what `combined` does for sums of exact, unmarked values where none lacks, but sooner.

    Args:
        columns: the values by department, with the same periods in each.
    """
    head = next(iter(columns.values()))
    first = head.rows[0]
    values = sums([c.values for c in columns.values()])
    made = _records(
        Observation,
        len(values),
        indicator=repeat(first.indicator),
        area=repeat(first.area),
        department=repeat(""),
        period=head.periods,
        breakdown=repeat(first.breakdown),
        value=values,
        range=_records(Interval, len(values), lower=values, upper=values),
        qualifier=repeat(Qualifier.EXACT),
        marks=repeat(_NO_MARKS),
        missing=repeat(None),
        source=head.sources,
        note=repeat(""),
        departments=repeat(tuple(columns)),
        absent=repeat(()),
    )
    return tuple(made)


def sums(columns: Iterable[Sequence[float]]) -> list[float]:
    """Return the sum of each row of columns of numbers."""
    return list(map(math.fsum, zip(*columns, strict=True)))


def _records(kind: type[Record], count: int, **columns: Iterable[object]) -> list[Record]:
    """Return records made of a column for every field.

    A large plan asks for eight thousand at each choice, and the constructor of a frozen record takes twice
    as long as filling its slots.
    """
    made = [_new(kind) for _ in range(count)]
    fill = _FILL[kind]
    for name, column in columns.items():
        deque(map(fill[name], made, column), maxlen=0)
    return made


def _weighed(known: list[Observation], shares: list[float], *, open_above: bool) -> tuple[float, Interval]:
    values = [o.value or 0.0 for o in known]
    ranges = [o.range for o in known if o.range is not None]
    if any(share != 1 for share in shares):
        values = [value * share for value, share in zip(values, shares, strict=True)]
        ranges = [r.scaled(share) for r, share in zip(ranges, shares, strict=True)]
    value = math.fsum(values)
    if open_above:
        return value, Interval(min(math.fsum([r.lower for r in ranges]), value), math.inf)
    if all(o.qualifier is Qualifier.EXACT for o in known) and all(r.exact for r in ranges):
        return value, Interval(value, value)
    lower, upper = math.fsum([r.lower for r in ranges]), math.fsum([r.upper for r in ranges])
    return value, Interval(min(lower, value), max(upper, value))


def _marks(known: list[Observation]) -> frozenset[Mark]:
    marked = [o.marks for o in known if o.marks]
    return frozenset().union(*marked) if marked else frozenset()


def _qualifier(known: list[Observation], lacking: tuple[str, ...]) -> Qualifier:
    if lacking:
        return Qualifier.AT_LEAST
    found = {o.qualifier for o in known}
    if Qualifier.AT_LEAST in found:
        return Qualifier.AT_LEAST
    if Qualifier.OVER in found and found <= {Qualifier.EXACT, Qualifier.OVER}:
        return Qualifier.OVER
    return found.pop() if len(found) == 1 else Qualifier.ABOUT


def _reason(parts: Sequence[Observation], how: Combine) -> Missing:
    reasons = [o.missing for o in parts if o.missing is not None]
    if Missing.SUPPRESSED in reasons:
        return Missing.SUPPRESSED
    if how is Combine.NONE:
        return Missing.NOT_APPLICABLE
    return next(iter(reasons), Missing.NOT_DELIVERED)


def _shares(how: Combine, known: list[Observation], weights: Weights) -> list[float]:
    if how is Combine.SUM:
        return [1.0] * len(known)
    if how is Combine.MEAN:
        return [1 / len(known)] * len(known) if known else []
    own = [weights.get((o.department, o.period), math.nan) for o in known]
    whole = math.fsum(own)
    usable = how is Combine.WEIGHTED and not math.isnan(whole) and whole > 0
    return [weight / whole for weight in own] if usable else []
