"""A plan's folder to a dataset as `ingest.load` does it, never of a plan that is half changed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from dashboard.domain.dataset import Dataset
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import DataError, Problem, Report
from dashboard.store.intake.journal import read_settled


def load_settled(folder: Path, *, today: dt.date | None = None) -> Dataset:
    """Return the plan in a folder.

    Raises:
        DataError: something in the folder is wrong; it lists everything that is.
    """
    dataset, problems = inspect_settled(folder, today=today)
    if dataset is None:
        raise DataError(problems)
    return dataset


def inspect_settled(
    folder: Path, *, today: dt.date | None = None
) -> tuple[Dataset | None, tuple[Problem, ...]]:
    """Return the plan in a folder, or None where there is an error, and all problems, warnings included."""
    report = Report()
    dataset = dataset_of(read_settled(folder, report=report), report=report, today=today)
    return dataset, report.problems
