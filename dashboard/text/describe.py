"""The finding, the facts and the source of one trend, computed from its records."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from babel.dates import format_date

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Mark
from dashboard.domain.model import Source
from dashboard.domain.observation import Observation, Reason, Trend, Verdict
from dashboard.domain.period import parse_period
from dashboard.text.change import ChangeText, change_text
from dashboard.text.departments import department_text
from dashboard.text.messages import Words
from dashboard.text.periods import in_period, period_text
from dashboard.text.status import break_year, direction_words, reason_text
from dashboard.text.summary import summary
from dashboard.text.values import ValueText, value_text

__all__ = ["latest_text", "source_line", "subtitle", "summary", "title", "trend_change"]

NOT_KNOWN: Final = "not-known"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TOLD_IN_TITLE: Final = (Mark.PROVISIONAL, Mark.ESTIMATED, Mark.FORECAST, Mark.BUDGET, Mark.DERIVED)


def title(trend: Trend, *, catalogue: Catalogue, words: Words) -> str:
    """Return the finding: the newest value with its time and, where there is one, the last change."""
    name = words.of(trend.indicator.name)
    latest = trend.latest
    if latest is None:
        return words("describe.empty", name=name, reason=no_value(trend, words))
    value = value_text(
        latest, indicator=trend.indicator, unit=catalogue.units[trend.indicator.unit], words=words
    )
    when = in_period(latest.period, words, catalogue.events)
    if trend.status.verdict is Verdict.HISTORY:
        return words("describe.history", name=name, value=_marked(value, latest, words), when=when)
    told = words("describe.finding", name=name, value=_marked(value, latest, words), when=when)
    change = trend.status.change
    if change is None or change.end.period != latest.period:
        return told
    return words(
        "describe.changed", finding=told, change=trend_change(trend, catalogue=catalogue, words=words).phrase
    )


def subtitle(trend: Trend, *, catalogue: Catalogue, words: Words) -> str:
    """Return what is measured, whose it is, and the direction where there is one."""
    unit = words.of(catalogue.units[trend.indicator.unit].many)
    way = direction_words(trend, words)
    facts = (_capital(unit), department_text(trend, catalogue, words), way)
    return " · ".join(fact for fact in facts if fact)


def _capital(unit: str) -> str:
    """Return a unit with a capital; the sign µ has none but a Greek letter that means something else."""
    return unit if unit.startswith("µ") else unit[:1].upper() + unit[1:]


def trend_change(trend: Trend, *, catalogue: Catalogue, words: Words) -> ChangeText:
    """Return the trend's last change in words, or why there is none."""
    return change_text(
        trend.status.change,
        trend.status.change_reason,
        indicator=trend.indicator,
        unit=catalogue.units[trend.indicator.unit],
        words=words,
        events=catalogue.events,
        broken=break_year(trend),
    )


def latest_text(trend: Trend, *, catalogue: Catalogue, words: Words) -> tuple[ValueText, str] | None:
    """Return the newest value in words with the name of its period; None where there is no value."""
    if trend.latest is None:
        return None
    unit = catalogue.units[trend.indicator.unit]
    value = value_text(trend.latest, indicator=trend.indicator, unit=unit, words=words)
    return value, period_text(trend.latest.period, words, catalogue.events)


def source_line(trend: Trend, *, catalogue: Catalogue, words: Words) -> str:
    """Return where the shown figures come from, under what licence, how old they are and what comes next."""
    named = dict.fromkeys(o.source or trend.indicator.source for o in trend.shown if o.known)
    found = [
        catalogue.sources[name] for name in named or (trend.indicator.source,) if name in catalogue.sources
    ]
    sources = "; ".join(_source(source, words) for source in found)
    update = date_text(trend.indicator.next_update, words)
    told = words("describe.source", sources=sources, update=update)
    return f"{words('page.example')} · {told}" if catalogue.plan.example else told


def _source(source: Source, words: Words) -> str:
    licence = source.licence or words("describe.no_licence")
    name = words.of(source.name)
    if not source.retrieved:
        return words("describe.one_source", name=name, licence=licence)
    return words("describe.dated_source", name=name, licence=licence, day=date_text(source.retrieved, words))


def date_text(text: str, words: Words) -> str:
    """Return a date, a month or a year in words; "not known" where it is not."""
    if not text or text == NOT_KNOWN:
        return words("describe.not_known")
    if _DAY.fullmatch(text):
        return format_date(date.fromisoformat(text), "long", locale=words.locale)
    period = parse_period(text)
    return period_text(period, words) if period is not None else text


def _marked(value: ValueText, o: Observation, words: Words) -> str:
    marks = [words(f"mark.{mark}") for mark in _TOLD_IN_TITLE if mark in o.marks]
    return words("describe.marked", value=value.short, marks=", ".join(marks)) if marks else value.short


def no_value(trend: Trend, words: Words) -> str:
    """Return why a trend has no value up to the year under review."""
    if trend.series.known:
        return words("describe.none_before", year=trend.year)
    return reason_text(Reason.NO_VALUE, trend, words)
