"""The plan around the figures as tables of words: indicators, targets, goals, measures, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import Indicator, Measure, Text
from dashboard.domain.observation import Trend
from dashboard.exports.table import Cell, Table, figure, figures, licence_text, source_of
from dashboard.queries.select import chosen_rows
from dashboard.queries.trend import trend
from dashboard.text.departments import department_names, department_text
from dashboard.text.describe import date_text, latest_text
from dashboard.text.messages import Words
from dashboard.text.status import chip, direction_sentence, target_sentence

_Row = dict[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Choice:
    """What is told, to whom, and whether it is about all indicators of the plan."""

    dataset: Dataset
    indicators: tuple[Indicator, ...]
    filters: Filters
    words: Words
    whole: bool

    def has(self, indicator: str | None) -> bool:
        return any(i.id == indicator for i in self.indicators)

    def name(self, text: Text) -> str:
        return self.words.of(text)

    def concerns(self, measure: Measure) -> bool:
        return self.whole or any(self.has(name) for name in measure.indicators)


def plan_tables(
    dataset: Dataset, indicators: Sequence[str], filters: Filters, words: Words
) -> tuple[Table, ...]:
    """Return the tables of what belongs to the indicators; of everything where all are chosen.

    Raises:
        KeyError: the catalogue has no such indicator.
    """
    known = dataset.catalogue.indicators
    choice = _Choice(
        dataset=dataset,
        indicators=tuple(known[name] for name in indicators),
        filters=filters,
        words=words,
        whole=set(indicators) == set(known),
    )
    return tuple(_table(name, fill(choice)) for name, fill in _TABLES.items())


def _table(name: str, rows: Iterable[_Row]) -> Table:
    columns = _COLUMNS[name]
    return Table(name=name, columns=columns, rows=tuple(tuple(row[c] for c in columns) for row in rows))


def _indicators(choice: _Choice) -> Iterable[_Row]:
    for indicator in choice.indicators:
        told = trend(choice.dataset, indicator.id, choice.filters)
        yield {**_definition(indicator, choice), **_standing(told, choice), **_newest(told, choice)}


def _definition(indicator: Indicator, choice: _Choice) -> _Row:
    words, catalogue, name = choice.words, choice.dataset.catalogue, choice.name
    goal = catalogue.goals.get(indicator.goal or "")
    source = catalogue.sources[indicator.source]
    return {
        "indicator": indicator.id,
        "name": name(indicator.full_name),
        "priority": name(catalogue.priorities[indicator.priority].name),
        "goal": name(goal.name) if goal else "",
        "kind": words(f"kind.{indicator.kind}"),
        "definition": name(indicator.definition),
        "method": name(indicator.method),
        "unit": name(catalogue.units[indicator.unit].many),
        "wanted": words(f"wanted.{indicator.wanted}"),
        "combine": words(f"combine.{indicator.combine}"),
        "breaks": "; ".join(f"{b.year}: {name(b.text)}" for b in indicator.breaks),
        "source": name(source.name),
        "licence": licence_text(source, words),
        "next_update": date_text(indicator.next_update, words),
        "note": name(indicator.note),
    }


def _standing(told: Trend, choice: _Choice) -> _Row:
    catalogue, words = choice.dataset.catalogue, choice.words
    return {
        "department": department_text(told, catalogue, words),
        "status": chip(told, words).word,
        "direction": direction_sentence(told, catalogue, words),
        "target": target_sentence(told, catalogue, words),
    }


def _newest(told: Trend, choice: _Choice) -> _Row:
    words = choice.words
    latest, shown = told.latest, latest_text(told, catalogue=choice.dataset.catalogue, words=words)
    if latest is None or shown is None:
        known = bool(told.series.known)
        why = words("describe.none_before", year=told.year) if known else words("reason.no-value")
        blank: _Row = dict.fromkeys(("newest_period", "newest_marks"), "")
        return {**blank, "newest": why, "newest_value": None, "newest_lower": None, "newest_upper": None}
    value, lower, upper = figures(latest, told.indicator)
    return {
        "newest_period": latest.period.key,
        "newest": shown[0].full,
        "newest_value": value,
        "newest_lower": lower,
        "newest_upper": upper,
        "newest_marks": shown[0].marks,
    }


def _targets(choice: _Choice) -> Iterable[_Row]:
    catalogue = choice.dataset.catalogue
    for target in catalogue.targets:
        if not choice.has(target.indicator):
            continue
        indicator = catalogue.indicators[target.indicator]
        source = catalogue.sources.get(target.source)
        names = (target.department,) if target.department else ()
        yield {
            "indicator": indicator.id,
            "name": choice.name(indicator.full_name),
            "department": department_names(names, catalogue, choice.words),
            "kind": choice.words(f"export.target_kind.{target.kind}"),
            "value": figure(target.value, indicator.decimals),
            "upper": figure(target.upper, indicator.decimals),
            "unit": choice.name(catalogue.units[indicator.unit].many),
            "year": target.year,
            "baseline": target.baseline,
            "source": choice.name(source.name) if source else target.source,
        }


def _goals(choice: _Choice) -> Iterable[_Row]:
    catalogue = choice.dataset.catalogue
    named = {i.goal for i in choice.indicators}
    named |= {m.goal for m in catalogue.measures.values() if choice.concerns(m)}
    for goal in catalogue.goals.values():
        if choice.whole or goal.id in named:
            yield {
                "goal": goal.id,
                "name": choice.name(goal.name),
                "priority": choice.name(catalogue.priorities[goal.priority].name),
                "confirmed": choice.words("card.yes" if goal.confirmed else "card.no"),
                "note": choice.name(goal.note),
            }


def _measures(choice: _Choice) -> Iterable[_Row]:
    catalogue = choice.dataset.catalogue
    for measure in filter(choice.concerns, catalogue.measures.values()):
        followed = (catalogue.indicators[name] for name in measure.indicators)
        departments = department_names(measure.departments, catalogue, choice.words)
        yield {
            "measure": measure.id,
            "name": choice.name(measure.name),
            "goal": choice.name(catalogue.goals[measure.goal].name),
            "state": choice.words(f"measure.{measure.state}"),
            "year": measure.year,
            "departments": departments or choice.words("measure.no_department"),
            "indicators": ", ".join(choice.name(i.name) for i in followed),
            "text": choice.name(measure.text),
        }


def _sources(choice: _Choice) -> Iterable[_Row]:
    words = choice.words
    used = {i.source for i in choice.indicators}
    for indicator in choice.indicators:
        rows = chosen_rows(choice.dataset, indicator, choice.filters)
        used |= {source_of(o, indicator, choice.dataset).id for o in rows}
    for source in choice.dataset.catalogue.sources.values():
        if choice.whole or source.id in used:
            yield {
                "source": source.id,
                "name": choice.name(source.name),
                "publisher": source.publisher,
                "licence": licence_text(source, words),
                "licence_url": source.licence_url,
                "url": source.url,
                "retrieved": date_text(source.retrieved, words),
                "note": choice.name(source.note),
            }


_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "indicators": (
        *("indicator", "name", "status", "newest_period", "newest", "newest_value", "newest_lower"),
        *(
            "newest_upper",
            "newest_marks",
            "unit",
            "direction",
            "target",
            "wanted",
            "kind",
            "priority",
            "goal",
        ),
        *("department", "definition", "method", "combine", "breaks", "note", "source", "licence"),
        "next_update",
    ),
    "targets": (
        *("indicator", "name", "department", "kind", "value", "upper", "unit", "year", "baseline"),
        "source",
    ),
    "goals": ("goal", "name", "priority", "confirmed", "note"),
    "measures": ("measure", "name", "goal", "state", "year", "departments", "indicators", "text"),
    "sources": ("source", "name", "publisher", "licence", "licence_url", "url", "retrieved", "note"),
}
_TABLES: Final[dict[str, Callable[[_Choice], Iterable[_Row]]]] = {
    "indicators": _indicators,
    "targets": _targets,
    "goals": _goals,
    "measures": _measures,
    "sources": _sources,
}
