"""Observations as CSV in the reader's language: every value with all that is known of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import TOTAL
from dashboard.domain.observation import Observation
from dashboard.queries.select import chosen_rows
from dashboard.text.messages import Words
from dashboard.text.values import mark_words, missing_text

COLUMNS = (
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
    "data",
)
_SEPARATORS = {"fi": (";", ","), "sv": (";", ","), "en": (",", ".")}
_FORMULA = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_file(dataset: Dataset, indicators: Sequence[str], filters: Filters, words: Words) -> bytes:
    """Return the chosen observations of indicators as CSV.

    UTF-8 with a byte order mark, which Excel needs; `;` and a decimal comma in Finnish and Swedish, plain
    RFC 4180 in English. Text that a spreadsheet would take for a formula gets an apostrophe; numbers never.
    """
    separator, comma = _SEPARATORS[words.language]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([words(f"csv.{name}") for name in COLUMNS])
    for name in indicators:
        rows = chosen_rows(dataset, dataset.catalogue.indicators[name], filters)
        writer.writerows(_rows(rows, dataset, filters, words, comma))
    return out.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula; "% of residents" is none.

    Source: OWASP, CSV injection.
    """
    harmless = text.startswith("% ")
    return f"'{text}" if not harmless and text.lstrip(" \"'\u00a0").startswith(_FORMULA) else text


def _rows(
    rows: Iterable[Observation], dataset: Dataset, filters: Filters, words: Words, comma: str
) -> Iterable[list[str]]:
    catalogue = dataset.catalogue
    data = f"{dataset.version}{' · ' + words('page.example') if catalogue.plan.example else ''}"
    for o in rows:
        indicator = catalogue.indicators[o.indicator]
        source = catalogue.sources[o.source or indicator.source]
        texts = {
            "indicator": o.indicator,
            "name": words.of(indicator.full_name),
            "area": words.of(catalogue.areas[o.area].name),
            "department": words.of(catalogue.departments[o.department].name),
            "period": o.period.key,
            "breakdown": _breakdown(o, dataset, words),
            "qualifier": words(f"qualifier.{o.qualifier}") if o.known else "",
            "unit": words.of(catalogue.units[indicator.unit].many),
            "marks": mark_words(o, words),
            "missing": "" if o.known else missing_text(o, words),
            "note": o.note,
            "source": words.of(source.name),
            "licence": source.licence or words("describe.no_licence"),
            "filters": filters.to_query(),
            "data": data,
        }
        span = o.range
        numbers = {
            "value": o.value,
            "lower": span.lower if span else None,
            "upper": span.upper if span else None,
        }
        shown = {name: _number(value, indicator.decimals, comma) for name, value in numbers.items()}
        yield [shown[name] if name in shown else safe(texts[name]) for name in COLUMNS]


def _breakdown(o: Observation, dataset: Dataset, words: Words) -> str:
    if o.breakdown == TOTAL:
        return ""
    split, _, category = o.breakdown.partition("=")
    found = dataset.catalogue.breakdowns[split]
    named = next(c for c in found.categories if c.id == category)
    return f"{words.of(found.name)}: {words.of(named.name)}"


def _number(value: float | None, decimals: int, comma: str) -> str:
    if value is None or value in {float("inf"), float("-inf")}:
        return ""
    shortest = f"{value:.{decimals + 1}f}".rstrip("0").rstrip(".")
    return (f"{value:.{decimals}f}" if float(shortest) == round(value, decimals) else shortest).replace(
        ".", comma
    )
