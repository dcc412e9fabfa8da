"""What changed between two times of a plan, in words: all in groups, the most important, one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.difference import (
    Differences,
    FactMove,
    How,
    Item,
    ItemMove,
    MeasureMove,
    NarrativeMove,
    PeerMoves,
    StatusMove,
    TargetMove,
    TextMove,
    ValueMove,
)
from dashboard.text.difference_figures import peers_sentence, value_sentence
from dashboard.text.difference_items import (
    fact_sentence,
    item_sentence,
    measure_sentence,
    narrative_sentence,
    text_sentence,
)
from dashboard.text.difference_status import status_sentence, target_sentence
from dashboard.text.messages import Words
from dashboard.text.sides import Sides

MOST: Final = 6

Move = (
    StatusMove
    | TargetMove
    | ValueMove
    | PeerMoves
    | MeasureMove
    | ItemMove
    | FactMove
    | NarrativeMove
    | TextMove
)


class What(StrEnum):
    """The kinds of change, the most important first: the order of the lines on a slide."""

    STATUS = "status"
    TARGET = "target"
    REVISED = "revised"
    GONE = "gone"
    LATE = "late"
    FINISHED = "finished"
    INDICATOR = "indicator"
    FACT = "fact"
    ITEM = "item"
    NEW = "new"
    REASON = "reason"
    MEASURE = "measure"
    TEXT = "text"
    PEERS = "peers"


_GROUPS: Final = (
    ("status", (What.STATUS,)),
    ("target", (What.TARGET,)),
    ("revised", (What.REVISED,)),
    ("gone", (What.GONE, What.REASON)),
    ("measure", (What.LATE, What.FINISHED, What.MEASURE)),
    ("item", (What.INDICATOR, What.ITEM)),
    ("fact", (What.FACT,)),
    ("new", (What.NEW,)),
    ("text", (What.TEXT,)),
    ("peers", (What.PEERS,)),
)
_COUNTED: Final = (
    What.NEW,
    What.REVISED,
    What.GONE,
    What.REASON,
    What.STATUS,
    What.TARGET,
    What.LATE,
    What.FINISHED,
    What.MEASURE,
    What.INDICATOR,
    What.ITEM,
    What.FACT,
    What.TEXT,
    What.PEERS,
)
_SENTENCES: Final[Mapping[type[Move], Callable[[Any, Sides], str]]] = {
    StatusMove: status_sentence,
    TargetMove: target_sentence,
    ValueMove: value_sentence,
    PeerMoves: peers_sentence,
    MeasureMove: measure_sentence,
    ItemMove: item_sentence,
    FactMove: fact_sentence,
    NarrativeMove: narrative_sentence,
    TextMove: text_sentence,
}
_OF_VALUE: Final = {
    How.ADDED: What.NEW,
    How.MOVED: What.REVISED,
    How.GONE: What.GONE,
    How.REASON: What.REASON,
}
_OF_MEASURE: Final = {How.LATE: What.LATE, How.FINISHED: What.FINISHED}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; `indicator` is set where it is about one that the new side has a page of."""

    text: str
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one kind under their title, in the order of the plan."""

    title: str
    lines: tuple[Line, ...]


def difference_groups(
    differences: Differences, *, old: Dataset, new: Dataset, words: Words
) -> tuple[Group, ...]:
    """Return every difference as a line, in groups; nothing is left out, and no group is empty."""
    told = _told(differences, Sides(old=old, new=new, words=words))
    groups = [
        Group(words(f"differences.group.{name}"), tuple(line for kind in kinds for line in told[kind]))
        for name, kinds in _GROUPS
        if any(told[kind] for kind in kinds)
    ]
    year = _year(differences, words)
    return (Group(words("differences.group.year"), (Line(year),)), *groups) if year else tuple(groups)


def difference_headlines(
    differences: Differences, *, old: Dataset, new: Dataset, words: Words, most: int = MOST
) -> tuple[Line, ...]:
    """Return at most so many lines, the most important ones: in the order of `What`, then of the plan.

    What moved behind the rest (the report year) stands last.
    """
    told = _told(differences, Sides(old=old, new=new, words=words))
    year = _year(differences, words)
    lines = [line for kind in What for line in told[kind]] + ([Line(year)] if year else [])
    return tuple(lines[:most])


def difference_summary(differences: Differences, words: Words) -> str:
    """Return how much changed since the last meeting, counted by kind, and the report year where it moved."""
    count = Counter(_what(move) for move in _moves(differences))
    items = [words.count(f"differences.count.{kind}", count[kind]) for kind in _COUNTED if count[kind]]
    told = [words("differences.summary", items=", ".join(items)) if items else "", _year(differences, words)]
    return " ".join(part for part in told if part) or words("differences.nothing")


def _told(differences: Differences, sides: Sides) -> dict[What, list[Line]]:
    found: dict[What, list[Line]] = {kind: [] for kind in What}
    known = sides.new.catalogue.indicators
    for move in _moves(differences):
        indicator = _indicator(move)
        link = indicator if indicator in known else None
        found[_what(move)].append(Line(_SENTENCES[type(move)](move, sides), link))
    return found


def _moves(differences: Differences) -> Iterator[Move]:
    yield from differences.statuses
    yield from differences.targets
    yield from differences.values
    yield from differences.peers
    yield from differences.measures
    yield from differences.items
    yield from differences.facts
    yield from differences.narratives
    yield from differences.texts


def _what(move: Move) -> What:  # noqa: PLR0911 - one line a kind
    match move:
        case StatusMove():
            return What.STATUS
        case TargetMove():
            return What.TARGET
        case ValueMove():
            return _OF_VALUE[move.how]
        case PeerMoves():
            return What.PEERS
        case MeasureMove():
            return _OF_MEASURE.get(move.how, What.MEASURE)
        case ItemMove():
            return What.INDICATOR if move.item is Item.INDICATOR else What.ITEM
        case FactMove():
            return What.FACT
        case _:
            return What.TEXT


def _indicator(move: Move) -> str | None:
    match move:
        case StatusMove():
            return move.new.indicator.id
        case ValueMove() | TargetMove() | PeerMoves():
            return move.indicator
        case ItemMove() | FactMove() | TextMove():
            return move.id if move.item is Item.INDICATOR else None
        case _:
            return None


def _year(differences: Differences, words: Words) -> str:
    if differences.report_year is None:
        return ""
    old, new = differences.report_year
    return words("differences.year", old=old, new=new)
