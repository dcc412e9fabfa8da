"""What accepting deliveries would do, in words: short, in order, for whoever delivers and whoever accepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import Delivery, Key
from dashboard.domain.difference import Differences, How, Item
from dashboard.domain.kinds import Missing
from dashboard.domain.observation import Observation
from dashboard.domain.proposal import FigureStep, Proposal, Step
from dashboard.text.columns import columns, wrapped
from dashboard.text.differences import Group, Line, difference_groups
from dashboard.text.messages import Words
from dashboard.text.numberless import LEFT_OUT, without_numbers
from dashboard.text.proposal_form import remarks
from dashboard.text.proposal_items import Entry, Seen, field_entry, figure_entry, seen
from dashboard.text.questions import Question, questions
from dashboard.text.sides import Sides

_STEPS: Final = (Step.NEW, Step.CHANGED, Step.REMOVED, Step.SECRET)


class Tone(StrEnum):
    """How a line is meant, for whoever shows it."""

    PLAIN = "plain"
    TITLE = "title"
    OPEN = "open"
    GOOD = "good"
    FAINT = "faint"


@dataclass(frozen=True, slots=True)
class Said:
    """A line of at most 79 characters, unless one word is longer."""

    text: str
    tone: Tone = Tone.PLAIN


def proposal_lines(
    proposal: Proposal, *, old: Dataset, new: Dataset, words: Words, reason: str = ""
) -> Iterator[Said]:
    """Yield the preview of a proposal: what changes, what is asked about it, and what follows from it.

    Args:
        proposal: What would change.
        old: The plan as it is.
        new: The plan as it would be.
        words: The language.
        reason: What answers every question that has no reason of its own.
    """
    found = seen(proposal, old=old, new=new, words=words)
    asked = questions(proposal, found, reason=reason_told(reason, proposal))
    for delivery in proposal.deliveries:
        yield Said(delivery_line(delivery, found))
    for step in _STEPS:
        yield from _section(step, proposal, found)
    yield from _unchanged(proposal, words)
    yield from _remarks(proposal, found)
    yield from _questions(asked, words)
    yield from _numberless(proposal, words, reason)
    others = effects(proposal, old=old, new=new, words=words)
    yield from group_lines(others, words("intake.effects"))


def accept_lines(proposal: Proposal, words: Words, *, reason: str = "") -> Iterator[Said]:
    """Yield what it takes to accept a proposal that nothing is wrong with."""
    waiting = 0 if reason else len({doubt.key for doubt in proposal.open})
    if proposal.empty:
        told, tone = _nothing(proposal, words), Tone.PLAIN
    elif waiting:
        told, tone = words.count("intake.open", waiting), Tone.OPEN
    else:
        told, tone = words("intake.ready"), Tone.GOOD
    yield from (Said(text, tone) for text in wrapped(told, indent=0))


def _nothing(proposal: Proposal, words: Words) -> str:
    """Return why accepting would change nothing: only what was read and filled in is in the plan already."""
    if not proposal.deliveries:
        return words("intake.unread")
    if any(row.sheet is not None for row in proposal.absent):
        return words("intake.sheetless")
    if not proposal.lacking:
        return words("intake.empty")
    filled = any(not one.blank for delivery in proposal.deliveries for one in delivery.figures)
    return words.count(f"intake.{'lacking' if filled else 'unfilled'}", len(proposal.lacking))


def reason_told(reason: str, proposal: Proposal) -> str:
    """Return a reason as it is told and logged: without numbers where one of them may be secret."""
    return without_numbers(reason) if proposal.numberless else reason


def delivery_line(delivery: Delivery, found: Seen) -> str:
    """Return a file's name with the department and year it is for."""
    words = found.words
    name = found.sides.new.catalogue.departments.get(delivery.department)
    if name is None or delivery.year is None:
        return delivery.file
    return words("intake.file", file=delivery.file, department=words.of(name.name), year=delivery.year)


def figure_entries(step: Step, proposal: Proposal, found: Seen) -> tuple[Entry, ...]:
    """Return the figures that a step is taken with; those of other areas are counted by indicator."""
    own = found.sides.new.catalogue.plan.area
    figures = [one for one in proposal.figures if one.step is step]
    return (
        *(figure_entry(one, found) for one in figures if one.key.area == own),
        *_elsewhere([one for one in figures if one.key.area != own], found),
    )


def field_entries(step: Step, proposal: Proposal, found: Seen) -> tuple[Entry, ...]:
    """Return the fields of measures and the narratives that a step is taken with."""
    return tuple(field_entry(one, found) for one in proposal.fields if one.step is step)


