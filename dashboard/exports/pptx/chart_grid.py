"""The time axis of a native chart: every period in words, those without a value too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.pieces import event_parts, position
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period, PeriodType
from dashboard.story.reader import Reader
from dashboard.text.numbers import years
from dashboard.text.periods import period_text

Key = tuple[int, PeriodType, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The categories in order of time: their words, and where each period stands among them."""

    labels: tuple[str, ...]
    places: Mapping[Key, int]

    def at(self, period: Period) -> int | None:
        """Return the place of a period; None where it has none."""
        return self.places.get(_key(period))


def grid_of(shown: Sequence[Observation], others: Iterable[Observation], reader: Reader) -> Grid:
    """Return the periods from the first shown one to the last.

    Each kind of period that occurs has its place in every year, so that equal distances are equal times.
    """
    parts = event_parts(shown)
    first, last = (end(position(o.period, parts) for o in shown) for end in (min, max))
    inside = [o.period for o in (*shown, *others) if first <= position(o.period, parts) <= last]
    kinds = {(p.type, p.part): p for p in inside}
    years = range(shown[0].year, shown[-1].year + 1)
    periods = [replace(kind, year=year) for year in years for kind in kinds.values()]
    kept = [p for p in periods if first <= position(p, parts) <= last]
    ordered = sorted(kept, key=lambda p: (position(p, parts), p))
    return Grid(
        labels=tuple(_label(p, reader) for p in ordered),
        places={_key(p): n for n, p in enumerate(ordered)},
    )


def _label(period: Period, reader: Reader) -> str:
    """Return a period in as few words as it can be told from others on an axis."""
    match period.type:
        case PeriodType.SCHOOL_YEAR:
            return years(period.year - 1, period.year)
        case PeriodType.TERM:
            return reader.words(f"pptx.term.{period.part}", year=period.year)
        case _:
            return period_text(period, reader.words, reader.catalogue.events)


def _key(period: Period) -> Key:
    return (period.year, period.type, period.part)
