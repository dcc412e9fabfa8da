"""`dashboard status`: who has delivered what for a year, what is missing, which links the plan lacks."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, Final

from dashboard.cli.finishing import warn_of_held
from dashboard.cli.options import CommandError, add_shared, plan_and_words
from dashboard.cli.parsing import add_command
from dashboard.cli.status_json import status_json
from dashboard.cli.terminal import Exit, Style, coloured, progress, tell, tell_json, warn
from dashboard.domain.clock import ZONE
from dashboard.domain.dataset import Dataset
from dashboard.domain.round import BrokenLink, Round, Standing
from dashboard.queries.broken_links import broken_links, concerning
from dashboard.queries.delivered import with_handovers
from dashboard.queries.due import round_year
from dashboard.queries.owed import heirs
from dashboard.queries.round import narrowed, round_of
from dashboard.settings import Settings
from dashboard.store.intake import load_settled, read_log
from dashboard.text.broken_links import link_groups
from dashboard.text.messages import Words
from dashboard.text.round_summary import summary_lines
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
_EXAMPLES: Final = """\
  dashboard status
  dashboard status --department library --year 2023
  dashboard status --all
"""
_STYLES: Final = {
    Standing.OVERDUE: Style.ERROR,
    Standing.MISSING: Style.WARNING,
    Standing.DELIVERED: Style.GOOD,
}


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = add_command(commands, "status", words=words, run=run, examples=_EXAMPLES, note=True)
    whose = parser.add_mutually_exclusive_group()
    parser.option("--department", metavar="ID", to=whose)
    parser.option("--all", action="store_true", to=whose)
    parser.option("--year", type=int, metavar="YEAR")
    parser.option("--strict", action="store_true")
    add_shared(parser)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Tell how the round stands.

    Raises:
        CommandError: there is no such plan, department or year.
        DataError: the plan cannot be loaded.
    """
    folder, words = plan_and_words(settings, arguments)
    today = datetime.now(ZONE).date()
    year = _year(arguments.year, today, words)
    with progress(words("cli.reading")):
        dataset = load_settled(folder)
    kept = read_log(folder)
    warn(*(fault.text(words) for fault in kept.faults))
    warn_of_held(folder, words)
    log = kept.entries
    found = with_handovers(round_of(dataset, year, today), dataset, log)
    links = broken_links(dataset, year, log)
    if arguments.department is not None:
        chosen = _department(arguments.department, dataset, year, words)
        found, links = narrowed(found, chosen), concerning(links, chosen)
    if arguments.json:
        tell_json(status_json(found, links, dataset=dataset, words=words))
    else:
        alone = arguments.department is not None
        short = not alone and not arguments.all
        tell(*_head(found, dataset, words))
        tell(*(_short(found, words) if short else _long(found, dataset, words)))
        tell(*_link_lines(links, found.year, words, alone=alone, short=short))
        if not log:
            tell("", *_wrapped(words("coordinator.no_log")))
        if short:
            tell("", *_wrapped(_more(found, words)))
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


def _head(found: Round, dataset: Dataset, words: Words) -> Iterator[str]:
    plan = words.of(dataset.catalogue.plan.title)
    yield coloured(words("coordinator.head", plan=plan, year=found.year), Style.STRONG)
    for text in (lede(found, words), due_line(found, words)):
        yield from _wrapped(text)


def _short(found: Round, words: Words) -> Iterator[str]:
    yield ""
    yield from summary_lines(found, words)


def _long(found: Round, dataset: Dataset, words: Words) -> Iterator[str]:
    for one in found.departments:
        yield ""
        yield coloured(f"{words.of(one.department.name)}  {come_in(one, words)}", Style.STRONG)
        for group in owed_groups(one, year=found.year, catalogue=dataset.catalogue, words=words, named=True):
            yield from _group(group, words)
        if one.handover is not None:
            given = handover_text(one.handover, words, named=True)
            yield from _wrapped(words("coordinator.last", handover=given), "  ")


def _link_lines(
    links: Sequence[BrokenLink], year: int, words: Words, *, alone: bool, short: bool
) -> Iterator[str]:
    yield ""
    yield coloured(words("coordinator.links"), Style.STRONG)
    none = words("coordinator.no_department_links" if alone else "coordinator.no_links")
    yield from [] if links else _wrapped(none, "  ")
    for group in link_groups(links, year=year, words=words):
        yield from _group(group, words, short=short)


def _more(found: Round, words: Words) -> str:
    """Return how to see more, of one that lacks something where there is one."""
    ids = [one.department.id for one in (*(d for d in found.departments if d.lacking), *found.departments)]
    return words("coordinator.summary.more", department=ids[0]) if ids else words("coordinator.summary.all")


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
