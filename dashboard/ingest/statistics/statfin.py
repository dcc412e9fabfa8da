"""Answers of StatFin, Statistics Finland's PxWeb, in JSON-stat 2: as they were before June 2026 and since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import Final, NamedTuple

from dashboard.domain.kinds import Missing
from dashboard.domain.statistics import Update
from dashboard.ingest.statistics.answers import MARKS, Answer, Listener, Value, json_of, value_of
from dashboard.ingest.statistics.px_table import YEAR, area_code, is_of_areas
from dashboard.ingest.statistics.series import Series, joined, same_words

_SHAPE: Final = "id, size, dimension, category, value"
_SEPARATORS: Final = (" muuttujina ", " efter ", " by ")
"""What a table's title has between what is counted and the names of its variables."""


class Dimension(NamedTuple):
    """A dimension: its code and name, and the codes and names of its categories in order."""

    code: str
    label: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]


class Cube(NamedTuple):
    """An answer: its titles, its dimensions, and a value for each of their combinations, the last fastest.

    `table` is the short id of the table it is from, empty where the answer does not say.
    """

    table: str
    titles: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    values: tuple[Value, ...]
    roles: Mapping[str, tuple[str, ...]]

    def of_role(self, role: str) -> Dimension | None:
        """Return the dimension of a role; older answers do not say which one is of areas."""
        named = next((d for d in self.dimensions if d.code in self.roles.get(role, ())), None)
        return named or next((d for d in self.dimensions if _looks(d, role)), None)


def _looks(dimension: Dimension, role: str) -> bool:
    if role == "time":
        return all(YEAR.fullmatch(code) for code in dimension.codes)
    return is_of_areas(dimension.label, dimension.codes)


def read_cube(answer: Answer, listener: Listener) -> Cube | None:
    """Return what an answer holds, or None with a problem."""
    found = json_of(answer, listener)
    if found is None:
        return None
    cube = _cube(found) if isinstance(found, Mapping) else None
    if cube is None:
        listener.add("statistics-shape", answer.place, wanted=_SHAPE)
    return cube


def _cube(found: Mapping[str, object]) -> Cube | None:
    ids, dimensions, sizes = found.get("id"), found.get("dimension"), found.get("size")
    if not isinstance(ids, list) or not isinstance(dimensions, Mapping) or not isinstance(sizes, list):
        return None
    read = [_dimension(code, dimensions.get(code)) for code in ids if isinstance(code, str)]
    known = [d for d in read if d is not None]
    if not known or [len(d.codes) for d in known] != sizes:
        return None
    values = _values(found.get("value"), found.get("status"), prod(sizes))
    if values is None:
        return None
    title = str(found.get("label", ""))
    first = title
    for separator in _SEPARATORS:
        first = first.partition(separator)[0]
    roles = _roles(found.get("role"))
    counted = tuple(d.labels[0] for d in known if d.code in roles.get("metric", ()) and len(d.labels) == 1)
    return Cube(_table_of(found), (title, first, *counted), tuple(known), values, roles)


def _table_of(found: Mapping[str, object]) -> str:
    """Return the short id of the table: `11re`, which was `statfin_vaerak_pxt_11re` before June 2026."""
    extension = found.get("extension")
    px = extension.get("px") if isinstance(extension, Mapping) else None
    table = px.get("tableid") if isinstance(px, Mapping) else None
    return str(table or "").rpartition("_")[2]


def _roles(found: object) -> Mapping[str, tuple[str, ...]]:
    roles = found if isinstance(found, Mapping) else {}
    return {name: tuple(map(str, own)) for name, own in roles.items() if isinstance(own, list)}


