"""What is delivered more than once, over several files: the same is taken once, the rest is a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import DeliveredFigure, DeliveredMeasure, DeliveredText, Delivery, Spot
from dashboard.ingest.deliveries.naming import named
from dashboard.ingest.problems import Place, Report

_Thing = DeliveredFigure | DeliveredMeasure | DeliveredText
_Name = tuple[str, ...]
_T = TypeVar("_T", bound=_Thing)


def check_repeats(deliveries: Sequence[Delivery], *, catalogue: Catalogue, report: Report) -> None:
    """Report files that are the same, and figures, measures and texts of which two files say other things.

    A figure that a file only leaves secret, or as blank as it was, is not said by it. Names are the plan's.
    """
    files: dict[str, str] = {}
    told: dict[_Name, tuple[Delivery, _Thing]] = {}
    for delivery in deliveries:
        if delivery.sha256 in files:
            report.add("same-file", Place(file=delivery.file), other=files[delivery.sha256])
            continue
        files[delivery.sha256] = delivery.file
        for thing in _things(delivery):
            if _silent(thing):
                continue
            owner, first = told.setdefault(_name(thing), (delivery, thing))
            if owner is not delivery and _said(first) != _said(thing):
                spot = thing.spot
                place = Place(file=spot.file, sheet=spot.sheet, row=spot.row, cell=spot.cell)
                name = named(thing, catalogue)
                report.add("delivered-twice", place, thing=name, other=_words(first.spot))


def without_repeats(deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """Return checked deliveries with each thing in the first alone that says it, and its first reason."""
    speaks: dict[_Name, int] = {}
    silent: dict[_Name, int] = {}
    reasons: dict[_Name, str] = {}
    for at, delivery in enumerate(deliveries):
        for thing in _things(delivery):
            name = _name(thing)
            (silent if _silent(thing) else speaks).setdefault(name, at)
            reasons[name] = reasons.get(name) or _reason(thing)
    first = silent | speaks
    return tuple(
        replace(
            delivery,
            figures=tuple(
                replace(one, reason=reasons[_name(one)]) for one in _own(at, delivery.figures, first)
            ),
            measures=tuple(
                replace(one, reason=reasons[_name(one)]) for one in _own(at, delivery.measures, first)
            ),
            texts=_own(at, delivery.texts, first),
        )
        for at, delivery in enumerate(deliveries)
    )


def _own(at: int, things: Sequence[_T], first: Mapping[_Name, int]) -> tuple[_T, ...]:
    return tuple(thing for thing in things if first[_name(thing)] == at)


def _things(delivery: Delivery) -> Iterator[_Thing]:
    yield from delivery.figures
    yield from delivery.measures
    yield from delivery.texts


def _name(thing: _Thing) -> _Name:
    match thing:
        case DeliveredFigure():
            return tuple(thing.key)
        case DeliveredMeasure():
            return (thing.measure,)
        case DeliveredText():
            return str(thing.year), thing.goal, thing.language


def _said(thing: _Thing) -> object:
    """Return all that two files must say alike of a thing."""
    match thing:
        case DeliveredFigure():
            figure = (thing.value, thing.lower, thing.upper, thing.missing)
            return figure, thing.marks, thing.source, thing.note
        case DeliveredMeasure():
            return thing.state, thing.year, dict(thing.text)
        case DeliveredText():
            return thing.content


def _reason(thing: _Thing) -> str:
    return "" if isinstance(thing, DeliveredText) else thing.reason


def _silent(thing: _Thing) -> bool:
    return isinstance(thing, DeliveredFigure) and (thing.unchanged or thing.unanswered)


def _words(spot: Spot) -> str:
    """Return a place in words that every language understands."""
    row = "" if spot.row is None else str(spot.row)
    inside = f"{spot.sheet}!{spot.cell}" if spot.cell else row
    return f"{spot.file} · {inside}" if inside else spot.file
