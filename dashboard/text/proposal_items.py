"""What a delivery would change, thing by thing: its name, what it was and would be, and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import Key, Spot
from dashboard.domain.difference import Item, ValueMove
from dashboard.domain.kinds import Missing
from dashboard.domain.observation import Observation
from dashboard.domain.period import parse_period
from dashboard.domain.proposal import FieldStep, FigureStep, Proposal, Step
from dashboard.text.messages import LANGUAGES, Words
from dashboard.text.sides import Sides
from dashboard.text.values import missing_text, value_text

SHOWN: Final = 60
"""So many characters of a text are shown."""
Figures = Mapping[Key, Observation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a preview: a thing, its value or `old → new`, its place, and the reason given with it."""

    what: str
    value: str
    place: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seen:
    """Both sides of a proposal with their figures by key; `several` where several files were delivered."""

    sides: Sides
    old: Figures
    new: Figures
    several: bool

    @property
    def words(self) -> Words:
        """The language in which it is told."""
        return self.sides.words


def seen(proposal: Proposal, *, old: Dataset, new: Dataset, words: Words) -> Seen:
    """Return both sides of a proposal, ready to be told of."""
    names = {step.key.indicator for step in proposal.figures}
    names |= {cell.key.indicator for cell in proposal.overtyped}
    return Seen(
        sides=Sides(old=old, new=new, words=words),
        old=dict(_figures(old, names)),
        new=dict(_figures(new, names)),
        several=len(proposal.deliveries) > 1,
    )


def figure_entry(step: FigureStep, found: Seen) -> Entry:
    """Return the line of a figure; a secret one is named and never told."""
    was, now = found.old.get(step.key), found.new.get(step.key)
    veiled = "intake.veiling" if was is not None and was.known else "intake.secret"
    value = found.words(veiled) if step.secret else both(was, now, found)
    if step.step is Step.CHANGED and not step.secret and _number(was, found) == _number(now, found):
        value = found.words("intake.beside", value=_number(now, found))
    return Entry(
        what=figure_name(step.key, found), value=value, place=place(step.spot, found), reason=step.reason
    )


def field_entry(step: FieldStep, found: Seen) -> Entry:
    """Return the line of a measure's field or of a narrative."""
    words = found.words
    goal = step.field.endswith(".md")
    item = Item.GOAL if goal else Item.MEASURE
    name = found.sides.name(item, step.item)
    if goal:
        # <year>/<goal>.<language>.md
        year, language = step.field.partition("/")[0], step.field.rsplit(".", 2)[-2]
        what = words("intake.narrative", name=name, year=year, language=language_text(language, words))
    else:
        what = words("intake.measure", name=name, field=field_text(step.field, words))
    return Entry(
        what=what, value=_field_value(step, words), place=place(step.spot, found), reason=step.reason
    )


def figure_name(key: Key, found: Seen) -> str:
    """Return which figure it is; of another area than the plan's with that area's name."""
    period = parse_period(key.period)
    if period is None:
        return " ".join(key)
    move = ValueMove(
        indicator=key.indicator,
        department=key.department,
        period=period,
        breakdown=key.breakdown,
        old=found.old.get(key),
        new=found.new.get(key),
    )
    name, catalogue = found.sides.place(move), found.sides.new.catalogue
    if key.area == catalogue.plan.area:
        return name
    area = catalogue.areas.get(key.area)
    part = found.words.of(area.name) if area else key.area
    return found.words("differences.part", name=name, part=part)


def both(was: Observation | None, now: Observation | None, found: Seen) -> str:
    """Return a figure as it was and would be; one side alone where the other has nothing."""
    if was is None or now is None:
        return _number(now or was, found)
    old, new = _number(was, found), _number(now, found)
    unit = _unit(was, found)
    if was.known and now.known and unit and old.endswith(unit) and new.endswith(unit):
        old = old.removesuffix(unit).rstrip(" ")
    return found.words("intake.arrow", old=old, new=new)


def place(spot: Spot, found: Seen) -> str:
    """Return where a thing stands; the file is said where there are several."""
    inside = f"{spot.sheet}!{spot.cell}" if spot.cell else spot.sheet
    if not spot.cell and spot.row is not None:
        row = found.words("intake.row", row=spot.row)
        inside = f"{inside} {row}" if inside else row
    return " · ".join(part for part in (spot.file if found.several or not inside else "", inside) if part)


def field_text(field: str, words: Words) -> str:
    """Return which field of a measure it is; as it is where it is none."""
    name, _, language = field.partition("-")
    if f"intake.field.{name}" not in words.entries:
        return field
    told = words(f"intake.field.{name}")
    return words("differences.part", name=told, part=language_text(language, words)) if language else told


def language_text(code: str, words: Words) -> str:
    """Return a language's name; its code where it is none of the plan's."""
    return words(f"differences.language.{code}") if code in LANGUAGES else code


def shortened(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"


def _figures(side: Dataset, names: Iterable[str]) -> Iterator[tuple[Key, Observation]]:
    for name in names:
        for o in side.by_indicator.get(name, ()):
            yield Key(name, o.area, o.department, o.period.key, o.breakdown), o


def _number(o: Observation | None, found: Seen) -> str:
    """Return a figure with its qualifier, unit and marks, or why there is none."""
    if o is None:
        return found.words("value.none")
    if o.missing is Missing.SUPPRESSED or not o.known:
        return missing_text(o, found.words)
    indicator = found.sides.new.catalogue.indicators[o.indicator]
    unit = found.sides.new.catalogue.units[indicator.unit]
    told = value_text(o, indicator=indicator, unit=unit, words=found.words)
    return f"{told.full}, {told.marks}" if told.marks else told.full


def _unit(o: Observation, found: Seen) -> str:
    """Return the word of a figure's unit that stands apart from its number."""
    indicator = found.sides.new.catalogue.indicators[o.indicator]
    unit = found.sides.new.catalogue.units[indicator.unit]
    return f" {value_text(o, indicator=indicator, unit=unit, words=found.words).unit}".rstrip(" ")


def _field_value(step: FieldStep, words: Words) -> str:
    if step.field == "state":
        old, new = (words(f"measure.{state}") if state else "" for state in (step.old, step.new))
    elif step.field == "year":
        old, new = step.old, step.new
    else:
        # Both texts side by side are too much to read; the new one is what is accepted.
        old, new = "", words("differences.value.note", note=shortened(step.new))
    return words("intake.arrow", old=old, new=new) if old and old != new else new
