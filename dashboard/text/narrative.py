"""A year's words with their references to figures filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.domain.change import change
from dashboard.domain.dataset import Dataset, Narrative
from dashboard.domain.model import TOTAL
from dashboard.domain.observation import Change, Observation
from dashboard.domain.period import Period
from dashboard.domain.reference import BadReference, Form, Reference, pieces
from dashboard.text.change import size_text
from dashboard.text.messages import Words
from dashboard.text.reasons import reason_words
from dashboard.text.values import value_text

_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some words of a paragraph; `indicator` is set where they came from a figure."""

    text: str
    indicator: str | None = None


def resolved(narrative: Narrative, *, dataset: Dataset, words: Words) -> tuple[tuple[Fragment, ...], ...]:
    """Return the narrative's paragraphs in the language; none where it has no text in it."""
    text = words.of(narrative.text).strip()
    paragraphs = _BETWEEN_PARAGRAPHS.split(text) if text else []
    return tuple(_paragraph(" ".join(p.split("\n")), dataset, words) for p in paragraphs)


def _paragraph(text: str, dataset: Dataset, words: Words) -> tuple[Fragment, ...]:
    found = []
    for piece in pieces(text):
        match piece:
            case Reference():
                found.append(Fragment(_told(piece, dataset, words), piece.indicator))
            case BadReference():
                found.append(Fragment(piece.text))
            case _:
                found.append(Fragment(piece))
    return tuple(found)


def _told(reference: Reference, dataset: Dataset, words: Words) -> str:
    """Return what a reference stands for; in words where there is no figure."""
    indicator = dataset.catalogue.indicators.get(reference.indicator)
    observation = _find(reference, reference.period, dataset)
    if indicator is None or observation is None:
        return words("reason.no-value")
    unit = dataset.catalogue.units[indicator.unit]
    if reference.form is not Form.CHANGE:
        told = value_text(observation, indicator=indicator, unit=unit, words=words)
        return told.short if reference.form is Form.NUMBER and observation.known else told.full
    period = reference.period
    before = Period(year=period.year - 1, place=period.place, type=period.type, part=period.part)
    step = change(
        _find(reference, before, dataset),
        observation,
        indicator=indicator,
        unit=unit,
        events=(),
        between=_series(reference, dataset),
    )
    if isinstance(step, Change):
        return size_text(step, indicator=indicator, unit=unit, words=words)
    return reason_words(step, words)


def _find(reference: Reference, period: Period, dataset: Dataset) -> Observation | None:
    return next((o for o in _series(reference, dataset) if o.period == period), None)


def _series(reference: Reference, dataset: Dataset) -> tuple[Observation, ...]:
    """Return the observations a reference may mean.

    Without a department it means the indicator's own, or the only one that has figures.
    """
    catalogue = dataset.catalogue
    indicator = catalogue.indicators.get(reference.indicator)
    if indicator is None:
        return ()
    own = [
        o
        for o in dataset.by_indicator.get(indicator.id, ())
        if o.area == catalogue.plan.area and o.breakdown == TOTAL
    ]
    wanted = reference.department or indicator.department
    holders = {o.department for o in own}
    if reference.department is None and len(holders) == 1:
        return tuple(own)
    return tuple(o for o in own if o.department == wanted)
