"""How values of several departments make one, as the catalogue says and no further than is known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.domain.interval import Interval
from dashboard.domain.model import Combine, Mark, Missing, Qualifier
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period

Weights = Mapping[tuple[str, Period], float]
"""The weight of a department in a period."""


def combined(
    parts: Sequence[Observation], *, how: Combine, lacking: tuple[str, ...], weights: Weights
) -> Observation:
    """Return one observation for the departments' observations of one period (at least one).

    A sum that lacks a department is at least what is known; a mean that lacks one is not told. A suppressed
    part hides the whole, or it could be found by subtraction.
    """
    known = [o for o in parts if o.value is not None and o.range is not None]
    blank = replace(
        parts[0],
        department="",
        value=None,
        range=None,
        qualifier=Qualifier.EXACT,
        marks=frozenset(),
        missing=_reason(parts, how),
        note="",
        departments=tuple(o.department for o in known),
        absent=lacking,
    )
    shares = _shares(how, known, weights)
    told = bool(known) and bool(shares) and blank.missing is not Missing.SUPPRESSED
    if not told or (lacking and how is not Combine.SUM):
        return blank
    return _filled(blank, known, shares)


def _filled(blank: Observation, known: list[Observation], shares: list[float]) -> Observation:
    value = math.fsum(share * (o.value or 0.0) for share, o in zip(shares, known, strict=True))
    ranges = [o.range for o in known if o.range is not None]
    lower = math.fsum(share * r.lower for share, r in zip(shares, ranges, strict=True))
    upper = math.fsum(share * r.upper for share, r in zip(shares, ranges, strict=True))
    marks: frozenset[Mark] = frozenset().union(*(o.marks for o in known))
    qualifier = Qualifier.AT_LEAST if blank.absent else _qualifier(known)
    whole = Interval(min(lower, value), math.inf if blank.absent else max(upper, value))
    return replace(blank, value=value, range=whole, qualifier=qualifier, marks=marks, missing=None)


def _qualifier(known: list[Observation]) -> Qualifier:
    found = {o.qualifier for o in known}
    if Qualifier.OVER in found and found <= {Qualifier.EXACT, Qualifier.OVER}:
        return Qualifier.OVER
    return found.pop() if len(found) == 1 else Qualifier.ABOUT


def _reason(parts: Sequence[Observation], how: Combine) -> Missing:
    reasons = [o.missing for o in parts if o.missing is not None]
    if Missing.SUPPRESSED in reasons:
        return Missing.SUPPRESSED
    if how is Combine.NONE:
        return Missing.NOT_APPLICABLE
    return next(iter(reasons), Missing.NOT_DELIVERED)


def _shares(how: Combine, known: list[Observation], weights: Weights) -> list[float]:
    if how is Combine.SUM:
        return [1.0] * len(known)
    if how is Combine.MEAN:
        return [1 / len(known)] * len(known) if known else []
    own = [weights.get((o.department, o.period), math.nan) for o in known]
    whole = math.fsum(own)
    usable = how is Combine.WEIGHTED and not math.isnan(whole) and whole > 0
    return [weight / whole for weight in own] if usable else []
