"""A status or a target that moved, in a sentence."""

from __future__ import annotations

from dashboard.domain.dataset import Dataset
from dashboard.domain.difference import Item, StatusMove, TargetMove
from dashboard.domain.kinds import TargetKind
from dashboard.domain.model import Target
from dashboard.domain.observation import Attainment, Reason, Trend, Verdict
from dashboard.text.messages import Words
from dashboard.text.numbers import joined, measured, number, unit_word
from dashboard.text.sides import Sides
from dashboard.text.status import chip, reason_text


def status_sentence(move: StatusMove, sides: Sides) -> str:
    """Return what a status was and is in the words of its chip, and whether only the year moved it."""
    words = sides.words
    old, new = _both(move, words)
    key = "also_year" if move.old.year != move.new.year else "moved"
    return words(
        f"differences.status.{'by_year' if move.by_year else key}",
        name=sides.name(Item.INDICATOR, move.new.indicator.id),
        old=old,
        new=new,
        first=move.old.year,
        last=move.new.year,
    )


def target_sentence(move: TargetMove, sides: Sides) -> str:
    """Return what a target was and is, each in its own side's unit."""
    words = sides.words
    based = move.old is None or move.new is None or move.old.baseline != move.new.baseline
    old = _target(move.old, sides.old, sides, based=based) if move.old is not None else ""
    new = _target(move.new, sides.new, sides, based=based) if move.new is not None else ""
    name = sides.name(Item.INDICATOR, move.indicator)
    return words(f"differences.target.{move.how}", name=name, old=old, new=new)


def _both(move: StatusMove, words: Words) -> tuple[str, str]:
    """Return the two statuses in the first words that tell them apart: chip, verdict, attainment."""
    told = [(_chip(t, words), _verdict(t, words), _attainment(t, words)) for t in (move.old, move.new)]
    return next(((a, b) for a, b in zip(*told, strict=True) if a != b), (told[0][0], told[1][0]))


def _chip(trend: Trend, words: Words) -> str:
    """Return the chip's word; where nothing can be told, with the reason that it does not name itself."""
    word = chip(trend, words).word
    reason = trend.status.reason
    named = trend.status.verdict is not Verdict.UNKNOWN or reason in {Reason.NO_VALUE, Reason.NO_EARLIER}
    if named or reason is None:
        return word
    return words("differences.part", name=word, part=reason_text(reason, trend, words))


def _verdict(trend: Trend, words: Words) -> str:
    told = words(f"list.verdict.{trend.status.verdict}")
    return told[:1].lower() + told[1:]


def _attainment(trend: Trend, words: Words) -> str:
    found = trend.status.target
    if found is None or found.attainment is Attainment.UNKNOWN:
        return words("status.unknown")
    return words(f"status.target.{found.attainment}")


def _target(target: Target, side: Dataset, sides: Sides, *, based: bool) -> str:
    """Return a target in words, with the year, department and base year that the words do not hold."""
    words = sides.words
    low = _value(target.value, target, side, words)
    details = []
    if target.kind is TargetKind.REACH:
        told = words("differences.target.reach", value=low, year=target.year)
    elif target.kind is TargetKind.RANGE and target.upper is not None:
        high = _value(target.upper, target, side, words)
        told = words("differences.target.range", low=low, high=high)
    else:
        wanted = side.catalogue.indicators[target.indicator].wanted
        told = words(f"differences.target.hold.{wanted}", value=low)
    if target.kind is not TargetKind.REACH and target.year is not None:
        details.append(words("differences.target.year", year=target.year))
    if target.department is not None:
        details.append(sides.name(Item.DEPARTMENT, target.department))
    if based and target.baseline is not None:
        details.append(words("differences.target.baseline", year=target.baseline))
    return words("differences.part", name=told, part=", ".join(details)) if details else told


def _value(value: float, target: Target, side: Dataset, words: Words) -> str:
    indicator = side.catalogue.indicators[target.indicator]
    unit = side.catalogue.units[indicator.unit]
    shown = number(value, decimals=indicator.decimals, words=words)
    return joined(
        *measured(shown, unit_word(unit, value, decimals=indicator.decimals, words=words), words=words)
    )
