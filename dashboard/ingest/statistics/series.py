"""A series as a service published it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.model import Area
from dashboard.ingest.problems import Place
from dashboard.ingest.statistics.answers import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures by area code and year, in the service's own unit.

    `titles` are all that the service calls the series, `names` all that it calls an area, `files` the
    names of the answers that the figures of a year stand in, `place` where problems are.
    """

    titles: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    values: Mapping[tuple[str, int], Value]
    files: Mapping[int, str]
    place: Place

    def years(self, code: str) -> tuple[int, ...]:
        """Return the years an area has an entry for, oldest first."""
        return tuple(sorted(year for area, year in self.values if area == code))


def joined(parts: Sequence[Series]) -> Series | None:
    """Return the figures of several answers as one series; later answers go before earlier ones."""
    if not parts:
        return None
    names: dict[str, tuple[str, ...]] = {}
    values: dict[tuple[str, int], Value] = {}
    files: dict[int, str] = {}
    for part in parts:
        names |= part.names
        values |= part.values
        files |= part.files
    return replace(parts[0], names=names, values=values, files=files)


def same_words(one: str, other: str) -> bool:
    """Tell whether two titles or names are the same but for case, spaces and kinds of dash."""
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return "".join(text.split()).replace("–", "-").casefold()


def is_named(area: Area, names: Iterable[str]) -> bool:
    """Tell whether one of the names is the area's; `Maarianhamina - Mariehamn` is two."""
    parts = [part for name in names for part in (name, *name.split(" - "))]
    return any(same_words(part, own) for part in parts for own in area.name.values())
