"""Facts, texts and the year's words that differ between two times of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from dashboard.domain.dataset import Dataset, Narrative
from dashboard.domain.difference import (
    Fact,
    FactMove,
    How,
    Item,
    NarrativeMove,
    Part,
    Record,
    TextMove,
    records,
)
from dashboard.domain.model import Break, Text

_FACTS: Final[Mapping[Item, tuple[Fact, ...]]] = {
    Item.INDICATOR: tuple(fact for fact in Fact if fact is not Fact.DEPARTMENTS),
    Item.GOAL: (Fact.PRIORITY, Fact.CONFIRMED),
    Item.MEASURE: (Fact.DEPARTMENTS, Fact.GOAL),
}
_PARTS: Final[Mapping[Item, tuple[Part, ...]]] = {
    Item.PLAN: (Part.TITLE, Part.NOTE),
    Item.PRIORITY: (Part.NAME, Part.NOTE),
    Item.GOAL: (Part.NAME, Part.NOTE),
    Item.MEASURE: (Part.NAME, Part.TEXT),
    Item.INDICATOR: (Part.NAME, Part.FULL_NAME, Part.DEFINITION, Part.METHOD, Part.NOTE, Part.BREAKS),
    Item.DEPARTMENT: (Part.NAME,),
    Item.UNIT: (Part.ONE, Part.MANY),
    Item.EVENT: (Part.NAME, Part.TEXT),
}
_BETWEEN_PARAGRAPHS: Final = re.compile(r"\n\s*\n")


def moved_facts(item: Item, order: Sequence[str], old: Dataset, new: Dataset) -> Iterator[FactMove]:
    """Yield the facts that differ of the items of both sides, in the order given."""
    for name, before, after in _both(item, order, old, new):
        for fact in _FACTS.get(item, ()):
            one, other = _fact(before, fact), _fact(after, fact)
            if one != other and not (fact is Fact.UNIT and _same_unit(one[0], other[0], old, new)):
                yield FactMove(item=item, id=name, fact=fact, old=one, new=other)


def moved_texts(item: Item, order: Sequence[str], old: Dataset, new: Dataset) -> Iterator[TextMove]:
    """Yield the texts that differ of the items of both sides, one record an item, in the order given."""
    for name, before, after in _both(item, order, old, new):
        found = {part: _rewritten(part, before, after) for part in _PARTS[item]}
        parts = tuple(part for part, languages in found.items() if languages)
        if parts:
            known = dict.fromkeys(language for languages in found.values() for language in languages)
            yield TextMove(item=item, id=name, parts=parts, languages=tuple(known))


def moved_narratives(goals: Sequence[str], old: Dataset, new: Dataset) -> tuple[NarrativeMove, ...]:
    """Return the words that differ, by goal in the order given and by year."""
    written = sorted(old.narratives.keys() | new.narratives.keys(), key=lambda k: (goals.index(k[0]), k[1]))
    found = []
    for goal, year in written:
        before, after = old.narratives.get((goal, year)), new.narratives.get((goal, year))
        paragraphs = tuple(_moved_paragraphs(before, after))
        if paragraphs:
            how = How.ADDED if before is None else How.GONE if after is None else How.MOVED
            found.append(NarrativeMove(goal=goal, year=year, how=how, paragraphs=paragraphs))
    return tuple(found)


def _both(
    item: Item, order: Sequence[str], old: Dataset, new: Dataset
) -> Iterator[tuple[str, Record, Record]]:
    before, after = records(old.catalogue, item), records(new.catalogue, item)
    return ((name, before[name], after[name]) for name in order if name in before and name in after)


def _fact(record: Record, fact: Fact) -> tuple[str, ...]:
    """Return a fact as text; a list in a fixed order, so that only what is in it counts."""
    value: object = getattr(record, fact)
    if value is None:
        return ()
    if isinstance(value, bool):
        return ("yes",) if value else ("no",)
    if isinstance(value, tuple):
        return tuple(sorted(str(v.year) if isinstance(v, Break) else str(v) for v in value))
    return (str(value),)


def _same_unit(one: str, other: str, old: Dataset, new: Dataset) -> bool:
    before, after = old.catalogue.units[one], new.catalogue.units[other]
    return not (_languages(before.one, after.one) or _languages(before.many, after.many))


def _rewritten(part: Part, before: Record, after: Record) -> tuple[str, ...]:
    if part is Part.BREAKS and _fact(before, Fact.BREAKS) != _fact(after, Fact.BREAKS):
        # Another year has another text: it is told as a fact.
        return ()
    return _languages(_text(before, part), _text(after, part))


def _text(record: Record, part: Part) -> Text:
    if part is not Part.BREAKS:
        text: Text = getattr(record, part)
        return text
    every: list[Break] = sorted(getattr(record, part), key=lambda found: found.year)
    languages = dict.fromkeys(language for found in every for language in found.text)
    return {language: "\n".join(found.text.get(language, "") for found in every) for language in languages}


def _languages(old: Text, new: Text) -> tuple[str, ...]:
    """Return the languages in which two texts differ in more than white space."""
    every = dict.fromkeys((*new, *old))
    return tuple(name for name in every if old.get(name, "").split() != new.get(name, "").split())


def _moved_paragraphs(old: Narrative | None, new: Narrative | None) -> Iterator[tuple[str, int]]:
    before, after = (side.text if side is not None else {} for side in (old, new))
    for language in dict.fromkeys((*after, *before)):
        one, other = (_paragraphs(text.get(language, "")) for text in (before, after))
        steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        moved = sum(max(b - a, d - c) for tag, a, b, c, d in steps if tag != "equal")
        if moved:
            yield language, moved


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs, whatever the lengths of their lines."""
    found = (" ".join(paragraph.split()) for paragraph in _BETWEEN_PARAGRAPHS.split(text))
    return [paragraph for paragraph in found if paragraph]