def effects(proposal: Proposal, *, old: Dataset, new: Dataset, words: Words) -> tuple[Group, ...]:
    """Return what else readers would see change: all but what was delivered itself."""
    own = new.catalogue.plan.area
    told, fields = {step.key for step in proposal.figures}, {step.item for step in proposal.fields}
    all_of_it = proposal.differences
    rest: Differences = replace(
        all_of_it,
        values=tuple(
            move
            for move in all_of_it.values
            if Key(move.indicator, own, move.department, move.period.key, move.breakdown) not in told
        ),
        peers=(),
        measures=(),
        narratives=(),
        texts=tuple(
            move for move in all_of_it.texts if move.item is not Item.MEASURE or move.id not in fields
        ),
    )
    return discreet_groups(rest, old=old, new=new, words=words)


def discreet_groups(
    differences: Differences, *, old: Dataset, new: Dataset, words: Words
) -> tuple[Group, ...]:
    """Return every difference as a line, in groups; a figure that is hidden now is told of neither side."""
    secret = [move for move in differences.values if _hidden(move.old) and move.how is How.ADDED]
    rest = tuple(move for move in differences.values if move not in secret)
    groups = difference_groups(replace(differences, values=rest), old=old, new=new, words=words)
    if not secret:
        return groups
    sides = Sides(old=old, new=new, words=words)
    lines = tuple(Line(f"{sides.place(move)}.") for move in secret)
    return *groups, Group(words("intake.veiled", n=len(secret)), lines)


def _hidden(o: Observation | None) -> bool:
    return o is not None and o.missing is Missing.SUPPRESSED


def _elsewhere(steps: list[FigureStep], found: Seen) -> Iterator[Entry]:
    for name, n in Counter(step.key.indicator for step in steps).items():
        what = found.words("intake.elsewhere", name=found.sides.name(Item.INDICATOR, name))
        yield Entry(what=what, value=found.words.count("differences.values", n), place="")


def _section(step: Step, proposal: Proposal, found: Seen) -> Iterator[Said]:
    if not (n := _count(step, proposal)):
        return
    yield Said("")
    yield Said(found.words(f"intake.section.{step}", n=n), Tone.TITLE)
    for lines in (figure_entries(step, proposal, found), field_entries(step, proposal, found)):
        rows = [(line.what, line.value, line.place) for line in lines]
        yield from (Said(text) for text in columns(rows, indent=2))


def _unchanged(proposal: Proposal, words: Words) -> Iterator[Said]:
    if n := _count(Step.UNCHANGED, proposal):
        yield Said("")
        yield Said(words("intake.section.unchanged", n=n), Tone.FAINT)
    if n := len(proposal.lacking):
        yield Said("")
        yield Said(words("intake.section.lacking", n=n), Tone.FAINT)


def _remarks(proposal: Proposal, found: Seen) -> Iterator[Said]:
    for remark in remarks(proposal, found):
        yield Said("")
        yield Said(remark.title, Tone.TITLE)
        yield from (Said(text) for text in columns(remark.rows, indent=2))
        yield from (Said(line, Tone.FAINT) for text in remark.remedy for line in wrapped(text, indent=2))


def _count(step: Step, proposal: Proposal) -> int:
    steps = (*(one.step for one in proposal.figures), *(one.step for one in proposal.fields))
    return steps.count(step)


def _questions(asked: tuple[Question, ...], words: Words) -> Iterator[Said]:
    if not asked:
        return
    yield Said("")
    yield Said(words("intake.questions", n=len(asked)), Tone.TITLE)
    for number, question in enumerate(asked, 1):
        head = f"{number}. {question.what}"
        where = words("differences.part", name=head, part=question.place) if question.place else head
        yield from (Said(text) for text in wrapped(where, indent=2, hanging=3))
        for text in question.asked:
            yield from (Said(line) for line in wrapped(text, indent=5))
        yield from _answer(question, words)
    yield from (Said(text, Tone.FAINT) for text in wrapped(words("intake.kept"), indent=2))


def _numberless(proposal: Proposal, words: Words, reason: str) -> Iterator[Said]:
    own = (*(step.reason for step in proposal.figures), *(step.reason for step in proposal.fields))
    reasons = (reason_told(reason, proposal), *own)
    if proposal.numberless and any(LEFT_OUT in one for one in reasons):
        yield Said("")
        yield from (Said(text) for text in wrapped(words("intake.numberless"), indent=0))


def _answer(question: Question, words: Words) -> Iterator[Said]:
    if question.reason:
        told, tone = words("intake.reason", reason=question.reason), Tone.GOOD
    else:
        told = words("intake.answer", indicator=question.key.indicator, period=question.key.period)
        tone = Tone.OPEN
    yield from (Said(text, tone) for text in wrapped(told, indent=5, hanging=2))


def group_lines(groups: Sequence[Group], title: str) -> Iterator[Said]:
    """Yield groups of differences under a title; nothing where there are none."""
    if not groups:
        return
    yield Said("")
    yield Said(title, Tone.TITLE)
    for group in groups:
        yield Said(f"  {group.title}")
        for line in group.lines:
            yield from (Said(text) for text in wrapped(f"- {line.text}", indent=4, hanging=2))
