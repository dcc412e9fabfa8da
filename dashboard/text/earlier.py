"""A figure of an earlier year as a workbook shows it beside the one that is asked for."""

from __future__ import annotations

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Missing
from dashboard.domain.observation import Observation
from dashboard.text.messages import Words
from dashboard.text.values import mark_words, missing_text, value_text


def earlier_text(o: Observation, catalogue: Catalogue, words: Words) -> str:
    """Return the figure as printed: qualifier, number and marks, or why there is none."""
    if o.missing is Missing.SUPPRESSED:
        return words("workbook.secret")
    if not o.known:
        return missing_text(o, words)
    indicator = catalogue.indicators[o.indicator]
    told = value_text(o, indicator=indicator, unit=catalogue.units[indicator.unit], words=words)
    marks = mark_words(o, words)
    return f"{told.short}\n({marks})" if marks else told.short
