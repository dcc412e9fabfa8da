"""The list of indicators: those that a reader's words, priority and state leave, in the order chosen."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters, Sort
from dashboard.domain.kinds import DepartmentKind
from dashboard.domain.observation import Trend, Verdict
from dashboard.queries.select import holders_of
from dashboard.queries.summary import all_trends

_VERDICTS = (Verdict.WORSE, Verdict.BETTER, Verdict.CHANGED, Verdict.STEADY, Verdict.UNKNOWN, Verdict.HISTORY)
# The three signs that follow z.
_AFTER_Z = str.maketrans("åäö", "{|}")


def listing(dataset: Dataset, language: str, filters: Filters) -> tuple[Trend, ...]:
    """Return the trends of the list in order; words are sought in names and definitions of the language."""
    found = [t for t in all_trends(dataset, filters) if _is_chosen(dataset, t, language, filters)]
    match filters.sort:
        case Sort.NAME:
            found.sort(key=lambda t: collation_key(t.indicator.name[language]))
        case Sort.YEAR:
            found.sort(key=lambda t: -(t.latest.year if t.latest else 0))
        case Sort.STATUS:
            found.sort(key=lambda t: _VERDICTS.index(t.status.verdict))
        case _:
            pass
    return tuple(found)


def offered_departments(dataset: Dataset, _: Filters) -> tuple[str, ...]:
    """Return the departments that have indicators or figures, without those that were replaced."""
    catalogue = dataset.catalogue
    used = {i.department for i in catalogue.indicators.values()}
    used |= {name for i in catalogue.indicators.values() for name in holders_of(dataset, i)}
    heirs = {d for d in catalogue.departments if used & set(catalogue.lineage(d))}
    replaced = {d for d in heirs if catalogue.departments[d].successor in heirs}
    return tuple(d for d in catalogue.departments if d in heirs - replaced)


def without_figures(dataset: Dataset, filters: Filters) -> tuple[Trend, ...]:
    """Return the chosen departments' indicators that have no figure for the year under review."""
    year = filters.review_year(dataset)
    every = all_trends(dataset, filters)
    return tuple(t for t in every if t.latest is None or t.latest.year != year)


def collation_key(text: str) -> str:
    """Return a key that puts å, ä and ö after z, as Finnish and Swedish do.

    Source: CLDR's collation for Finnish and Swedish, for the letters that names here hold.
    """
    return text.casefold().translate(_AFTER_Z)


def _is_chosen(dataset: Dataset, trend: Trend, language: str, filters: Filters) -> bool:
    indicator = trend.indicator
    if filters.priority is not None and indicator.priority != filters.priority:
        return False
    if filters.status is not None and trend.status.verdict is not filters.status:
        return False
    department = dataset.catalogue.departments[indicator.department]
    known = department.kind is not DepartmentKind.NOT_STATED
    texts: Sequence[str] = (
        indicator.name[language],
        indicator.full_name[language],
        indicator.definition[language],
        department.name[language] if known else "",
    )
    sought = filters.search.casefold().split()
    return all(any(word in text.casefold() for text in texts) for word in sought)
