"""`dashboard validate`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from dashboard.ingest.load import inspect_plan
from dashboard.ingest.problems import Severity, render
from dashboard.settings import Settings
from dashboard.text.messages import LANGUAGES


def register(commands: Any) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = commands.add_parser("validate", help="check a plan's folder and tell every problem in it")
    parser.add_argument("folder", type=Path, nargs="?", help="the plan's folder; by default the one served")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="the language of the messages")
    parser.set_defaults(command=validate)


def validate(settings: Settings, arguments: argparse.Namespace) -> int:
    """Tell every problem of a plan's folder; return 1 where one of them is an error."""
    folder = arguments.folder or settings.data_folder / settings.plan
    dataset, problems = inspect_plan(folder)
    if problems:
        sys.stdout.write(render(problems, arguments.language) + "\n")
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if dataset is None:
        sys.stdout.write(
            f"{folder}: {errors} errors, {len(problems) - errors} warnings; the plan is not loaded\n"
        )
        return 1
    counts = f"{len(dataset.catalogue.indicators)} indicators, {len(dataset.observations)} observations"
    sys.stdout.write(f"{folder}: {counts}, version {dataset.version}\n")
    return 0
