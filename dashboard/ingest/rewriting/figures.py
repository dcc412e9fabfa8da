"""Delivered figures into the files of observations: each one's step, and the cells that it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.domain import table
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import DeliveredFigure, Key
from dashboard.domain.kinds import Missing
from dashboard.domain.proposal import FigureStep, Step
from dashboard.ingest.cells import CellReader
from dashboard.ingest.files import suffix_of
from dashboard.ingest.numbers import Number
from dashboard.ingest.rewriting.observation_file import ObservationFile

_FIGURE: Final = (table.VALUE, table.LOWER, table.UPPER, table.MISSING)
"""The cells that say how much; they are changed together."""
_BESIDE: Final = (table.MARKS, table.NOTE)
_FOLDER: Final = "observations/"

Cells = Mapping[str, str]
_Meaning = tuple[Number | Missing | None, Number | Missing | None, Number | Missing | None]
SourceOf = Callable[[DeliveredFigure, str], str]
"""Gives the source of a delivered figure, from it and the source in its row, empty for the indicator's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewrittenFigures:
    """The files of observations as they would be (None: taken away), each figure's step and new place.

    Steps hold what the files say, secret figures too; whoever shows them takes those out. `revised` and
    `taken_away` are the keys of numbers that the files have and that would be others, or gone.
    """

    files: Mapping[str, bytes | None]
    steps: tuple[FigureStep, ...]
    rows: Mapping[tuple[str, int], DeliveredFigure]
    revised: frozenset[Key]
    taken_away: frozenset[Key]


