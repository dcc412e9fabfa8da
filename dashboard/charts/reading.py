"""What figures say: the one place where charts ask for numbers and words as readers see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.charts.plain import plain
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.interval import Interval
from dashboard.domain.model import Area, Indicator, Unit
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period, PeriodType
from dashboard.text.messages import Words
from dashboard.text.numbers import interval, measured, number, unit_word
from dashboard.text.periods import period_text
from dashboard.text.points import teller
from dashboard.text.values import ValueText, value_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An indicator's values in a reader's language, safe for Plotly."""

    indicator: Indicator
    catalogue: Catalogue
    words: Words

    @property
    def unit(self) -> Unit:
        """The indicator's unit."""
        return self.catalogue.units[self.indicator.unit]

    def value(self, observation: Observation) -> str:
        """Return the number with its qualifier, e.g. "noin 750"; a percentage with its sign."""
        return plain(self._said(observation).short)

    def hovers(self, observations: Iterable[Observation | None], *, name: str = "") -> list[str]:
        """Return each point's full words, e.g. "2022: noin 750 korttia"; empty at a cut."""
        tell, lead = teller(self.indicator, self.unit, self.words), f"{name} " if name else ""
        return [
            f"{lead}{self.period(o.period)}: {plain(tell(o))}" if o is not None else "" for o in observations
        ]

    def marks(self, observation: Observation) -> str:
        """Return what else is known of a number, e.g. "johdettu"."""
        return plain(self._said(observation).marks)

    def level(self, value: float, *, decimals: int) -> str:
        """Return a number that nobody reported: an axis tick or a target."""
        word = unit_word(self.unit, value, decimals=decimals, words=self.words)
        said, _ = measured(number(value, decimals=decimals, words=self.words), word, words=self.words)
        return plain(said)

    def levels(self, lower: float, upper: float) -> str:
        """Return two numbers that nobody reported as a range, or one where they are the same."""
        decimals = self.indicator.decimals
        word = unit_word(self.unit, upper, decimals=decimals, words=self.words)
        both = interval(Interval(lower, upper), decimals=decimals, words=self.words)
        said, _ = measured(both, word, words=self.words)
        return plain(said)

    def period(self, period: Period) -> str:
        """Return a period's words; a year is its four digits."""
        if period.type is PeriodType.YEAR:
            return str(period.year)
        return plain(period_text(period, self.words, self.catalogue.events))

    def area(self, area: Area) -> str:
        """Return an area's name."""
        return plain(self.words.of(area.name))

    @property
    def own(self) -> str:
        """The name of the plan's own area."""
        return self.area(self.catalogue.areas[self.catalogue.plan.area])

    def _said(self, observation: Observation) -> ValueText:
        return value_text(observation, indicator=self.indicator, unit=self.unit, words=self.words)
