"""Where the points of a series stand in time, and where its line has to be cut.

A line never crosses a hole or a change of definition, and joins only periods of one kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.domain.kinds import Mark
from dashboard.domain.model import Indicator
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period, PeriodType

TERMS_A_YEAR: Final = 2
MONTHS_A_YEAR: Final = 12
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Spot:
    """A point at its place in time. Without an observation it is a cut in the line."""

    x: float
    observation: Observation | None

    @property
    def y(self) -> float | None:
        """The value; None at a cut."""
        return self.observation.value if self.observation else None


Piece = tuple[Spot, ...]
"""An unbroken definition of one kind of period, cuts included; starts and ends with a value."""


def position(period: Period, parts: Sequence[str] = ()) -> float:
    """Return where a period stands: its year, plus its place within the year.

    Events have no date; those of one year stand side by side in the order of `parts`.
    """
    match period.type:
        case PeriodType.TERM:
            return period.year + period.place / TERMS_A_YEAR
        case PeriodType.MONTH:
            return period.year + (period.place - 1) / MONTHS_A_YEAR
        case PeriodType.EVENT if len(parts) > 1 and period.part in parts:
            return period.year + parts.index(period.part) / len(parts)
        case _:
            return period.year


def step_of(points: Sequence[Observation]) -> float:
    """Return the distance between two neighbouring periods of the finest kind there is."""
    kinds = {p.period.type for p in points}
    if PeriodType.MONTH in kinds:
        return 1 / MONTHS_A_YEAR
    return 1 / TERMS_A_YEAR if PeriodType.TERM in kinds else 1.0


def event_parts(points: Sequence[Observation]) -> tuple[str, ...]:
    """Return the events that the points belong to, in a fixed order."""
    return tuple(sorted({p.period.part for p in points if p.period.type is PeriodType.EVENT}))


def break_years(points: Sequence[Observation], indicator: Indicator) -> tuple[int, ...]:
    """Return the years from which values do not compare with earlier ones."""
    marked = {p.year for p in points if Mark.BREAK in p.marks}
    return tuple(sorted(marked | {b.year for b in indicator.breaks}))


def pieces(points: Sequence[Observation], *, indicator: Indicator) -> tuple[Piece, ...]:
    """Return the pieces of a series in order of time; those without a value are left out."""
    breaks = break_years(points, indicator)
    parts = event_parts(points)
    found = []
    for kind in dict.fromkeys(_kind(p.period) for p in points):
        mine = [p for p in points if _kind(p.period) == kind]
        found += _split(mine, breaks=breaks, parts=parts, reach=_reach(indicator))
    return tuple(sorted(found, key=lambda piece: piece[0].x))


def _kind(period: Period) -> tuple[PeriodType, str]:
    return (period.type, period.part if period.type is PeriodType.EVENT else "")


def _reach(indicator: Indicator) -> float:
    """Return the longest distance in years that is no hole; irregular values have none."""
    return indicator.cadence or float("inf")


def _split(
    points: Sequence[Observation], *, breaks: Sequence[int], parts: Sequence[str], reach: float
) -> list[Piece]:
    split: list[list[Spot]] = [[]]
    before: tuple[Observation, float] | None = None
    for point in points:
        x = position(point.period, parts)
        if before is not None and breaks and any(before[0].year < b <= point.year for b in breaks):
            split.append([])
        elif before is not None and x - before[1] > reach + _SLACK:
            split[-1].append(Spot((x + before[1]) / 2, None))
        split[-1].append(Spot(x, point if point.known else None))
        before = point, x
    return [piece for piece in map(_trimmed, split) if piece]


def _trimmed(spots: Sequence[Spot]) -> Piece:
    """Return the spots from the first value to the last, with one cut for a hole however long."""
    kept: list[Spot] = []
    for spot in spots:
        if spot.observation or (kept and kept[-1].observation):
            kept.append(spot)
    return tuple(kept[:-1] if kept and kept[-1].observation is None else kept)
