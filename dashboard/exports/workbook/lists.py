"""The words that cells are chosen from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import MeasureState, Missing, Qualifier
from dashboard.exports.workbook.grid import Choice
from dashboard.text.messages import Words


def choices(catalogue: Catalogue, words: Words) -> Mapping[Choice, Sequence[str]]:
    """Return what each list offers; an exact number has no word, as elsewhere. Sources go by their ids."""
    return {
        Choice.QUALIFIER: [words(f"qualifier.{q}") for q in Qualifier if q is not Qualifier.EXACT],
        Choice.MISSING: [words(f"missing.{reason}") for reason in Missing],
        Choice.STATE: [words(f"measure.{state}") for state in MeasureState],
        Choice.SOURCE: list(catalogue.sources),
    }
