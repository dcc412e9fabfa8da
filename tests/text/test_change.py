import pytest

from dashboard.domain.change import change
from dashboard.domain.kinds import Mark, Qualifier
from dashboard.domain.observation import Change, Reason
from dashboard.text.change import change_text, size_text
from tests.domain.builders import at
from tests.text.samples import COUNT, MONEY, PANDEMIC, RATE, SHARE, WORDS, loans


def told(start, end, *, language="fi", unit=COUNT, decimals=0, **known):
    indicator = loans(decimals=decimals)
    found = change(start, end, indicator=indicator, unit=unit, **{"events": (), "between": (), **known})
    step, reason = (found, None) if isinstance(found, Change) else (None, found)
    return change_text(step, reason, indicator=indicator, unit=unit, words=WORDS[language])


def sized(start, end, *, language="fi", unit=COUNT, decimals=0):
    indicator = loans(decimals=decimals)
    found = change(start, end, indicator=indicator, unit=unit, events=(), between=())
    assert isinstance(found, Change)
    return size_text(found, indicator=indicator, unit=unit, words=WORDS[language])


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("fi", "+8\u00a0% vuodesta 2021", "kasvua 8\u00a0% vuodesta 2021"),
        ("sv", "+8\u00a0% från 2021", "ökning med 8\u00a0% från 2021"),
        ("en", "+8% from 2021", "up 8% from 2021"),
    ],
)
def test_a_change_from_a_derived_value_shows_the_digit_that_holds(language, text, phrase):
    start = at(2021, 626367, around=(623467, 629267), marks=[Mark.DERIVED])
    found = told(start, at(2022, 676462), language=language)
    assert (found.arrow, found.text, found.phrase, found.note) == ("▲", text, phrase, "")


@pytest.mark.parametrize(
    ("start", "end", "unit", "decimals", "text"),
    [
        (1000, 900, COUNT, 0, "−10\u00a0% vuodesta 2021"),
        (1000, 1001, COUNT, 0, "+0,1\u00a0% vuodesta 2021"),
        (10000, 10001, COUNT, 0, "kasvua alle 0,1\u00a0% vuodesta 2021"),
        (10001, 10000, COUNT, 0, "laskua alle 0,1\u00a0% vuodesta 2021"),
        (4, 6, COUNT, 0, "+2 lainausta vuodesta 2021"),
        (4, 5, COUNT, 0, "+1 lainaus vuodesta 2021"),
        (0, 5, COUNT, 0, "+5 lainausta vuodesta 2021"),
        (88, 90, SHARE, 0, "+2 prosenttiyksikköä vuodesta 2021"),
        (88, 87, SHARE, 0, "−1 prosenttiyksikkö vuodesta 2021"),
        (8.0, 8.2, SHARE, 1, "+0,2 prosenttiyksikköä vuodesta 2021"),
        (0, -20, MONEY, 0, "−20\u00a0€/asukas vuodesta 2021"),
        (13.13, 14.14, RATE, 2, "+7,7\u00a0% vuodesta 2021"),
        (500, 500, COUNT, 0, "ei muutosta vuodesta 2021"),
    ],
)
def test_a_change_is_told_in_its_own_unit(start, end, unit, decimals, text):
    assert told(at(2021, start), at(2022, end), unit=unit, decimals=decimals).text == text


def test_what_is_not_known_stays_a_range():
    rise = told(at(2021, 100), at(2022, 120, Qualifier.ABOUT))
    assert rise.text == rise.phrase == "kasvua 15–25\u00a0% vuodesta 2021"
    fall = told(at(2021, 120, Qualifier.ABOUT), at(2022, 100))
    assert (fall.arrow, fall.text) == ("▼", "laskua 13–20\u00a0% vuodesta 2021")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "muutos vuodesta 2021 on vähintään −5\u00a0% ja enintään +5\u00a0%"),
        ("sv", "förändringen från 2021 är minst −5\u00a0% och högst +5\u00a0%"),
        ("en", "the change from 2021 is at least −5% and at most +5%"),
    ],
)
def test_a_change_that_may_go_either_way_has_no_arrow(language, text):
    found = told(at(2021, 100), at(2022, 100, around=(95, 105)), language=language)
    assert (found.arrow, found.text.replace(",0", "").replace(".0", "")) == ("", text)


