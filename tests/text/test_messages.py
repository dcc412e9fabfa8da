import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from dashboard.domain.filters import Ignored
from dashboard.domain.kinds import Mark, MeasureState, Missing, Qualifier
from dashboard.domain.observation import Attainment, Course, Reason, Verdict
from dashboard.domain.period import PeriodType
from tests.text.samples import LANGUAGES, WORDS

FOLDER = Path(__file__).parents[2] / "dashboard"
BUILT = ("nav.", "filter.", "page.", "card.", "notfound.", "error.", "about.", "measure.", "kind.")
"""Tables whose messages wait for a page to use them."""


def fields(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def patterns() -> list[re.Pattern[str]]:
    """Every key a module asks for; a part in braces, or a plural form, stands for any words."""
    source = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    found = set(re.findall(r"""["']([a-z_]+(?:\.(?:[a-z0-9_-]|\{[^{}]*\}|\.)+)+)["']""", source))
    return [
        re.compile(re.sub(r"\\\{.*?\\\}", r"[a-z_.-]+", re.escape(key)) + r"(\.(one|other))?")
        for key in found
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language):
    assert WORDS[language].entries.keys() == WORDS["fi"].entries.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_ask_for_the_same_values_in_every_language(language):
    own, finnish = WORDS[language].entries, WORDS["fi"].entries
    assert {key: fields(own[key]) for key in own} == {key: fields(finnish[key]) for key in finnish}


def test_every_message_is_used():
    asked = patterns()
    waiting = [key for key in WORDS["fi"].entries if not key.startswith(BUILT)]
    assert [key for key in waiting if not any(p.fullmatch(key) for p in asked)] == []


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("qualifier", Qualifier),
        ("mark", Mark),
        ("missing", Missing),
        ("missing.sign", Missing),
        ("reason", Reason),
        ("status.target", set(Attainment) - {Attainment.UNKNOWN}),
        ("status.attained", set(Attainment) - {Attainment.UNKNOWN}),
        ("status.clause", set(Course) - {Course.UNKNOWN}),
        ("status.sentence.now", set(Course) - {Course.UNKNOWN}),
        ("status.sentence.past", set(Course) - {Course.UNKNOWN}),
        ("status.without_weak", set(Course) - {Course.UNKNOWN}),
        ("overview.remark", Ignored),
        ("measure", MeasureState),
    ],
)
def test_every_word_of_a_closed_list_has_a_message(table, words):
    assert [word for word in words if f"{table}.{word}" not in WORDS["fi"].entries] == []


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_can_be_counted(verdict):
    assert WORDS["sv"].count(f"overview.tally.{verdict}", 2).find("2") >= 0


@pytest.mark.parametrize("kind", PeriodType)
def test_every_kind_of_period_has_its_three_forms(kind):
    tables = ["spring", "autumn"] if kind is PeriodType.TERM else [kind]
    missing = [f"period.{t}.{f}" for t in tables for f in ("name", "in", "from")]
    assert [key for key in missing if key not in WORDS["en"].entries] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short_and_no_message_is_untidy(language):
    for key, message in WORDS[language].entries.items():
        assert message == message.strip(), key
        assert "  " not in message, key
        for sentence in re.split(r"(?<=[.!?])\s", message):
            assert len(sentence.split()) <= 20, (key, sentence)


def test_languages_do_not_share_sentences():
    """A message left untranslated would stand in two files alike."""
    long = [
        m for w in WORDS.values() for m in w.entries.values() if len(re.sub(r"\{.*?\}", "", m).split()) > 3
    ]
    counted = Counter(long)
    own = Counter(m for w in WORDS.values() for m in set(w.entries.values()) if m in counted)
    assert [m for m, n in own.items() if n > 1] == []


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        WORDS["fi"]("card.nothing")


def test_a_message_without_its_value_is_an_error():
    with pytest.raises(KeyError):
        WORDS["fi"]("filter.shown")


@pytest.mark.parametrize(("n", "told"), [(0, "0 luku"), (1, "1 luku"), (2, "2 lukua"), (1500, "1\u00a0500")])
def test_a_count_is_grouped_and_takes_its_plural(n, told):
    assert WORDS["fi"].count("summary.qualified", n).startswith(told)


def test_a_text_is_given_in_the_own_language_only():
    assert WORDS["sv"].of({"fi": "Kokkola", "sv": "Karleby"}) == "Karleby"
    assert WORDS["sv"].of({"fi": "Kokkola"}) == ""
