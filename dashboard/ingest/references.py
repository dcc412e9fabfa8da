"""Whether the definitions agree with each other: every id named exists, and no fact contradicts another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Combine, UnitKind
from dashboard.domain.model import Indicator
from dashboard.ingest.definitions import Definitions
from dashboard.ingest.files import home_of
from dashboard.ingest.problems import Report
from dashboard.ingest.statistics.definitions import check_updates
from dashboard.ingest.words import nearest

LOWEST_CONTRAST = 4.5
_SHORTEST_SENTENCE = 20
Link = tuple[str, str, str, str, str | None]
"""A kind of record, its id, the key that names another, the kind of that other, and its id."""


def check_definitions(definitions: Definitions, *, report: Report) -> None:
    """Report all that does not fit together, as far as the files could be read."""
    catalogue = definitions.catalogue
    _check_links(definitions, report)
    rules = [_successors, _weights, _denominators, _colours, _terms, _ranges, _origin, _translations]
    if not definitions.unread:
        check_updates(definitions.updates, catalogue, report=report)
        rules.append(_goals)
    for rule in rules:
        for name, kind, ident, column, details in rule(catalogue):
            report.add(name, definitions.place(kind, ident), column=column, value=ident, **details)


Found = Iterator[tuple[str, str, str, str, dict[str, object]]]


def _check_links(definitions: Definitions, report: Report) -> None:
    known = _known(definitions.catalogue)
    links = [(link, definitions.place(link[0], link[1])) for link in _links(definitions.catalogue)]
    for found, place in definitions.breaks:
        links.append(
            (("break", f"{found.indicator} {found.year}", "indicator", "indicator", found.indicator), place)
        )
    for (_, _, column, other, target), place in links:
        if target and target not in known[other] and home_of(other) not in definitions.unread:
            details = {"home": home_of(other), "nearest": nearest(target, known[other])}
            report.add("dangling", place, column=column, value=target, **details)


def _known(catalogue: Catalogue) -> Mapping[str, Collection[str]]:
    return {
        "priority": catalogue.priorities,
        "goal": catalogue.goals,
        "area": catalogue.areas,
        "department": catalogue.departments,
        "unit": catalogue.units,
        "source": catalogue.sources,
        "indicator": catalogue.indicators,
    }


def _links(catalogue: Catalogue) -> Iterator[Link]:
    plan = catalogue.plan
    yield "plan", plan.id, "area", "area", plan.area
    yield "plan", plan.id, "population", "indicator", plan.population
    for goal in catalogue.goals.values():
        yield "goal", goal.id, "priority", "priority", goal.priority
    for department in catalogue.departments.values():
        yield "department", department.id, "successor", "department", department.successor
    for measure in catalogue.measures.values():
        yield "measure", measure.id, "goal", "goal", measure.goal
        yield from _many("measure", measure.id, "departments", "department", measure.departments)
        yield from _many("measure", measure.id, "indicators", "indicator", measure.indicators)
    for event in catalogue.events.values():
        yield from _many("event", event.id, "priorities", "priority", event.priorities)
        yield from _many("event", event.id, "indicators", "indicator", event.indicators)
    for indicator in catalogue.indicators.values():
        for key in ("priority", "goal", "unit", "department", "source"):
            yield "indicator", indicator.id, key, key, getattr(indicator, key)
        for key in ("weight", "numerator", "denominator"):
            yield "indicator", indicator.id, key, "indicator", getattr(indicator, key)


def _many(kind: str, ident: str, column: str, other: str, targets: Iterable[str]) -> Iterator[Link]:
    for target in targets:
        yield kind, ident, column, other, target


def _successors(catalogue: Catalogue) -> Found:
    for first in catalogue.departments.values():
        path, after = [first.id], first.successor
        while after is not None and after in catalogue.departments and after not in path:
            path.append(after)
            after = catalogue.departments[after].successor
        # Each of a circle finds it; it is told once.
        if after == first.id == min(path):
            cycle = " → ".join([*path, first.id])
            yield "successor-cycle", "department", first.id, "successor", {"cycle": cycle}


def _goals(catalogue: Catalogue) -> Found:
    used = {i.goal for i in catalogue.indicators.values()}
    for goal in catalogue.goals.values():
        if goal.id not in used:
            yield "goal-without-indicator", "goal", goal.id, "id", {}
    for indicator in catalogue.indicators.values():
        goal_of = catalogue.goals.get(indicator.goal) if indicator.goal else None
        if goal_of and goal_of.priority != indicator.priority:
            details: dict[str, object] = {"goal": goal_of.id, "priority": goal_of.priority}
            yield "goal-of-other-priority", "indicator", indicator.id, "goal", details


def _weights(catalogue: Catalogue) -> Found:
    for indicator in catalogue.indicators.values():
        if (indicator.combine is Combine.WEIGHTED) != (indicator.weight is not None):
            yield "weight-mismatch", "indicator", indicator.id, "weight", {}


def _denominators(catalogue: Catalogue) -> Found:
    """A share of people tells how many they are only with all of them: without it small numbers stay told."""
    for indicator in catalogue.indicators.values():
        unit = catalogue.units.get(indicator.unit)
        percent = unit is not None and unit.kind is UnitKind.PERCENT
        if percent and indicator.counts_people and indicator.denominator is None:
            yield "share-without-denominator", "indicator", indicator.id, "denominator", {}


def _colours(catalogue: Catalogue) -> Found:
    seen: dict[str, str] = {}
    for priority in catalogue.priorities.values():
        colour = priority.colour.lower()
        if colour in seen:
            yield "same-colour", "priority", priority.id, "colour", {"colour": colour, "other": seen[colour]}
        seen.setdefault(colour, priority.id)
        contrast = contrast_on_white(colour)
        if contrast < LOWEST_CONTRAST:
            shown = f"{contrast:.1f}".replace(".", ",")
            yield "low-contrast", "priority", priority.id, "colour", {"colour": colour, "contrast": shown}


def contrast_on_white(colour: str) -> float:
    """Return the contrast of `#rrggbb` on white by WCAG 2; 21 where it is no colour at all."""
    try:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    except ValueError:
        return 21.0
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def _terms(catalogue: Catalogue) -> Found:
    terms = catalogue.plan.terms
    for earlier, later in pairwise(terms):
        if later.first <= earlier.last:
            yield "terms-overlap", "term", later.id, "first", {"other": earlier.id}


def _ranges(catalogue: Catalogue) -> Found:
    for indicator in catalogue.indicators.values():
        lowest, highest = indicator.lowest, indicator.highest
        if lowest is not None and highest is not None and lowest >= highest:
            yield "wrong-order", "indicator", indicator.id, "highest", {"first": lowest}


def _origin(catalogue: Catalogue) -> Found:
    if not catalogue.plan.example:
        for source in catalogue.sources.values():
            if source.id == "example" or source.id.startswith("example-"):
                yield "example-source", "source", source.id, "id", {}


def _translations(catalogue: Catalogue) -> Found:
    for indicator in catalogue.indicators.values():
        for key in ("definition", "method"):
            if _same(indicator, key):
                yield "same-in-two-languages", "indicator", indicator.id, f"{key}.sv", {}


def _same(indicator: Indicator, key: str) -> bool:
    words: Mapping[str, str] = getattr(indicator, key)
    finnish = words.get("fi", "")
    return len(finnish) > _SHORTEST_SENTENCE and finnish.strip() == words.get("sv", "").strip()
