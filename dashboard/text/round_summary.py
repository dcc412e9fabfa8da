"""The yearly round on one screen: a line a department, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.domain.round import DepartmentRound, Round, Standing
from dashboard.text.columns import WIDTH, columns, wrapped
from dashboard.text.messages import Words
from dashboard.text.rounds import come_in, handover_text

_INDENT = 2
_SHORTEST = 20
_BETWEEN = 2


def summary_lines(found: Round, words: Words) -> Iterator[str]:
    """Yield how far each department is, with what is overdue and for how many days at the most.

    Departments that owe nothing for the year and gave nothing are counted at the end.
    """
    shown = [one for one in found.departments if one.expected or one.handover]
    if shown:
        head = [
            words(f"coordinator.summary.{name}") for name in ("department", "delivered", "overdue", "last")
        ]
        yield from columns(_fitted([head, *(_row(one, found.today, words) for one in shown)]), indent=_INDENT)
    if rest := len(found.departments) - len(shown):
        yield from wrapped(words.count("coordinator.summary.rest", rest, year=found.year), indent=_INDENT)


def _row(found: DepartmentRound, today: date, words: Words) -> list[str]:
    name = words.of(found.department.name)
    return [name, come_in(found, words), _overdue(found, today, words), handover_text(found.handover, words)]


def _overdue(found: DepartmentRound, today: date, words: Words) -> str:
    late = found.of(Standing.OVERDUE)
    if not late:
        return words("value.none")
    days = max(((today - owed.due).days for owed in late if owed.due is not None), default=0)
    return words("coordinator.summary.days", n=len(late), days=days) if days else str(len(late))


def _fitted(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows with names cut where they would not fit beside the rest."""
    rest = sum(max(len(row[at]) for row in rows) + _BETWEEN for at in range(1, len(rows[0])))
    room = max(WIDTH - _INDENT - rest, _SHORTEST)
    return [[_cut(name, room), *others] for name, *others in rows]


def _cut(name: str, room: int) -> str:
    return name if len(name) <= room else f"{name[: room - 1].rstrip()}…"
