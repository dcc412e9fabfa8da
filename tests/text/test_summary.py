import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.kinds import Qualifier
from dashboard.domain.model import TOTAL
from dashboard.domain.observation import Series
from dashboard.domain.summary import Peers, PeerSeries
from dashboard.text.departments import department_note
from dashboard.text.describe import subtitle, summary
from tests.domain.builders import a_target, at
from tests.text.drawn import POINT, series
from tests.text.samples import (
    BROKEN,
    DERIVED,
    GAPPED,
    HIDDEN,
    LANGUAGES,
    LONG,
    OLD,
    ONE,
    PANDEMIC,
    WORDS,
    a_catalogue,
    a_trend,
    loans,
)


def summed(trend, language="fi", peers=None):
    return summary(trend, peers, catalogue=a_catalogue(trend.indicator), words=WORDS[language])


SUMMARIES = [
    (
        a_trend(ONE),
        "Vuonna 2022 luku oli 254 lainausta. Ei aiempaa lukua aineistossa.",
        "År 2022 var värdet 254 lån. Inget tidigare värde i materialet.",
        "In 2022 the figure was 254 loans. No earlier figure in the data.",
    ),
    (
        a_trend(DERIVED, events=(PANDEMIC,)),
        (
            "Vuonna 2021 luku oli noin 626\u00a0000 lainausta (johdettu välistä 623\u00a0467–629\u00a0267). "
            "Vuonna 2022 luku oli 676\u00a0462 lainausta. "
            "Viimeisin muutos (2022): kasvua 8\u00a0% vuodesta 2021. "
            "Vertailuvuosi 2021 oli poikkeusvuosi (Koronapandemia). Vuoden 2019 lukua ei ole aineistossa. "
            "Suuntaa ei voi sanoa: vertailukelpoisia vuosia on liian vähän. Merkintä ”johdettu”: 1 luku."
        ),
        (
            "År 2021 var värdet cirka 626\u00a0000 lån (härlett ur intervallet 623\u00a0467–629\u00a0267). "
            "År 2022 var värdet 676\u00a0462 lån. "
            "Senaste förändringen (2022): ökning med 8\u00a0% från 2021. "
            "Jämförelseåret 2021 var ett undantagsår (Coronapandemin). "
            "Värdet för 2019 finns inte i materialet. "
            "Riktningen kan inte anges: det finns för få jämförbara år. "
            "Anmärkningen ”härlett värde”: 1 värde."
        ),
        (
            "In 2021 the figure was about 626,000 loans (derived from the range 623,467–629,267). "
            "In 2022 the figure was 676,462 loans. Latest change (2022): up 8% from 2021. "
            "The base year 2021 was exceptional (COVID-19 pandemic). The figure for 2019 is not in the data. "
            "The direction cannot be told: there are too few comparable years. Marked “derived”: 1 figure."
        ),
    ),
    (
        a_trend(LONG),
        (
            "Vuonna 2013 luku oli 236 lainausta. Vuonna 2022 luku oli 100 lainausta. "
            "Pienin luku oli 100 lainausta vuonna 2022. Suurin luku oli 236 lainausta vuonna 2013. "
            "Viimeisin muutos (2022): laskua 9,1\u00a0% vuodesta 2021. Suunta on laskeva vuosina 2013–2022."
        ),
        (
            "År 2013 var värdet 236 lån. År 2022 var värdet 100 lån. "
            "Det lägsta värdet var 100 lån år 2022. Det högsta värdet var 236 lån år 2013. "
            "Senaste förändringen (2022): minskning med 9,1\u00a0% från 2021. "
            "Riktningen är sjunkande åren 2013–2022."
        ),
        (
            "In 2013 the figure was 236 loans. In 2022 the figure was 100 loans. "
            "The lowest figure was 100 loans in 2022. The highest figure was 236 loans in 2013. "
            "Latest change (2022): down 9.1% from 2021. The direction is falling in 2013–2022."
        ),
    ),
    (
        a_trend(OLD),
        (
            "Vuonna 2002 luku oli 90 lainausta. Vuonna 2007 luku oli 40 lainausta. "
            "Pienin luku oli 40 lainausta vuonna 2007. Suurin luku oli 90 lainausta vuonna 2002. "
            "Viimeisin muutos (2007): laskua 20\u00a0% vuodesta 2006. "
            "Suunta oli laskeva vuosina 2002–2007. Uudempia lukuja ei ole aineistossa."
        ),
        (
            "År 2002 var värdet 90 lån. År 2007 var värdet 40 lån. "
            "Det lägsta värdet var 40 lån år 2007. Det högsta värdet var 90 lån år 2002. "
            "Senaste förändringen (2007): minskning med 20\u00a0% från 2006. "
            "Riktningen var sjunkande åren 2002–2007. Nyare värden finns inte i materialet."
        ),
        (
            "In 2002 the figure was 90 loans. In 2007 the figure was 40 loans. "
            "The lowest figure was 40 loans in 2007. The highest figure was 90 loans in 2002. "
            "Latest change (2007): down 20% from 2006. "
            "The direction was falling in 2002–2007. There are no newer figures in the data."
        ),
    ),
    (
        a_trend(HIDDEN),
        (
            "Vuonna 2021 luku oli 12 lainausta. Ei aiempaa lukua aineistossa. "
            "Ei lukua vuonna 2022: salattu pienten lukumäärien suojaamiseksi."
        ),
        (
            "År 2021 var värdet 12 lån. Inget tidigare värde i materialet. "
            "Inget värde år 2022: sekretess för att skydda små antal."
        ),
        (
            "In 2021 the figure was 12 loans. No earlier figure in the data. "
            "No figure in 2022: suppressed to protect small numbers."
        ),
    ),
]