@pytest.mark.parametrize(
    ("language", "note"),
    [
        (
            "fi",
            (
                "Vertailuvuosi 2021 oli poikkeusvuosi (Koronapandemia). "
                "Parempi vertailu: −2,0\u00a0% vuodesta 2019."
            ),
        ),
        (
            "sv",
            (
                "Jämförelseåret 2021 var ett undantagsår (Coronapandemin). "
                "Bättre jämförelse: −2,0\u00a0% från 2019."
            ),
        ),
        (
            "en",
            "The base year 2021 was exceptional (COVID-19 pandemic). A better comparison: −2.0% from 2019.",
        ),
    ],
)
def test_a_weak_base_is_named_with_the_change_from_before_it(language, note):
    points = (at(2019, 14.43), at(2021, 13.13), at(2022, 14.14))
    found = told(
        points[1], points[2], language=language, unit=RATE, decimals=2, events=[PANDEMIC], between=points
    )
    assert found.note == note


def test_a_weak_base_without_a_better_one_says_so():
    found = told(at(2021, 500), at(2022, 600), events=[PANDEMIC])
    assert found.note.endswith("Vuoden 2019 lukua ei ole aineistossa.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "ei aiempaa lukua aineistossa"),
        ("sv", "inget tidigare värde i materialet"),
        ("en", "no earlier figure in the data"),
    ],
)
def test_one_point_has_no_arrow_and_is_never_called_the_first(language, text):
    found = told(None, at(2022, 254), language=language)
    assert (found.arrow, found.text, found.phrase) == ("", text, "")


def test_a_break_is_named_by_its_year_where_it_is_known():
    tell = [
        change_text(None, Reason.BREAK, indicator=loans(), unit=COUNT, words=WORDS["fi"], broken=year).text
        for year in (2020, None)
    ]
    assert tell == ["katkos 2020, ei voi verrata", "määritelmä muuttui, ei voi verrata"]


@pytest.mark.parametrize(
    ("start", "end", "size"),
    [
        (at(2021, 626367, around=(623467, 629267)), at(2022, 676462), "8\u00a0%"),
        (at(2021, 1000), at(2022, 900), "−10\u00a0%"),
        (at(2021, 120, Qualifier.ABOUT), at(2022, 100), "laskua 13–20\u00a0%"),
    ],
)
def test_the_size_alone_has_a_sign_only_where_it_falls(start, end, size):
    assert sized(start, end) == size


def test_no_change_has_the_size_zero():
    assert sized(at(2021, 1000), at(2022, 1000)) == "0\u00a0%"


def test_a_size_that_may_go_either_way_gives_both_ends():
    assert (
        sized(at(2021, 100), at(2022, 100, around=(90, 105))) == "vähintään −10\u00a0% ja enintään +5\u00a0%"
    )


def test_a_change_too_small_for_the_digits_is_under_the_last_one():
    found = told(at(2021, 1e6), at(2022, 1e6, around=(999_990, 1_000_010)))
    assert found.text == "muutos vuodesta 2021 on alle 0,1\u00a0%"


def test_a_rise_from_almost_nothing_is_at_most():
    found = told(at(2021, 50, around=(50, 50.9)), at(2022, 51))
    assert found.text == "kasvua 0,2–2,0\u00a0% vuodesta 2021"
    found = told(at(2021, 1000, around=(1000, 1003)), at(2022, 1003.2))
    assert found.text == "kasvua enintään 0,3\u00a0% vuodesta 2021"
