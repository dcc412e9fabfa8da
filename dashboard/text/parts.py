"""One department or category of an indicator in words: a sentence and a table."""

from __future__ import annotations

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.model import Indicator
from dashboard.domain.summary import Part
from dashboard.text.messages import Words
from dashboard.text.periods import in_period, period_text
from dashboard.text.table import TableText
from dashboard.text.values import mark_words, missing_short, missing_text, value_text


def part_sentence(part: Part, *, indicator: Indicator, catalogue: Catalogue, words: Words) -> str:
    """Return the newest value of a part with its time, or why there is none."""
    latest = part.latest
    if latest is None:
        points = part.series.points
        return missing_text(points[-1], words) if points else words("reason.no-value")
    unit = catalogue.units[indicator.unit]
    value = value_text(latest, indicator=indicator, unit=unit, words=words)
    return f"{value.full} {in_period(latest.period, words, catalogue.events)}"


def part_table(part: Part, *, indicator: Indicator, catalogue: Catalogue, words: Words) -> TableText:
    """Return a part's values: period, value with its qualifier, marks or the reason for missing."""
    unit = catalogue.units[indicator.unit]
    rows = []
    for o in part.series.points:
        told = value_text(o, indicator=indicator, unit=unit, words=words)
        value = told.full if o.known else missing_short(o, words)
        notes = mark_words(o, words) if o.known else missing_text(o, words)
        rows.append((period_text(o.period, words, catalogue.events), value, notes))
    columns = (words("table.period"), words("table.value"), words("table.notes"))
    return TableText(words.of(part.name.name), columns, tuple(rows))
