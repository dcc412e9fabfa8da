"""What `dashboard update` reads: the plan, and a service's answers, over the network or kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import dashboard
from dashboard.cli.options import CommandError
from dashboard.cli.terminal import progress
from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Objection
from dashboard.domain.statistics import SERVICE_NAMES, Service, Update
from dashboard.ingest.definitions import read_definitions
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import DataError, Report
from dashboard.ingest.statistics.checks import present
from dashboard.ingest.statistics.definitions import Updates
from dashboard.store.intake import read_settled
from dashboard.text.messages import Words
from dashboard.upstream.client import Client
from dashboard.upstream.errand import Errand
from dashboard.upstream.pace import LIMITS, Pace
from dashboard.upstream.services import ADDRESSES, fetch

EARLIEST: Final = 1990
"""The first year that is asked for where the plan has no figure yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A plan as it is, and the series of public statistics in it."""

    dataset: Dataset
    updates: Updates


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whom to ask, for what, under which name, and the day it is."""

    service: Service
    address: str
    agent: str
    updates: Sequence[Update]
    today: date


def read_followed(folder: Path) -> Followed:
    """Return the plan in a folder.

    Raises:
        IntakeRefused: a change of it was stopped half-way and cannot be finished.
        DataError: it has errors; nothing is compared with a plan that cannot be read.
    """
    report = Report(tolerated=tuple(Objection))
    files = read_settled(folder, report=report)
    definitions = read_definitions(files, report=Report()) if files else None
    dataset = dataset_of(files, report=report)
    if definitions is None or dataset is None:
        raise DataError(report.problems)
    return Followed(dataset=dataset, updates=definitions.updates)


def chosen(followed: Followed, service: Service, names: Collection[str], words: Words) -> tuple[Update, ...]:
    """Return the service's series, or those of the named indicators.

    Raises:
        CommandError: there is none, or one of the names is not among them.
    """
    every = followed.updates.of(service)
    if not every:
        raise CommandError(words("update.no_series", service=SERVICE_NAMES[service]))
    known = [update.indicator for update in every]
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=3) or known
            raise CommandError(words("update.unknown", name=name, names=", ".join(near)))
    return tuple(update for update in every if not names or update.indicator in names)


def fetched(
    question: Question, followed: Followed, words: Words, *, report: Report
) -> tuple[Errand, Sequence[Update]]:
    """Ask a service; return what it answered, and the series for which everything that was asked came."""
    name = SERVICE_NAMES[question.service]
    client = Client(question.agent, pace=Pace(LIMITS[question.service]))
    with closing(client), progress(words("update.asking", service=name)) as shown:
        errand = Errand(
            client=client,
            service=question.service,
            address=question.address.rstrip("/") or ADDRESSES[question.service],
            today=question.today,
            report=report,
            told=shown.step,
        )
        wanted = [(u, range(_first(u, followed.dataset), question.today.year + 1)) for u in question.updates]
        fetch(errand, wanted, followed.dataset.catalogue)
    return errand, [update for update in question.updates if update.indicator not in errand.failed]


def agent_of(contact: str) -> str:
    """Return what the dashboard calls itself to a service: its name, its version, and whom to write to."""
    plain = "".join(c for c in contact if c.isascii() and c.isprintable())
    return f"wellbeing-dashboard/{dashboard.__version__}" + (f" ({plain})" if plain else "")


def _first(update: Update, dataset: Dataset) -> int:
    """Return the first year to ask for: the one set, or else that of the plan's first figure."""
    indicator = dataset.catalogue.indicators[update.indicator]
    years = [year for _, year in present(dataset.by_indicator[update.indicator], indicator).rows]
    return update.first or min(years, default=EARLIEST)
