from dataclasses import replace

import pytest

from dashboard.domain.kinds import Kind, TargetKind, Wanted
from dashboard.domain.observation import Attainment, Course, Reason, TargetStatus
from dashboard.text.status import chip, direction_sentence, reason_text, target_sentence
from tests.domain.builders import a_target, at
from tests.text.samples import LANGUAGES, PANDEMIC, WORDS, a_catalogue, a_trend, loans, yearly

RISE = yearly(2013, 100, 110, 121, 133, 146, 161, 177, 195, 214, 236)
FLAT = yearly(2018, 100, 101, 100, 99, 100)


def chips(trend):
    return [(c.word, c.shape, c.tone) for c in (chip(trend, w) for w in WORDS.values())]


def words_of(trend):
    return [chip(trend, w).word for w in WORDS.values()]


def test_a_wanted_rise_is_better():
    found = chips(a_trend(RISE))
    assert found == [(w, "▲", "better") for w in ("paranee", "förbättras", "getting better")]


def test_a_wanted_fall_that_rises_is_worse():
    found = chips(a_trend(RISE, indicator=loans(wanted=Wanted.DOWN)))
    assert found == [(w, "▲", "worse") for w in ("heikkenee", "försämras", "getting worse")]


def test_a_count_of_activity_is_never_judged():
    found = chips(a_trend(RISE, indicator=loans(kind=Kind.ACTIVITY)))
    assert found == [
        (w, "▲", "neutral")
        for w in ("kasvaa pitkällä ajalla", "ökar på lång sikt", "growing in the long run")
    ]


def test_a_level_without_a_wish_rises():
    told = words_of(a_trend(RISE, indicator=loans(wanted=Wanted.NONE)))
    assert told == ["nousee pitkällä ajalla", "stiger på lång sikt", "rising in the long run"]


def test_two_values_changed_in_the_past_tense_and_are_not_judged():
    found = chips(a_trend(yearly(2021, 100, 90)))
    assert found == [(w, "▼", "neutral") for w in ("laski", "sjönk", "fell")]
    activity = loans(kind=Kind.ACTIVITY)
    assert words_of(a_trend(yearly(2021, 100, 90), indicator=activity)) == ["väheni", "minskade", "declined"]


def test_a_flat_series_has_no_clear_change_and_two_equal_values_stay():
    assert words_of(a_trend(FLAT)) == ["ei selvää muutosta", "ingen klar förändring", "no clear change"]
    assert words_of(a_trend(yearly(2021, 90, 90))) == ["ennallaan", "oförändrat", "unchanged"]


@pytest.mark.parametrize(
    ("points", "word"),
    [
        ((at(2022, 254),), "ei aiempaa lukua"),
        ((at(2022, None),), "ei lukua"),
        ((at(2018, 5), at(2022, 254)), "ei voi vielä sanoa"),
    ],
)
def test_what_cannot_be_said_is_a_question_mark(points, word):
    found = chip(a_trend(points), WORDS["fi"])
    assert (found.word, found.shape, found.tone) == (word, "?", "unknown")


def test_history_is_told_apart():
    found = chips(a_trend(yearly(2002, 1, 2, 3, 4, 5, 6)))
    assert found == [(w, "○", "history") for w in ("vanha tieto", "äldre uppgift", "old figure")]


def with_target(attainment, **changes):
    trend = a_trend(RISE, target=a_target())
    aim = TargetStatus(target=changes.pop("target", a_target()), attainment=attainment, **changes)
    return replace(trend, status=replace(trend.status, target=aim))


def test_a_judged_target_gives_the_word():
    assert words_of(with_target(Attainment.REACHED)) == [
        "tavoite saavutettu",
        "målet har nåtts",
        "target reached",
    ]


def test_a_tentative_judgement_has_no_colour():
    found = chip(with_target(Attainment.ON_PATH, tentative=True), WORDS["fi"])
    assert (found.word, found.tone) == ("tavoiteuralla (alustava)", "neutral")


def test_an_unjudged_target_leaves_the_direction():
    assert chip(with_target(Attainment.UNKNOWN, reason=Reason.WITHIN_NOISE), WORDS["fi"]).word == "paranee"


