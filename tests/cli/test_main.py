"""How every command speaks and ends, whatever goes wrong."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from time import sleep

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

    def register(self, commands, words) -> None:
        commands.add_parser("fail", words=words).set_defaults(command=self.run)

    def run(self, _settings, _arguments) -> int:
        raise self.error


@pytest.fixture
def failing(monkeypatch):
    def run(error: BaseException) -> int:
        monkeypatch.setitem(sys.modules, "dashboard.cli.failing", Failing(error))
        monkeypatch.setattr(cli, "COMMANDS", {"fail": "failing"})
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
        (IntakeRefused([IntakeFault(kind=IntakeFaultKind.UNKNOWN_STATE, what="9")]), Exit.USAGE, "“9”"),
        (PublicationError("9", [Fault(kind=FaultKind.UNKNOWN, what="9")]), Exit.USAGE, "9"),
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
    told = json.loads(capsys.readouterr().out)
    assert told["exit"] == Exit.USAGE
    assert "DASHBOARD_DATA" in told["refused"]


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


def test_a_person_sees_what_takes_long_before_any_step_is_done(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr("dashboard.cli.terminal.SOON", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with progress("Making", 3) as made:
        while "Making" not in stream.getvalue():
            sleep(0.01)
        made.step("library")
    assert stream.getvalue() == "\r\x1b[KMaking 0/3\r\x1b[KMaking 1/3 library\r\x1b[K"


def test_what_is_written_to_a_file_has_no_line_of_progress_without_a_step(capsys, monkeypatch):
    monkeypatch.setattr("dashboard.cli.terminal.SOON", 0.0)
    with progress("Making"):
        sleep(0.05)
    assert capsys.readouterr().err == ""


def test_a_reader_that_has_had_enough_is_no_error():
    program = Path(sys.executable).with_name("dashboard")
    # Far more than a pipe holds, so that the program is still writing when `head` ends.
    shell = f"{program} export csv --output - | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", shell], capture_output=True, text=True, env=os.environ, check=True
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("redirected", "code", "said"),
    [
        (">&-", 0, ""),
        ("> /dev/full", 1, "No space left on device"),
        ("| head -c 1 > /dev/null", 0, ""),
    ],
)
@pytest.mark.parametrize("command", ["log", "validate --json"])
def test_an_output_that_cannot_be_written_to_gives_no_trace(redirected, code, said, command):
    program = Path(sys.executable).with_name("dashboard")
    shell = ["/bin/bash", "-o", "pipefail", "-c", f"{program} {command} {redirected}"]
    environment = {**os.environ, "DASHBOARD_LANGUAGE": "en"}
    done = subprocess.run(shell, capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, said in done.stderr, "rror" in done.stderr) == (code, True, False)


def test_letters_that_a_terminal_has_not_are_no_error():
    program = Path(sys.executable).with_name("dashboard")
    environment = {**os.environ, "DASHBOARD_LANGUAGE": "fi", "PYTHONIOENCODING": "ascii"}

    def told(*arguments: str) -> str:
        command = [str(program), "status", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
        return done.stdout

    assert "vuodelta 2023" in told("--year", "2023")
    departments = json.loads(told("--json"))["departments"]
    assert "Kaupunkiympäristö" in {one["name"] for one in departments}
