"""Corrections to single cells: each must find exactly the cell it was written for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.model import TOTAL, Text
from dashboard.domain.period import parse_period
from dashboard.ingest.cells import Finding
from dashboard.ingest.problems import Report
from dashboard.ingest.records import Correction

Key = tuple[str, str, str, str, str]


class Corrections:
    """The corrections of a plan by the key of the observation they are for."""

    def __init__(self, corrections: Iterable[Correction], *, catalogue: Catalogue, report: Report) -> None:
        self._by_key: dict[Key, Correction] = {}
        self._used: set[Key] = set()
        for correction in corrections:
            key = _key(correction, catalogue)
            if key in self._by_key:
                correction.block.fault("duplicate-correction", "indicator", correction.indicator)
            if correction.expect.strip() == correction.value.strip():
                # It would never fail, whatever becomes of the cell's source.
                correction.block.fault("correction-done", "value", correction.value)
            self._by_key[key] = correction
        self._report = report

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._by_key)

    def apply(self, key: Key, text: str, findings: list[Finding]) -> str | None:
        """Return the corrected text of a value's cell, or None where the cell stays as it is."""
        correction = self._by_key.get(key)
        if correction is None:
            return None
        self._used.add(key)
        if text == correction.expect.strip():
            return correction.value
        rule = "correction-done" if text == correction.value.strip() else "correction-unexpected"
        findings.append(Finding(rule, "value", text, {"expect": correction.expect}))
        return None

    def reasons(self) -> Mapping[Key, Text]:
        """Return why each cell was put right, by the key of its observation."""
        return {_named(key): self._by_key[key].reason for key in self._used}

    def check(self) -> None:
        """Report corrections that found no cell."""
        for key, correction in self._by_key.items():
            if key not in self._used:
                correction.block.fault(
                    "correction-unused", "indicator", correction.indicator, period=correction.period
                )


def _named(key: Key) -> Key:
    """Return the key with the period as an observation names it."""
    indicator, area, department, period, breakdown = key
    known = parse_period(period)
    return indicator, area, department, known.key if known else period, breakdown


def _key(correction: Correction, catalogue: Catalogue) -> Key:
    indicator = catalogue.indicators.get(correction.indicator)
    return (
        correction.indicator,
        correction.area or catalogue.plan.area,
        correction.department or (indicator.department if indicator else ""),
        correction.period,
        correction.breakdown or TOTAL,
    )
