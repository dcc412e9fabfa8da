"""How every command speaks and ends, whatever goes wrong."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.cli import main
from dashboard.cli.options import CommandError
from dashboard.cli.terminal import Exit, Style, coloured, progress
from dashboard.settings import LANGUAGES as TERMINAL_LANGUAGES
from dashboard.settings import Settings
from dashboard.store.faults import Fault, FaultKind
from dashboard.store.intake import IntakeFault, IntakeFaultKind, IntakeRefused
from dashboard.store.publication.faults import PublicationError
from dashboard.text.messages import LANGUAGES


class Failing:
    """A command that raises what it is made with."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def register(self, commands) -> None:
        commands.add_parser("fail").set_defaults(command=self.run)

    def run(self, _settings, _arguments) -> int:
        raise self.error


@pytest.fixture
def failing(monkeypatch):
    def run(error: BaseException) -> int:
        monkeypatch.setattr(cli, "COMMANDS", (Failing(error),))
        return main(["fail"])

    return run


def test_an_error_of_the_program_is_no_trace_but_a_file_with_it(failing, capsys):
    assert failing(ZeroDivisionError("of nothing")) == Exit.BROKEN
    told = capsys.readouterr().err
    assert "Traceback" not in told
    file = Path(re.findall(r"\S+\.log", told)[0])
    assert "ZeroDivisionError: of nothing" in file.read_text(encoding="utf-8")
    file.unlink()


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), Exit.INTERRUPTED, "Interrupted."),
        (PermissionError(13, "Permission denied", "plan.toml"), Exit.REFUSED, "denied (plan.toml)"),
        (CommandError("There is no such thing."), Exit.USAGE, "There is no such thing."),
        (CommandError("Not now.", Exit.REFUSED), Exit.REFUSED, "Not now."),
        (PublicationError("0001", [Fault(kind=FaultKind.MISSING, what="x.csv")]), Exit.REFUSED, "x.csv"),
        (IntakeRefused([IntakeFault(kind=IntakeFaultKind.LOST_FILE, what="x.csv")]), Exit.REFUSED, "x.csv"),
    ],
)
def test_what_goes_wrong_is_one_line(failing, capsys, error, code, said):
    assert failing(error) == code
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_scripts_are_told_of_a_refusal_too(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    assert main(["status", "--json"]) == Exit.USAGE
    assert json.loads(capsys.readouterr().out)["exit"] == Exit.USAGE


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fi_FI.UTF-8"}, "fi"),
        ({"LANG": "fi_FI.UTF-8", "LC_ALL": "sv_FI"}, "sv"),
        ({"LANG": "sv_FI", "DASHBOARD_LANGUAGE": "fi"}, "fi"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_commands_speak_the_language_of_the_terminal(environment, language):
    assert Settings.from_environment(environment).language == language


def test_a_terminal_may_ask_for_every_language_there_is():
    assert TERMINAL_LANGUAGES == LANGUAGES


class Terminal(io.StringIO):
    """A stream that a person reads."""

    def isatty(self) -> bool:
        return True


def test_colours_are_for_a_terminal_only(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert coloured("x", Style.GOOD, to=Terminal()) == "\x1b[32mx\x1b[0m"
    assert coloured("x", Style.GOOD) == "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert coloured("x", Style.GOOD, to=Terminal()) == "x"


def test_nothing_is_said_of_what_takes_a_moment(capsys):
    with progress("Making", 3) as made:
        made.step()
    assert capsys.readouterr().err == ""


def test_what_takes_longer_says_how_far_it_is(capsys, monkeypatch):
    monkeypatch.setattr("dashboard.cli.terminal.SOON", 0.0)
    with progress("Making", 3) as made:
        made.step("library")
        made.step("museum")
    assert capsys.readouterr().err == "Making 1/3 library\n"


def test_a_reader_that_has_had_enough_is_no_error():
    program = Path(sys.executable).with_name("dashboard")
    # Far more than a pipe holds, so that the program is still writing when `head` ends.
    shell = f"{program} export csv --output - | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", shell], capture_output=True, text=True, env=os.environ, check=True
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