@pytest.mark.parametrize(("trend", "fi", "sv", "en"), SUMMARIES)
def test_the_summary_says_what_the_chart_shows(trend, fi, sv, en):
    assert [summed(trend, language) for language in LANGUAGES] == [fi, sv, en]


@pytest.mark.parametrize(
    ("language", "gap"),
    [
        ("fi", "Sarjasta puuttuu: 2019, 2020."),
        ("sv", "I serien saknas: 2019, 2020."),
        ("en", "Missing from the series: 2019, 2020."),
    ],
)
def test_a_gap_is_named(language, gap):
    told = summed(a_trend(GAPPED), language)
    assert gap in told
    assert WORDS[language]("reason.gap") in told


def test_a_long_gap_is_counted():
    told = summed(a_trend((at(2010, 5), at(2016, 5), at(2017, 6))))
    assert "Sarjasta puuttuu 5 vuotta väliltä 2011–2015." in told


def test_a_year_with_a_reason_is_not_called_a_gap():
    points = (at(2019, 1), *(at(y, None) for y in (2020, 2021)), at(2022, 2))
    told = summed(a_trend(points))
    assert "Sarjasta puuttuu" not in told
    assert "Ei lukua vuonna 2020, vuonna 2021: ei vielä toimitettu." in told


def test_many_years_with_one_reason_are_counted():
    points = (at(2010, 1), *(at(y, None) for y in range(2011, 2018)), at(2018, 2))
    assert "Luku puuttuu 7 ajankohdalta: ei vielä toimitettu." in summed(a_trend(points))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Katkos 2022: määritelmä muuttui, eikä sitä ennen olevia lukuja voi verrata."),
        ("sv", "Avbrott i serien 2022: definitionen ändrades, och tidigare värden kan inte jämföras."),
        ("en", "Break in 2022: the definition changed, and earlier figures do not compare."),
    ],
)
def test_a_break_is_named_and_nothing_is_compared_over_it(language, told):
    found = summed(a_trend(LONG, indicator=BROKEN), language)
    assert found.endswith(told)
    for key in ("summary.lowest", "summary.highest", "summary.change"):
        assert WORDS[language].entries[key].split("{")[0].strip().lower() not in found.lower()


def test_qualified_values_are_counted():
    points = (at(2021, 750, Qualifier.ABOUT), at(2022, 1100, Qualifier.OVER))
    assert "2 lukua ei ole tarkkoja." in summed(a_trend(points))


def test_a_range_that_hides_the_series_says_so():
    told = summed(a_trend(OLD, first=2015))
    assert told == "Valituilta vuosilta ei ole lukuja. Sarjassa on lukuja vuosilta 2002–2007."


def test_nothing_at_all_gives_the_reason():
    assert summed(a_trend((at(2022, None),))) == "Ei vielä toimitettu."
    assert summed(a_trend(())) == "Ei lukua aineistossa."


def test_peers_are_told_without_a_rank():
    catalogue = a_catalogue(loans())
    series = Series(area="porvoo", department="", breakdown=TOTAL, points=(at(2021, 7), at(2022, 1400)))
    peers = Peers(named=(PeerSeries(area=catalogue.areas["porvoo"], series=series),), band=(), everyone=())
    told = [summed(a_trend(LONG), language, peers) for language in LANGUAGES]
    assert told[0].endswith("Vuonna 2022 muualla: Porvoo 1\u00a0400.")
    assert told[1].endswith("År 2022 på andra håll: Borgå 1\u00a0400.")
    assert told[2].endswith("In 2022 elsewhere: Porvoo 1,400.")


def test_a_combined_value_names_what_it_holds_and_lacks():
    o = replace(at(2022, 90, Qualifier.AT_LEAST), departments=("library",), absent=("museum",), department="")
    trend = a_trend((o,), department="")
    assert summed(trend).endswith("Yhdistetty: Kirjasto; puuttuu: Museo.")
    told = subtitle(trend, catalogue=a_catalogue(trend.indicator), words=WORDS["sv"])
    assert told == "Lån · sammanslaget: Biblioteket; saknas: Museet"


def test_of_many_departments_combined_the_number_is_told():
    told = {}
    for many in (("library",) * 4, ("library",) * 12):
        o = replace(at(2022, 90), departments=many, absent=("museum",), department="")
        told[len(many)] = department_note(o, a_catalogue(loans()), WORDS["fi"])
    assert told[4] == "yhdistetty: Kirjasto, Kirjasto, Kirjasto, Kirjasto; puuttuu: Museo"
    assert told[12] == "yhdistetty 12 vastuualueesta; puuttuu: Museo"


@settings(deadline=None)
@given(st.lists(POINT, max_size=12), st.sampled_from(LANGUAGES), st.booleans())
def test_summaries_are_plain_and_tidy(drawn, language, weak):
    trend = a_trend(series(drawn), events=(PANDEMIC,) if weak else (), target=a_target())
    told = summed(trend, language)
    assert told == summed(trend, language)
    assert told.endswith(".")
    assert not re.search(r"[{}]|nan|inf|None|  |\.\.|\s-\d", told.replace("..", ""))
    for one in re.split(r"(?<=\.) ", told):
        assert len(one.split(" ")) <= 20, one
