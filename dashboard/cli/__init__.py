"""The command line: thin, over the application's own functions. A command is a module with `register`."""

from __future__ import annotations

import argparse
import errno
import sys
import tempfile
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import dashboard
from dashboard.cli.options import CommandError
from dashboard.cli.parsing import Parser
from dashboard.cli.terminal import Exit, mute, ready_streams, tell_json, warn
from dashboard.ingest.problems import DataError, render
from dashboard.settings import Settings
from dashboard.store.faults import Refusal
from dashboard.text.columns import columns
from dashboard.text.messages import Words, load_words

COMMANDS: Final = {
    "serve": "serve",
    "validate": "validate",
    "edition": "edition",
    "export": "export",
    "workbook": "workbook",
    "status": "status",
    "import": "intake",
    "update": "update",
    "publish": "publish",
    "log": "history",
    "restore": "restore",
}
"""Every command in the order of the help, by its module here: only the one asked for is ever loaded."""


_SYSTEM: Final = {
    errno.ENOSPC: "cli.system_full",
    errno.EDQUOT: "cli.system_full",
    errno.EACCES: "cli.system_denied",
    errno.EPERM: "cli.system_denied",
    errno.EROFS: "cli.system_read_only",
    errno.ENOENT: "cli.system_missing",
    errno.EEXIST: "cli.system_exists",
}
"""What operating systems say most often, in words; the rest is told as they say it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    ready_streams()
    try:
        settings = Settings.from_environment()
    except ValueError as error:
        warn(str(error))
        return Exit.USAGE
    every = load_words()
    try:
        chosen = _parser(given, every[settings.language]).parse_args(given)
    except KeyboardInterrupt:
        warn(every[settings.language]("cli.interrupted"))
        return Exit.INTERRUPTED
    words = every[getattr(chosen, "language", None) or settings.language]
    return _run(settings, chosen, words)


def _parser(given: Sequence[str], words: Words) -> argparse.ArgumentParser:
    """Return the parser; of commands that are not asked for it knows the names alone."""
    parser = Parser(prog="dashboard", words=words)
    parser.tell(about="help.program", note="help.more")
    parser.epilog = "\n\n".join([_codes(words), parser.epilog or ""])
    version = f"dashboard {dashboard.__version__}"
    parser.add_argument("--version", action="version", version=version, help=words("help.version"))
    commands = parser.commands(words("help.commands"))
    asked = next((word for word in given if not word.startswith("-")), "")
    for name, module in COMMANDS.items():
        if name == asked:
            import_module(f"{__name__}.{module}").register(commands, words)
        else:
            commands.add_parser(name, help=words(f"help.short.{name}"), words=words)
    return parser


def _codes(words: Words) -> str:
    rows = [(str(int(code)), words(f"help.exit.{code.name.lower()}")) for code in Exit]
    return "\n".join([f"{words('help.codes')}:", *columns(rows, indent=2)])


def _run(settings: Settings, chosen: argparse.Namespace, words: Words) -> int:
    """Run the command. What goes wrong is told in words; a trace is for whoever maintains the program."""
    try:
        code: int = chosen.command(settings, chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has gone, e.g. `| head`.
        mute()
        code = Exit.DONE
    except (CommandError, DataError, Refusal, OSError, KeyboardInterrupt) as error:
        text, code = _foreseen(error, words)
        warn(text)
        _end(text, code, as_json=getattr(chosen, "json", False))
    except Exception:  # noqa: BLE001 - a coordinator is not shown a trace; the file keeps all of it
        warn(words("cli.broken", file=_kept(traceback.format_exc())))
        code = Exit.BROKEN
    return code


def _end(text: str, code: Exit, *, as_json: bool) -> None:
    """Tell a script too how it ended, if the output can still be written to."""
    try:
        if as_json:
            tell_json({"refused": text, "exit": int(code)})
        sys.stdout.flush()
    except OSError:
        mute()


def _foreseen(error: BaseException, words: Words) -> tuple[str, Exit]:
    """Return what to say of an error that data, machines or people bring about, and how the command ends."""
    match error:
        case CommandError():
            return str(error), error.code
        case Refusal():
            return error.text(words), Exit.USAGE if error.misasked else Exit.REFUSED
        case DataError():
            return render(error.problems, words.language), Exit.REFUSED
        case OSError():
            place = f" ({error.filename})" if error.filename else ""
            key = _SYSTEM.get(error.errno or 0)
            reason = words(key) if key else error.strerror or type(error).__name__
            return words("cli.system", reason=f"{reason}{place}"), Exit.REFUSED
        case _:
            return words("cli.interrupted"), Exit.INTERRUPTED


def _kept(trace: str) -> Path:
    """Return the file that a trace was written to."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="dashboard-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write(trace)
    return Path(file.name)
