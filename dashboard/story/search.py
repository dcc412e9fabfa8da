"""What a question of the meeting may be about: every indicator, and every department that has some."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.queries.select import belongs, chosen_names
from dashboard.story.reader import Reader


class Subject(StrEnum):
    """What a name in the search stands for."""

    INDICATOR = "indicator"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name that can be searched for; `also` are more words that find it, `indicators` what it leads to.

    In a meeting of two languages a question comes in either: `also` has the names in every language.
    """

    subject: Subject
    id: str
    name: str
    also: str
    indicators: tuple[str, ...]


def entries(reader: Reader) -> tuple[Entry, ...]:
    """Return the indicators in the order of the plan, then the departments."""
    words, catalogue, dataset = reader.words, reader.catalogue, reader.dataset
    ordered = [i for p in catalogue.priorities for i in catalogue.indicators_of(p)]
    found = [
        Entry(
            subject=Subject.INDICATOR,
            id=i.id,
            name=words.of(i.name),
            also=" ".join((words.of(i.full_name), *i.name.values())),
            indicators=(i.id,),
        )
        for i in ordered
    ]
    for department in catalogue.departments.values():
        names = chosen_names(dataset, (department.id,))
        own = tuple(i.id for i in ordered if belongs(dataset, i, names))
        if own:
            found.append(
                Entry(
                    subject=Subject.DEPARTMENT,
                    id=department.id,
                    name=words.of(department.name),
                    also=" ".join(department.name.values()),
                    indicators=own,
                )
            )
    return tuple(found)
