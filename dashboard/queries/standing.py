"""How each indicator stands, for pages that count many and show few.

A large plan has three hundred indicators, of which an overview draws a dozen. Where the figures of the others
are simple, their last years tell how they stand, without a record of each sum.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import Indicator
from dashboard.domain.observation import Trend
from dashboard.domain.status import NUMBERS, is_current_year, verdict_of
from dashboard.domain.summary import Standing
from dashboard.queries.select import belongs, chosen_names, last_numbers
from dashboard.queries.trend import trend


def standings(dataset: Dataset, indicators: Iterable[Indicator], filters: Filters) -> tuple[Standing, ...]:
    """Return how each indicator stands that belongs to the choice; just what its trend would say."""
    names = chosen_names(dataset, filters.departments)
    year = filters.review_year(dataset)
    return tuple(
        [
            _short(dataset, known, names, year) or standing_of(trend(dataset, known.id, filters))
            for known in indicators
            if belongs(dataset, known, names)
        ]
    )


def standing_of(known: Trend) -> Standing:
    """Return how an indicator stands of which the whole trend is known."""
    latest = known.latest.year if known.latest else None
    return Standing(
        indicator=known.indicator, verdict=known.status.verdict, latest=latest, current=known.current
    )


def _short(dataset: Dataset, known: Indicator, names: frozenset[str], year: int) -> Standing | None:
    """Return how an indicator stands by its last numbers; None where more than these decides.

    A target, a change of definition and the status that an edition keeps go before them.
    """
    if known.cadence != 1 or known.breaks or known.id in dataset.targeted or dataset.judged:
        return None
    found = last_numbers(dataset, known, names, until=year, count=NUMBERS)
    if found is None:
        return None
    last, numbers = found
    return Standing(
        indicator=known,
        verdict=verdict_of(numbers, last=last, indicator=known, year=year),
        latest=last,
        current=is_current_year(last, year),
    )
