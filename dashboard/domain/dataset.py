"""A plan with its figures and words: loaded whole, swapped whole, never edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.observation import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """The words on what happened under a goal in a year, by language, references unresolved.

    Paragraphs are separated by an empty line. A reference is `{indicator@period}`; see `reference.py`.
    """

    goal: str
    year: int
    text: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Dataset:
    """A frozen plan.

    `observations` is the canonical table (columns and types of `table.py`, sorted by its key); `by_indicator`
    the same rows as records in order of period, an index that makes a question cost microseconds.
    `version` is a hash of everything that was read.
    """

    catalogue: Catalogue
    observations: pd.DataFrame
    by_indicator: Mapping[str, tuple[Observation, ...]]
    narratives: Mapping[tuple[str, int], Narrative]
    version: str

    @cached_property
    def years(self) -> tuple[int, int]:
        """The first and the last year that has a value of the plan's own area; forecasts do not count."""
        own = self.catalogue.plan.area
        known = [o.year for rows in self.by_indicator.values() for o in rows if o.actual and o.area == own]
        return (min(known), max(known)) if known else (0, 0)

    @cached_property
    def report_year(self) -> int:
        """The newest year with an annual report; without reports the newest year with values."""
        return max((year for _, year in self.narratives), default=self.years[1])
