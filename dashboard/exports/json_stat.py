"""Observations as JSON-stat 2.0: one indicator as a dataset, several as a collection of datasets.

Source: https://json-stat.org/full/. What the format has no word for stands in `extension`: by cell the
qualifier, the ends of the interval, marks, the reason for missing, a note, and a source other than the
indicator's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Mark, Qualifier
from dashboard.domain.model import Indicator, Source
from dashboard.domain.observation import Observation
from dashboard.exports.cube import Cube, cube
from dashboard.exports.reading import stamp_facts, told_of
from dashboard.exports.table import Figure, figures, licence_text, source_of
from dashboard.text.messages import Words
from dashboard.text.stamp import stamp_lines
from dashboard.text.values import mark_words, missing_text

VERSION: Final = "2.0"
_ROLES: Final = {"time": ["period"], "geo": ["area"], "metric": ["indicator"]}
_Json = dict[str, Any]


def json_stat_file(dataset: Dataset, indicators: Sequence[str], filters: Filters, words: Words) -> bytes:
    """Return the chosen observations: a dataset of one indicator, a collection of any other number.

    Raises:
        KeyError: the catalogue has no such indicator.
    """
    known = dataset.catalogue.indicators
    items = [_item(dataset, known[name], filters, words) for name in indicators]
    content = items[0] if len(items) == 1 else _collection(items, dataset, filters, words)
    whole = {"version": VERSION, **content}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def status_code(o: Observation) -> str:
    """Return what is known of a cell beside its number; empty for an exact number and nothing more.

    Words with spaces between: the qualifier unless exact, the marks, or `missing:` and the reason.
    """
    qualifier = [str(o.qualifier)] if o.known and o.qualifier is not Qualifier.EXACT else []
    marks = [str(mark) for mark in Mark if mark in o.marks]
    missing = [] if o.known else [f"missing:{o.missing or 'unknown'}"]
    return " ".join((*qualifier, *marks, *missing))


def _collection(items: list[_Json], dataset: Dataset, filters: Filters, words: Words) -> _Json:
    updated = max((item.get("updated", "") for item in items), default="")
    return {
        "class": "collection",
        "label": words.of(dataset.catalogue.plan.title),
        "note": list(dict.fromkeys(told_of(dataset, filters, words))),
        **({"updated": updated} if updated else {}),
        "link": {"item": items},
        "extension": stamp_facts(dataset, filters, words),
    }


def _item(dataset: Dataset, indicator: Indicator, filters: Filters, words: Words) -> _Json:
    """Return an indicator as a dataset without the version, which only the whole answer names."""
    found = cube(dataset, indicator, filters, words)
    cells = {str(place): o for place, o in found.cells.items()}
    sources = _sources(found, indicator, dataset)
    updated = max((s.retrieved for s in sources), default="")
    coded = {status_code(o): o for o in cells.values()}
    return {
        "class": "dataset",
        "label": words.of(indicator.full_name),
        "note": _notes(dataset, indicator, filters, words),
        "source": "; ".join(f"{words.of(s.name)}, {licence_text(s, words)}" for s in sources),
        **({"updated": updated} if updated else {}),
        "id": list(found.dimensions),
        "size": list(found.size),
        "role": _ROLES,
        "dimension": _dimensions(found, indicator, dataset, words),
        "value": {place: _value(o, indicator) for place, o in cells.items()},
        "status": {place: code for place, o in cells.items() if (code := status_code(o))},
        "extension": {
            **stamp_facts(dataset, filters, words),
            "cells": {place: facts for place, o in cells.items() if (facts := _facts(o, indicator))},
            "status": {"label": {code: _status_words(o, words) for code, o in coded.items() if code}},
            "sources": {s.id: _source(s, words) for s in sources},
        },
    }


def _dimensions(found: Cube, indicator: Indicator, dataset: Dataset, words: Words) -> _Json:
    sides: _Json = {
        name: {
            "label": words(f"export.column.{name}"),
            "category": {"index": {key: n for n, key in enumerate(named)}, "label": dict(named)},
        }
        for name, named in found.dimensions.items()
    }
    unit = words.of(dataset.catalogue.units[indicator.unit].many)
    sides["indicator"]["category"]["unit"] = {
        indicator.id: {"label": unit, "decimals": indicator.decimals, "position": "end"}
    }
    return sides


def _notes(dataset: Dataset, indicator: Indicator, filters: Filters, words: Words) -> list[str]:
    own = (words.of(text) for text in (indicator.definition, indicator.method, indicator.note))
    breaks = (f"{b.year}: {words.of(b.text)}" for b in indicator.breaks)
    told = (*own, *breaks, *stamp_lines(dataset, filters, words))
    return [text for text in dict.fromkeys(told) if text]


def _value(o: Observation, indicator: Indicator) -> float | int | None:
    return _number(figures(o, indicator)[0])


def _number(figure: Figure | None) -> float | int | None:
    """Return a number as JSON writes it; one without decimals has no point."""
    if figure is None:
        return None
    return figure.value if figure.decimals else int(figure.value)


def _facts(o: Observation, indicator: Indicator) -> _Json:
    """Return what a cell has beyond an exact number of the indicator's source."""
    _, lower, upper = figures(o, indicator)
    exact = o.range is None or o.range.exact
    facts: _Json = {
        "qualifier": str(o.qualifier) if o.known and o.qualifier is not Qualifier.EXACT else None,
        "lower": None if exact else _number(lower),
        "upper": None if exact else _number(upper),
        "marks": [str(mark) for mark in Mark if mark in o.marks],
        "missing": None if o.known else str(o.missing or "unknown"),
        "note": o.note,
        "source": o.source if o.source != indicator.source else None,
    }
    return {key: fact for key, fact in facts.items() if fact or fact == 0}


def _status_words(o: Observation, words: Words) -> str:
    qualifier = words(f"qualifier.{o.qualifier}") if o.known else ""
    return "; ".join(part for part in (qualifier, mark_words(o, words), missing_text(o, words)) if part)


def _sources(found: Cube, indicator: Indicator, dataset: Dataset) -> list[Source]:
    used = {source_of(o, indicator, dataset).id for o in found.cells.values()} | {indicator.source}
    return [s for s in dataset.catalogue.sources.values() if s.id in used]


def _source(source: Source, words: Words) -> _Json:
    return {
        "label": words.of(source.name),
        "publisher": source.publisher,
        "licence": licence_text(source, words),
        "licence_url": source.licence_url,
        "url": source.url,
        "retrieved": source.retrieved,
        "note": words.of(source.note),
    }
