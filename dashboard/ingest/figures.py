"""Numbers typed into prose: each that looks like an indicator's must be what the data say.

Compared are parsed numbers with their qualifiers, never formatted text. A number counts as an indicator's
where a word of its unit follows, or a per cent sign where the goal's indicators have changes or shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Narrative
from dashboard.domain.kinds import Qualifier, UnitKind
from dashboard.domain.model import Indicator
from dashboard.domain.observation import Observation
from dashboard.domain.reference import Reference, pieces
from dashboard.ingest.csv_reader import row_at
from dashboard.ingest.narrative import Key, Records, narrative_file, year_before
from dashboard.ingest.numbers import (
    DIGITS_PATTERN,
    QUALIFIER_PATTERN,
    QUALIFIERS,
    SPACES,
    decimal_of,
    qualifier_of,
)
from dashboard.ingest.problems import Place, Report

_STEM = 5
_ENGLISH = re.compile(r"(?<=\d),(?=\d{3}\b)|(?<=\d)\.(?=\d)")
_TYPED = re.compile(
    rf"(?<![\w.,{{@/-]){QUALIFIER_PATTERN}{DIGITS_PATTERN}(?![\d.,/-]*\d)[{SPACES}\n]*(?P<unit>[^\W\d_]+|[%€])?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\{[^{}]*\}")
_Said = tuple[float, float, Qualifier | None, str]
"""The lowest and highest number meant, its qualifier (None: any will do), and how to show it."""


def check_figures(
    narratives: Mapping[Key, Narrative], *, catalogue: Catalogue, records: Records, report: Report
) -> None:
    """Report typed numbers that contradict the data."""
    for narrative in narratives.values():
        for language, text in narrative.text.items():
            indicators = _concerned(narrative.goal, text, catalogue)
            checker = _Checker(indicators, catalogue, records, year=narrative.year, language=language)
            plain = _REFERENCE.sub(lambda match: "{" + " " * (len(match[0]) - 2) + "}", text)
            for match in _TYPED.finditer(_ENGLISH.sub(_finnish, plain) if language == "en" else plain):
                contradicted = checker.contradicted(match)
                if contradicted:
                    file = narrative_file(narrative.goal, narrative.year, language)
                    place = Place(file=file, row=row_at(text, match.start()))
                    report.add("typed-figure", place, value=" ".join(match[0].split()), data=contradicted)


def _finnish(match: re.Match[str]) -> str:
    return " " if match[0] == "," else ","


def _concerned(goal: str, text: str, catalogue: Catalogue) -> list[Indicator]:
    referred = {piece.indicator for piece in pieces(text) if isinstance(piece, Reference)}
    return [i for i in catalogue.indicators.values() if i.goal == goal or i.id in referred]


class _Checker:
    """Knows what the data say on a goal's indicators in a year."""

    def __init__(
        self,
        indicators: Iterable[Indicator],
        catalogue: Catalogue,
        records: Records,
        *,
        year: int,
        language: str,
    ) -> None:
        self._catalogue = catalogue
        self._language = language
        self._year = year
        self._rows = [(i, [o for o in records.get(i.id, ()) if o.known]) for i in indicators]

    def contradicted(self, match: re.Match[str]) -> str:
        """Return what the data say instead of a typed number; nothing where it agrees or is another's."""
        unit = (match["unit"] or "").casefold()
        number, qualifier = decimal_of(match), qualifier_of(match)
        said = list(self._percentages() if unit == "%" else self._amounts(unit))
        slack = 0.5 * 10.0 ** -len(match["decimals"] or "")
        agrees = any(_agree(float(number), qualifier, one, slack) for one in said)
        return "" if agrees or not said else " / ".join(dict.fromkeys(shown for *_, shown in said))

    def _amounts(self, unit: str) -> Iterator[_Said]:
        for indicator, rows in self._rows:
            if unit and self._is_unit(unit, indicator):
                for o in rows:
                    if o.year == self._year and o.value is not None:
                        yield o.value, o.value, o.qualifier, _shown(o)

    def _percentages(self) -> Iterator[_Said]:
        for indicator, rows in self._rows:
            by_key = {(o.area, o.department, o.breakdown, o.period): o for o in rows}
            unit = self._catalogue.units.get(indicator.unit)
            for o in (o for o in rows if o.year == self._year and o.value is not None):
                if unit and unit.kind is UnitKind.PERCENT:
                    yield o.value or 0.0, o.value or 0.0, None, f"{_shown(o)} %"
                before = by_key.get((o.area, o.department, o.breakdown, year_before(o.period)))
                change = o.range.over(before.range) if o.range and before and before.range else None
                if change:
                    ends = sorted((abs(change.lower - 1) * 100, abs(change.upper - 1) * 100))
                    yield ends[0], ends[1], None, f"{ends[0]:.1f} %".replace(".", ",")

    def _is_unit(self, written: str, indicator: Indicator) -> bool:
        unit = self._catalogue.units.get(indicator.unit)
        words = {text.get(self._language, "").casefold() for text in (unit.one, unit.many)} if unit else set()
        firsts = {word.split()[0] for word in words if word.split()}
        return any(written.startswith(w[:_STEM]) if len(w) >= _STEM else written == w for w in firsts)


def _agree(number: float, qualifier: Qualifier, said: _Said, slack: float) -> bool:
    """Tell whether a typed number is what the data say; a percentage may be rounded as it was typed."""
    low, high, written, _ = said
    if written is not None:
        return number == low and written is qualifier
    return low <= number <= high or abs(number - (low + high) / 2) <= slack


def _shown(observation: Observation) -> str:
    """Return a value for a maintainer to read, its qualifier in Finnish."""
    number = f"{observation.value:,.10g}".replace(",", " ").replace(".", ",")
    exact = observation.qualifier is Qualifier.EXACT
    return number if exact else f"{QUALIFIERS[observation.qualifier][0]} {number}"
