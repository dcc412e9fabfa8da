"""Figures and targets of an indicator that differ between two times of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.difference import How, PeerMoves, TargetMove, ValueMove
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.domain.model import TOTAL, Indicator, Target
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period

Key = tuple[str, str, Period, str]
"""Area, department, period and breakdown: what names a figure of an indicator."""

_BREAK: Final = frozenset({Mark.BREAK})


def moved_figures(name: str, old: Dataset, new: Dataset) -> tuple[tuple[ValueMove, ...], PeerMoves | None]:
    """Return what differs of an indicator of both sides: its own figures, and how many of other areas'.

    The whole comes before its parts, each in order of period. Of other areas a reason that moved counts for
    nothing; None where nothing else did.
    """
    before, after = old.catalogue.indicators[name], new.catalogue.indicators[name]
    later = _keyed(new.by_indicator.get(name, ()))
    earlier = _handed_over(_keyed(old.by_indicator.get(name, ())), later, before, after)
    found = {
        key: _move(name, key, earlier.get(key), later.get(key))
        for key in earlier.keys() | later.keys()
        if not _same(earlier.get(key), later.get(key), before, after)
    }
    own = new.catalogue.plan.area
    mine = sorted((key for key in found if key[0] == own), key=_place)
    others = [move for key, move in found.items() if key[0] != own]
    return tuple(found[key] for key in mine), _counted(name, others)


def moved_targets(name: str, old: Catalogue, new: Catalogue) -> tuple[TargetMove, ...]:
    """Return the targets of an indicator that differ, in order of department and year.

    A target is the same one at another value where department and year, or else the department, or else all
    but the department are alike; what is left was added or is gone.
    """
    before, after = _targets(name, old), _targets(name, new)
    _paired(before, after, _whole)
    moves = [
        TargetMove(indicator=name, old=one, new=other)
        for alike in (_of_year, _of_department, _of_value)
        for one, other in _paired(before, after, alike)
    ]
    moves += [TargetMove(indicator=name, old=None, new=target) for target in after]
    moves += [TargetMove(indicator=name, old=target, new=None) for target in before]
    return tuple(moves)


def _keyed(rows: Iterable[Observation]) -> dict[Key, Observation]:
    return {(o.area, o.department, o.period, o.breakdown): o for o in rows}


def _place(key: Key) -> tuple[bool, Period, str, str]:
    _, department, period, breakdown = key
    return breakdown != TOTAL, period, breakdown, department


def _move(name: str, key: Key, old: Observation | None, new: Observation | None) -> ValueMove:
    _, department, period, breakdown = key
    return ValueMove(
        indicator=name, department=department, period=period, breakdown=breakdown, old=old, new=new
    )


def _handed_over(
    earlier: dict[Key, Observation], later: dict[Key, Observation], before: Indicator, after: Indicator
) -> dict[Key, Observation]:
    """Name the figures of a department that handed the indicator over as its new one's; they are the same."""
    if before.department == after.department:
        return earlier
    found = {}
    for key, o in earlier.items():
        area, department, period, breakdown = key
        heir = (area, after.department, period, breakdown)
        handed = department == before.department and key not in later and heir not in earlier
        found[heir if handed else key] = o
    return found


def _same(old: Observation | None, new: Observation | None, before: Indicator, after: Indicator) -> bool:
    """Tell whether two figures say the same. A row that gives no number and no reason says nothing."""
    if old is None or new is None or not (old.known and new.known):
        known = (old is not None and old.known, new is not None and new.known)
        return known == (False, False) and _reason(old) == _reason(new)
    # The mark of a declared break moves with the rows around it, and the interval of a mean with the
    # decimals printed: both are told where the indicator's own facts are.
    ignored = _BREAK if before.breaks or after.breaks else frozenset()
    ranges = before.decimals == after.decimals or old.qualifier is not Qualifier.MEAN
    return (
        old.value == new.value
        and old.qualifier is new.qualifier
        and old.marks - ignored == new.marks - ignored
        and (old.range == new.range or not ranges)
    )


def _reason(o: Observation | None) -> Missing | None:
    return o.missing if o is not None else None


def _counted(name: str, moves: Iterable[ValueMove]) -> PeerMoves | None:
    count = Counter(move.how for move in moves)
    added, moved, gone = count[How.ADDED], count[How.MOVED], count[How.GONE]
    if not (added or moved or gone):
        return None
    return PeerMoves(indicator=name, added=added, moved=moved, gone=gone)


def _targets(name: str, catalogue: Catalogue) -> list[Target]:
    own = [target for target in catalogue.targets if target.indicator == name]
    return sorted(own, key=lambda t: (t.department or "", t.year or 0))


def _paired(
    before: list[Target], after: list[Target], alike: Callable[[Target], Hashable]
) -> list[tuple[Target, Target]]:
    """Take the pairs that are alike out of both lists and return them."""
    pairs = []
    for one in tuple(before):
        other = next((t for t in after if alike(t) == alike(one)), None)
        if other is not None:
            before.remove(one)
            after.remove(other)
            pairs.append((one, other))
    return pairs


def _whole(target: Target) -> Hashable:
    """Return all of a target but its source, which is no part of what is aimed at."""
    return target.department, target.year, target.kind, target.value, target.upper, target.baseline


def _of_year(target: Target) -> Hashable:
    return target.department, target.year


def _of_department(target: Target) -> Hashable:
    return target.department


def _of_value(target: Target) -> Hashable:
    return target.year, target.kind, target.value, target.upper
