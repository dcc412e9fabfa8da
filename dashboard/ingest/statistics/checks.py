"""Whether a published series is the one that a plan has: its title, its areas, its years and its size.

A service may rename what it counts, swap rows or give the country in place of a city without any error. So
nothing is taken that does not agree with what the plan already has. Where the service is right all the same,
a person says so: by the title or first year in `updates.toml`, or by naming the indicator in `confirmed`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Mark, Qualifier, UnitKind
from dashboard.domain.model import TOTAL, Area, Indicator
from dashboard.domain.observation import Observation
from dashboard.domain.statistics import COUNTRY, Update
from dashboard.ingest.cells import permitted
from dashboard.ingest.statistics.answers import Listener
from dashboard.ingest.statistics.definitions import areas_of
from dashboard.ingest.statistics.series import Series, is_named, same_words

FEWEST: Final = 3
"""Fewer figures in common say nothing."""
FAR: Final = 0.2
"""A figure that is further from the plan's than this share of it is another figure, not a revised one."""
OF_SPAN: Final = 0.1
"""The same for figures near zero, as a share of the span of the plan's figures."""
_NATIONAL: Final = "Koko maa / Hela landet"
CONFIRMABLE: Final = frozenset({"statistics-differs", "statistics-range"})
Told = tuple[str, Area | None, str, str]
"""A rule, the area it is about, the value to show and what else fills in the rule's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """What a plan has of a series: every figure by area and year, and those of exact numbers."""

    rows: Mapping[tuple[str, int], Observation]

    def numbers(self, area: str) -> Mapping[int, float]:
        """Return an area's exact figures by year."""
        return {
            year: row.value
            for (name, year), row in self.rows.items()
            if name == area and row.value is not None and _is_exact(row)
        }


def _is_exact(row: Observation) -> bool:
    return row.qualifier is Qualifier.EXACT and not row.marks & {Mark.DERIVED, Mark.FORECAST, Mark.BUDGET}


def present(observations: Sequence[Observation], indicator: Indicator) -> Present:
    """Return what the plan has under the keys that an update fills: the indicator's department, undivided."""
    own = [o for o in observations if o.department == indicator.department and o.breakdown == TOTAL]
    return Present(rows={(o.area, o.year): o for o in own})


def check_series(
    series: Series,
    update: Update,
    *,
    catalogue: Catalogue,
    known: Present,
    confirmed: Collection[str],
    listener: Listener,
) -> None:
    """Report all that does not fit together."""
    if not any(same_words(update.title, title) for title in series.titles):
        found = series.titles[0] if series.titles else "–"
        listener.add(
            "statistics-title",
            series.place,
            value=found,
            indicator=update.indicator,
            wanted=update.title,
        )
    for rule, area, value, wanted in _faults(series, update, catalogue, known):
        if rule not in CONFIRMABLE or update.indicator not in confirmed:
            place = f"{update.indicator} · {area.id}" if area else update.indicator
            listener.add(rule, series.place, value=value, indicator=place, wanted=wanted)


def _faults(series: Series, update: Update, catalogue: Catalogue, known: Present) -> Iterator[Told]:
    for name in areas_of(update, catalogue):
        area = catalogue.areas[name]
        names = series.names.get(area.code)
        if names is None:
            yield "statistics-no-area", area, area.code, _name(area)
        elif not is_named(area, names):
            yield "statistics-other-area", area, ", ".join(names), _name(area)
        else:
            figures = _figures(series, area.code, update)
            yield from _years(figures, area, update, known.numbers(name))
            yield from _sizes(figures, area, catalogue.indicators[update.indicator], known.numbers(name))
            yield from _others(figures, area, catalogue, known, _figures(series, COUNTRY, update))
            yield from _not_permitted(figures, area, catalogue, catalogue.indicators[update.indicator])


def _figures(series: Series, code: str, update: Update) -> Mapping[int, float]:
    return {
        year: float(value * update.multiply)
        for (own, year), value in sorted(series.values.items())
        if own == code and isinstance(value, Decimal)
    }


def _years(
    figures: Mapping[int, float], area: Area, update: Update, own: Mapping[int, float]
) -> Iterator[Told]:
    """Tell of a series that has no figures, ends before the plan's, or has lost years of it."""
    wanted = [year for year in own if year >= (update.first or 0)]
    if not figures:
        yield "statistics-no-figures", area, "", _name(area)
    elif wanted and max(figures) < max(wanted):
        yield "statistics-older", area, str(max(figures)), str(max(wanted))
    elif lost := sorted(set(wanted) - set(figures)):
        yield "statistics-years-lost", area, "", ", ".join(map(str, lost))


def _sizes(
    figures: Mapping[int, float], area: Area, indicator: Indicator, own: Mapping[int, float]
) -> Iterator[Told]:
    """Tell of figures that are far from what the plan has for the same years, or ever had."""
    if len(own) < FEWEST:
        return
    low, high = min(own.values()), max(own.values())
    unit = 10.0**-indicator.decimals
    common = sorted(set(own) & set(figures))
    near = max(OF_SPAN * (high - low), 2 * unit)
    far = [y for y in common if abs(figures[y] - own[y]) > max(near, FAR * abs(own[y]))]
    if len(common) >= FEWEST and 2 * len(far) > len(common):
        yield "statistics-differs", area, f"{far[-1]}: {_shown(figures[far[-1]])}", _shown(own[far[-1]])
        return
    span = max(high - low, FAR * max(abs(low), abs(high)), unit)
    for year in sorted(set(figures) - set(own)):
        if not low - span <= figures[year] <= high + span:
            yield (
                "statistics-range",
                area,
                f"{year}: {_shown(figures[year])}",
                f"{_shown(low)}–{_shown(high)}",
            )


def _others(
    figures: Mapping[int, float],
    area: Area,
    catalogue: Catalogue,
    known: Present,
    country: Mapping[int, float],
) -> Iterator[Told]:
    """Tell of figures that are the country's or, by what the plan has, those of another of its areas."""
    if area.code != COUNTRY and _same(figures, country):
        yield "statistics-other-figures", area, _name(area), _NATIONAL
    for other in catalogue.areas.values():
        numbers = known.numbers(other.id)
        if other.id != area.id and _same(figures, numbers) and not _same(figures, known.numbers(area.id)):
            yield "statistics-other-figures", area, _name(area), _name(other)


def _same(one: Mapping[int, float], other: Mapping[int, float]) -> bool:
    common = set(one) & set(other)
    return len(common) >= FEWEST and all(one[year] == other[year] for year in common)


def _not_permitted(
    figures: Mapping[int, float], area: Area, catalogue: Catalogue, indicator: Indicator
) -> Iterator[Told]:
    kind = catalogue.units[indicator.unit].kind
    lowest, highest = permitted(indicator, kind)
    whole = kind is UnitKind.COUNT and indicator.decimals == 0
    for year, number in figures.items():
        if not lowest <= number <= highest or (whole and not number.is_integer()):
            yield "statistics-not-permitted", area, f"{year}: {_shown(number)}", _limits(lowest, highest)


def _shown(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".").replace(".", ",")


def _limits(lowest: float, highest: float) -> str:
    return f"{_shown(lowest)}–{_shown(highest)}" if isfinite(highest) else f"≥ {_shown(lowest)}"


def _name(area: Area) -> str:
    """Return an area's names in the country's languages: what a message is told in is not known yet."""
    return " / ".join(dict.fromkeys(area.name[language] for language in ("fi", "sv")))
