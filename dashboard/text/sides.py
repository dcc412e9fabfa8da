"""Two times of a plan, told to one reader: what a thing is called, and on which side it is looked up."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.dataset import Dataset
from dashboard.domain.difference import Item, Record, ValueMove, records
from dashboard.domain.model import Plan, Unit
from dashboard.text.messages import Words
from dashboard.text.periods import period_text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """The old and the new side. Names are the new side's where it has them, else the old one's."""

    old: Dataset
    new: Dataset
    words: Words

    def record(self, item: Item, name: str) -> Record:
        """Return an item of either side."""
        return records(self.new.catalogue, item).get(name) or records(self.old.catalogue, item)[name]

    def name(self, item: Item, name: str) -> str:
        """Return what an item is called."""
        return name_of(self.record(item, name), self.words)

    def place(self, move: ValueMove) -> str:
        """Return which figure it is: indicator, department and class where that needs saying, and period."""
        words = self.words
        name = self.name(Item.INDICATOR, move.indicator)
        for part in (self._department(move), self._category(move)):
            name = words("differences.part", name=name, part=part) if part else name
        events = {**self.old.catalogue.events, **self.new.catalogue.events}
        return words("differences.place", name=name, when=period_text(move.period, words, events))

    def _department(self, move: ValueMove) -> str:
        """Return whose figure it is, where several departments have some."""
        totals = (side.totals.get(move.indicator) for side in (self.old, self.new))
        holders = {name for found in totals if found is not None for name in found.holders}
        return self.name(Item.DEPARTMENT, move.department) if len(holders) > 1 else ""

    def _category(self, move: ValueMove) -> str:
        breakdown, _, category = move.breakdown.partition("=")
        known = {**self.old.catalogue.breakdowns, **self.new.catalogue.breakdowns}
        classes = known[breakdown].categories if category else ()
        return next((self.words.of(c.name) for c in classes if c.id == category), "")


def name_of(record: Record, words: Words) -> str:
    """Return what a record is called: a plan by its title, a unit by its word for many."""
    if isinstance(record, Plan):
        return words.of(record.title)
    return words.of(record.many if isinstance(record, Unit) else record.name)
