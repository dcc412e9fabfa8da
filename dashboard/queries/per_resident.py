"""A count for each resident: divided by the same year's population, as intervals."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.domain.observation import Observation
from dashboard.domain.period import PeriodType
from dashboard.queries.select import own_series

MANY: Final = 1000
"""Where there is less than one for each resident, so many residents are told of."""
_DIGITS: Final = 3
_CARRIED: Final = frozenset({Mark.PROVISIONAL, Mark.ESTIMATED, Mark.FORECAST})
"""What makes a population less than final makes the rate so too."""


class NoRate(StrEnum):
    """Why an indicator cannot be told for each resident."""

    NOT_A_COUNT = "not-a-count"
    NO_POPULATION = "no-population"
    NO_SAME_YEAR = "no-same-year"


@dataclass(frozen=True, slots=True, kw_only=True)
class PerResident:
    """An indicator divided by the population.

    `points` are in order of period, in numbers for each `scale` residents (1 or 1 000), worth telling with so
    many `decimals`; `population` holds the divisors by year.
    """

    points: tuple[Observation, ...]
    scale: int
    decimals: int
    population: Mapping[int, Observation]


def per_resident(dataset: Dataset, name: str, filters: Filters) -> PerResident | NoRate:
    """Return an indicator's values for each resident, or why there are none.

    Raises:
        KeyError: the plan has no such indicator.
    """
    indicator = dataset.catalogue.indicators[name]
    people = dataset.catalogue.indicators.get(dataset.catalogue.plan.population or "")
    if people is None:
        return NoRate.NO_POPULATION
    if not indicator.per_resident:
        return NoRate.NOT_A_COUNT
    population = {
        o.year: o
        for o in own_series(dataset, people).known
        if o.period.type is PeriodType.YEAR and o.range is not None and o.range.lower > 0
    }
    counts = own_series(dataset, indicator, filters.departments).points
    shares = [s for o in counts if (s := _share(o, population.get(o.year))) is not None]
    if not shares:
        return NoRate.NO_SAME_YEAR
    scale = 1 if max(shares) >= 1 else MANY
    return PerResident(
        points=tuple(_divided(o, population.get(o.year), scale) for o in counts),
        scale=scale,
        decimals=_decimals(max(shares) * scale),
        population=population,
    )


def _share(count: Observation, people: Observation | None) -> float | None:
    if count.value is None or people is None or not people.value:
        return None
    return count.value / people.value


def _divided(count: Observation, people: Observation | None, scale: int) -> Observation:
    """Return the value of a period; where one of the two lacks there is none, with the reason."""
    share = _share(count, people)
    whole = count.range.over(people.range) if count.range and people and people.range else None
    if share is None or whole is None or people is None:
        reason = count.missing or Missing.NOT_COUNTED
        return replace(count, value=None, range=None, qualifier=Qualifier.EXACT, missing=reason)
    span = whole.scaled(scale)
    return replace(
        count,
        value=share * scale if math.isfinite(span.upper) else span.lower,
        range=span,
        qualifier=_qualifier(count, span),
        marks=count.marks | (people.marks & _CARRIED) | {Mark.DERIVED},
        missing=None,
    )


def _qualifier(count: Observation, span: Interval) -> Qualifier:
    if math.isinf(span.upper):
        return Qualifier.AT_LEAST
    return count.qualifier if not span.exact else Qualifier.EXACT


def _decimals(largest: float) -> int:
    """Return how many decimals give the largest value three digits, at most two."""
    whole = len(str(int(largest)))
    return min(max(0, _DIGITS - whole), 2)
