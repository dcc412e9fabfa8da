"""The options that commands share, and what they have in common to say of them."""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from pathlib import Path

from dashboard.cli.parsing import SHARED, Parser
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


def add_shared(parser: Parser, *, language: bool = True, json: bool = True) -> None:
    """Add `--plan`, `--language` (without it the terminal's) and `--json`."""
    parser.option("--plan", metavar="NAME", table=SHARED)
    if language:
        parser.option("--language", choices=LANGUAGES, table=SHARED)
    if json:
        parser.option("--json", action="store_true", table=SHARED)


def words_of(settings: Settings, arguments: argparse.Namespace) -> Words:
    """Return the words of the language that was asked for, or else of the terminal."""
    return load_words()[getattr(arguments, "language", None) or settings.language]


def plan_and_words(settings: Settings, arguments: argparse.Namespace) -> tuple[Path, Words]:
    """Return the folder of the plan that was asked for, or else of the one served, and the words to speak.

    Raises:
        CommandError: there is no such plan.
    """
    words = words_of(settings, arguments)
    return folder_of(settings, arguments, words), words


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
    if not known:
        raise CommandError(words("cli.no_plans", folder=settings.data_folder))
    near = get_close_matches(name, known, n=1)
    raise CommandError(words("cli.no_plan", folder=folder, plans=", ".join(near or known)))
