"""One function for each kind of record: a block of TOML to a frozen record."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.kinds import Combine, DepartmentKind, Kind, MeasureState, UnitKind, Wanted
from dashboard.domain.model import (
    Area,
    Break,
    Breakdown,
    Category,
    Department,
    Event,
    Goal,
    Indicator,
    Measure,
    Priority,
    Source,
    Term,
    Text,
    Unit,
)
from dashboard.domain.period import PeriodType
from dashboard.ingest.blocks import Block

LONGEST_NAME = 40
MOST_DECIMALS = 6
USUAL_BAND = 0.03
_DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_UPDATE = r"not-known|\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_URL = r"https?://[^\s<>\"]+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A cell put right after the file came in: where it is, what must stand there, and what should.

    `block` is the entry in the file, for problems found later.
    """

    indicator: str
    area: str | None
    department: str | None
    period: str
    breakdown: str | None
    expect: str
    value: str
    reason: Text
    date: str
    block: Block


def read_term(block: Block) -> Term:
    """Read a council term; its id may be its years."""
    term = Term(id=block.ident("id"), first=block.year("first"), last=block.year("last"))
    _in_order(block, "last", term.first, term.last)
    return term


def read_priority(block: Block) -> Priority:
    """Read a priority."""
    return Priority(
        id=block.ident("id"),
        name=block.text("name"),
        colour=block.matching("colour", "#[0-9a-fA-F]{6}", "bad-colour"),
        note=block.text("note", optional=True),
    )


def read_goal(block: Block) -> Goal:
    """Read a goal."""
    return Goal(
        id=block.ident("id"),
        priority=block.ident("priority"),
        name=block.text("name"),
        confirmed=block.flag("confirmed"),
        note=block.text("note", optional=True),
    )


def read_measure(block: Block) -> Measure:
    """Read a measure."""
    return Measure(
        id=block.ident("id"),
        goal=block.ident("goal"),
        name=block.text("name"),
        state=block.word("state", MeasureState),
        year=block.year("year"),
        departments=block.idents("departments"),
        indicators=block.idents("indicators"),
        text=block.text("text", optional=True),
    )


def read_area(block: Block) -> Area:
    """Read an area."""
    return Area(
        id=block.ident("id"),
        name=block.text("name"),
        code=block.string("code", ""),
        peer=block.flag("peer", default=False),
        named=block.flag("named", default=False),
    )


def read_department(block: Block) -> Department:
    """Read a department."""
    department = Department(
        id=block.ident("id"),
        name=block.text("name"),
        kind=block.word("kind", DepartmentKind),
        valid_from=block.optional_year("valid_from"),
        valid_to=block.optional_year("valid_to"),
        successor=block.optional_ident("successor"),
        contact=block.string("contact", ""),
    )
    if department.valid_from and department.valid_to:
        _in_order(block, "valid_to", department.valid_from, department.valid_to)
    return department


def read_unit(block: Block) -> Unit:
    """Read a unit; the words of a percentage begin with `%`."""
    unit = Unit(
        id=block.ident("id"),
        kind=block.word("kind", UnitKind),
        one=block.text("one"),
        many=block.text("many"),
    )
    for language, words in unit.many.items():
        if (unit.kind is UnitKind.PERCENT) != words.startswith("%") and words:
            block.fault("percent-words", f"many.{language}", words)
    return unit


def read_source(block: Block) -> Source:
    """Read a source."""
    return Source(
        id=block.ident("id"),
        name=block.text("name"),
        publisher=block.string("publisher"),
        url=block.matching("url", _URL, "bad-url", ""),
        licence=block.string("licence", ""),
        licence_url=block.matching("licence_url", _URL, "bad-url", ""),
        retrieved=block.matching("retrieved", _DATE, "bad-date", ""),
        note=block.text("note", optional=True),
    )


def read_breakdown(block: Block, rows: list[int]) -> Breakdown:
    """Read a breakdown with its categories."""
    categories: list[Category] = []
    for inner in block.blocks("category", rows):
        category = Category(id=inner.ident("id"), name=inner.text("name"))
        inner.finish()
        if category.id in {c.id for c in categories}:
            inner.fault("duplicate-id", "id", category.id, first=block.place.row)
        categories.append(category)
    return Breakdown(id=block.ident("id"), name=block.text("name"), categories=tuple(categories))


def read_event(block: Block) -> Event:
    """Read an event."""
    event = Event(
        id=block.ident("id"),
        name=block.text("name"),
        text=block.text("text"),
        first=block.year("first"),
        last=block.year("last"),
        weak_base=block.flag("weak_base"),
        priorities=block.idents("priorities"),
        indicators=block.idents("indicators"),
    )
    _in_order(block, "last", event.first, event.last)
    return event


def read_break(block: Block) -> Break:
    """Read a break in a series."""
    found = Break(indicator=block.ident("indicator"), year=block.year("year"), text=block.text("text"))
    block.finish()
    return found


def read_correction(block: Block) -> Correction:
    """Read a correction."""
    correction = Correction(
        indicator=block.ident("indicator"),
        area=block.optional_ident("area"),
        department=block.optional_ident("department"),
        period=block.string("period"),
        breakdown=block.string("breakdown", "") or None,
        expect=block.string("expect", ""),
        value=block.string("value", ""),
        reason=block.text("reason"),
        date=block.matching("date", _DATE, "bad-date"),
        block=block,
    )
    block.finish()
    return correction


def read_indicator(block: Block) -> Indicator:
    """Read an indicator, without its breaks."""
    return Indicator(
        id=block.ident("id"),
        priority=block.ident("priority"),
        goal=block.optional_ident("goal"),
        kind=block.word("kind", Kind),
        name=block.text("name", longest=LONGEST_NAME),
        full_name=block.text("full_name"),
        definition=block.text("definition"),
        method=block.text("method"),
        unit=block.ident("unit"),
        decimals=block.integer("decimals", highest=MOST_DECIMALS),
        wanted=block.word("wanted", Wanted),
        combine=block.word("combine", Combine),
        weight=block.optional_ident("weight"),
        department=block.ident("department"),
        source=block.ident("source"),
        period_type=block.word("period_type", PeriodType).value,
        cadence=block.integer("cadence", highest=50),
        next_update=block.matching("next_update", _UPDATE, "bad-update"),
        counts_people=block.flag("counts_people"),
        per_resident=block.flag("per_resident"),
        lead=block.optional_integer("lead", lowest=1),
        confirmed=block.flag("confirmed"),
        band=_band(block),
        lowest=block.optional_number("lowest"),
        highest=block.optional_number("highest"),
        note=block.text("note", optional=True),
        numerator=block.optional_ident("numerator"),
        denominator=block.optional_ident("denominator"),
        per=block.optional_integer("per", lowest=1),
    )


def _band(block: Block) -> float:
    band = block.optional_number("band")
    if band is not None and not 0 <= band < 1:
        block.fault("out-of-range", "band", band, lowest=0, highest=1)
    return USUAL_BAND if band is None else band


def _in_order(block: Block, key: str, first: int, last: int) -> None:
    if first > last:
        block.fault("wrong-order", key, last, first=first)
