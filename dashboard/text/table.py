"""Series as tables of words: what a reader sees instead of, or beside, a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.observation import Observation, Trend
from dashboard.domain.period import Period
from dashboard.domain.summary import Peers
from dashboard.text.departments import department_note
from dashboard.text.messages import Words
from dashboard.text.values import mark_words, missing_short, missing_text, period_text, value_text


@dataclass(frozen=True, slots=True)
class TableText:
    """A table as printed; the first cell of each row is the row's header."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def trend_table(trend: Trend, *, catalogue: Catalogue, words: Words) -> TableText:
    """Return the shown values: period, value with its qualifier, and what else is known of it."""
    unit = catalogue.units[trend.indicator.unit]
    rows = []
    for o in trend.shown:
        told = value_text(o, indicator=trend.indicator, unit=unit, words=words)
        value = told.full if o.known else missing_short(o, words)
        rows.append(
            (period_text(o.period, words, catalogue.events), value, _remarks(o, trend, catalogue, words))
        )
    columns = (words("table.period"), words("table.value"), words("table.notes"))
    return TableText(words("table.caption", name=words.of(trend.indicator.full_name)), columns, tuple(rows))


def peers_table(trend: Trend, peers: Peers, *, catalogue: Catalogue, words: Words) -> TableText:
    """Return the city beside the other areas, one row a period; the unit is in the caption."""
    lines = [(words.of(catalogue.plan.municipality), trend.shown)]
    lines += [(words.of(peer.area.name), peer.series.points) for peer in peers.everyone]
    periods = sorted({o.period for _, points in lines for o in points})
    rows = tuple(
        (
            period_text(period, words, catalogue.events),
            *(_cell(points, period, trend, catalogue, words) for _, points in lines),
        )
        for period in periods
    )
    unit = words.of(catalogue.units[trend.indicator.unit].many)
    caption = words("table.peers_caption", name=words.of(trend.indicator.full_name), unit=unit)
    return TableText(caption, (words("table.period"), *(name for name, _ in lines)), rows)


def _cell(
    points: Sequence[Observation], period: Period, trend: Trend, catalogue: Catalogue, words: Words
) -> str:
    found = next((o for o in points if o.period == period), None)
    if found is None:
        return words("value.none")
    if not found.known:
        return missing_short(found, words)
    unit = catalogue.units[trend.indicator.unit]
    return value_text(found, indicator=trend.indicator, unit=unit, words=words).short


def _remarks(o: Observation, trend: Trend, catalogue: Catalogue, words: Words) -> str:
    """Return the reason, the marks, the departments and the change of definition, set apart by semicolons."""
    broken = [b for b in trend.indicator.breaks if b.year == o.year]
    told = [
        missing_text(o, words),
        mark_words(o, words),
        department_note(o, catalogue, words),
        words("table.break", year=o.year) if broken else "",
        words("table.note", note=o.note) if o.note else "",
    ]
    return "; ".join(part for part in told if part)
