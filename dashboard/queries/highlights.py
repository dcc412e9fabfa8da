"""Three rises and three concerns, chosen by a rule that is published, so that nobody picks.

The rule: only indicators with a current figure whose wanted direction the catalogue states and whose status
is better or worse; counts of activity never, whatever their target, since more visits are neither praise nor
blame. Those with a direction stand first, the greatest change over its years (Theil-Sen, as a share of the
median) before smaller ones; then the rest in the order of the plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Kind
from dashboard.domain.observation import Trend, Verdict
from dashboard.queries.summary import all_trends

MOST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlights:
    """At most three trends each way, and how many the rule had to choose from."""

    rises: tuple[Trend, ...]
    concerns: tuple[Trend, ...]
    better: int
    worse: int


def highlights(dataset: Dataset, filters: Filters) -> Highlights:
    """Return what the rule brings out under the filters."""
    judged = [t for t in all_trends(dataset, filters) if t.current and t.indicator.kind is not Kind.ACTIVITY]
    better, worse = _ranked(judged, Verdict.BETTER), _ranked(judged, Verdict.WORSE)
    return Highlights(rises=better[:MOST], concerns=worse[:MOST], better=len(better), worse=len(worse))


def _ranked(trends: Iterable[Trend], verdict: Verdict) -> tuple[Trend, ...]:
    return tuple(sorted((t for t in trends if t.status.verdict is verdict), key=_rank))


def _rank(trend: Trend) -> float:
    total = trend.status.direction.total
    return -abs(total) if total is not None else 0.0
