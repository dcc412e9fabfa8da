import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Qualifier
from dashboard.text.describe import latest_text, source_line, subtitle, title, trend_change
from tests.domain.builders import at
from tests.text.drawn import POINT, series
from tests.text.samples import (
    BROKEN,
    DERIVED,
    HIDDEN,
    LANGUAGES,
    LONG,
    OLD,
    ONE,
    PANDEMIC,
    WORDS,
    a_catalogue,
    a_source,
    a_trend,
    loans,
)


def titled(trend):
    catalogue = a_catalogue(trend.indicator)
    return [title(trend, catalogue=catalogue, words=w) for w in WORDS.values()]


TITLES = [
    (
        a_trend(ONE),
        "Kirjaston lainat: 254 vuonna 2022",
        "Bibliotekets lån: 254 år 2022",
        "Library loans: 254 in 2022",
    ),
    (
        a_trend(DERIVED),
        "Kirjaston lainat: 676\u00a0462 vuonna 2022, kasvua 8\u00a0% vuodesta 2021",
        "Bibliotekets lån: 676\u00a0462 år 2022, ökning med 8\u00a0% från 2021",
        "Library loans: 676,462 in 2022, up 8% from 2021",
    ),
    (
        a_trend(LONG),
        "Kirjaston lainat: 100 vuonna 2022, laskua 9,1\u00a0% vuodesta 2021",
        "Bibliotekets lån: 100 år 2022, minskning med 9,1\u00a0% från 2021",
        "Library loans: 100 in 2022, down 9.1% from 2021",
    ),
    (
        a_trend((at(2020, 50), at(2022, 60))),
        "Kirjaston lainat: 60 vuonna 2022",
        "Bibliotekets lån: 60 år 2022",
        "Library loans: 60 in 2022",
    ),
    (
        a_trend(LONG, indicator=BROKEN),
        "Kirjaston lainat: 100 vuonna 2022",
        "Bibliotekets lån: 100 år 2022",
        "Library loans: 100 in 2022",
    ),
    (
        a_trend(OLD),
        "Kirjaston lainat: luku oli 40 vuonna 2007",
        "Bibliotekets lån: värdet var 40 år 2007",
        "Library loans: the figure was 40 in 2007",
    ),
    (
        a_trend(HIDDEN),
        "Kirjaston lainat: 12 vuonna 2021",
        "Bibliotekets lån: 12 år 2021",
        "Library loans: 12 in 2021",
    ),
    (
        a_trend((at(2022, None),)),
        "Kirjaston lainat: ei lukua aineistossa",
        "Bibliotekets lån: inget värde i materialet",
        "Library loans: no figure in the data",
    ),
    (
        a_trend((at(2023, 5),)),
        "Kirjaston lainat: ei lukua vuodelta 2022 eikä sitä ennen",
        "Bibliotekets lån: inget värde för 2022 eller tidigare",
        "Library loans: no figure for 2022 or earlier",
    ),
    (
        a_trend((at(2022, 750, Qualifier.ABOUT, marks=[Mark.PROVISIONAL]),)),
        "Kirjaston lainat: noin 750 (ennakkotieto) vuonna 2022",
        "Bibliotekets lån: cirka 750 (preliminär uppgift) år 2022",
        "Library loans: about 750 (provisional) in 2022",
    ),
]


@pytest.mark.parametrize(("trend", "fi", "sv", "en"), TITLES)
def test_the_title_states_the_finding(trend, fi, sv, en):
    assert titled(trend) == [fi, sv, en]


def test_the_subtitle_names_unit_department_and_direction():
    trend = a_trend(LONG)
    told = [subtitle(trend, catalogue=a_catalogue(trend.indicator), words=w) for w in WORDS.values()]
    assert told == [
        "Lainausta · Kirjasto · pitkän ajan suunta laskeva (2013–2022)",
        "Lån · Biblioteket · sjunkande riktning på lång sikt (2013–2022)",
        "Loans · Library · long-term direction falling (2013–2022)",
    ]


def test_the_source_line_names_licence_age_and_the_next_update():
    trend = a_trend(ONE, indicator=loans(next_update="not-known"))
    told = [source_line(trend, catalogue=a_catalogue(trend.indicator), words=w) for w in WORDS.values()]
    assert told == [
        "Lähde: Vuosiraportti, CC BY 4.0, tiedot haettu 8. syyskuuta 2013 · seuraava päivitys: ei tiedossa",
        (
            "Källa: Årsrapport, CC BY 4.0, uppgifterna hämtade den 8 september 2013 · "
            "nästa uppdatering: inte känd"
        ),
        "Source: Annual report, CC BY 4.0, retrieved 8 September 2013 · next update: not known",
    ]


@pytest.mark.parametrize(
    ("update", "told"), [("2023-05", "toukokuu 2023"), ("2024", "2024"), ("2023-05-08", "8. toukokuuta 2023")]
)
def test_a_date_may_be_a_day_a_month_or_a_year(update, told):
    trend = a_trend(ONE, indicator=loans(next_update=update))
    catalogue = a_catalogue(trend.indicator, sources={"city": a_source(licence="", retrieved="")})
    line = source_line(trend, catalogue=catalogue, words=WORDS["fi"])
    assert line == f"Lähde: Vuosiraportti, lisenssiä ei ole ilmoitettu · seuraava päivitys: {told}"


def test_the_newest_value_has_its_own_period():
    trend = a_trend(OLD)
    found = latest_text(trend, catalogue=a_catalogue(trend.indicator), words=WORDS["fi"])
    assert found is not None
    assert (found[0].full, found[1]) == ("40 lainausta", "2007")
    nothing = a_trend(())
    assert latest_text(nothing, catalogue=a_catalogue(nothing.indicator), words=WORDS["fi"]) is None


UPWARDS = {"fi": "kasvua", "sv": "ökning", "en": " up "}
DOWNWARDS = {"fi": "laskua", "sv": "minskning", "en": " down "}


@settings(deadline=None)
@given(st.lists(POINT, max_size=12), st.sampled_from(LANGUAGES), st.booleans())
def test_the_title_never_contradicts_the_change(drawn, language, weak):
    trend = a_trend(series(drawn), events=(PANDEMIC,) if weak else ())
    told = title(trend, catalogue=a_catalogue(trend.indicator), words=WORDS[language])
    change = trend.status.change
    history = trend.latest is not None and not trend.current
    sign = change.sign if change is not None and not history else 0
    assert (UPWARDS[language] in told) is (sign > 0)
    assert (DOWNWARDS[language] in told) is (sign < 0)
    if sign and trend.latest is not None and trend.latest.range is not None:
        start = change.start.range if change is not None else None
        assert start is not None
        assert (trend.latest.range.middle > start.middle) is (sign > 0)


@settings(deadline=None)
@given(st.lists(POINT, max_size=8), st.sampled_from(LANGUAGES))
def test_a_change_is_never_called_a_trend(drawn, language):
    trend = a_trend(series(drawn))
    told = trend_change(trend, catalogue=a_catalogue(trend.indicator), words=WORDS[language])
    assert not any(word in told.text.lower() for word in ("suunta", "riktning", "trend"))


def test_an_unbounded_value_gives_no_change():
    trend = a_trend((at(2021, 5), at(2022, 9, Qualifier.AT_LEAST)))
    assert trend.latest is not None
    assert trend.latest.range == Interval(9, float("inf"))
    assert titled(trend)[0] == "Kirjaston lainat: vähintään 9 vuonna 2022"
