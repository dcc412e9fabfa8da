"""The command line: thin, over the application's own functions. A command is a module with `register`."""

from __future__ import annotations

import argparse
import os
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import dashboard
from dashboard.cli import (
    edition,
    export,
    history,
    intake,
    publish,
    restore,
    serve,
    status,
    update,
    validate,
    workbook,
)
from dashboard.cli.options import CommandError
from dashboard.cli.terminal import Exit, tell_json, warn
from dashboard.ingest.problems import DataError, render
from dashboard.settings import Settings
from dashboard.store.intake import IntakeRefused
from dashboard.store.publication.faults import PublicationError
from dashboard.text.messages import Words, load_words

COMMANDS = (serve, validate, edition, export, workbook, status, intake, update, publish, history, restore)
"""Every command in the order of the help; each sets `command`, a function of settings and arguments."""

_WORDED: Final = (IntakeRefused, PublicationError)
"""What the store refuses with, in words of its own."""

_ENDS: Final = """\
exit codes:
  0    done
  1    refused: the data or the plan does not allow it; what is wrong was told
  2    not asked for in a way that can be done
  3    nothing is wrong, but questions wait for an answer; nothing was written
  70   an error of the program; a file with the particulars was named
  130  interrupted from the keyboard

Settings come from the environment: DASHBOARD_PLAN, DASHBOARD_DATA, DASHBOARD_LANGUAGE (fi, sv, en) and
others; the README lists them. NO_COLOR=1 turns colours off. "dashboard COMMAND --help" tells more.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        settings = Settings.from_environment()
    except ValueError as error:
        warn(str(error))
        return Exit.USAGE
    words = load_words()[getattr(chosen, "language", None) or settings.language]
    return _run(settings, chosen, words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dashboard",
        description="Serves a municipality's wellbeing plan, and keeps it through the year.",
        epilog=_ENDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"dashboard {dashboard.__version__}")
    commands = parser.add_subparsers(required=True, metavar="command", title="commands")
    for command in COMMANDS:
        command.register(commands)
    return parser


def _run(settings: Settings, chosen: argparse.Namespace, words: Words) -> int:
    """Run the command. What goes wrong is told in words; a trace is for whoever maintains the program."""
    try:
        code: int = chosen.command(settings, chosen)
    except BrokenPipeError:
        # Whoever read the output has gone, e.g. `| head`; the interpreter must not write to it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = Exit.DONE
    except (CommandError, DataError, *_WORDED, OSError, KeyboardInterrupt) as error:
        text, code = _foreseen(error, words)
        warn(text)
        if getattr(chosen, "json", False):
            tell_json({"refused": text, "exit": int(code)})
    except Exception:  # noqa: BLE001 - a coordinator is not shown a trace; the file keeps all of it
        warn(words("cli.broken", file=_kept(traceback.format_exc())))
        code = Exit.BROKEN
    return code


def _foreseen(error: BaseException, words: Words) -> tuple[str, Exit]:
    """Return what to say of an error that data, machines or people bring about, and how the command ends."""
    match error:
        case CommandError():
            return str(error), error.code
        case IntakeRefused() | PublicationError():
            return error.text(words), Exit.REFUSED
        case DataError():
            return render(error.problems, words.language), Exit.REFUSED
        case OSError():
            place = f" ({error.filename})" if error.filename else ""
            told = words("cli.system", reason=f"{error.strerror or type(error).__name__}{place}")
            return told, Exit.REFUSED
        case _:
            return words("cli.interrupted"), Exit.INTERRUPTED


def _kept(trace: str) -> Path:
    """Return the file that a trace was written to."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="dashboard-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write(trace)
    return Path(file.name)
