"""What the files of a plan are called in the change log."""

import pytest

from dashboard.ingest.files import DEFINITIONS, OPTIONAL
from dashboard.text.plan_files import file_text
from tests.text.samples import LANGUAGES, WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_of_a_plan_is_told_in_words(language):
    names = [f"{name}.toml" for name in DEFINITIONS + OPTIONAL]
    names += ["targets.csv", "targets.xlsx", "secrecy.csv", "observations/2023.csv", "narrative/2023/a.fi.md"]
    for name in names:
        assert file_text(name, WORDS[language]).endswith(f" ({name})")


@pytest.mark.parametrize("name", ["log.txt", "other/file.csv", "README"])
def test_any_other_file_goes_by_its_name(name):
    assert file_text(name, WORDS["fi"]) == name


def test_the_words_are_the_readers_own():
    assert file_text("sources.toml", WORDS["sv"]) == "källor (sources.toml)"
