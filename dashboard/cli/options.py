"""The options that commands share, and what they have in common to say of them."""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from pathlib import Path

from dashboard.cli.terminal import Exit
from dashboard.settings import Settings
from dashboard.text.messages import LANGUAGES, Words, load_words

PLAN_FILE = "plan.toml"


class CommandError(Exception):
    """A command cannot be done as asked; the text says why and what to do, `code` how the command ends."""

    def __init__(self, text: str, code: Exit = Exit.USAGE) -> None:
        """Keep the text and the code."""
        self.code = code
        super().__init__(text)


def add_plan(parser: argparse.ArgumentParser) -> None:
    """Add `--plan`."""
    parser.add_argument(
        "--plan", metavar="NAME", help="the plan's folder in the data folder; by default the one served"
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add `--language`; without it the language of the terminal is used (`Settings.language`)."""
    parser.add_argument(
        "--language", choices=LANGUAGES, help="the language of what is said; by default the terminal's"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="say it as one JSON object, for scripts")


def words_of(settings: Settings, arguments: argparse.Namespace) -> Words:
    """Return the words of the language that was asked for, or else of the terminal."""
    return load_words()[arguments.language or settings.language]


def folder_of(settings: Settings, arguments: argparse.Namespace, words: Words) -> Path:
    """Return the folder of the plan that was asked for, or else of the one served.

    Raises:
        CommandError: there is no such plan; the text names those there are.
    """
    name = arguments.plan or settings.plan
    folder = settings.data_folder / name
    if (folder / PLAN_FILE).is_file():
        return folder
    known = sorted(path.parent.name for path in settings.data_folder.glob(f"*/{PLAN_FILE}"))
    near = get_close_matches(name, known, n=1)
    raise CommandError(words("cli.no_plan", folder=folder, plans=", ".join(near or known) or "–"))
