"""Which entries of the change log answer a question: whose, since when, and which changes they explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dashboard.domain.changelog import LogEntry, LogLine
from dashboard.domain.delivery import Key
from dashboard.domain.model import TOTAL

_BETWEEN: Final = " · "
_BY_HAND: Final = "observations/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: a department's or an indicator's entries (empty: all), from a day in Finland on."""

    department: str = ""
    indicator: str = ""
    since: date | None = None


def logged(entries: Iterable[LogEntry], wanted: Wanted) -> tuple[LogEntry, ...]:
    """Return the entries that are asked for, newest first, each with the lines that are.

    What a department delivered is told whole. A file of figures that was edited by hand stays: whose figures
    are others in it is not known.
    """
    return tuple(_narrowed(entries, wanted))[::-1]


def _narrowed(entries: Iterable[LogEntry], wanted: Wanted) -> Iterator[LogEntry]:
    for entry in entries:
        if wanted.since is not None and entry.day < wanted.since:
            continue
        if not entry.before and (wanted.department or wanted.indicator):
            # The log begins with the plan's files as they were: nothing in it changed.
            continue
        own = not wanted.department or wanted.department in entry.department.split(_BETWEEN)
        lines = tuple(line for line in entry.lines if _asked(line, wanted, own=own))
        if lines or (own and not wanted.indicator):
            yield replace(entry, lines=lines)


def _asked(line: LogLine, wanted: Wanted, *, own: bool) -> bool:
    if line.item == "file" and line.what.startswith(_BY_HAND):
        return True
    indicator, *rest = line.what.split(_BETWEEN) if line.item == "indicator" else ("",)
    whose = own or rest[:1] == [wanted.department]
    return whose and (not wanted.indicator or indicator == wanted.indicator)


def explained(entries: Iterable[LogEntry], *, since: str, area: str) -> frozenset[Key]:
    """Return the figures whose last logged change has a reason.

    Args:
        entries: The log, oldest first.
        since: The moment from which on changes count, UTC as entries tell theirs.
        area: The plan's own area, which lines do not name.
    """
    reasons: dict[Key, str] = {}
    for entry in entries:
        for line in entry.lines if entry.when >= since else ():
            # A figure that stays the same, with another note or source, was not changed.
            if line.item == "indicator" and line.old != line.new and (key := _key(line.what, area)):
                reasons[key] = line.reason or entry.reason
    return frozenset(key for key, reason in reasons.items() if reason)


def _key(what: str, area: str) -> Key | None:
    indicator, department, period, *rest = [*what.split(_BETWEEN), "", ""]
    if not period:
        return None
    breakdown = next((part for part in rest if "=" in part), TOTAL)
    where = next((part for part in rest if part and "=" not in part), area)
    return Key(indicator, where, department, period, breakdown)
