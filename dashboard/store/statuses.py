"""statuses.json: every indicator's status as it was judged, and back.

Everything is written out, the observations that a change stands on too: no rule of a later version, not
even one on how departments are put together, may alter what a meeting saw. Only events are referred to, by
their id, since they are words of the plan's own files.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Missing, Qualifier, TargetKind
from dashboard.domain.model import Event, Target
from dashboard.domain.observation import (
    Attainment,
    Change,
    ChangeUnit,
    Course,
    Direction,
    Observation,
    Reason,
    Status,
    TargetStatus,
    Verdict,
)
from dashboard.domain.period import parse_period
from dashboard.store.record import written

Fields = dict[str, Any]
Events = Mapping[str, Event]


def statuses_of(statuses: Mapping[str, Status]) -> bytes:
    """Return the statuses by indicator as JSON."""
    return written({indicator: _status(status) for indicator, status in statuses.items()})


def read_statuses(content: bytes, *, events: Events) -> Mapping[str, Status]:
    """Return the statuses by indicator; `events` are those of the same edition.

    Raises:
        ValueError: the content is no JSON, or has a value that cannot be.
        KeyError: something is missing, or an event is not among those of the edition.
    """
    return {indicator: _read_status(found, events) for indicator, found in json.loads(content).items()}


def _status(status: Status) -> Fields:
    return {
        "verdict": status.verdict,
        "reason": status.reason,
        "direction": _direction(status.direction),
        "change": status.change and _change(status.change),
        "change_reason": status.change_reason,
        "target": status.target and _target_status(status.target),
    }


def _read_status(found: Fields, events: Events) -> Status:
    return Status(
        verdict=Verdict(found["verdict"]),
        reason=_read_reason(found["reason"]),
        direction=_read_direction(found["direction"]),
        change=found["change"] and _read_change(found["change"], events),
        change_reason=_read_reason(found["change_reason"]),
        target=found["target"] and _read_target_status(found["target"]),
    )


def _direction(direction: Direction) -> Fields:
    return {
        "course": direction.course,
        "reason": direction.reason,
        "first": direction.first,
        "last": direction.last,
        "count": direction.count,
        "p": direction.p,
        "total": direction.total,
        "without_weak": direction.without_weak,
    }


def _read_direction(found: Fields) -> Direction:
    return Direction(
        course=Course(found["course"]),
        reason=_read_reason(found["reason"]),
        first=found["first"],
        last=found["last"],
        count=found["count"],
        p=found["p"],
        total=found["total"],
        without_weak=Course(found["without_weak"]) if found["without_weak"] else None,
    )


def _change(change: Change) -> Fields:
    return {
        "start": _observation(change.start),
        "end": _observation(change.end),
        "difference": _interval(change.difference),
        "ratio": _interval(change.ratio),
        "unit": change.unit,
        "weak_base": change.weak_base and change.weak_base.id,
        "before": change.before and _change(change.before),
    }


def _read_change(found: Fields, events: Events) -> Change:
    return Change(
        start=_read_observation(found["start"]),
        end=_read_observation(found["end"]),
        difference=_read_interval(found["difference"]),
        ratio=found["ratio"] and _read_interval(found["ratio"]),
        unit=ChangeUnit(found["unit"]),
        weak_base=events[found["weak_base"]] if found["weak_base"] else None,
        before=found["before"] and _read_change(found["before"], events),
    )


def _observation(o: Observation) -> Fields:
    return {
        "indicator": o.indicator,
        "area": o.area,
        "department": o.department,
        "period": o.period.key,
        "breakdown": o.breakdown,
        "value": _number(o.value),
        "range": _interval(o.range),
        "qualifier": o.qualifier,
        "marks": sorted(o.marks),
        "missing": o.missing,
        "source": o.source,
        "note": o.note,
        "departments": list(o.departments),
        "absent": list(o.absent),
    }


def _read_observation(found: Fields) -> Observation:
    period = parse_period(found["period"])
    if period is None:
        message = f"not a period: {found['period']}"
        raise ValueError(message)
    return Observation(
        indicator=found["indicator"],
        area=found["area"],
        department=found["department"],
        period=period,
        breakdown=found["breakdown"],
        value=_read_number(found["value"]),
        range=found["range"] and _read_interval(found["range"]),
        qualifier=Qualifier(found["qualifier"]),
        marks=frozenset(map(Mark, found["marks"])),
        missing=Missing(found["missing"]) if found["missing"] else None,
        source=found["source"],
        note=found["note"],
        departments=tuple(found["departments"]),
        absent=tuple(found["absent"]),
    )


def _target_status(status: TargetStatus) -> Fields:
    target = status.target
    return {
        "indicator": target.indicator,
        "department": target.department,
        "kind": target.kind,
        "year": target.year,
        "value": _number(target.value),
        "upper": _number(target.upper),
        "baseline": target.baseline,
        "source": target.source,
        "attainment": status.attainment,
        "reason": status.reason,
        "gap": _interval(status.gap),
        "expected": _number(status.expected),
        "tentative": status.tentative,
    }


def _read_target_status(found: Fields) -> TargetStatus:
    target = Target(
        indicator=found["indicator"],
        department=found["department"],
        kind=TargetKind(found["kind"]),
        year=found["year"],
        value=float(found["value"]),
        upper=_read_number(found["upper"]),
        baseline=found["baseline"],
        source=found["source"],
    )
    return TargetStatus(
        target=target,
        attainment=Attainment(found["attainment"]),
        reason=_read_reason(found["reason"]),
        gap=found["gap"] and _read_interval(found["gap"]),
        expected=_read_number(found["expected"]),
        tentative=found["tentative"],
    )


def _interval(interval: Interval | None) -> list[float | str | None] | None:
    return [_number(interval.lower), _number(interval.upper)] if interval else None


def _read_interval(found: list[float | str]) -> Interval:
    lower, upper = found
    return Interval(float(lower), float(upper))


def _number(number: float | None) -> float | str | None:
    """Return a number as JSON can hold it: infinity is no number there, but the word "inf"."""
    return number if number is None or math.isfinite(number) else str(number)


def _read_number(found: float | str | None) -> float | None:
    return None if found is None else float(found)


def _read_reason(found: str | None) -> Reason | None:
    return Reason(found) if found else None
