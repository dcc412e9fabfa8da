"""The help and the errors of a call are in the language of the terminal, and quick to come."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dashboard.cli import COMMANDS, main
from dashboard.cli.parsing import in_words
from dashboard.text.messages import LANGUAGES, load_words

ACTIONS = (("edition", "freeze"), ("edition", "list"), ("edition", "verify"))
CALLS = ((), *((name,) for name in COMMANDS), *ACTIONS)
ENGLISH = (
    "usage",
    "options:",
    "optional arguments",
    "show this",
    "following arguments",
    "invalid",
    "expected",
)
CODED = ("help.error", "help.usage", "help.wrong")


@pytest.fixture
def say(monkeypatch, capsys):
    """Run a call that ends in the parser, and return its code and all that it said."""

    def run(language, *arguments):
        monkeypatch.setenv("DASHBOARD_LANGUAGE", language)
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        told = capsys.readouterr()
        return stop.value.code, told.out + told.err

    return run


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("call", CALLS)
def test_every_help_fits_a_terminal_and_begins_in_its_language(say, language, call):
    code, told = say(language, *call, "--help")
    words = load_words()[language]
    assert code == 0
    assert told.startswith(f"{words('help.usage')}: dashboard")
    assert [line for line in told.splitlines() if len(line) > 79 and not line.startswith("  dashboard")] == []
    assert [word for word in ENGLISH if word in told and language != "en"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_help_stands_in_some_help(say, language):
    told = " ".join(" ".join(say(language, *call, "--help")[1].split()) for call in CALLS)
    entries = load_words()[language].entries
    due = {k: v for k, v in entries.items() if k.startswith("help.") and not k.startswith(CODED)}
    assert len(due) > 100
    # What was broken at a hyphen is whole again without spaces.
    close = told.replace(" ", "")
    assert [k for k, v in due.items() if "{" not in v and v.replace(" ", "") not in close] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "puuttuu: KOMENTO"),
        (("improt",), "'improt' ei ole mahdollinen"),
        (("import",), "puuttuu: TIEDOSTO"),
        (("import", "--what", "x"), "tuntematon: --what"),
        (("import", "x", "--reason-for", "a"), "anna 3 arvoa"),
        (("log", "--last"), "--last: anna yksi arvo"),
        (("log", "--verify=x"), "ei ota arvoa: 'x'"),
        (("log", "--l", "1"), "voi tarkoittaa näitä: --last, --language"),
        (("update", "statfin", "--only"), "anna ainakin yksi arvo"),
        (("workbook", "--year", "2023"), "anna jokin näistä: --department --all"),
        (("workbook", "--all", "--year", "x"), "'x' ei ole kokonaisluku"),
        (("publish", "--list", "--verify"), "ei sovi yhteen tämän kanssa: --list"),
    ],
)
def test_what_is_wrong_with_a_call_is_told_in_words(say, arguments, said):
    code, told = say("fi", *arguments)
    assert code == 2
    assert said in told
    assert told.startswith("käyttö: ")
    assert [word for word in ENGLISH if word in told] == []


def test_what_argparse_was_never_known_to_say_is_told_as_it_is():
    words = load_words()["sv"]
    assert in_words("the moon is in the way", words) == "the moon is in the way"
    assert in_words("argument --x: the moon", words) == "--x: the moon"


def test_help_loads_no_command():
    program = (
        "import sys\nfrom dashboard.cli import main\n"
        "try:\n    main(['--help'])\n"
        "finally:\n    assert not {'pandas', 'dash', 'dashboard.cli.intake'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
