"""The command line: `dashboard serve`, `dashboard validate`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.factory import create_app
from dashboard.ingest.load import inspect_plan
from dashboard.ingest.problems import DataError, Severity, render
from dashboard.settings import Settings
from dashboard.text.messages import LANGUAGES


def serve(settings: Settings, _: argparse.Namespace) -> int:
    """Serve the dashboard for one developer; `.ci/serve` is for more than one reader.

    Returns 1 where the plan has errors, after telling them.
    """
    try:
        app = create_app(settings)
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    app.run(host=settings.host, port=str(settings.port), debug=False)
    return 0


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code."""
    parser = argparse.ArgumentParser(prog="dashboard", description="The wellbeing dashboard.")
    commands = parser.add_subparsers(required=True, metavar="command")
    server = commands.add_parser("serve", help="serve the dashboard on this machine")
    server.set_defaults(command=serve)
    checker = commands.add_parser("validate", help="check a plan's folder and tell every problem in it")
    checker.add_argument("folder", type=Path, nargs="?", help="the plan's folder; by default the one served")
    checker.add_argument("--language", choices=LANGUAGES, default="en", help="the language of the messages")
    checker.set_defaults(command=validate)
    chosen = parser.parse_args(arguments)
    try:
        settings = Settings.from_environment()
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    code: int = chosen.command(settings, chosen)
    return code
