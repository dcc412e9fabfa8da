"""What differs between a plan as one meeting saw it and as another time sees it.

What only looks different is not a difference: the order of rows, files and lists, the way a number is
written, line breaks in a text, the id of a unit with the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.difference import Differences, How, Item, ItemMove, MeasureMove, StatusMove, records
from dashboard.domain.filters import Filters
from dashboard.domain.observation import Attainment, Course, Status, Verdict
from dashboard.queries.moved import moved_figures, moved_targets
from dashboard.queries.rewritten import moved_facts, moved_narratives, moved_texts
from dashboard.queries.trend import trend

_COME_AND_GO: Final = (Item.INDICATOR, Item.PRIORITY, Item.GOAL, Item.DEPARTMENT, Item.EVENT)
_WAYS: Final = frozenset({Course.RISING, Course.FALLING})
_DEFAULT: Final = Filters()

Order = Mapping[Item, tuple[str, ...]]
"""The ids of each kind of item in the order of the plan, what only the old side has behind the rest."""


def compare(old: Dataset, new: Dataset) -> Differences:
    """Return what differs between two times of one plan."""
    order = _order(old.catalogue, new.catalogue)
    indicators = order[Item.INDICATOR]
    both = [i for i in indicators if i in old.catalogue.indicators and i in new.catalogue.indicators]
    figures = [moved_figures(i, old, new) for i in both]
    # A plan without any report and figure has no year.
    years = (old.report_year, new.report_year)
    return Differences(
        report_year=years if years[0] != years[1] and all(years) else None,
        statuses=tuple(move for i in both for move in _status(i, old, new)),
        targets=tuple(move for i in indicators for move in moved_targets(i, old.catalogue, new.catalogue)),
        values=tuple(move for own, _ in figures for move in own),
        peers=tuple(others for _, others in figures if others is not None),
        measures=_measures(order, old.catalogue, new.catalogue),
        items=tuple(move for item in _COME_AND_GO for move in _items(item, order, old, new)),
        facts=tuple(move for item in Item for move in moved_facts(item, order[item], old, new)),
        narratives=moved_narratives(order[Item.GOAL], old, new),
        texts=tuple(move for item in Item for move in moved_texts(item, order[item], old, new)),
    )


def _order(old: Catalogue, new: Catalogue) -> Order:
    return {
        item: tuple(dict.fromkeys((*_placed(item, new), *_placed(item, old))))  # each id once
        for item in Item
    }


def _placed(item: Item, catalogue: Catalogue) -> Iterator[str]:
    """Yield the ids of a kind of item in the order in which the plan shows them."""
    goals = [g for p in catalogue.priorities for g in catalogue.goals_of(p)]
    match item:
        case Item.INDICATOR:
            yield from (i.id for p in catalogue.priorities for i in catalogue.indicators_of(p))
        case Item.GOAL:
            yield from (g.id for g in goals)
        case Item.MEASURE:
            yield from (m.id for g in goals for m in catalogue.measures_of(g.id))
        case _:
            yield from records(catalogue, item)


def _status(indicator: str, old: Dataset, new: Dataset) -> Iterator[StatusMove]:
    before, after = trend(old, indicator, _DEFAULT), trend(new, indicator, _DEFAULT)
    if not _differs(before.status, after.status):
        return
    by_year = False
    if before.year != after.year:
        then = trend(old, indicator, Filters(year=after.year))
        by_year = not _differs(then.status, after.status)
    yield StatusMove(old=before, new=after, by_year=by_year)


def _differs(old: Status, new: Status) -> bool:
    """Tell whether a status is another: its verdict, where it stands against a target, or its direction.

    Without a target on both sides there is nothing to compare; the target itself is told as added or gone.
    """
    attained = _attained(old), _attained(new)
    courses = {old.direction.course, new.direction.course}
    turned = new.verdict is Verdict.CHANGED and courses == _WAYS
    return (
        old.verdict is not new.verdict or (None not in attained and attained[0] is not attained[1]) or turned
    )


def _attained(status: Status) -> Attainment | None:
    return status.target.attainment if status.target is not None else None


def _measures(order: Order, old: Catalogue, new: Catalogue) -> tuple[MeasureMove, ...]:
    pairs = [(name, old.measures.get(name), new.measures.get(name)) for name in order[Item.MEASURE]]
    return tuple(
        MeasureMove(id=name, old=before, new=after)
        for name, before, after in pairs
        if before is None or after is None or before.state is not after.state
    )


def _items(item: Item, order: Order, old: Dataset, new: Dataset) -> Iterator[ItemMove]:
    before, after = records(old.catalogue, item), records(new.catalogue, item)
    for name in order[item]:
        if name in before and name in after:
            continue
        side, how = (new, How.ADDED) if name in after else (old, How.GONE)
        own = side.catalogue.plan.area
        rows = side.by_indicator.get(name, ()) if item is Item.INDICATOR else ()
        yield ItemMove(item=item, id=name, how=how, values=sum(o.known and o.area == own for o in rows))
