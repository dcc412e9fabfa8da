"""Who answers for a figure, and which departments a combined figure holds or lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.observation import Observation, Trend
from dashboard.text.messages import Words

MOST_NAMED: Final = 4
"""Of more departments combined only the number is told; in the files each has rows of its own."""


def department_names(ids: Sequence[str], catalogue: Catalogue, words: Words) -> str:
    """Return the departments' names in the order given."""
    return ", ".join(words.of(catalogue.departments[name].name) for name in ids)


def department_note(o: Observation, catalogue: Catalogue, words: Words) -> str:
    """Return what a combined value was put together from and what it lacks; empty for any other."""
    told = []
    if o.departments:
        told.append(_combined(o.departments, catalogue, words))
    if o.absent:
        told.append(words("department.absent", names=department_names(o.absent, catalogue, words)))
    return "; ".join(told)


def _combined(ids: Sequence[str], catalogue: Catalogue, words: Words) -> str:
    if len(ids) > MOST_NAMED:
        return words("department.combined_of_many", count=len(ids))
    return words("department.combined", names=department_names(ids, catalogue, words))


def department_text(trend: Trend, catalogue: Catalogue, words: Words) -> str:
    """Return whose figures a trend shows."""
    named = catalogue.departments.get(trend.series.department or trend.indicator.department)
    if trend.series.department == "" and trend.latest is not None:
        note = department_note(trend.latest, catalogue, words)
        if note:
            return note
    return words.of(named.name) if named is not None else ""


def predecessor_text(trend: Trend, catalogue: Catalogue, words: Words) -> str:
    """Return whose earlier figures stand in a department's series; empty where all are its own."""
    own = trend.series.department
    others = dict.fromkeys(o.department for o in trend.series.known if o.department != own)
    if not own or not others:
        return ""
    return words("department.predecessors", names=department_names(tuple(others), catalogue, words))
