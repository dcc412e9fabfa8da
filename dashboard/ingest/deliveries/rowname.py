"""Which month and class the name of a row tells, below the name of its indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from babel.dates import get_month_names

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import Key
from dashboard.domain.model import TOTAL
from dashboard.domain.period import PeriodType, parse_period
from dashboard.ingest.problems import LANGUAGES


def tells_other(name: str, key: Key, catalogue: Catalogue) -> bool:
    """Tell whether a row's name has another month, or another class of its breakdown, than its ids.

    Rows of one indicator differ in nothing else: columns sorted apart would give figures to other rows.
    """
    lines = {" ".join(line.casefold().split()) for line in name.split("\n")[1:]}
    known = {**_months(key), **_classes(key, catalogue)}
    told = {known[line] for line in lines if line in known}
    return bool(told) and not told & {key.period, key.breakdown}


def _months(key: Key) -> Mapping[str, str]:
    """Return the periods of the months of a month's year by their names in every language."""
    period = parse_period(key.period)
    if period is None or period.type is not PeriodType.MONTH:
        return {}
    return {f"{name} {period.year}": f"{period.year}-{part}" for name, part in _month_names().items()}


@cache
def _month_names() -> Mapping[str, str]:
    return {
        name.casefold(): f"{number:02}"
        for language in LANGUAGES
        for number, name in get_month_names("wide", "stand-alone", language).items()
    }


def _classes(key: Key, catalogue: Catalogue) -> Mapping[str, str]:
    return dict(_named_classes(key.breakdown, catalogue)) if key.breakdown != TOTAL else {}


def _named_classes(text: str, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each class of a breakdown by its name with the breakdown's, as workbooks write it."""
    breakdown = catalogue.breakdowns.get(text.partition("=")[0])
    if breakdown is None:
        return
    for one in breakdown.categories:
        for language in LANGUAGES:
            name = f"{breakdown.name.get(language, '')}: {one.name.get(language, '')}"
            yield " ".join(name.casefold().split()), f"{breakdown.id}={one.id}"