@pytest.mark.parametrize(
    ("points", "told"),
    [
        (RISE, "Suunta on nouseva vuosina 2013–2022."),
        (FLAT, "Selvää suuntaa ei ole vuosina 2018–2022."),
        (
            yearly(2002, 9, 8, 7, 6, 5, 4),
            "Suunta oli laskeva vuosina 2002–2007. Uudempia lukuja ei ole aineistossa.",
        ),
        (yearly(2021, 1, 2), "Suuntaa ei voi sanoa: vertailukelpoisia vuosia on liian vähän."),
        ((at(2022, 1),), "Suuntaa ei voi sanoa: ei aiempaa lukua aineistossa."),
    ],
)
def test_a_direction_names_its_years(points, told):
    trend = a_trend(points)
    assert direction_sentence(trend, a_catalogue(trend.indicator), WORDS["fi"]) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Ilman poikkeusvuosia (Koronapandemia) suunta on laskeva."),
        ("sv", "Utan undantagsåren (Coronapandemin) är riktningen sjunkande."),
        ("en", "Without the exceptional years (COVID-19 pandemic) the direction is falling."),
    ],
)
def test_a_direction_that_depends_on_weak_years_says_so(language, told):
    trend = a_trend(FLAT, events=(PANDEMIC,))
    way = replace(trend.status.direction, without_weak=Course.FALLING)
    trend = replace(trend, status=replace(trend.status, direction=way))
    assert direction_sentence(trend, a_catalogue(trend.indicator), WORDS[language]).endswith(told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Tavoite vuodelle 2025 on 200 lainausta. Tavoite on saavutettu."),
        ("sv", "Målet för 2025 är 200 lån. Målet har nåtts."),
        ("en", "The target for 2025 is 200 loans. The target has been reached."),
    ],
)
def test_a_target_to_reach(language, told):
    trend = with_target(Attainment.REACHED)
    assert target_sentence(trend, a_catalogue(trend.indicator), WORDS[language]) == told


@pytest.mark.parametrize(
    ("wanted", "kind", "upper", "told"),
    [
        (Wanted.UP, TargetKind.HOLD, None, "Tavoite on joka vuosi vähintään 200 lainausta."),
        (Wanted.DOWN, TargetKind.HOLD, None, "Tavoite on joka vuosi enintään 200 lainausta."),
        (Wanted.NONE, TargetKind.HOLD, None, "Tavoite on joka vuosi 200 lainausta."),
        (Wanted.UP, TargetKind.RANGE, 300.0, "Tavoite on pysyä välillä 200 lainausta – 300 lainausta."),
    ],
)
def test_a_target_to_hold_and_a_range(wanted, kind, upper, told):
    trend = a_trend(RISE, indicator=loans(wanted=wanted), target=a_target(kind, upper=upper))
    assert target_sentence(trend, a_catalogue(trend.indicator), WORDS["fi"]).startswith(told)


def test_the_distance_to_a_target_is_told_and_no_target_is_nothing():
    trend = a_trend(RISE, target=a_target(TargetKind.HOLD, 300))
    told = target_sentence(trend, a_catalogue(trend.indicator), WORDS["fi"])
    assert told.endswith("Luku on alle tavoitteen. Ero tavoitteeseen on −64 lainausta.")
    bare = a_trend(RISE)
    assert target_sentence(bare, a_catalogue(bare.indicator), WORDS["fi"]) == ""


def test_the_distance_of_a_share_is_in_percentage_points():
    indicator = loans(unit="share")
    trend = a_trend(
        yearly(2018, 50, 52, 54, 56, 58), indicator=indicator, target=a_target(TargetKind.HOLD, 59)
    )
    told = target_sentence(trend, a_catalogue(indicator), WORDS["fi"])
    assert "Ero tavoitteeseen on −1 prosenttiyksikkö." in told


def test_a_target_that_cannot_be_judged_gives_the_reason():
    trend = a_trend((at(2022, None),), target=a_target())
    told = target_sentence(trend, a_catalogue(trend.indicator), WORDS["en"])
    assert told.endswith("Progress towards the target cannot be judged: no figure in the data.")


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_a_clause(language, reason):
    told = reason_text(reason, a_trend(RISE, indicator=loans(breaks=(2020,))), WORDS[language])
    assert told
    assert told[0].islower()
    assert told[-1] != "."
    assert ("2020" in told) is (reason is Reason.BREAK)
