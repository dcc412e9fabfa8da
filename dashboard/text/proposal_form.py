"""What was done to workbooks that changes nothing, in words: rows that are gone, earlier years typed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.domain.delivery import Spot
from dashboard.domain.difference import Item
from dashboard.domain.form import SHEETS
from dashboard.domain.period import parse_period
from dashboard.domain.proposal import AbsentRow, Overtyped, Proposal
from dashboard.text.earlier import earlier_text
from dashboard.text.messages import Words
from dashboard.text.proposal_items import Seen, figure_name, place

MOST: Final = 12
"""So many rows of a kind are named; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Lines under a title, each with its cells set beside each other, and what can be done about them."""

    title: str
    rows: Sequence[Sequence[str]]
    remedy: Sequence[str]


def remarks(proposal: Proposal, found: Seen) -> Iterator[Remark]:
    """Yield what was done to the workbooks, nothing where they were only filled in."""
    words = found.words
    sheets = [absent_row(one, found) for one in proposal.absent if one.sheet is not None]
    rows = [absent_row(one, found) for one in proposal.absent if one.sheet is None]
    for kind, absent in (("sheets", sheets), ("absent", rows)):
        if absent:
            yield _remark(kind, absent, [words(f"intake.form.{kind}_remedy")], words)
    if proposal.overtyped:
        cells = [overtyped_row(one, found) for one in proposal.overtyped]
        yield _remark("overtyped", cells, [*_corrected(proposal, found)], words)


def _remark(kind: str, rows: Sequence[Sequence[str]], remedy: Sequence[str], words: Words) -> Remark:
    rest = len(rows) - MOST
    more = [words("intake.form.more", n=rest)] if rest > 0 else []
    return Remark(title=words(f"intake.form.{kind}", n=len(rows)), rows=rows[:MOST], remedy=[*more, *remedy])


def absent_row(one: AbsentRow, found: Seen) -> tuple[str, str]:
    """Return what the row is of, or the name of its sheet, and its file where there are several."""
    if one.sheet is not None:
        name = SHEETS[one.sheet][found.words.language]
    else:
        name = figure_name(one.key, found) if one.key else found.sides.name(Item.MEASURE, one.measure)
    return name, place(Spot(file=one.file), found) if found.several else ""


def overtyped_row(one: Overtyped, found: Seen) -> tuple[str, str, str]:
    """Return which figure it is, what the cell and the plan say of it, and its cell."""
    words = found.words
    if one.secret:
        told = words("intake.form.secret")
    else:
        told = words("intake.form.differs", typed=one.typed, known=_known(one, found))
    return figure_name(one.key, found), told, place(one.spot, found)


def _known(one: Overtyped, found: Seen) -> str:
    o = found.old.get(one.key)
    told = earlier_text(o, found.sides.old.catalogue, found.words) if o else found.words("value.none")
    return told.replace("\n", " ")


def _corrected(proposal: Proposal, found: Seen) -> Iterator[str]:
    """Yield the command that makes the workbook in which an earlier year is corrected, for each of them."""
    asked = {
        (one.key.department, period.year)
        for one in proposal.overtyped
        if (period := parse_period(one.key.period)) is not None
    }
    yield found.words("intake.form.overtyped_remedy")
    for department, year in sorted(asked):
        yield f"dashboard workbook --department {department} --year {year}"
