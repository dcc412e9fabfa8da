"""A text that was changed in one language waits in the others until they follow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.changelog import Act
from dashboard.queries.untranslated import behind, untranslated
from tests.queries.rounds import a_line, an_entry

LANGUAGES = ("fi", "sv", "en")


def change(**words):
    return {language: tuple(pair.split(">")) for language, pair in words.items()}


@pytest.mark.parametrize(
    ("changes", "waiting"),
    [
        ([], ()),
        ([change(fi="a>b")], ("sv", "en")),
        ([change(fi="a>b", sv="a>b")], ("en",)),
        ([change(fi="a>b"), change(sv="a>b")], ("en",)),
        ([change(fi="a>b"), change(sv="a>b", en="a>b")], ()),
        ([change(fi="a>b"), change(sv="a>b"), change(fi="b>c")], ("sv", "en")),
        ([change(fi="a>b"), change(fi="b>a")], ()),
        ([change(fi="a>b"), change(sv="a>b"), change(sv="b>a")], ("sv", "en")),
        ([change(fi="a>b", sv="a>b", en="a>b")], ()),
    ],
)
def test_languages_are_behind_until_they_catch_up(changes, waiting):
    assert behind(changes, LANGUAGES) == waiting


@given(st.lists(st.sampled_from(LANGUAGES), max_size=6))
def test_a_change_in_all_languages_settles_everything(moved):
    changes = [{language: (f"{n}", f"{n + 1}")} for n, language in enumerate(moved)]
    assert behind([*changes, dict.fromkeys(LANGUAGES, ("x", "the end"))], LANGUAGES) == ()


def a_text(language, old="vanha", new="uusi"):
    return a_line(f"reading-act · text-{language}", old, new, "measure")


def test_the_log_is_read_measure_by_measure():
    log = [
        an_entry(a_text("fi"), a_line("other · text-sv", "gammal", "ny", "measure")),
        an_entry(a_text("sv"), a_line("reading-act · state", "planned", "done", "measure")),
        an_entry(a_line("reading · 2023 · fi", item="narrative")),
    ]
    assert untranslated(log, LANGUAGES) == {"reading-act": ("en",), "other": ("fi", "en")}


def test_a_change_of_the_file_that_is_not_told_in_words_settles_what_waited_before():
    edit = an_entry(a_line("measures.toml", item="file"), act=Act.EDIT)
    other = an_entry(a_line("observations/a.csv", item="file"), act=Act.EDIT)
    assert untranslated([an_entry(a_text("fi")), edit], LANGUAGES) == {}
    assert untranslated([an_entry(a_text("fi")), other], LANGUAGES) != {}
    assert untranslated([edit, an_entry(a_text("fi"))], LANGUAGES) != {}


def test_a_restore_that_brings_the_words_back_settles_them():
    log = [an_entry(a_text("fi")), an_entry(a_text("fi", "uusi", "vanha"), act=Act.RESTORE)]
    assert untranslated(log, LANGUAGES) == {}
