"""The tables of the data package and their fields, with names that are the same in every language."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from dashboard.domain.kinds import (
    Combine,
    DepartmentKind,
    Kind,
    MeasureState,
    Missing,
    Qualifier,
    TargetKind,
    UnitKind,
    Wanted,
)
from dashboard.domain.period import PeriodType
from dashboard.exports.package_schema import ID, Field, Schema

_IDENT: Final = "[a-z0-9]+(-[a-z0-9]+)*"


def _ident() -> Field:
    return Field(name=ID, required=True, unique=True, pattern=_IDENT)


def _refers(name: str, table: str, *, required: bool = True) -> Field:
    return Field(name=name, refers=table, required=required)


def _words(name: str, words: type[StrEnum], *, required: bool = True) -> Field:
    return Field(name=name, words=words, required=required)


def _text(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name=name, translated=True) for name in names)


def _plain(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name=name) for name in names)


def _typed(kind: str, *names: str, required: bool = False) -> tuple[Field, ...]:
    return tuple(Field(name=name, kind=kind, required=required) for name in names)


OBSERVATIONS: Final = Schema(
    name="observations",
    key=("indicator", "area", "department", "period", "breakdown"),
    fields=(
        _refers("indicator", "indicators"),
        _refers("area", "areas"),
        _refers("department", "departments"),
        Field(name="period", required=True),
        _refers("breakdown", "breakdowns"),
        *_typed("integer", "year", required=True),
        *_typed("number", "value", "lower", "upper"),
        _words("qualifier", Qualifier, required=False),
        *_plain("marks"),
        _words("missing", Missing, required=False),
        _refers("source", "sources"),
        *_plain("note"),
    ),
)
INDICATORS: Final = Schema(
    name="indicators",
    fields=(
        _ident(),
        _refers("priority", "priorities"),
        _refers("goal", "goals", required=False),
        _words("kind", Kind),
        *_text("name", "full_name", "definition", "method"),
        _refers("unit", "units"),
        *_typed("integer", "decimals", required=True),
        _words("wanted", Wanted),
        _words("combine", Combine),
        _refers("weight", "indicators", required=False),
        _refers("department", "departments"),
        _refers("source", "sources"),
        _words("period_type", PeriodType),
        *_typed("integer", "cadence", required=True),
        *_plain("next_update"),
        *_typed("boolean", "counts_people", "per_resident", "confirmed", required=True),
        *_typed("number", "band", required=True),
        *_typed("number", "lowest", "highest"),
        *_text("note"),
    ),
)
SCHEMAS: Final = (
    OBSERVATIONS,
    INDICATORS,
    Schema(
        name="breaks",
        key=("indicator", "year"),
        fields=(
            _refers("indicator", "indicators"),
            *_typed("integer", "year", required=True),
            *_text("text"),
        ),
    ),
    Schema(
        name="targets",
        fields=(
            _refers("indicator", "indicators"),
            _refers("department", "departments", required=False),
            _words("kind", TargetKind),
            *_typed("integer", "year"),
            *_typed("number", "value", required=True),
            *_typed("number", "upper"),
            *_typed("integer", "baseline"),
            *_plain("source"),
        ),
    ),
    Schema(name="priorities", fields=(_ident(), *_text("name"), *_plain("colour"), *_text("note"))),
    Schema(
        name="goals",
        fields=(
            _ident(),
            _refers("priority", "priorities"),
            *_text("name"),
            *_typed("boolean", "confirmed", required=True),
            *_text("note"),
        ),
    ),
    Schema(
        name="measures",
        fields=(
            _ident(),
            _refers("goal", "goals"),
            *_text("name"),
            _words("state", MeasureState),
            *_typed("integer", "year", required=True),
            *_text("text"),
        ),
    ),
    Schema(
        name="measure-departments",
        key=("measure", "department"),
        fields=(_refers("measure", "measures"), _refers("department", "departments")),
    ),
    Schema(
        name="measure-indicators",
        key=("measure", "indicator"),
        fields=(_refers("measure", "measures"), _refers("indicator", "indicators")),
    ),
    Schema(
        name="departments",
        fields=(
            _ident(),
            *_text("name"),
            _words("kind", DepartmentKind),
            *_typed("integer", "valid_from", "valid_to"),
            _refers("successor", "departments", required=False),
            *_plain("contact"),
        ),
    ),
    Schema(
        name="areas",
        fields=(
            _ident(),
            *_text("name"),
            *_plain("code"),
            *_typed("boolean", "peer", required=True),
        ),
    ),
    Schema(
        name="breakdowns",
        fields=(Field(name=ID, required=True, unique=True), *_text("name")),
    ),
    Schema(name="units", fields=(_ident(), _words("kind", UnitKind), *_text("one", "many"))),
    Schema(
        name="events",
        fields=(
            _ident(),
            *_text("name", "text"),
            *_typed("integer", "first", "last", required=True),
            *_typed("boolean", "weak_base", required=True),
        ),
    ),
    Schema(
        name="sources",
        fields=(
            _ident(),
            *_text("name"),
            *_plain("publisher", "url", "licence", "licence_url"),
            *_typed("date", "retrieved"),
            *_text("note"),
        ),
    ),
)
