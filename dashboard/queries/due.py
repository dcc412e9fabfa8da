"""When a figure is due, and for which year one is owed.

Sources: the years between figures are the indicator's `cadence`, a known release its `next_update`, and the
municipality's own day is `[round] due` of the plan. Where none of them says a day, a figure is late half a
year after its year has ended, when even slow national statistics are out.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from dashboard.domain.model import Indicator, Plan

GRACE: Final = timedelta(days=180)


def round_year(today: date) -> int:
    """Return the newest year that is over: the one whose figures can be asked for."""
    return today.year - 1


def plan_due(plan: Plan, year: int) -> date | None:
    """Return the plan's day of delivery for a year; None where it is another year's."""
    due = plan.round_due
    return due if due is not None and due.year == year + 1 else None


def due_of(indicator: Indicator, year: int, *, plan: Plan, newest: int | None) -> date | None:
    """Return the day by which an indicator's figure for a year is due; None where nothing says one.

    A release that is known says it, as long as the figure is the one it will bring: that after the `newest`
    year there is a figure from.
    """
    coming = release(indicator.next_update)
    if coming is not None and coming.year >= year and (newest is None or newest < year):
        return coming
    return plan_due(plan, year)


def is_late(due: date | None, *, year: int, today: date) -> bool:
    """Tell whether something of a year that has not come in is late."""
    return today > (due or date(year, 12, 31) + GRACE)


def release(text: str) -> date | None:
    """Return the last day of a release: `2027`, `2027-04` or `2027-04-30`; None where it is not known."""
    numbers = [int(part) for part in text.split("-") if part.isdecimal()]
    match numbers:
        case [0, *_]:
            return None
        case [year]:
            return date(year, 12, 31)
        case [year, month]:
            return date(year, month, _days(year, month))
        case [year, month, day]:
            # A day there is not, such as 30 February, is taken for the end of its month.
            return date(year, month, min(day, _days(year, month)))
        case _:
            return None


def owed_year(year: int, *, newest: int | None, cadence: int) -> int:
    """Return the year that a figure is owed for: the last one up to `year` that falls to the cadence."""
    if newest is None or newest >= year or cadence < 1:
        return year
    return newest + (year - newest) // cadence * cadence


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
