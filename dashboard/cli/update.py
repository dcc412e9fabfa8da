"""`dashboard update sotkanet|statfin|libraries`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from dashboard.cli.acceptance import acceptance_of, add_acceptance
from dashboard.cli.fetching import Followed, Question, agent_of, chosen, fetched, read_followed
from dashboard.cli.options import CommandError, add_json, add_language, add_plan, folder_of, words_of
from dashboard.cli.settling import settle, tell_refused
from dashboard.cli.terminal import Exit, Style, coloured, warn
from dashboard.domain.changelog import Act
from dashboard.domain.statistics import SERVICE_NAMES, Service, Update
from dashboard.ingest.problems import Report, render
from dashboard.ingest.statistics.answers import Answer
from dashboard.ingest.statistics.deliver import Asked, deliver
from dashboard.settings import Settings
from dashboard.text.messages import Words
from dashboard.upstream.shelf import kept, read_again

_ABOUT: Final = """\
Asks a service of public statistics for the series that updates.toml in the plan's folder names, checks that
they are the plan's, and shows what would change. Only --accept changes the plan. A series with a problem is
left out, and the others are updated all the same; the command then ends with 1."""
_ENDS: Final = """\
examples:
  dashboard update sotkanet --save answers/2026-11-24
  dashboard update sotkanet --file answers/2026-11-24 --reason "Sotkanet 24.11.2026" \\
      --accept --by "Minna Virtanen" --accepted-by "Kaisa Niemi"
  dashboard update libraries --file tilastot2023.xls tilastot2024.xls

With --file nothing is asked over the network. A file is known by what is in it, whatever it is called; only a
yearly table of the libraries needs the year in its name.
"""


def register(commands: Any) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = commands.add_parser(
        "update",
        help="fetch series of public statistics, show what would change, and accept it",
        description=_ABOUT,
        epilog=_ENDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("service", choices=[service.value for service in Service], help="whom to ask")
    parser.add_argument("--only", nargs="+", default=[], metavar="ID", help="only these indicators")
    parser.add_argument(
        "--confirm",
        nargs="+",
        default=[],
        metavar="ID",
        help="indicators whose figures are right though they are far from the plan's",
    )
    source = parser.add_argument_group("where from")
    source.add_argument(
        "--file", nargs="+", type=Path, metavar="PATH", help="saved answers, or folders of them"
    )
    source.add_argument("--save", type=Path, metavar="FOLDER", help="keep what is answered in a new folder")
    source.add_argument("--address", default="", metavar="URL", help="where the service is, if it has moved")
    source.add_argument(
        "--contact", default="", metavar="TEXT", help="whom the service can write to; else the plan's contact"
    )
    add_acceptance(parser)
    add_plan(parser)
    add_language(parser)
    add_json(parser)
    parser.set_defaults(command=update)


def update(settings: Settings, arguments: argparse.Namespace) -> int:
    """Fetch or read again, check, show what would change, and where that is asked for change it.

    Raises:
        CommandError: it is not asked for in a way that can be done, or the plan refuses it.
        DataError: the plan itself has errors.
        OSError: the plan's folder, or the one for the answers, cannot be written.
    """
    words = words_of(settings, arguments)
    acceptance = acceptance_of(arguments, words, act=Act.UPDATE)
    folder = folder_of(settings, arguments, words)
    followed = read_followed(folder)
    service = Service(arguments.service)
    updates = chosen(followed, service, arguments.only, words)
    chosen(followed, service, arguments.confirm, words)
    report = Report()
    answers, ready = _answers(followed, updates, arguments, words, settings=settings, report=report)
    asked = Asked(
        dataset=followed.dataset,
        updates=ready,
        origins=followed.updates.origins,
        confirmed=frozenset(arguments.confirm),
    )
    found = deliver(service, answers, asked=asked, report=report)
    failed = [update.indicator for update in updates if update.indicator not in found.done]
    if found.delivery is None:
        tell_refused(report.problems, words, as_json=arguments.json)
        return Exit.REFUSED
    if report.problems and not arguments.json:
        warn(render(report.problems, words.language))
    code = settle(
        folder,
        [found.delivery],
        asked=acceptance,
        words=words,
        as_json=arguments.json,
        warnings=report.problems if arguments.json else (),
    )
    warn(*_summary(service, found.done, failed, words))
    return Exit.REFUSED if failed and code == Exit.DONE else code


def _answers(
    followed: Followed,
    updates: Sequence[Update],
    arguments: argparse.Namespace,
    words: Words,
    *,
    settings: Settings,
    report: Report,
) -> tuple[Sequence[Answer], Sequence[Update]]:
    """Return the answers, and the series for which they can be looked through."""
    if arguments.file:
        return read_again(arguments.file, report=report), updates
    save = arguments.save
    if save is not None and save.exists() and (not save.is_dir() or any(save.iterdir())):
        raise CommandError(words("update.save_full", folder=save))
    contact = arguments.contact or followed.dataset.catalogue.plan.contact_email or settings.address
    question = Question(
        service=Service(arguments.service),
        address=arguments.address,
        agent=agent_of(contact),
        updates=updates,
        today=datetime.now(ZoneInfo("Europe/Helsinki")).date(),
    )
    errand, ready = fetched(question, followed, words, report=report)
    if save is not None and errand.answers:
        kept(save, errand.answers)
        warn(words("update.saved", folder=save))
    return errand.answers, ready


def _summary(service: Service, done: Sequence[str], failed: Sequence[str], words: Words) -> Iterator[str]:
    """Yield how many series were read, and which were not."""
    yield words.count("update.done", len(done), service=SERVICE_NAMES[service])
    if failed:
        told = words.count("update.failed", len(failed), names=", ".join(failed))
        yield coloured(told, Style.ERROR, to=sys.stderr)
