"""`dashboard status`: who has delivered what for a year, what is missing, which links the plan lacks."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Any, Final

from dashboard.cli.options import CommandError, add_json, add_language, add_plan, folder_of, words_of
from dashboard.cli.status_json import status_json
from dashboard.cli.terminal import Exit, Style, coloured, tell, tell_json, warn
from dashboard.domain.dataset import Dataset
from dashboard.domain.round import BrokenLink, DepartmentRound, Round, Standing
from dashboard.queries.broken_links import broken_links, concerning
from dashboard.queries.delivered import with_handovers
from dashboard.queries.due import round_year
from dashboard.queries.owed import heirs
from dashboard.queries.round import narrowed, round_of
from dashboard.settings import Settings
from dashboard.store.intake import load_settled, read_log
from dashboard.text.broken_links import link_groups
from dashboard.text.messages import Words
from dashboard.text.rounds import (
    Group,
    come_in,
    due_line,
    handover_text,
    lede,
    line_text,
    owed_groups,
)

WIDTH: Final = 79
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
_ABOUT: Final = """\
Tells what each department has delivered for a year, when and by whom, what is missing and what is overdue,
and lists every link that the plan lacks. It reads the plan's folder as it is now and writes nothing."""
_ENDS: Final = """\
The year is by default the newest one that is over: in winter 2024 it is 2023. A figure is due when the
indicator's next_update says so, else by the day in plan.toml, for example:
  [round]
  due = 2024-02-15

exit codes: 0; with --strict 1 where something is missing; 2 where there is no such department or year.
"""
_STYLES: Final = {
    Standing.OVERDUE: Style.ERROR,
    Standing.MISSING: Style.WARNING,
    Standing.DELIVERED: Style.GOOD,
}
_IN_SHORT: Final = frozenset({Standing.DELIVERED, Standing.NOT_DUE})
"""What is only counted where all departments are told of."""


def register(commands: Any) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = commands.add_parser(
        "status",
        help="tell who has delivered what, what is missing, and which links the plan lacks",
        description=_ABOUT,
        epilog=_ENDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--department", metavar="ID", help="tell of this department alone, and of all it gave"
    )
    parser.add_argument("--year", type=int, help="the year; by default the newest one that is over")
    parser.add_argument("--strict", action="store_true", help="end with 1 where something is missing")
    add_plan(parser)
    add_language(parser)
    add_json(parser)
    parser.set_defaults(command=run)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Tell how the round stands.

    Raises:
        CommandError: there is no such plan, department or year.
        DataError: the plan cannot be loaded.
    """
    words = words_of(settings, arguments)
    folder = folder_of(settings, arguments, words)
    today = datetime.now(tz=UTC).date()
    year = _year(arguments.year, today, words)
    dataset = load_settled(folder)
    kept = read_log(folder)
    warn(*(fault.text(words) for fault in kept.faults))
    log = kept.entries
    found = with_handovers(round_of(dataset, year, today), dataset, log)
    links = broken_links(dataset, year, log)
    if arguments.department is not None:
        chosen = _department(arguments.department, dataset, year, words)
        found, links = narrowed(found, chosen), concerning(links, chosen)
    if arguments.json:
        tell_json(status_json(found, links, dataset=dataset, words=words))
    else:
        tell(*_lines(found, links, dataset=dataset, words=words, alone=arguments.department is not None))
        if not log:
            tell("", *_wrapped(words("coordinator.no_log")))
    return Exit.REFUSED if arguments.strict and found.lacking else Exit.DONE


def _year(asked: int | None, today: date, words: Words) -> int:
    if asked is not None and not FIRST_YEAR <= asked <= LAST_YEAR:
        raise CommandError(words("coordinator.year_far", year=asked, first=FIRST_YEAR, last=LAST_YEAR))
    return round_year(today) if asked is None else asked


def _department(name: str, dataset: Dataset, year: int, words: Words) -> Sequence[str]:
    """Return who answers in the year for a department.

    Raises:
        CommandError: there is no such department; the text names those like it.
    """
    known = dataset.catalogue.departments
    if name not in known:
        near = ", ".join(get_close_matches(name, known, n=3) or known)
        raise CommandError(words("coordinator.no_department", name=name, near=near))
    return heirs(dataset.catalogue, [name], year)


def _lines(
    found: Round, links: Sequence[BrokenLink], *, dataset: Dataset, words: Words, alone: bool
) -> Iterator[str]:
    plan = words.of(dataset.catalogue.plan.title)
    yield coloured(words("coordinator.head", plan=plan, year=found.year), Style.STRONG)
    for text in (lede(found, words), due_line(found, words)):
        yield from _wrapped(text)
    for one in found.departments:
        yield ""
        yield from _department_lines(one, found.year, dataset=dataset, words=words, alone=alone)
    yield ""
    yield coloured(words("coordinator.links"), Style.STRONG)
    none = words("coordinator.no_department_links" if alone else "coordinator.no_links")
    yield from [] if links else _wrapped(none, "  ")
    for group in link_groups(links, year=found.year, words=words):
        yield from _group(group, words)


def _department_lines(
    found: DepartmentRound, year: int, *, dataset: Dataset, words: Words, alone: bool
) -> Iterator[str]:
    yield coloured(f"{words.of(found.department.name)}  {come_in(found, words)}", Style.STRONG)
    catalogue = dataset.catalogue
    for group in owed_groups(found, year=year, catalogue=catalogue, words=words, named=True):
        yield from _group(group, words, short=not alone and group.standing in _IN_SHORT)
    if found.handover is not None:
        given = handover_text(found.handover, words, named=True)
        yield from _wrapped(words("coordinator.last", handover=given), "  ")


def _group(group: Group, words: Words, *, short: bool = False) -> Iterator[str]:
    style = _STYLES.get(group.standing) if group.standing else None
    for text in _wrapped(group.title, "  "):
        yield coloured(text, style) if style else text
    for line in () if short else group.lines:
        yield from _wrapped(line_text(line, words), "    - ", "      ")


def _wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
