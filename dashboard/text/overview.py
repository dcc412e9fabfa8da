"""The plan as a whole, a priority and the reader's choice in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import KEYS, Filters, Ignored, Remark
from dashboard.domain.observation import Verdict
from dashboard.domain.summary import Overview, PrioritySummary, Tally
from dashboard.text.departments import department_names
from dashboard.text.messages import Words
from dashboard.text.numbers import years

_ORDER: Final = (Verdict.BETTER, Verdict.WORSE, Verdict.CHANGED, Verdict.STEADY, Verdict.UNKNOWN)


def lede(overview: Overview, words: Words) -> tuple[str, str, str]:
    """Return the plan's finding in three pieces; the middle one is the figure to bring out."""
    tally = overview.tally
    if not tally.of:
        return words("overview.lede_empty"), "", ""
    before = words.count("overview.lede_before", tally.of, year=tally.year)
    highlight = words.count("overview.lede_highlight", tally.with_value, year=tally.year)
    return f"{before} ", highlight, f" {_counts(tally, words)}".rstrip()


def priority_line(summary: PrioritySummary, words: Words) -> str:
    """Return a priority's finding in a sentence or two."""
    if not summary.tally.of:
        return words("overview.priority_empty")
    return f"{coverage_text(summary.tally, words)}. {_counts(summary.tally, words)}".rstrip()


def tally_items(tally: Tally, words: Words) -> tuple[tuple[Verdict, str], ...]:
    """Return how many indicators have each verdict, those that none has left out; history last."""
    counts = [(verdict, len(tally.by_verdict.get(verdict, ()))) for verdict in _ORDER]
    counts.append((Verdict.HISTORY, len(tally.history)))
    return tuple((verdict, words.count(f"overview.tally.{verdict}", n)) for verdict, n in counts if n)


def coverage_text(tally: Tally, words: Words) -> str:
    """Return how many of the indicators have a figure for the year itself."""
    return words.count("overview.coverage", tally.of, year=tally.year, have=tally.with_value)


def shown_text(filters: Filters, dataset: Dataset, words: Words) -> str:
    """Return the reader's choice in a clause for the filter bar."""
    catalogue = dataset.catalogue
    told = [words("overview.shown.area", area=words.of(catalogue.plan.municipality))]
    if filters.departments:
        names = department_names(filters.departments, catalogue, words)
        told.append(words.count("overview.shown.departments", len(filters.departments), names=names))
    else:
        told.append(words("overview.shown.all_departments"))
    told.append(_span(filters, words))
    told.append(words("overview.shown.year", year=filters.review_year(dataset)))
    if filters.compare is None:
        told.append(words("overview.shown.compare_default"))
    else:
        told.append(words("overview.shown.compare", year=filters.compare))
    return ", ".join(part for part in told if part)


def chosen_text(filters: Filters, dataset: Dataset, words: Words) -> str:
    """Return the choice in short, for the button that the filter bar folds behind on a phone."""
    told = [str(filters.review_year(dataset))]
    told += [_span(filters, words)] if filters.first or filters.last else []
    if filters.departments:
        told.append(words.count("filter.departments_chosen", len(filters.departments)))
    return words("filter.chosen", choice=", ".join(told))


def term_remark(dataset: Dataset, filters: Filters, today_year: int, words: Words) -> str:
    """Return what makes the figures old: a past council term, no newer figures; empty where nothing does."""
    year = filters.review_year(dataset)
    newest = dataset.years[1]
    term = next((t for t in dataset.catalogue.plan.terms if t.first <= year <= t.last), None)
    told = []
    if term is not None and term.last < today_year:
        told.append(words("overview.past_term", year=year, term=years(term.first, term.last)))
    if 0 < newest < today_year - 1:
        told.append(words("overview.old_data", year=newest))
    return " ".join(told)


def remark_text(remark: Remark, words: Words) -> str:
    """Return what in an address was not followed, and what was done instead."""
    key = words(f"overview.key.{remark.key}") if remark.key in KEYS else remark.key
    return words(f"overview.remark.{Ignored(remark.why)}", key=key, text=remark.text)


def _span(filters: Filters, words: Words) -> str:
    first, last = filters.first, filters.last
    if first is not None and first == last:
        return words("overview.shown.one_year", year=first)
    if first is not None and last is not None:
        return words("overview.shown.years", years=years(first, last))
    if first is not None:
        return words("overview.shown.since", year=first)
    return words("overview.shown.until", year=last) if last is not None else words("overview.shown.all_years")


def _counts(tally: Tally, words: Words) -> str:
    """Return a sentence of the verdicts; history stands apart in one of its own."""
    items = [text for verdict, text in tally_items(tally, words) if verdict is not Verdict.HISTORY]
    told = [words("overview.counts", items=_listed(items, words))] if items else []
    if tally.history:
        told.append(words.count("overview.history", len(tally.history)))
    return " ".join(told)


def _listed(items: Sequence[str], words: Words) -> str:
    if len(items) == 1:
        return items[0]
    return words("overview.and", items=", ".join(items[:-1]), last=items[-1])
