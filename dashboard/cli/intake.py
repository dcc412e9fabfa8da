"""`dashboard import`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from dashboard.cli.acceptance import acceptance_of, add_acceptance
from dashboard.cli.options import add_shared, plan_and_words
from dashboard.cli.parsing import add_command
from dashboard.cli.settling import settle, tell_refused
from dashboard.cli.terminal import Exit, progress
from dashboard.domain.changelog import Act
from dashboard.domain.clock import ZONE
from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import Delivery
from dashboard.domain.edition import Objection
from dashboard.ingest.deliveries import check_repeats, read_delivery
from dashboard.ingest.incoming import read_incoming
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import DataError, Report
from dashboard.settings import Settings
from dashboard.store.intake import read_settled
from dashboard.store.intake.secret import hidden
from dashboard.text.messages import Words

_EXAMPLES: Final = """\
  dashboard import library-2023.xlsx
  dashboard import library-2023.xlsx --reason-for library-loans 2023 "Kirjasto oli suljettu remontin ajan"
  dashboard import *.xlsx --accept --by "Liisa Lainaaja" --accepted-by "Minna Virtanen"
"""


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = add_command(commands, "import", words=words, run=run, examples=_EXAMPLES)
    parser.option("files", nargs="+", type=Path, metavar="FILE")
    add_acceptance(parser)
    add_shared(parser)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Read what was delivered, tell what would change, and where that is asked for change it.

    Raises:
        CommandError: it is not asked for in a way that can be done, or the plan refuses it.
        DataError: the plan itself has errors.
        OSError: the plan's folder cannot be written.
    """
    folder, words = plan_and_words(settings, arguments)
    asked = acceptance_of(arguments, words, act=Act.IMPORT)
    with progress(words("cli.reading")):
        dataset = _plan(folder)
    report = Report()
    found = _read(arguments.files, dataset, words, report)
    if report.failed():
        check_repeats(found, catalogue=dataset.catalogue, report=report)
        tell_refused(report.problems, words, as_json=arguments.json)
        return Exit.REFUSED
    return settle(
        folder,
        found,
        asked=asked,
        words=words,
        as_json=arguments.json,
        warnings=report.problems,
    )


def _plan(folder: Path) -> Dataset:
    """Return the plan that is delivered to.

    Raises:
        IntakeRefused: a change of it was stopped half-way and cannot be finished.
        DataError: it has errors.
    """
    report = Report(tolerated=tuple(Objection))
    files = read_settled(folder, report=report)
    dataset = dataset_of(files, report=report)
    if dataset is None:
        raise DataError(report.problems)
    return dataset


def _read(paths: Sequence[Path], dataset: Dataset, words: Words, report: Report) -> tuple[Delivery, ...]:
    """Return what the files deliver; those with an error are reported and left out."""
    contents = read_incoming(paths, report=report)
    today = datetime.now(tz=UTC).astimezone(ZONE).date()
    secret = hidden(dataset)
    found = []
    with progress(words("intake.reading"), len(contents)) as shown:
        for name, data in contents.items():
            delivery = read_delivery(
                name,
                data,
                catalogue=dataset.catalogue,
                hidden=secret.__contains__,
                report=report,
                this_year=today.year,
            )
            found += [delivery] if delivery else []
            shown.step(name)
    return tuple(found)
