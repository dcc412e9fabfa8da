"""`dashboard update sotkanet|statfin|libraries`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from dashboard.cli.acceptance import acceptance_of, add_acceptance
from dashboard.cli.fetching import Followed, Question, agent_of, chosen, fetched, read_followed
from dashboard.cli.options import CommandError, add_shared, plan_and_words
from dashboard.cli.parsing import add_command
from dashboard.cli.settling import settle, tell_refused
from dashboard.cli.terminal import Exit, Style, coloured, progress, warn
from dashboard.domain.changelog import Act
from dashboard.domain.clock import ZONE
from dashboard.domain.statistics import SERVICE_NAMES, Service, Update
from dashboard.ingest.problems import Report, render
from dashboard.ingest.statistics.answers import Answer
from dashboard.ingest.statistics.deliver import Asked, deliver
from dashboard.settings import Settings
from dashboard.text.messages import Words
from dashboard.upstream.shelf import kept, read_again

_EXAMPLES: Final = """\
  dashboard update sotkanet --save answers/2026-11-24
  dashboard update sotkanet --file answers/2026-11-24 --reason "Sotkanet 24.11.2026" \\
      --accept --by "Minna Virtanen" --accepted-by "Kaisa Niemi"
  dashboard update libraries --file tilastot2023.xls tilastot2024.xls
"""


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = add_command(commands, "update", words=words, run=update, examples=_EXAMPLES, note=True)
    parser.option("service", choices=[service.value for service in Service])
    parser.option("--only", nargs="+", default=[], metavar="ID")
    parser.option("--confirm", nargs="+", default=[], metavar="ID")
    source = parser.add_argument_group(words("help.source"))
    parser.option("--file", nargs="+", type=Path, metavar="PATH", to=source)
    parser.option("--save", type=Path, metavar="FOLDER", to=source)
    parser.option("--address", default="", metavar="URL", to=source)
    parser.option("--contact", default="", metavar="TEXT", to=source)
    add_acceptance(parser)
    add_shared(parser)


def update(settings: Settings, arguments: argparse.Namespace) -> int:
    """Fetch or read again, check, show what would change, and where that is asked for change it.

    Raises:
        CommandError: it is not asked for in a way that can be done, or the plan refuses it.
        DataError: the plan itself has errors.
        OSError: the plan's folder, or the one for the answers, cannot be written.
    """
    folder, words = plan_and_words(settings, arguments)
    acceptance = acceptance_of(arguments, words, act=Act.UPDATE)
    with progress(words("cli.reading")):
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
        today=datetime.now(ZONE).date(),
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
