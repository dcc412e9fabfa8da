"""The rows of the data package's tables, in codes that are the same in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Mark
from dashboard.domain.model import TOTAL
from dashboard.exports.package_schema import Field, Schema
from dashboard.exports.package_tables import OBSERVATIONS
from dashboard.exports.table import Cell, Figure, breakdown_text, figures, source_of
from dashboard.queries.select import chosen_rows
from dashboard.text.messages import LANGUAGES, Words

_Record = Mapping[str, Any]
_Records = Callable[[Dataset, Mapping[str, Words]], Iterable[_Record]]


def package_rows(
    schema: Schema,
    *,
    dataset: Dataset,
    indicators: Sequence[str],
    filters: Filters,
    words: Mapping[str, Words],
) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a table of the package.

    The choice holds for the observations; all else is of the whole plan, so that every reference resolves.

    Args:
        schema: Which table.
        dataset: The plan.
        indicators: Ids of the indicators whose observations are wanted.
        filters: The reader's choice.
        words: The words of every language.

    Raises:
        KeyError: the catalogue has no such indicator.
    """
    if schema is OBSERVATIONS:
        records: Iterable[_Record] = _observations(dataset, indicators, filters)
    elif schema.name in _OF_RELATIONS:
        records = _OF_RELATIONS[schema.name](dataset, words)
    else:
        records = _definitions(schema, dataset)
    return tuple(tuple(cell for f in schema.fields for cell in _cells(f, r[f.name])) for r in records)


def _definitions(schema: Schema, dataset: Dataset) -> Iterator[_Record]:
    """Return the records of a table of the catalogue; a field is named as the record's own attribute."""
    table = getattr(dataset.catalogue, schema.name)
    for record in table.values() if isinstance(table, Mapping) else table:
        yield {f.name: getattr(record, f.name) for f in schema.fields}


def _cells(field: Field, value: Any) -> tuple[Cell, ...]:  # noqa: ANN401 - any fact of the catalogue
    if field.translated:
        return tuple(value.get(code, "") for code in LANGUAGES)
    match value:
        case bool():
            return ("true" if value else "false",)
        case float():
            return (_figure(value),)
        case None | int() | Figure():
            return (value,)
    return (str(value),)


def _figure(value: float) -> Figure:
    """Return a number of the catalogue with the decimals it has there."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return Figure(value, max(0, -int(exponent)))


def _observations(dataset: Dataset, indicators: Sequence[str], filters: Filters) -> Iterator[_Record]:
    for name in indicators:
        indicator = dataset.catalogue.indicators[name]
        for o in chosen_rows(dataset, indicator, filters):
            value, lower, upper = figures(o, indicator)
            yield {
                "indicator": o.indicator,
                "area": o.area,
                "department": o.department,
                "period": o.period.key,
                "breakdown": o.breakdown,
                "year": o.year,
                "value": value,
                "lower": lower,
                "upper": upper,
                "qualifier": o.qualifier if o.known else None,
                "marks": " ".join(mark for mark in Mark if mark in o.marks),
                "missing": o.missing,
                "source": source_of(o, indicator, dataset).id,
                "note": o.note,
            }


def _breaks(dataset: Dataset, _: Mapping[str, Words]) -> Iterator[_Record]:
    for indicator in dataset.catalogue.indicators.values():
        for found in indicator.breaks:
            yield {"indicator": indicator.id, "year": found.year, "text": found.text}


def _breakdowns(dataset: Dataset, words: Mapping[str, Words]) -> Iterator[_Record]:
    known = [f"{b.id}={c.id}" for b in dataset.catalogue.breakdowns.values() for c in b.categories]
    yield {"id": TOTAL, "name": {code: words[code]("export.total") for code in LANGUAGES}}
    for key in known:
        yield {"id": key, "name": {code: breakdown_text(key, dataset, words[code]) for code in LANGUAGES}}


def _measure_departments(dataset: Dataset, _: Mapping[str, Words]) -> Iterator[_Record]:
    for measure in dataset.catalogue.measures.values():
        yield from ({"measure": measure.id, "department": name} for name in measure.departments)


def _measure_indicators(dataset: Dataset, _: Mapping[str, Words]) -> Iterator[_Record]:
    for measure in dataset.catalogue.measures.values():
        yield from ({"measure": measure.id, "indicator": name} for name in measure.indicators)


_OF_RELATIONS: Final[Mapping[str, _Records]] = {
    "breaks": _breaks,
    "breakdowns": _breakdowns,
    "measure-departments": _measure_departments,
    "measure-indicators": _measure_indicators,
}
