"""Everything that one figure of a line shows, gathered before any of it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.axes import Span
from dashboard.charts.scale import Scale
from dashboard.charts.traces import DOTTED, Own
from dashboard.domain.interval import Interval
from dashboard.domain.model import Event, Target
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period
from dashboard.domain.summary import PeerSeries


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The parts of a figure. `times` are the observations that the time axis is for."""

    own: Own
    times: Sequence[Observation]
    span: Span
    scale: Scale
    peers: tuple[PeerSeries, ...] = ()
    band: tuple[tuple[Period, Interval], ...] = ()
    others: int = 0
    events: Sequence[Event] = ()
    target: Target | None = None

    @property
    def bare(self) -> bool:
        """Whether every value has a label, so that the value axis needs no ticks."""
        return len(self.own.spots) <= DOTTED and not self.band
