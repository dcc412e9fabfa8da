from dataclasses import replace
from typing import Any

from dashboard.domain.kinds import Mark, Qualifier
from dashboard.domain.model import TOTAL, Category
from dashboard.domain.observation import Series
from dashboard.domain.summary import Part, Peers, PeerSeries
from dashboard.text.parts import part_sentence, part_table
from dashboard.text.table import peers_table, trend_table
from tests.domain.builders import at
from tests.text.samples import WORDS, a_catalogue, a_trend, loans, text

POINTS = (
    at(2020, 626367, around=(623467, 629267), marks=[Mark.DERIVED]),
    replace(at(2021, None), absent=("museum",)),
    replace(at(2022, 35000, Qualifier.OVER), note="uusi tapa"),
)


def test_a_table_has_every_shown_period_with_qualifier_and_reason():
    indicator = loans(breaks=(2022,))
    found = trend_table(
        a_trend(POINTS, indicator=indicator), catalogue=a_catalogue(indicator), words=WORDS["fi"]
    )
    assert found.caption == "Kirjaston lainat"
    assert found.columns == ("Ajankohta", "Luku", "Huomautukset")
    assert found.rows == (
        ("2020", "noin 626\u00a0000 lainausta (johdettu välistä 623\u00a0467–629\u00a0267)", "johdettu"),
        ("2021", "[x]", "ei vielä toimitettu; puuttuu: Museo"),
        (
            "2022",
            "yli 35\u00a0000 lainausta",
            "katkos 2022: aiempia lukuja ei voi verrata; huomautus aineistossa: ”uusi tapa”",
        ),
    )


def test_a_table_of_areas_has_one_row_a_period():
    catalogue = a_catalogue(loans())
    series = Series(area="porvoo", department="", breakdown=TOTAL, points=(at(2021, None), at(2022, 1400)))
    peers = Peers(named=(), band=(), everyone=(PeerSeries(area=catalogue.areas["porvoo"], series=series),))
    found = peers_table(
        a_trend((at(2022, 9, Qualifier.ABOUT),)), peers, catalogue=catalogue, words=WORDS["sv"]
    )
    assert found.columns == ("Tid", "Karleby", "Borgå")
    assert found.rows == (("2021", "–", "[x]"), ("2022", "cirka 9", "1\u00a0400"))
    assert found.caption == "Bibliotekets lån, lån"


def a_part(*points):
    series = Series(area="kokkola", department="", breakdown="sex=girls", points=points)
    known = [p for p in points if p.known]
    girls = Category(id="girls", name=text("tytöt", "flickor", "girls"))
    return Part(name=girls, breakdown=None, series=series, latest=known[-1] if known else None)


def test_a_part_is_told_in_a_sentence_and_a_table():
    catalogue = a_catalogue(loans())
    facts: dict[str, Any] = {"indicator": loans(), "catalogue": catalogue, "words": WORDS["en"]}
    assert part_sentence(a_part(at(2022, 9)), **facts) == "9 loans in 2022"
    assert part_sentence(a_part(at(2022, None)), **facts) == "not delivered yet"
    assert part_sentence(a_part(), **facts) == "no figure in the data"
    found = part_table(a_part(at(2021, None), at(2022, 9)), **facts)
    assert found.rows == (("2021", "[x]", "not delivered yet"), ("2022", "9 loans", ""))
    assert found.caption == "girls"
