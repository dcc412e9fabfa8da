"""What one indicator tells under a reader's choice."""

from __future__ import annotations

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.observation import Trend, newest
from dashboard.domain.status import is_current, status
from dashboard.queries.select import in_range, own_series


def trend(dataset: Dataset, indicator: str, filters: Filters) -> Trend:
    """Return the trend of an indicator of the catalogue under the filters.

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
        status=status(
            series.points,
            indicator=known,
            unit=dataset.catalogue.units[known.unit],
            year=year,
            compare=filters.compare,
            target=dataset.catalogue.target_of(known.id, series.department or None)
            or dataset.catalogue.target_of(known.id),
            events=events,
        ),
        events=events,
        all_hidden=bool(series.known) and not any(o.known for o in shown),
    )
