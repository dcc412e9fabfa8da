from dataclasses import replace

import pytest

from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.domain.period import parse_period
from dashboard.text.periods import from_period, in_period, period_text
from dashboard.text.values import missing_short, missing_text, value_text
from tests.domain.builders import at
from tests.text.samples import COUNT, FEAST, LANGUAGES, MONEY, SHARE, WORDS, loans

QUALIFIED = [
    (Qualifier.EXACT, "1\u00a0500 lainausta", "1\u00a0500 lån", "1,500 loans"),
    (Qualifier.ABOUT, "noin 1\u00a0500 lainausta", "cirka 1\u00a0500 lån", "about 1,500 loans"),
    (Qualifier.OVER, "yli 1\u00a0500 lainausta", "över 1\u00a0500 lån", "over 1,500 loans"),
    (Qualifier.AT_LEAST, "vähintään 1\u00a0500 lainausta", "minst 1\u00a0500 lån", "at least 1,500 loans"),
    (Qualifier.ALMOST, "lähes 1\u00a0500 lainausta", "nästan 1\u00a0500 lån", "almost 1,500 loans"),
    (Qualifier.UNDER, "alle 1\u00a0500 lainausta", "under 1\u00a0500 lån", "under 1,500 loans"),
    (
        Qualifier.MEAN,
        "keskimäärin 1\u00a0500 lainausta",
        "i medeltal 1\u00a0500 lån",
        "on average 1,500 loans",
    ),
]


@pytest.mark.parametrize(("qualifier", "fi", "sv", "en"), QUALIFIED)
def test_the_qualifier_stands_in_front(qualifier, fi, sv, en):
    o = at(2022, 1500, qualifier)
    told = [value_text(o, indicator=loans(), unit=COUNT, words=w).full for w in WORDS.values()]
    assert told == [fi, sv, en]


def test_the_parts_make_the_whole():
    told = value_text(at(2022, 1500, Qualifier.ABOUT), indicator=loans(), unit=COUNT, words=WORDS["fi"])
    assert (told.qualifier, told.number, told.unit) == ("noin", "1\u00a0500", "lainausta")
    assert told.short == "noin 1\u00a0500"


@pytest.mark.parametrize(
    ("unit", "value", "fi", "sv", "en"),
    [
        (COUNT, 1, "1 lainaus", "1 lån", "1 loan"),
        (SHARE, 88, "88\u00a0% oppilaista", "88\u00a0% av eleverna", "88% of pupils"),
        (MONEY, 1200, "1\u00a0200\u00a0€/asukas", "1\u00a0200\u00a0€/invånare", "€1,200 per resident"),
        (COUNT, 0, "0 lainausta", "0 lån", "0 loans"),
    ],
)
def test_a_value_has_its_unit(unit, value, fi, sv, en):
    told = [value_text(at(2022, value), indicator=loans(), unit=unit, words=w).full for w in WORDS.values()]
    assert told == [fi, sv, en]


DERIVED = at(2021, 626367, around=(623467, 629267), marks=[Mark.DERIVED])


def test_a_derived_value_shows_only_the_digits_that_hold_and_its_span():
    told = [value_text(DERIVED, indicator=loans(), unit=COUNT, words=w).full for w in WORDS.values()]
    assert told == [
        "noin 626\u00a0000 lainausta (johdettu välistä 623\u00a0467–629\u00a0267)",
        "cirka 626\u00a0000 lån (härlett ur intervallet 623\u00a0467–629\u00a0267)",
        "about 626,000 loans (derived from the range 623,467–629,267)",
    ]


def test_a_derived_share_keeps_its_decimals():
    o = at(2019, 92, around=(91.0, 93.0), marks=[Mark.DERIVED])
    told = value_text(o, indicator=loans(), unit=SHARE, words=WORDS["fi"])
    assert told.full == "noin 92\u00a0% oppilaista (johdettu välistä 91–93\u00a0%)"
    assert told.marks == "johdettu"


def test_marks_stand_in_one_order():
    o = at(2022, 5, marks=[Mark.DERIVED, Mark.PROVISIONAL])
    assert value_text(o, indicator=loans(), unit=COUNT, words=WORDS["fi"]).marks == "ennakkotieto; johdettu"


@pytest.mark.parametrize("reason", Missing)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_value_gives_its_reason_and_never_a_zero(language, reason):
    words = WORDS[language]
    o = replace(at(2022, None), missing=reason)
    told = value_text(o, indicator=loans(), unit=COUNT, words=words)
    assert told.full == missing_text(o, words) == words(f"missing.{reason}")
    assert told.number == (".." if reason is Missing.SUPPRESSED else "–")
    assert missing_short(o, words).startswith("[")
    assert "0" not in told.full + told.number


def test_reasons_are_told_apart():
    for words in WORDS.values():
        observations = [replace(at(2022, None), missing=reason) for reason in Missing]
        assert len({missing_text(o, words) for o in observations}) == len(Missing)
        assert len({missing_short(o, words) for o in observations}) == len(Missing)


def test_a_known_value_misses_nothing_and_a_nameless_gap_says_so():
    assert missing_text(at(2022, 0), WORDS["fi"]) == missing_short(at(2022, 0), WORDS["fi"]) == ""
    nameless = replace(at(2022, None), missing=None)
    assert missing_text(nameless, WORDS["en"]) == "missing, no reason given"
    assert missing_short(nameless, WORDS["en"]) == "–"


@pytest.mark.parametrize(
    ("key", "name", "when", "since"),
    [
        ("2022", "2022", "vuonna 2022", "vuodesta 2022"),
        ("2021/2022", "lukuvuosi 2021–2022", "lukuvuonna 2021–2022", "lukuvuodesta 2021–2022"),
        ("2022-autumn", "syyslukukausi 2022", "syyslukukaudella 2022", "syyslukukaudesta 2022"),
        ("2022-06", "kesäkuu 2022", "kesäkuussa 2022", "kesäkuusta 2022"),
        (
            "2022:feast",
            "Venetsialaiset 2022",
            "tapahtumassa Venetsialaiset 2022",
            "tapahtumasta Venetsialaiset 2022",
        ),
    ],
)
def test_periods_in_finnish(key, name, when, since):
    period = parse_period(key)
    assert period is not None
    events = {"feast": FEAST}
    told = [tell(period, WORDS["fi"], events) for tell in (period_text, in_period, from_period)]
    assert told == [name, when, since]


@pytest.mark.parametrize(
    ("key", "swedish", "english"),
    [
        ("2022", "år 2022", "in 2022"),
        ("2021/2022", "läsåret 2021–2022", "in the school year 2021–2022"),
        ("2022-spring", "vårterminen 2022", "in the spring term of 2022"),
        ("2022-06", "i juni 2022", "in June 2022"),
        ("2022:unknown", "under evenemanget (utan namn) 2022", "at the event (unnamed) 2022"),
    ],
)
def test_periods_in_swedish_and_english(key, swedish, english):
    period = parse_period(key)
    assert period is not None
    assert [in_period(period, WORDS[w]) for w in ("sv", "en")] == [swedish, english]
