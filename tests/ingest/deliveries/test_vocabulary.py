"""What readers see as a word can be delivered as that word, in every language."""

import pytest

from dashboard.domain.kinds import MeasureState, Missing, Qualifier, UnitKind
from dashboard.ingest.deliveries.vocabulary import MISSING, QUALIFIERS, SECRET, STATES, offered, word_of
from dashboard.ingest.numbers import parse_number
from dashboard.ingest.problems import LANGUAGES
from dashboard.text.messages import load_words

WORDS = load_words()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_on_the_pages_are_those_that_are_read(language):
    words = WORDS[language]
    for qualifier in set(Qualifier) - {Qualifier.EXACT}:
        assert QUALIFIERS[words(f"qualifier.{qualifier}")] is qualifier
        assert words(f"qualifier.{qualifier}") in offered("qualifier", language=language)
    for reason in Missing:
        assert MISSING[words(f"missing.{reason}")] is reason
        assert words(f"missing.{reason}") in offered("missing", language=language)
    for state in MeasureState:
        assert STATES[words(f"measure.{state}")] is state
        assert words(f"measure.{state}") in offered("state", language=language)
    assert words("workbook.secret") in SECRET


def test_the_ids_of_a_plans_files_are_read_too():
    assert all(QUALIFIERS[q.value] is q for q in Qualifier)
    assert all(MISSING[reason.value] is reason for reason in Missing)
    assert all(STATES[state.value] is state for state in MeasureState)
    assert offered("state", language="") == tuple(MeasureState)


@pytest.mark.parametrize("qualifier", Qualifier)
def test_the_word_before_a_number_is_read_back_from_a_plans_files(qualifier):
    number = parse_number(f"{word_of(qualifier)} 750".strip(), unit_kind=UnitKind.COUNT)
    assert getattr(number, "qualifier", None) is qualifier


def test_every_word_is_in_small_letters_as_it_is_looked_up():
    assert all(word == word.casefold() for table in (QUALIFIERS, MISSING, STATES) for word in table)