class FigureWriter:
    """Puts figures into the files of a plan that can be loaded."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        *,
        catalogue: Catalogue,
        corrected: Mapping[Key, str],
        cells: CellReader,
        source_of: SourceOf,
    ) -> None:
        """Read the files. `corrected` gives the text of each cell that a correction puts right."""
        names = [name for name in files if name.startswith(_FOLDER)]
        self._files = {n: ObservationFile(files[n], name=n, catalogue=catalogue) for n in names}
        self._catalogue = catalogue
        self._corrected = corrected
        self._cells = cells
        self._source_of = source_of
        self._homes = {key: name for name, file in self._files.items() for key in file.keys}
        self._by_indicator: dict[str, list[Key]] = {}
        for key in self._homes:
            self._by_indicator.setdefault(key.indicator, []).append(key)
        self._touched: set[str] = set()
        self._revised: set[Key] = set()
        self._taken_away: set[Key] = set()

    def write(self, figures: Iterable[DeliveredFigure]) -> RewrittenFigures:
        """Return the files with the figures in them. No two figures may have the same key."""
        known = tuple(figures)
        steps = tuple(self._step(figure) for figure in known)
        files: dict[str, bytes | None] = {}
        rows: dict[tuple[str, int], DeliveredFigure] = {}
        by_key = {figure.key: figure for figure in known}
        for name in sorted(self._touched):
            target = name if suffix_of(name) == ".csv" else self._free_name(name)
            files |= {name: None} | {target: self._files[name].content()}
            rows |= {(target, n): by_key[key] for key, n in self._files[name].numbers() if key in by_key}
        return RewrittenFigures(
            files=files,
            steps=steps,
            rows=rows,
            revised=frozenset(self._revised),
            taken_away=frozenset(self._taken_away),
        )

    def _step(self, figure: DeliveredFigure) -> FigureStep:
        home = self._homes.get(figure.key)
        cells = self._files[home].cells(figure.key) if home else None
        old = self._shown(figure.key, cells) if cells is not None else ""
        says = any((figure.value, figure.lower, figure.upper, figure.missing))
        if figure.unchanged or (cells is None and not says):
            return _told(figure, Step.UNCHANGED, old, old)
        if home is None or cells is None:
            self._put(self._home_of(figure.key), figure.key, self._new_cells(figure))
            return _told(figure, Step.NEW, "", _shown(_figure(figure)))
        if not says:
            self._drop(home, figure.key, cells)
            return _told(figure, Step.REMOVED, old, "")
        changes = self._changes(figure, cells)
        if not changes:
            return _told(figure, Step.UNCHANGED, old, old)
        same = not set(_FIGURE) & changes.keys()
        if not same:
            self._note_revision(figure, cells)
        self._put(home, figure.key, changes)
        others = tuple(name for name in (*_BESIDE, table.SOURCE) if name in changes)
        return _told(figure, Step.CHANGED, old, old if same else _shown(_figure(figure)), others)

    def _changes(self, figure: DeliveredFigure, cells: Cells) -> Cells:
        """Return the cells to write; another figure has other marks and another note."""
        new = _figure(figure)
        same = self._meaning(figure.key, new) in self._meanings(figure.key, cells)
        wanted = {} if same else dict(new)
        for name in _BESIDE:
            said: str = getattr(figure, name)
            if said or not same:
                wanted[name] = said
        source = self._source(figure, cells, same=same)
        if source is not None:
            wanted[table.SOURCE] = source
        changed = {name for name, text in wanted.items() if text != cells.get(name, "")}
        if not same:
            # The same text may mean another number where a correction puts the cell right.
            changed |= set(_FIGURE) & wanted.keys()
        return {name: wanted[name] for name in wanted if name in changed}

    def _source(self, figure: DeliveredFigure, cells: Cells, *, same: bool) -> str | None:
        """Return the cell of the source, or None where it stays as it is."""
        own = self._catalogue.indicators[figure.key.indicator].source
        now = cells.get(table.SOURCE, "")
        if same and figure.source in {"", now or own}:
            return None
        said = self._source_of(figure, now)
        return None if said == (now or own) else "" if said == own else said

    def _new_cells(self, figure: DeliveredFigure) -> Cells:
        own = self._catalogue.indicators[figure.key.indicator].source
        source = self._source_of(figure, "")
        beside = {name: getattr(figure, name) for name in _BESIDE}
        return {**_figure(figure), **beside, table.SOURCE: "" if source == own else source}

    def _note_revision(self, figure: DeliveredFigure, cells: Cells) -> None:
        if self._number(figure.key, cells):
            gone = not self._number(figure.key, _figure(figure))
            (self._taken_away if gone else self._revised).add(figure.key)

    def _drop(self, home: str, key: Key, cells: Cells) -> None:
        if self._number(key, cells):
            self._taken_away.add(key)
        self._files[home].drop(key)
        self._touched.add(home)

    def _put(self, home: str, key: Key, cells: Cells) -> None:
        if home not in self._files:
            self._files[home] = ObservationFile(None, name=home, catalogue=self._catalogue)
        self._files[home].put(key, cells)
        if key not in self._homes:
            self._homes[key] = home
            self._by_indicator.setdefault(key.indicator, []).append(key)
        self._touched.add(home)

    def _home_of(self, key: Key) -> str:
        """Return the file for a new row: that of its line, else its indicator's, else its department's."""
        own = self._by_indicator.get(key.indicator)
        if own:
            return self._homes[max(own, key=lambda other: _nearness(other, key))]
        folder = {name.casefold(): name for name in self._files}
        plain = f"{_FOLDER}{key.department}"
        found = (folder.get(f"{plain}{suffix}") for suffix in (".csv", ".xlsx"))
        return next((name for name in found if name), f"{plain}.csv")

    def _free_name(self, name: str) -> str:
        plain = name[: -len(suffix_of(name))]
        taken = {other.casefold() for other in self._files}
        ends = ("", *(f"-{n}" for n in range(2, len(taken) + 3)))
        tries = (f"{plain}{end}.csv" for end in ends)
        return next(found for found in tries if found.casefold() not in taken)

    def _meanings(self, key: Key, cells: Cells) -> list[_Meaning]:
        """Return what the cells say, and what they say once they are put right."""
        found = [self._meaning(key, cells)]
        if key in self._corrected:
            found.append(self._meaning(key, {table.VALUE: self._corrected[key]}))
        return found

    def _meaning(self, key: Key, cells: Cells) -> _Meaning:
        value, lower, upper = (
            self._cells.value(cells[name], key.indicator, name).meaning if cells.get(name) else None
            for name in (table.VALUE, table.LOWER, table.UPPER)
        )
        if isinstance(value, Missing):
            return value, None, None
        missing = self._cells.missing(cells.get(table.MISSING, "")).meaning
        return missing if value is None else value, lower, upper

    def _number(self, key: Key, cells: Cells) -> bool:
        value, lower, _ = self._meaning(key, cells)
        return isinstance(value, Number) or isinstance(lower, Number)

    def _shown(self, key: Key, cells: Cells) -> str:
        return self._corrected.get(key) or _shown(cells)


def _told(
    figure: DeliveredFigure, step: Step, old: str, new: str, others: tuple[str, ...] = ()
) -> FigureStep:
    reason = figure.reason.strip()
    return FigureStep(
        key=figure.key, step=step, old=old, new=new, spot=figure.spot, reason=reason, others=others
    )


def _figure(figure: DeliveredFigure) -> Cells:
    return {name: getattr(figure, name) for name in _FIGURE}


def _shown(cells: Cells) -> str:
    """Return a figure in one text: its value, else its bounds, else why there is none."""
    bounds = "–".join(cells[name] for name in (table.LOWER, table.UPPER) if cells.get(name))
    return cells.get(table.VALUE) or bounds or cells.get(table.MISSING, "")


def _nearness(other: Key, key: Key) -> tuple[bool, bool, bool, bool, str]:
    """Order the figures of an indicator by how near they are to a new one: its line first, then its time."""
    return (
        other.area == key.area,
        other.department == key.department,
        other.breakdown == key.breakdown,
        other.period <= key.period,
        other.period,
    )
