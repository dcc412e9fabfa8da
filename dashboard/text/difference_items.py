"""A measure, an item, a fact or a text that moved, in a sentence."""

from __future__ import annotations

from dashboard.domain.dataset import Dataset
from dashboard.domain.difference import (
    Fact,
    FactMove,
    Item,
    ItemMove,
    MeasureMove,
    NarrativeMove,
    Part,
    TextMove,
    records,
)
from dashboard.domain.kinds import DepartmentKind
from dashboard.domain.model import Department, Measure
from dashboard.text.messages import LANGUAGES, Words
from dashboard.text.numbers import percent
from dashboard.text.sides import Sides, name_of

_NAMED = {
    Fact.UNIT: Item.UNIT,
    Fact.DEPARTMENT: Item.DEPARTMENT,
    Fact.DEPARTMENTS: Item.DEPARTMENT,
    Fact.PRIORITY: Item.PRIORITY,
    Fact.GOAL: Item.GOAL,
}
_TITLES = (Part.TITLE, Part.NAME)


def measure_sentence(move: MeasureMove, sides: Sides) -> str:
    """Return where a measure stood and stands, each with the year it was reported for."""
    words = sides.words
    return words(
        f"differences.measure.{move.how}",
        name=sides.name(Item.MEASURE, move.id),
        old=_state(move.old, words),
        new=_state(move.new, words),
    )


def item_sentence(move: ItemMove, sides: Sides) -> str:
    """Return what came or went; an indicator with the number of its figures."""
    words = sides.words
    name = sides.name(move.item, move.id)
    if move.item is Item.INDICATOR:
        name = words("differences.part", name=name, part=words.count("differences.values", move.values))
    return words(f"differences.item.{move.how}", item=words(f"differences.kind.{move.item}"), name=name)


def fact_sentence(move: FactMove, sides: Sides) -> str:
    """Return what a fact was and is."""
    words = sides.words
    return words(
        "differences.fact.line",
        item=_capital(words(f"differences.kind.{move.item}")),
        name=sides.name(move.item, move.id),
        fact=words(f"differences.fact.{move.fact}"),
        old=_fact(move.fact, move.old, sides.old, words),
        new=_fact(move.fact, move.new, sides.new, words),
    )


def text_sentence(move: TextMove, sides: Sides) -> str:
    """Return which texts of an item were rewritten in which languages, and the name it had before."""
    words = sides.words
    line = words(
        "differences.text.line",
        item=_capital(words(f"differences.kind.{move.item}")),
        name=sides.name(move.item, move.id),
        parts=_listed([words(f"differences.text.{part}") for part in move.parts], words),
        languages=", ".join(words(f"differences.language.{language}") for language in move.languages),
    )
    before = name_of(records(sides.old.catalogue, move.item)[move.id], words)
    renamed = before != sides.name(move.item, move.id)
    return words("differences.text.renamed", line=line, old=before) if renamed else line


def narrative_sentence(move: NarrativeMove, sides: Sides) -> str:
    """Return what happened to the words on a goal and a year: languages and numbers of paragraphs."""
    words = sides.words
    parts = [
        words.count("differences.paragraphs", n, language=words(f"differences.language.{language}"))
        for language, n in sorted(move.paragraphs, key=lambda found: LANGUAGES.index(found[0]))
    ]
    goal = sides.name(Item.GOAL, move.goal)
    return words(f"differences.narrative.{move.how}", goal=goal, year=move.year, parts=", ".join(parts))


def _state(measure: Measure | None, words: Words) -> str:
    if measure is None:
        return ""
    return words("measure.in_year", state=words(f"measure.{measure.state}"), year=measure.year)


def _fact(fact: Fact, values: tuple[str, ...], side: Dataset, words: Words) -> str:
    if not values:
        return words("differences.fact.nothing")
    return ", ".join(_fact_word(fact, value, side, words) for value in values)


def _fact_word(fact: Fact, value: str, side: Dataset, words: Words) -> str:
    match fact:
        case Fact.WANTED | Fact.COMBINE | Fact.KIND:
            return words(f"{fact}.{value}")
        case Fact.CONFIRMED:
            return words(f"differences.fact.{value}")
        case Fact.BAND:
            return percent(float(value), decimals=1, words=words)
        case Fact.BREAKS:
            return value
        case _:
            record = records(side.catalogue, _NAMED[fact])[value]
            unknown = isinstance(record, Department) and record.kind is DepartmentKind.NOT_STATED
            return words("describe.not_known") if unknown else name_of(record, words)


def _listed(parts: list[str], words: Words) -> str:
    if len(parts) == 1:
        return parts[0]
    return words("overview.and", items=", ".join(parts[:-1]), last=parts[-1])


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
