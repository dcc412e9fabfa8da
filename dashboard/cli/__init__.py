"""The command line: thin, over the application's own functions. A command is a module with `register`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from dashboard.cli import edition, export, serve, validate
from dashboard.settings import Settings

COMMANDS = (serve, validate, edition, export)
"""Every command in the order of the help; each sets `command`, a function of settings and arguments."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code."""
    parser = argparse.ArgumentParser(prog="dashboard", description="The wellbeing dashboard.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in COMMANDS:
        command.register(commands)
    chosen = parser.parse_args(arguments)
    try:
        settings = Settings.from_environment()
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    code: int = chosen.command(settings, chosen)
    return code
