"""What one indicator tells under a reader's choice."""

from __future__ import annotations

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import Indicator, Target
from dashboard.domain.observation import Series, Status, Trend, newest
from dashboard.domain.status import is_current, status
from dashboard.queries.select import chosen_names, holders_of, in_range, own_series


def trend(dataset: Dataset, indicator: str, filters: Filters) -> Trend:
    """Return the trend of an indicator of the catalogue under the filters.

    Of an edition the status is the one that the meeting saw, unless the reader chose what changes it.

    Raises:
        KeyError: the catalogue has no such indicator.
    """
    known = dataset.catalogue.indicators[indicator]
    series = own_series(dataset, known, filters.departments)
    year = filters.review_year(dataset)
    events = dataset.catalogue.events_of(known)
    latest = newest(series.points, year)
    shown = in_range(series.points, first=filters.first, last=filters.last)
    return Trend(
        indicator=known,
        series=series,
        shown=shown,
        latest=latest,
        current=latest is not None and is_current(latest, year),
        year=year,
        status=frozen_status(dataset, indicator, filters)
        or status(
            series.points,
            indicator=known,
            unit=dataset.catalogue.units[known.unit],
            year=year,
            compare=filters.compare,
            target=_target(dataset, known, series, filters),
            events=events,
        ),
        events=events,
        all_hidden=not any(o.known for o in shown) and bool(series.known),
    )


def frozen_status(dataset: Dataset, indicator: str, filters: Filters) -> Status | None:
    """Return what an edition keeps of the choice; a range of years or an order of rows changes no status."""
    chosen = filters.departments or filters.compare is not None
    same = not chosen and filters.review_year(dataset) == dataset.report_year
    return dataset.judged.get(indicator) if same else None


def _target(dataset: Dataset, indicator: Indicator, series: Series, filters: Filters) -> Target | None:
    """Return the target of just these figures: one of the whole does not judge a part of it."""
    if indicator.id not in dataset.targeted:
        return None
    names = chosen_names(dataset, filters.departments)
    whole = not names or names.issuperset(holders_of(dataset, indicator))
    own = dataset.catalogue.target_of(indicator.id, series.department) if series.department else None
    return own or (dataset.catalogue.target_of(indicator.id) if whole else None)
