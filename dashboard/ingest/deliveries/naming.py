"""What a delivered thing is called in the plan, in every language; who reads a fault knows no ids."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import DeliveredFigure, DeliveredMeasure, DeliveredText, Key
from dashboard.domain.model import TOTAL, Text
from dashboard.ingest.problems import LANGUAGES
from dashboard.ingest.worded import Worded


def named(thing: DeliveredFigure | DeliveredMeasure | DeliveredText, catalogue: Catalogue) -> Worded:
    """Return the name of a figure, a measure or a text; what the plan does not have goes by its id."""
    match thing:
        case DeliveredFigure():
            parts = _figure(thing.key, catalogue)
        case DeliveredMeasure():
            measure = catalogue.measures.get(thing.measure)
            parts = iter([measure.name if measure else _plain(thing.measure)])
        case DeliveredText():
            goal = catalogue.goals.get(thing.goal)
            parts = iter(
                [goal.name if goal else _plain(thing.goal), _plain(f"{thing.year} ({thing.language})")]
            )
    texts = tuple(parts)
    return Worded(*(", ".join(text.get(code, "") for text in texts) for code in LANGUAGES))


def _figure(key: Key, catalogue: Catalogue) -> Iterator[Text]:
    indicator, area = catalogue.indicators.get(key.indicator), catalogue.areas.get(key.area)
    department = catalogue.departments.get(key.department)
    yield indicator.name if indicator else _plain(key.indicator)
    if key.area != catalogue.plan.area:
        yield area.name if area else _plain(key.area)
    yield department.name if department else _plain(key.department)
    if key.breakdown != TOTAL:
        yield _category(key.breakdown, catalogue)
    yield _plain(key.period)


def _category(text: str, catalogue: Catalogue) -> Text:
    """Return the name of a class of a breakdown."""
    breakdown, _, category = text.partition("=")
    known = catalogue.breakdowns.get(breakdown)
    names = {one.id: one.name for one in known.categories} if known else {}
    return names.get(category, _plain(text))


def _plain(text: str) -> Text:
    """Return what is the same in every language."""
    return dict.fromkeys(LANGUAGES, text)
