"""Every link that a plan lacks: goals, measures, indicators, texts, sources and departments, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.changelog import LogEntry
from dashboard.domain.dataset import Dataset
from dashboard.domain.kinds import DepartmentKind, MeasureState
from dashboard.domain.model import Indicator, Measure
from dashboard.domain.round import BrokenLink, LinkKind
from dashboard.domain.status import is_current
from dashboard.queries.gaps import Gaps, gaps
from dashboard.queries.owed import heir, heirs
from dashboard.queries.select import holders_of
from dashboard.queries.untranslated import untranslated

_OPEN: Final = frozenset({MeasureState.PLANNED, MeasureState.ONGOING})


def broken_links(dataset: Dataset, year: int, log: Sequence[LogEntry] = ()) -> tuple[BrokenLink, ...]:
    """Return every broken link in the year, by kind and then in the order of the plan's files.

    A measure is overdue where it is late, or planned or going on by what was said for an earlier year. An
    indicator is outdated by the rule of statuses, after three years (`domain/status.py`).
    """
    found = gaps(dataset)
    every = [
        *_goals(dataset, found, year),
        *_indicators(dataset, found, year),
        *_measures(dataset, found, year, log),
        *_rest(dataset.catalogue, year),
    ]
    order = list(LinkKind)
    return tuple(sorted(every, key=lambda one: order.index(one.kind)))


def concerning(links: Iterable[BrokenLink], departments: Iterable[str]) -> tuple[BrokenLink, ...]:
    """Return the links that concern any of the departments."""
    chosen = frozenset(departments)
    return tuple(one for one in links if chosen & set(one.departments))


def _goals(dataset: Dataset, found: Gaps, year: int) -> Iterator[BrokenLink]:
    catalogue = dataset.catalogue
    for goal in found.goals_without_indicator:
        yield BrokenLink(kind=LinkKind.GOAL_WITHOUT_INDICATOR, id=goal.id, name=goal.name, goal=goal.id)
    for goal in catalogue.goals.values():
        if not catalogue.measures_of(goal.id):
            yield BrokenLink(kind=LinkKind.GOAL_WITHOUT_MEASURE, id=goal.id, name=goal.name, goal=goal.id)
        if not goal.confirmed:
            yield BrokenLink(kind=LinkKind.GOAL_UNCONFIRMED, id=goal.id, name=goal.name, goal=goal.id)
        narrative = dataset.narratives.get((goal.id, year))
        text: Mapping[str, str] = narrative.text if narrative else {}
        lacking = tuple(language for language in goal.name if not text.get(language, "").strip())
        if lacking:
            yield BrokenLink(
                kind=LinkKind.GOAL_WITHOUT_TEXT,
                id=goal.id,
                name=goal.name,
                goal=goal.id,
                languages=lacking,
                year=year,
            )


def _indicators(dataset: Dataset, found: Gaps, year: int) -> Iterator[BrokenLink]:
    catalogue = dataset.catalogue
    nobodys = {i.id for i in found.indicators_without_department}
    for one in catalogue.indicators.values():
        if one.id in nobodys or heir(catalogue, one.department, year) is None:
            yield _indicator(LinkKind.INDICATOR_WITHOUT_DEPARTMENT, one, dataset, year)
        if one.goal is None:
            yield _indicator(LinkKind.INDICATOR_WITHOUT_GOAL, one, dataset, year)
        if not one.confirmed:
            yield _indicator(LinkKind.INDICATOR_UNCONFIRMED, one, dataset, year)
        own = dataset.by_indicator.get(one.id, ())
        actual = [o for o in own if o.area == catalogue.plan.area and o.actual and o.year <= year]
        newest = max(actual, key=lambda o: o.year, default=None)
        if newest is not None and not is_current(newest, year):
            yield _indicator(LinkKind.INDICATOR_OUTDATED, one, dataset, year, newest=newest.year)


def _indicator(
    kind: LinkKind, indicator: Indicator, dataset: Dataset, year: int, newest: int | None = None
) -> BrokenLink:
    names = (indicator.department, *holders_of(dataset, indicator))
    return BrokenLink(
        kind=kind,
        id=indicator.id,
        name=indicator.name,
        goal=indicator.goal or "",
        departments=heirs(dataset.catalogue, names, year),
        year=newest,
    )


def _measures(dataset: Dataset, found: Gaps, year: int, log: Sequence[LogEntry]) -> Iterator[BrokenLink]:
    catalogue = dataset.catalogue
    waiting = untranslated(log, catalogue.plan.title)
    for one in found.measures_without_indicator:
        yield _measure(LinkKind.MEASURE_WITHOUT_INDICATOR, one, catalogue, year)
    for one in found.measures_without_department:
        yield _measure(LinkKind.MEASURE_WITHOUT_DEPARTMENT, one, catalogue, year)
    for one in catalogue.measures.values():
        if one.state is MeasureState.LATE or (one.state in _OPEN and one.year < year):
            yield _measure(LinkKind.MEASURE_OVERDUE, one, catalogue, year)
        if one.id in waiting:
            kind = LinkKind.MEASURE_UNTRANSLATED
            yield _measure(kind, one, catalogue, year, languages=waiting[one.id])


def _measure(
    kind: LinkKind, measure: Measure, catalogue: Catalogue, year: int, languages: tuple[str, ...] = ()
) -> BrokenLink:
    return BrokenLink(
        kind=kind,
        id=measure.id,
        name=measure.name,
        goal=measure.goal,
        departments=heirs(catalogue, measure.departments, year),
        languages=languages,
        year=measure.year,
        state=measure.state,
    )


def _rest(catalogue: Catalogue, year: int) -> Iterator[BrokenLink]:
    for code in catalogue.plan.proposed_languages:
        yield BrokenLink(kind=LinkKind.LANGUAGE_PROPOSED, id=code, name={}, languages=(code,))
    for source in catalogue.sources.values():
        if not source.licence:
            yield BrokenLink(kind=LinkKind.SOURCE_WITHOUT_LICENCE, id=source.id, name=source.name)
    for one in catalogue.departments.values():
        ended = one.valid_to is not None and one.valid_to < year
        if not one.contact and not ended and one.kind is not DepartmentKind.NOT_STATED:
            kind = LinkKind.DEPARTMENT_WITHOUT_CONTACT
            yield BrokenLink(kind=kind, id=one.id, name=one.name, departments=(one.id,))
