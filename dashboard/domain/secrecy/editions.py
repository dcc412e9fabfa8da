"""What several times of a plan give away together: an edition cannot be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.domain.dataset import Dataset
from dashboard.domain.kinds import Missing
from dashboard.domain.model import TOTAL
from dashboard.domain.observation import Change, Observation, Status

Key = tuple[str, str, str, str, str]
"""Indicator, area, department, period and breakdown: what names an observation."""


def hidden_keys(dataset: Dataset) -> frozenset[Key]:
    """Return the keys of the observations that a plan hides."""
    return frozenset(key for key, told in _told(dataset) if not told)


def tells_hidden(status: Status, rows: Iterable[Observation]) -> bool:
    """Tell whether a status that was judged earlier gives away a number of its indicator that is hidden now.

    Args:
        status: The status as it was judged.
        rows: The indicator's observations as they are shown now.
    """
    hidden = {(o.area, o.period) for o in rows if o.breakdown == TOTAL and o.missing is Missing.SUPPRESSED}
    # A status does not say which observation its distance from a target is from.
    measured = status.target is not None and status.target.gap is not None
    return bool(hidden) and (measured or any((o.area, o.period) in hidden for o in _points(status.change)))


def _points(change: Change | None) -> Iterator[Observation]:
    if change is not None:
        yield from (change.start, change.end)
        yield from _points(change.before)


def _told(dataset: Dataset) -> Iterator[tuple[Key, bool]]:
    """Yield every observation that has a number, or has one that is hidden."""
    for rows in dataset.by_indicator.values():
        for o in rows:
            if o.known or o.missing is Missing.SUPPRESSED:
                yield (o.indicator, o.area, o.department, o.period.key, o.breakdown), o.known
