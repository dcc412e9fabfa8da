"""Canonical rows to what a dataset holds: the table, and the same rows as records."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

import pandas as pd

from dashboard.domain import table
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.interval import Interval, qualified
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.domain.model import Indicator
from dashboard.domain.observation import Observation
from dashboard.domain.secrecy.memory import NOTHING, Memory
from dashboard.ingest.check import Lines
from dashboard.ingest.clean import Row
from dashboard.ingest.secrecy.hide import secret_rows


def without_secrets(rows: Iterable[Row], *, catalogue: Catalogue, memory: Memory = NOTHING) -> list[Row]:
    """Return the rows without the numbers that would tell of too few people, directly or by reckoning.

    A number that is hidden for another's sake looks the same as a small one. A zero tells of nobody and stays
    unless it is needed to hide another.

    Args:
        rows: Every row of the plan.
        catalogue: The plan; its `secret_below` is the number of people from which on nothing is secret.
        memory: What readers were shown before: what was hidden stays so, what was told can hide nothing.
    """
    every = list(rows)
    secret = secret_rows(every, catalogue=catalogue, memory=memory)
    people = {i.id for i in catalogue.indicators.values() if i.counts_people}
    return [
        _hidden(row) if place in secret else _marked(row) if row.indicator in people else row
        for place, row in enumerate(every)
    ]


def with_breaks(lines: Lines, *, catalogue: Catalogue) -> list[Row]:
    """Return all rows line by line, the first ones at or after a break marked with it."""
    rows: list[Row] = []
    for (name, *_), line in sorted(lines.items(), key=lambda item: item[0]):
        marked = set()
        for found in catalogue.indicators[name].breaks:
            first = next((i for i, row in enumerate(line) if row.period.year >= found.year), None)
            if first is not None and (first or line[0].period.year == found.year):
                marked.add(first)
        rows += [r._replace(marks=r.marks | {Mark.BREAK}) if i in marked else r for i, r in enumerate(line)]
    return rows


def records_of(
    rows: Iterable[Row], *, indicators: Mapping[str, Indicator]
) -> Mapping[str, tuple[Observation, ...]]:
    """Return each indicator's observations; the rows come by area, department, breakdown and period."""
    found: dict[str, list[Observation]] = {name: [] for name in indicators}
    for row in rows:
        observation = Observation(
            indicator=row.indicator,
            area=row.area,
            department=row.department,
            period=row.period,
            breakdown=row.breakdown,
            value=row.value,
            range=_range(row, indicators[row.indicator].decimals),
            qualifier=row.qualifier,
            marks=row.marks,
            missing=row.missing,
            source=row.source,
            note=row.note,
        )
        found[row.indicator].append(observation)
    return {name: tuple(own) for name, own in found.items()}


def table_of(records: Mapping[str, tuple[Observation, ...]]) -> pd.DataFrame:
    """Return the observations as the canonical table."""
    every = [o for own in records.values() for o in own]
    every.sort(key=lambda o: (o.indicator, o.area, o.department, o.period.key, o.breakdown))
    columns: dict[str, list[object]] = {
        table.INDICATOR: [o.indicator for o in every],
        table.AREA: [o.area for o in every],
        table.DEPARTMENT: [o.department for o in every],
        table.PERIOD: [o.period.key for o in every],
        table.BREAKDOWN: [o.breakdown for o in every],
        table.VALUE: [math.nan if o.value is None else o.value for o in every],
        table.LOWER: [o.range.lower if o.range else math.nan for o in every],
        table.UPPER: [o.range.upper if o.range else math.nan for o in every],
        table.QUALIFIER: [o.qualifier.value for o in every],
        table.MARKS: [" ".join(sorted(o.marks)) for o in every],
        table.MISSING: [o.missing.value if o.missing else "" for o in every],
        table.SOURCE: [o.source for o in every],
        table.NOTE: [o.note for o in every],
    }
    series = {name: pd.Series(columns[name], dtype=table.TYPES[name]) for name in table.COLUMNS}
    return pd.DataFrame(series)


def _range(row: Row, decimals: int) -> Interval | None:
    if row.value is None:
        return None
    if row.lower is not None and row.upper is not None:
        return Interval(row.lower, row.upper)
    return _written(row.value, row.qualifier, decimals)


@lru_cache(maxsize=50_000)
def _written(value: float, qualifier: Qualifier, decimals: int) -> Interval:
    if qualifier is Qualifier.EXACT:
        return Interval(value, value)
    return qualified(value, qualifier, decimals)


def _hidden(row: Row) -> Row:
    """Return a row without its number; a note may tell it, and goes too."""
    if row.value is None:
        return row
    return row._replace(
        value=None,
        lower=None,
        upper=None,
        qualifier=Qualifier.EXACT,
        marks=(row.marks - {Mark.DERIVED}) | {Mark.SUPPRESSED},
        missing=Missing.SUPPRESSED,
        note="",
    )


def _marked(row: Row) -> Row:
    """Return a row that came in hidden with the mark of one, so that nobody sees who hid it."""
    return row._replace(marks=row.marks | {Mark.SUPPRESSED}) if row.missing is Missing.SUPPRESSED else row
