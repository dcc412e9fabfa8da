"""Moments as people here write them: a day, and a time by the clock in Finland."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date, format_time

from dashboard.domain.clock import ZONE
from dashboard.text.messages import Words


def moment(when: str, words: Words) -> str:
    """Return a moment in UTC (ISO 8601) as a day and a time of Finland; as it is where it is none."""
    try:
        local = datetime.fromisoformat(when).astimezone(ZONE)
    except ValueError:
        return when
    day = format_date(local, "medium", locale=words.locale)
    return words("log.when", day=day, time=format_time(local, "short", locale=words.locale))
