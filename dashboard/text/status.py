"""The state of a series in words: a chip, its reason, and sentences on direction and target."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Kind, TargetKind, UnitKind, Wanted
from dashboard.domain.model import Unit
from dashboard.domain.observation import (
    Attainment,
    Course,
    Direction,
    Reason,
    TargetStatus,
    Trend,
    Verdict,
    last_break,
)
from dashboard.text.change import DOWN, SAME, UP
from dashboard.text.messages import Words
from dashboard.text.numbers import joined, measured, number, signed, unit_word, years
from dashboard.text.reasons import reason_words

Tone = Literal["better", "worse", "neutral", "unknown", "history"]

_TONES: Final[dict[Verdict, Tone]] = {
    Verdict.BETTER: "better",
    Verdict.WORSE: "worse",
    Verdict.CHANGED: "neutral",
    Verdict.STEADY: "neutral",
    Verdict.UNKNOWN: "unknown",
    Verdict.HISTORY: "history",
}
_WAYS: Final = {Course.RISING: "up", Course.FALLING: "down"}
_SHAPES: Final = {"up": UP, "down": DOWN, "same": SAME}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A judgement as a word and a shape; the tone only repeats them in colour."""

    word: str
    shape: str
    tone: Tone


def chip(trend: Trend, words: Words) -> Chip:
    """Return the one word of a trend."""
    status = trend.status
    verdict = status.verdict
    if verdict is Verdict.HISTORY:
        return Chip(word=words("status.history"), shape="○", tone="history")
    if verdict is Verdict.UNKNOWN:
        key = status.reason if status.reason in {Reason.NO_VALUE, Reason.NO_EARLIER} else "unknown"
        return Chip(word=words(f"status.{key}"), shape="?", tone="unknown")
    way = _way(trend)
    if status.target is not None and _judged_by_target(trend):
        tentative = status.target.tentative
        word = words(f"status.target.{status.target.attainment}")
        told = words("status.tentative", word=word) if tentative else word
        return Chip(word=told, shape=_SHAPES[way], tone="neutral" if tentative else _TONES[verdict])
    return Chip(word=words(_word(trend, way)), shape=_SHAPES[way], tone=_TONES[verdict])


def reason_text(reason: Reason, trend: Trend, words: Words) -> str:
    """Return the reason as a clause; a change of definition is named by its year."""
    return reason_words(reason, words, year=break_year(trend))


def break_year(trend: Trend) -> int | None:
    """Return the year of the last change of definition up to the year under review."""
    return last_break(trend.series.points, trend.indicator, trend.year)


def direction_sentence(trend: Trend, catalogue: Catalogue, words: Words) -> str:
    """Return the direction with its years, or why it cannot be told; in the past tense for history.

    Args:
        trend: what is told.
        catalogue: the plan; its events name what makes a year a poor one.
        words: the language.
    """
    way = trend.status.direction
    if way.course is Course.UNKNOWN or way.first is None or way.last is None:
        told = words("status.no_direction", reason=reason_text(way.reason or Reason.NO_VALUE, trend, words))
    else:
        told = _direction(way, way.first, way.last, words, past=_past(trend))
        if way.without_weak is not None:
            told += (
                f" {words(f'status.without_weak.{way.without_weak}', events=_weak(trend, catalogue, words))}"
            )
    return f"{told} {words('status.no_newer')}" if _past(trend) else told


def direction_words(trend: Trend, words: Words) -> str:
    """Return the direction as a clause for a line of facts; empty where there is none."""
    way = trend.status.direction
    if way.course is Course.UNKNOWN or way.first is None or way.last is None:
        return ""
    return words(f"status.clause.{way.course}", years=years(way.first, way.last))


def target_sentence(trend: Trend, catalogue: Catalogue, words: Words) -> str:
    """Return the target and where the newest value stands against it; empty without a target."""
    found = trend.status.target
    if found is None:
        return ""
    unit = catalogue.units[trend.indicator.unit]
    told = [_target(found, trend, unit, words)]
    if found.attainment is Attainment.UNKNOWN:
        reason = reason_text(found.reason or Reason.NO_VALUE, trend, words)
        told.append(words("status.no_target_judgement", reason=reason))
    else:
        told.append(words(f"status.attained.{found.attainment}"))
    told.append(_gap(found, trend, unit, words))
    if found.tentative:
        told.append(words("status.tentative_sentence"))
    return " ".join(part for part in told if part)


def _past(trend: Trend) -> bool:
    return trend.status.verdict is Verdict.HISTORY


def _judged_by_target(trend: Trend) -> bool:
    found = trend.status.target
    judged = found is not None and found.attainment is not Attainment.UNKNOWN
    return judged and trend.indicator.wanted is not Wanted.NONE


def _way(trend: Trend) -> str:
    """Return where the series goes: by its direction, else by its last change."""
    status = trend.status
    if status.direction.course is not Course.UNKNOWN:
        return _WAYS.get(status.direction.course, "same")
    sign = status.change.sign if status.change is not None else 0
    return "same" if not sign else "up" if sign > 0 else "down"


def _word(trend: Trend, way: str) -> str:
    """Return the key of the word: present tense for a direction, past tense for one change."""
    status = trend.status
    tense = "change" if status.direction.course is Course.UNKNOWN else "direction"
    if status.verdict in {Verdict.BETTER, Verdict.WORSE}:
        return f"status.{tense}.{status.verdict}"
    kind = "amount" if trend.indicator.kind is Kind.ACTIVITY else "level"
    return f"status.{tense}.same" if way == "same" else f"status.{tense}.{kind}.{way}"


def _direction(way: Direction, first: int, last: int, words: Words, *, past: bool) -> str:
    tense = "past" if past else "now"
    return words(f"status.sentence.{tense}.{way.course}", years=years(first, last))


def _weak(trend: Trend, catalogue: Catalogue, words: Words) -> str:
    named = [e for e in catalogue.events_of(trend.indicator) if e.weak_base]
    return ", ".join(words.of(e.name) for e in named)


def _target(found: TargetStatus, trend: Trend, unit: Unit, words: Words) -> str:
    target = found.target
    low = _value(target.value, trend, unit, words)
    if target.kind is TargetKind.RANGE and target.upper is not None:
        return words("status.target_range", low=low, high=_value(target.upper, trend, unit, words))
    if target.kind is TargetKind.REACH and target.year is not None:
        return words("status.target_reach", value=low, year=target.year)
    side = {Wanted.UP: "least", Wanted.DOWN: "most", Wanted.NONE: "value"}[trend.indicator.wanted]
    return words(f"status.target_hold.{side}", value=low)


def _value(value: float, trend: Trend, unit: Unit, words: Words) -> str:
    shown = number(value, decimals=trend.indicator.decimals, words=words)
    word = unit_word(unit, value, decimals=trend.indicator.decimals, words=words)
    return joined(*measured(shown, word, words=words))


def _gap(found: TargetStatus, trend: Trend, unit: Unit, words: Words) -> str:
    gap = found.gap
    if gap is None or not gap.exact or math.isinf(gap.upper) or gap.upper == 0:
        return ""
    decimals = trend.indicator.decimals
    shown = signed(gap.upper, decimals=decimals, words=words)
    if unit.kind is UnitKind.PERCENT:
        form = words.form(abs(round(gap.upper)) if decimals == 0 else 0)
        return words("status.gap", gap=words(f"change.points.{form}", n=shown))
    word = unit_word(unit, gap.upper, decimals=decimals, words=words)
    return words("status.gap", gap=joined(*measured(shown, word, words=words)))
