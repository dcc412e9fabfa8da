"""The newest value of a series, with what it can be measured against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.model import Indicator
from dashboard.domain.observation import Observation, comparable, last_break, newest


@dataclass(frozen=True, slots=True)
class Past:
    """What a value can be measured against: it itself, last of the values that compare with it.

    `broken` is the year of the last change of definition, None where there was none. The values from before
    it are among `values` too.
    """

    latest: Observation
    values: tuple[Observation, ...]
    broken: int | None

    @property
    def same(self) -> tuple[Observation, ...]:
        """The values of the same definition."""
        if self.broken is None:
            return self.values
        return tuple(p for p in self.values if p.period.year >= self.broken)


def past(points: Sequence[Observation], indicator: Indicator, year: int) -> Past | None:
    """Return the newest value not after the year with those before it; None where there is no value."""
    latest = newest(points, year)
    if latest is None:
        return None
    return Past(latest, comparable(points, latest), last_break(points, indicator, year))
