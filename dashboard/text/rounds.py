"""The yearly round in words, for the coordinator's page and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.period import parse_period
from dashboard.domain.round import (
    LACKING,
    DepartmentRound,
    Handover,
    Owed,
    OwedKind,
    Round,
    Slot,
    Standing,
)
from dashboard.text.messages import Words
from dashboard.text.periods import period_text
from dashboard.text.table import TableText

_COLUMNS = ("department", "delivered", "missing", "overdue", "last", "explained")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A thing by its name, and what is to be said of it, if anything.

    `item` is what it is (`goal`, `indicator`, `measure`, `language`, `source` or `department`), `id` its id,
    `goal` the goal it stands under.
    """

    name: str
    facts: str
    item: str
    id: str
    goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines under a title; `standing` is that of things owed."""

    title: str
    lines: tuple[Line, ...]
    standing: Standing | None = None


def lede(found: Round, words: Words) -> str:
    """Return how far the round is, in a sentence or two."""
    if not found.expected:
        return words("coordinator.nothing_due", year=found.year)
    if not found.lacking:
        return words("coordinator.all_in", year=found.year)
    have = found.expected - found.lacking
    told = words("coordinator.lede", have=have, n=found.expected, year=found.year)
    return f"{told} {words('coordinator.lacking', missing=found.lacking, overdue=found.overdue)}"


def due_line(found: Round, words: Words) -> str:
    """Return the plan's day of delivery in a sentence; empty where it has none for the year."""
    if found.due is None:
        return ""
    key = "coordinator.due_over" if found.today > found.due else "coordinator.due"
    return words(key, day=day_text(found.due, words))


def day_text(day: date, words: Words) -> str:
    """Return a day in figures or short words."""
    return format_date(day, "medium", locale=words.locale)


def handover_text(handover: Handover | None, words: Words, *, named: bool = False) -> str:
    """Return when something was handed over, and where persons may be `named` by whom; a dash for None."""
    if handover is None:
        return words("value.none")
    day = day_text(handover.day, words)
    return words("coordinator.by", day=day, who=handover.by) if named and handover.by else day


def round_table(found: Round, words: Words) -> TableText:
    """Return the round as a table, one row a department."""
    caption = words("coordinator.caption", year=found.year, day=day_text(found.today, words))
    columns = tuple(words(f"coordinator.column.{name}") for name in _COLUMNS)
    return TableText(caption, columns, tuple(_row(one, words) for one in found.departments))


def come_in(found: DepartmentRound, words: Words) -> str:
    """Return how many things have come in of those expected: "5/7"; a dash where none is."""
    if not found.expected:
        return words("value.none")
    have = found.expected - len(found.lacking)
    return words("coordinator.of", have=have, n=found.expected)


def owed_groups(
    found: DepartmentRound, *, year: int, catalogue: Catalogue, words: Words, named: bool = False
) -> tuple[Group, ...]:
    """Return what a department owes by how it stands, the most pressing first; `named` tells persons."""
    groups = []
    for standing in Standing:
        owed = found.of(standing)
        if owed:
            title = words(f"coordinator.standing.{standing}", year=year)
            lines = tuple(_owed(one, year, catalogue, words, named=named) for one in owed)
            groups.append(Group(title=counted(title, len(lines), words), lines=lines, standing=standing))
    return tuple(groups)


def line_text(line: Line, words: Words) -> str:
    """Return a line as one text."""
    return words("coordinator.named", name=line.name, facts=line.facts) if line.facts else line.name


def counted(title: str, n: int, words: Words) -> str:
    """Return the title of a group with the number of its lines."""
    return words("coordinator.group", title=title, n=n)


def _row(found: DepartmentRound, words: Words) -> tuple[str, ...]:
    return (
        words.of(found.department.name),
        come_in(found, words),
        str(len(found.lacking)),
        str(len(found.of(Standing.OVERDUE))),
        handover_text(found.handover, words),
        str(len(found.of(Standing.EXPLAINED))),
    )


def _owed(owed: Owed, year: int, catalogue: Catalogue, words: Words, *, named: bool) -> Line:
    measure = owed.kind is OwedKind.MEASURE
    name = words.of(owed.name)
    facts = (
        _lacking_facts(owed, catalogue, words)
        if owed.standing in LACKING
        else _facts(owed, words, named=named)
    )
    if owed.year != year:
        facts = [words("coordinator.fact.for_year", year=owed.year), *facts]
    return Line(
        name=words("coordinator.measure", name=name) if measure else name,
        facts=", ".join(facts),
        item="measure" if measure else "indicator",
        id=owed.id,
        goal=catalogue.measures[owed.id].goal if measure else catalogue.indicators[owed.id].goal or "",
    )


def _lacking_facts(owed: Owed, catalogue: Catalogue, words: Words) -> list[str]:
    told = [words("coordinator.fact.due", day=day_text(owed.due, words))] if owed.due else []
    if owed.lacking:
        parts = "; ".join(_slot(slot, catalogue, words) for slot in owed.lacking)
        return [*told, words("coordinator.fact.lacking", parts=parts)]
    if owed.state is not None:
        return [*told, _state(owed, words)]
    if owed.newest is None:
        return [*told, words("coordinator.fact.never")]
    return [*told, words("coordinator.fact.newest", year=owed.newest)]


def _facts(owed: Owed, words: Words, *, named: bool) -> list[str]:
    """Return what is said of something that has come in, or is not expected."""
    told = [words(f"missing.{reason}") for reason in owed.reasons]
    if owed.state is not None:
        told.append(_state(owed, words))
    elif owed.cadence > 1:
        told.append(words("coordinator.fact.every", n=owed.cadence))
    elif owed.standing is Standing.NOT_DUE:
        told.append(words("coordinator.fact.irregular" if owed.cadence == 0 else "coordinator.fact.later"))
    if owed.handover is not None:
        given = handover_text(owed.handover, words, named=named)
        told.append(words("coordinator.fact.delivered", handover=given))
    return told


def _state(owed: Owed, words: Words) -> str:
    return words("coordinator.fact.over", state=words(f"measure.{owed.state}"), year=owed.newest)


def _slot(slot: Slot, catalogue: Catalogue, words: Words) -> str:
    """Return a part of what is owed: its period, and the class of a breakdown."""
    period = parse_period(slot.period)
    told = [period_text(period, words, catalogue.events) if period else slot.period]
    return " ".join([*told, *_category(slot, catalogue, words)])


def _category(slot: Slot, catalogue: Catalogue, words: Words) -> Iterator[str]:
    name, _, category = slot.breakdown.partition("=")
    if not slot.whole:
        known = catalogue.breakdowns[name].categories if name in catalogue.breakdowns else ()
        yield next((words.of(one.name) for one in known if one.id == category), slot.breakdown)
