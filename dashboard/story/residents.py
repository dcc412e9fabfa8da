"""A question of the meeting: how much is it for each resident?"""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Combine, UnitKind
from dashboard.domain.model import Indicator, Text, Unit
from dashboard.domain.observation import Trend
from dashboard.queries.per_resident import NoRate, PerResident, per_resident
from dashboard.story.reader import Reader
from dashboard.story.slide import Slide
from dashboard.story.slides import indicator_slide
from dashboard.text.messages import Words
from dashboard.text.values import value_text

UNIT = "per-resident"


def resident_slide(name: str, reader: Reader) -> Slide | str:
    """Return an indicator for each resident as a slide, or in words why there is none.

    Raises:
        KeyError: the plan has no such indicator.
    """
    found: PerResident | NoRate = reader.ask(per_resident, name)
    words = reader.words
    if isinstance(found, NoRate):
        return words(f"resident.no.{found}")
    indicator = reader.catalogue.indicators[name]
    rated = _rated(indicator, found, reader)
    told = indicator_slide(name, rated, compared=False)
    trend = told.finding.trend if told.finding else None
    remarks = (*told.remarks, *([_population(trend, found, reader)] if trend and trend.latest else []))
    return replace(told, id=f"{told.id}-per-resident", remarks=remarks)


def _rated(indicator: Indicator, found: PerResident, reader: Reader) -> Reader:
    """Return a reader of the rate under the indicator's name; nothing else of the data is in it."""
    words, dataset = reader.words, reader.dataset
    catalogue = dataset.catalogue
    rate = replace(
        indicator,
        name=_text(words, found.scale, "name", name=words.of(indicator.name)),
        full_name=_text(words, found.scale, "name", name=words.of(indicator.full_name)),
        unit=UNIT,
        decimals=found.decimals,
        combine=Combine.NONE,
        weight=None,
        lowest=None,
        highest=None,
    )
    rated = Dataset(
        catalogue=replace(
            catalogue,
            indicators={**catalogue.indicators, indicator.id: rate},
            units={**catalogue.units, UNIT: _unit(catalogue.units[indicator.unit], found.scale, words)},
            targets=tuple(t for t in catalogue.targets if t.indicator != indicator.id),
        ),
        observations=dataset.observations.iloc[:0],
        by_indicator={indicator.id: found.points},
        narratives=dataset.narratives,
        version=dataset.version,
        edition=dataset.edition,
    )
    return Reader(dataset=rated, words=words, filters=_same_choice(reader))


def _same_choice(reader: Reader) -> Filters:
    """Return the choice without departments, whose counts are already together, for the same year."""
    return replace(reader.filters, departments=(), year=reader.year)


def _unit(unit: Unit, scale: int, words: Words) -> Unit:
    kind = UnitKind.MONEY if unit.kind is UnitKind.MONEY else UnitKind.RATE
    one = _text(words, scale, "unit", unit=words.of(unit.one))
    return Unit(id=UNIT, kind=kind, one=one, many=_text(words, scale, "unit", unit=words.of(unit.many)))


def _text(words: Words, scale: int, part: str, **values: str) -> Text:
    form = "one" if scale == 1 else "many"
    return {words.language: words(f"resident.{part}.{form}", **values)}


def _population(trend: Trend, found: PerResident, reader: Reader) -> str:
    """Return the divisor of the newest value with its year and source."""
    words, catalogue = reader.words, reader.catalogue
    year = trend.latest.year if trend.latest else trend.year
    people = catalogue.indicators[catalogue.plan.population or ""]
    o = found.population[year]
    value = value_text(o, indicator=people, unit=catalogue.units[people.unit], words=words)
    source = words.of(catalogue.sources[o.source or people.source].name)
    return words("resident.population", year=year, value=value.full, source=source)
