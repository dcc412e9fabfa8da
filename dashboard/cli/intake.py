"""`dashboard import`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from dashboard.cli.acceptance import acceptance_of, add_acceptance
from dashboard.cli.options import add_json, add_language, add_plan, folder_of, words_of
from dashboard.cli.settling import settle, tell_refused
from dashboard.cli.terminal import Exit, progress
from dashboard.domain.changelog import Act
from dashboard.domain.dataset import Dataset
from dashboard.domain.delivery import Delivery, Key
from dashboard.domain.edition import Objection
from dashboard.domain.kinds import Missing
from dashboard.ingest.deliveries import check_repeats, read_delivery
from dashboard.ingest.incoming import read_incoming
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import DataError, Report
from dashboard.settings import Settings
from dashboard.store.intake import read_settled
from dashboard.text.changelog import ZONE
from dashboard.text.messages import Words

_ABOUT: Final = """\
Checks what departments deliver and tells what would change: workbooks and tables (.xlsx, .csv) and texts
(2023-library.fi.md). All problems are told at once, each with its cell. Figures that jump or look copied, and
published figures that change, are questioned; a written reason answers. Only --accept changes the plan."""
_ENDS: Final = """\
examples:
  dashboard import library-2023.xlsx
  dashboard import library-2023.xlsx --reason-for library-loans 2023 "Kirjasto oli suljettu remontin ajan"
  dashboard import *.xlsx --accept --by "Liisa Lainaaja" --accepted-by "Minna Virtanen"

exit codes: 0; 1 where something is wrong; 2 where it was not asked for in a way that can be done; 3 where
questions wait for a reason. Nothing was written unless it says so.
"""


def register(commands: Any) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = commands.add_parser(
        "import",
        help="check what departments deliver, tell what would change, and accept it",
        description=_ABOUT,
        epilog=_ENDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="what was delivered")
    add_acceptance(parser)
    add_plan(parser)
    add_language(parser)
    add_json(parser)
    parser.set_defaults(command=run)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Read what was delivered, tell what would change, and where that is asked for change it.

    Raises:
        CommandError: it is not asked for in a way that can be done, or the plan refuses it.
        DataError: the plan itself has errors.
        OSError: the plan's folder cannot be written.
    """
    words = words_of(settings, arguments)
    folder = folder_of(settings, arguments, words)
    asked = acceptance_of(arguments, words, act=Act.IMPORT)
    dataset = _plan(folder)
    report = Report()
    found = _read(arguments.files, dataset, words, report)
    if report.failed():
        check_repeats(found, report=report)
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
    secret = _secret(dataset)
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


def _secret(dataset: Dataset) -> frozenset[Key]:
    """Return the figures that readers see as secret."""
    return frozenset(
        Key(o.indicator, o.area, o.department, o.period.key, o.breakdown)
        for rows in dataset.by_indicator.values()
        for o in rows
        if o.missing is Missing.SUPPRESSED
    )
