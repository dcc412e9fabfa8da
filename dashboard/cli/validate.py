"""`dashboard validate`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.cli.options import words_of
from dashboard.cli.parsing import SHARED, add_command
from dashboard.cli.terminal import Exit, Style, coloured, progress, tell, tell_json
from dashboard.domain.dataset import Dataset
from dashboard.ingest.folder_name import folder_problems
from dashboard.ingest.problems import Problem, Severity, render
from dashboard.settings import Settings
from dashboard.store.intake import inspect_settled
from dashboard.text.messages import LANGUAGES, Words


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = add_command(commands, "validate", words=words, run=validate)
    parser.option("folder", type=Path, nargs="?", metavar="FOLDER")
    parser.option("--language", choices=LANGUAGES, table=SHARED)
    parser.option("--json", action="store_true", table=SHARED)


def validate(settings: Settings, arguments: argparse.Namespace) -> int:
    """Tell every problem of a plan's folder; refuse where one of them is an error."""
    words = words_of(settings, arguments)
    folder = arguments.folder or settings.data_folder / settings.plan
    with progress(words("cli.reading")):
        dataset, found = inspect_settled(folder)
        problems = (*found, *folder_problems(folder))
    if arguments.json:
        tell_json(_told(folder, dataset, problems, words))
        return Exit.REFUSED if dataset is None else Exit.DONE
    if problems:
        tell(render(problems, words.language, whole=True))
    if dataset is None:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        warnings = len(problems) - errors
        tell(coloured(words("validate.bad", folder=folder, errors=errors, warnings=warnings), Style.ERROR))
        return Exit.REFUSED
    counts = {"indicators": len(dataset.catalogue.indicators), "figures": len(dataset.observations)}
    tell(words("validate.good", folder=folder, version=dataset.version, **counts))
    return Exit.DONE


def _told(
    folder: Path, dataset: Dataset | None, problems: Sequence[Problem], words: Words
) -> Mapping[str, object]:
    return {
        "folder": str(folder),
        "loaded": dataset is not None,
        "version": dataset.version if dataset else None,
        "problems": [_problem(problem, words) for problem in problems],
    }


def _problem(problem: Problem, words: Words) -> Mapping[str, object]:
    facts = ("rule", "severity", "file", "sheet", "row", "cell", "column", "value")
    return {fact: getattr(problem, fact) for fact in facts} | {
        "text": problem.text(words.language, whole=True)
    }
