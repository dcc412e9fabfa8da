"""Tables of cells that several formats write; that of the observations has a row a value or its absence."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.domain.change import rounded
from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import TOTAL, Indicator, Source
from dashboard.domain.observation import Observation
from dashboard.queries.select import chosen_rows
from dashboard.text.messages import Words
from dashboard.text.overview import shown_text
from dashboard.text.stamp import edition_line, waiver_lines
from dashboard.text.values import mark_words, missing_text

COLUMNS: Final = (
    "indicator",
    "name",
    "area",
    "department",
    "period",
    "breakdown",
    "qualifier",
    "value",
    "lower",
    "upper",
    "unit",
    "marks",
    "missing",
    "note",
    "source",
    "licence",
    "filters",
    "edition",
    "data",
)
_FORMULA: Final = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_IGNORED_BEFORE: Final = " \"'\u00a0"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the decimals it is written with; both its text and its value have just those."""

    value: float
    decimals: int

    def text(self, comma: str = ".") -> str:
        """Return the number without groups of thousands."""
        return f"{self.value:.{self.decimals}f}".replace(".", comma)


Cell = str | int | Figure | None
"""What stands in a table: words, a year, a measured number, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells under the ids of their columns; `name` says what the rows are."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def head(self, words: Words) -> tuple[str, ...]:
        """Return the names of the columns in a language."""
        return tuple(words(f"export.column.{column}") for column in self.columns)


def observation_table(dataset: Dataset, indicators: Sequence[str], filters: Filters, words: Words) -> Table:
    """Return the observations of indicators that the filters leave, each with all that is known of it.

    Raises:
        KeyError: the catalogue has no such indicator.
    """
    stamp = (shown_text(filters, dataset, words), edition_text(dataset, words), data_text(dataset, words))
    rows = (
        (*cells, *stamp)
        for name in indicators
        for cells in _rows(dataset, dataset.catalogue.indicators[name], filters, words)
    )
    return Table(name="observations", columns=COLUMNS, rows=tuple(rows))


def figure(value: float | None, decimals: int) -> Figure | None:
    """Return a number with the indicator's decimals, None where there is none or it has no bound.

    The end of an interval may need one digit more: about 15 is 14.5 to 15.5. More than that is not known.
    """
    if value is None or not math.isfinite(value):
        return None
    whole, finer = rounded(value, decimals), rounded(value, decimals + 1)
    return Figure(float(whole), decimals) if whole == finer else Figure(float(finer), decimals + 1)


def figures(o: Observation, indicator: Indicator) -> tuple[Figure | None, Figure | None, Figure | None]:
    """Return an observation's value and the ends of the interval it stands for."""
    span = o.range
    ends = (o.value, span.lower if span else None, span.upper if span else None)
    value, lower, upper = (figure(end, indicator.decimals) for end in ends)
    return value, lower, upper


def source_of(o: Observation, indicator: Indicator, dataset: Dataset) -> Source:
    """Return where an observation comes from: its own source, else the indicator's."""
    return dataset.catalogue.sources[o.source or indicator.source]


def licence_text(source: Source, words: Words) -> str:
    """Return a source's licence, or that it states none."""
    return source.licence or words("describe.no_licence")


def breakdown_text(key: str, dataset: Dataset, words: Words) -> str:
    """Return what `breakdown=category` stands for; empty for what is not broken down."""
    if key == TOTAL:
        return ""
    split, _, category = key.partition("=")
    found = dataset.catalogue.breakdowns[split]
    named = next(c for c in found.categories if c.id == category)
    return f"{words.of(found.name)}: {words.of(named.name)}"


def edition_text(dataset: Dataset, words: Words) -> str:
    """Return which edition the figures are of, with what was waived for it; empty for live data."""
    edition = dataset.edition
    return "; ".join((edition_line(edition, words), *waiver_lines(edition, words))) if edition else ""


def data_text(dataset: Dataset, words: Words) -> str:
    """Return the version of the data, with the mark of example data."""
    return (
        f"{dataset.version} · {words('page.example')}" if dataset.catalogue.plan.example else dataset.version
    )


def safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula; "% of residents" is none.

    Source: OWASP, CSV injection.
    """
    harmless = text == "%" or text.startswith("% ")
    return f"'{text}" if not harmless and text.lstrip(_IGNORED_BEFORE).startswith(_FORMULA) else text


def _rows(
    dataset: Dataset, indicator: Indicator, filters: Filters, words: Words
) -> Iterator[tuple[Cell, ...]]:
    catalogue = dataset.catalogue
    named = (indicator.id, words.of(indicator.full_name))
    unit = words.of(catalogue.units[indicator.unit].many)
    for o in chosen_rows(dataset, indicator, filters):
        source = source_of(o, indicator, dataset)
        yield (
            *named,
            words.of(catalogue.areas[o.area].name),
            words.of(catalogue.departments[o.department].name),
            o.period.key,
            breakdown_text(o.breakdown, dataset, words),
            words(f"qualifier.{o.qualifier}") if o.known else "",
            *figures(o, indicator),
            unit,
            mark_words(o, words),
            missing_text(o, words),
            o.note,
            words.of(source.name),
            licence_text(source, words),
        )
