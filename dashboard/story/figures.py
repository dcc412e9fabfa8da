"""The large numbers beside a chart."""

from __future__ import annotations

from dashboard.domain.observation import Trend
from dashboard.story.reader import Reader
from dashboard.story.slide import KeyFigure
from dashboard.text.describe import latest_text, trend_change
from dashboard.text.reasons import sentence


def key_figure(trend: Trend, reader: Reader) -> KeyFigure:
    """Return a trend's newest value; where there is none, the reason stands in the place of the change."""
    catalogue, words, indicator = reader.catalogue, reader.words, trend.indicator
    told = trend_change(trend, catalogue=catalogue, words=words)
    latest = latest_text(trend, catalogue=catalogue, words=words)
    name = words.of(indicator.name)
    value, when = latest or (None, "")
    return KeyFigure(
        indicator=indicator.id,
        priority=indicator.priority,
        name=f"{name}, {when}" if when else name,
        qualifier=value.qualifier if value else "",
        number=value.number if value else words("value.none"),
        unit=value.unit if value else "",
        change=f"{told.arrow} {told.text}" if told.arrow else sentence(told.text),
        moved=bool(told.arrow),
        note=" ".join(part for part in (value.marks if value else "", told.note) if part),
    )
