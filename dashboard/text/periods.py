"""Periods in words: by name, as the time something was so, and as the time something changed from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from babel.dates import get_month_names

from dashboard.domain.model import Event
from dashboard.domain.period import Period, PeriodType
from dashboard.text.messages import Words

NO_EVENTS: Final[Mapping[str, Event]] = MappingProxyType({})


def period_text(period: Period, words: Words, events: Mapping[str, Event] = NO_EVENTS) -> str:
    """Return the period's name: "2022", "syyslukukausi 2022", "kesäkuu 2022", "Venetsialaiset 2022"."""
    return _told(period, "name", words, events)


def in_period(period: Period, words: Words, events: Mapping[str, Event] = NO_EVENTS) -> str:
    """Return when something was so: "vuonna 2022", "syyslukukaudella 2022"."""
    return _told(period, "in", words, events)


def from_period(period: Period, words: Words, events: Mapping[str, Event] = NO_EVENTS) -> str:
    """Return what something changed from: "vuodesta 2021", "syyslukukaudesta 2021"."""
    return _told(period, "from", words, events)


def _told(period: Period, form: str, words: Words, events: Mapping[str, Event]) -> str:
    year = period.year
    match period.type:
        case PeriodType.YEAR:
            return words(f"period.year.{form}", year=year)
        case PeriodType.SCHOOL_YEAR:
            return words(f"period.school-year.{form}", first=year - 1, year=year)
        case PeriodType.TERM:
            return words(f"period.{period.part}.{form}", year=year)
        case PeriodType.MONTH:
            month = get_month_names("wide", "stand-alone", words.locale)[int(period.part)]
            return words(f"period.month.{form}", month=month, year=year)
        case PeriodType.EVENT:
            event = events.get(period.part)
            name = words("period.event.unnamed") if event is None else words.of(event.name)
            return words(f"period.event.{form}", name=name, year=year)
