"""A change between two values in words: never called a trend, never more digits than hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.change import Printed, printed, printed_percent
from dashboard.domain.model import Event, Indicator, Unit
from dashboard.domain.observation import Change, ChangeUnit, Reason
from dashboard.text.messages import Words
from dashboard.text.numbers import joined, measured, number, signed, unit_word
from dashboard.text.periods import NO_EVENTS, from_period
from dashboard.text.reasons import reason_words

UP, DOWN, SAME = "▲", "▼", "■"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeText:
    """A change as printed. `phrase` is for a sentence ("kasvua 8 % vuodesta 2021"), `note` a weak base."""

    arrow: str
    text: str
    phrase: str
    note: str


def change_text(  # noqa: PLR0913 - by name, and the last two only where they matter
    change: Change | None,
    reason: Reason | None,
    *,
    indicator: Indicator,
    unit: Unit,
    words: Words,
    events: Mapping[str, Event] = NO_EVENTS,
    broken: int | None = None,
) -> ChangeText:
    """Return a change in words, or why there is none.

    Args:
        change: the change, or None.
        reason: why there is none.
        indicator: what is measured.
        unit: the indicator's unit.
        words: the language.
        events: the plan's events by id, for periods that are named by one.
        broken: the year of a change of definition, where that is the reason.
    """
    if change is None:
        told = reason_words(reason or Reason.NO_VALUE, words, year=broken)
        return ChangeText(arrow="", text=told, phrase="", note="")
    since = from_period(change.start.period, words, events)
    size = _printed(change, indicator)
    phrase = _phrase(change, size, unit, since, words)
    return ChangeText(
        arrow=_arrow(change),
        text=_text(change, size, unit, since, words) or phrase,
        phrase=phrase,
        note=_note(change, indicator, unit, words, events),
    )


def size_text(change: Change, *, indicator: Indicator, unit: Unit, words: Words) -> str:
    """Return only how large a change is: "8 %" for a rise, "−8 %" for a fall."""
    size = _printed(change, indicator)
    if size.low < 0 < size.high:
        return _between(change, size, unit, words)
    if change.difference.exact and not change.sign:
        return _with_unit(number(0, decimals=0, words=words), Decimal(0), size, change, unit, words)
    told = _size(change, size, unit, words)
    if change.sign >= 0:
        return told
    lead = signed(-1, decimals=0, words=words)[0]
    return lead + told if size.single and size.high else words("change.size.down", size=told)


def _printed(change: Change, indicator: Indicator) -> Printed:
    if change.unit is ChangeUnit.PERCENT and change.ratio is not None:
        return printed_percent(change.ratio)
    return printed(change.difference, decimals=indicator.decimals)


def _arrow(change: Change) -> str:
    if change.sign:
        return UP if change.sign > 0 else DOWN
    return SAME if change.difference.exact else ""


def _text(change: Change, size: Printed, unit: Unit, since: str, words: Words) -> str:
    """Return the change with its sign, or nothing where a sign and one number do not say it."""
    if not change.sign or not size.single or not size.low:
        return ""
    shown = signed(size.low, decimals=size.decimals, words=words)
    return words("change.text", size=_with_unit(shown, abs(size.low), size, change, unit, words), since=since)


def _phrase(change: Change, size: Printed, unit: Unit, since: str, words: Words) -> str:
    if change.sign:
        key = "change.up" if change.sign > 0 else "change.down"
        return words(key, size=_size(change, size, unit, words), since=since)
    if change.difference.exact:
        return words("change.same", since=since)
    told = _size if size.single else _between
    return words("change.unsure", between=told(change, size, unit, words), since=since)


def _size(change: Change, size: Printed, unit: Unit, words: Words) -> str:
    """Return how large the change is, without a sign; what prints as zero is under the last digit shown."""
    low, high = sorted((abs(size.low), abs(size.high)))
    step = Decimal(1).scaleb(-size.decimals)
    if not high:
        shown = number(step, decimals=size.decimals, words=words)
        return f"{words('qualifier.under')} {_with_unit(shown, step, size, change, unit, words)}"
    if not low:
        shown = number(high, decimals=size.decimals, words=words)
        return f"{words('value.at_most')} {_with_unit(shown, high, size, change, unit, words)}"
    ends = [number(end, decimals=size.decimals, words=words) for end in (low, high)]
    shown = ends[0] if low == high else "–".join(ends)
    return _with_unit(shown, high, size, change, unit, words)


def _between(change: Change, size: Printed, unit: Unit, words: Words) -> str:
    low, high = (
        _with_unit(signed(end, decimals=size.decimals, words=words), abs(end), size, change, unit, words)
        for end in (size.low, size.high)
    )
    return words("change.between", low=low, high=high)


def _with_unit(shown: str, amount: Decimal, size: Printed, change: Change, unit: Unit, words: Words) -> str:
    match change.unit:
        case ChangeUnit.PERCENT:
            return measured(shown, "%", words=words)[0]
        case ChangeUnit.POINTS:
            return words(f"change.points.{words.form(amount)}", n=shown)
        case ChangeUnit.OWN:
            word = unit_word(unit, amount, decimals=size.decimals, words=words)
            return joined(*measured(shown, word, words=words))


def _note(change: Change, indicator: Indicator, unit: Unit, words: Words, events: Mapping[str, Event]) -> str:
    """Return the remark on a weak base: the event by name, and the change from the year before it."""
    event = change.weak_base
    if event is None:
        return ""
    remark = words("change.weak", year=change.start.year, event=words.of(event.name))
    if change.before is None:
        return f"{remark} {words('change.weak_alone', year=event.first - 1)}"
    told = change_text(change.before, None, indicator=indicator, unit=unit, words=words, events=events)
    return f"{remark} {words('change.weak_before', change=told.text)}"