def _dimension(code: str, found: object) -> Dimension | None:
    category = found.get("category") if isinstance(found, Mapping) else None
    if not isinstance(found, Mapping) or not isinstance(category, Mapping):
        return None
    labels, index = category.get("label", {}), category.get("index", category.get("label"))
    if isinstance(index, Mapping) and all(type(place) is int for place in index.values()):
        codes = sorted(index, key=index.__getitem__)
        if sorted(index.values()) != list(range(len(codes))):
            return None
    elif isinstance(index, list) or (isinstance(index, Mapping) and len(index) == 1):
        codes = list(index)
    else:
        return None
    if not all(isinstance(own, str) for own in codes) or not isinstance(labels, Mapping):
        return None
    names = tuple(str(labels.get(own, own)) for own in codes)
    return Dimension(code, str(found.get("label", code)), tuple(codes), names)


def _values(found: object, status: object, size: int) -> tuple[Value, ...] | None:
    """Return every value in order. A list has all of them, an object only those that there are."""
    if isinstance(found, list) and len(found) == size:
        raw: list[object] = found
    elif isinstance(found, Mapping) and found.keys() <= {str(place) for place in range(size)}:
        raw = [found.get(str(place)) for place in range(size)]
    else:
        return None
    values = [value_of(cell) for cell in raw]
    known = [value for value in values if value is not None]
    if len(known) < size:
        return None
    return tuple(_marked(value, _status(status, place)) for place, value in enumerate(known))


def _status(status: object, place: int) -> str:
    if isinstance(status, list):
        return str(status[place]) if place < len(status) else ""
    if isinstance(status, Mapping):
        return str(status.get(str(place), ""))
    return status if isinstance(status, str) else ""


def _marked(value: Value, status: str) -> Value:
    return MARKS.get(status, value) if isinstance(value, Missing) else value


def series_of(cubes: Iterable[tuple[Cube, Answer]], update: Update, listener: Listener) -> Series | None:
    """Return a series from the answers that hold it, or None with a problem."""
    parts = [_series(cube, update, answer, listener) for cube, answer in cubes]
    known = [part for part in parts if part is not None]
    return joined(known) if len(known) == len(parts) else None


def _series(cube: Cube, update: Update, answer: Answer, listener: Listener) -> Series | None:
    area, time = cube.of_role("geo"), cube.of_role("time")
    if area is None or time is None or not all(YEAR.fullmatch(year) for year in time.codes):
        listener.add("statistics-not-yearly", answer.place, wanted=update.indicator)
        return None
    for dimension in unfit(cube, update):
        listener.add("statistics-choice", answer.place, value=dimension.label, indicator=update.indicator)
        return None
    names = zip(area.codes, area.labels, strict=True)
    return Series(
        titles=cube.titles,
        names={code: (name,) for own, name in names if (code := area_code(own))},
        values=_by_area(cube, area, time),
        files={int(year): answer.name for year in time.codes},
        place=answer.place,
    )


def unfit(cube: Cube, update: Update) -> tuple[Dimension, ...]:
    """Return the dimensions that are not narrowed to the value that the plan chose."""
    kept = cube.of_role("geo"), cube.of_role("time")
    return tuple(d for d in cube.dimensions if d not in kept and not _fits(d, update))


def _fits(dimension: Dimension, update: Update) -> bool:
    """Tell whether a dimension is narrowed to the one value that the plan chose."""
    if len(dimension.codes) != 1:
        return False
    own = dimension.codes[0], dimension.labels[0]
    wanted = [
        value
        for name, value in update.choose.items()
        if same_words(name, dimension.label) or same_words(name, dimension.code)
    ]
    return all(any(same_words(value, name) for name in own) for value in wanted)


def _by_area(cube: Cube, area: Dimension, time: Dimension) -> Mapping[tuple[str, int], Value]:
    columns: Sequence[Sequence[str]] = [dimension.codes for dimension in cube.dimensions]
    a, t = cube.dimensions.index(area), cube.dimensions.index(time)
    return {
        (code, int(codes[t])): value
        for codes, value in zip(product(*columns), cube.values, strict=True)
        if (code := area_code(codes[a]))
    }
