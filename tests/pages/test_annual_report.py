"""Every figure of the city's annual report 2022 is on its indicator's page and in its file, as printed."""

import csv
from typing import NamedTuple

import pytest

from tests.pages.asking import ask, tables, text_of

QUALIFIERS = {
    "about": ("noin", "cirka", "about"),
    "over": ("yli", "över", "over"),
    "almost": ("lähes", "nästan", "almost"),
    "mean": ("keskimäärin", "i medeltal", "on average"),
    "": ("", "", ""),
}
YEAR = ("2022", "2022", "2022")
AUTUMN = ("syyslukukausi 2022", "höstterminen 2022", "autumn term 2022")
JUNE = ("kesäkuu 2022", "juni 2022", "June 2022")
FESTIVAL = ("Venetsialaiset 2022",) * 3
YOUNG = ("nuorta", "unga", "young people")
MET = ("kohdattua nuorta", "mötta unga", "young people met")
CHILDREN = ("lasta ja nuorta", "barn och unga", "children and young people")
USES = ("käyttökertaa", "användningar", "uses")


class Figure(NamedTuple):
    """One figure of the report: unit and period in Finnish, Swedish and English."""

    indicator: str
    qualifier: str
    value: int
    unit: tuple[str, str, str]
    period: tuple[str, str, str] = YEAR
    key: str = "2022"
    rise: int | None = None


FIGURES = (
    Figure("special-exercise-cards", "about", 750, ("korttia", "kort", "cards")),
    Figure("special-card-swims", "over", 35000, ("uintikäyntiä", "simbesök", "swims")),
    Figure("kohasu-clubs", "", 87, ("kerhoa", "klubbar", "clubs"), AUTUMN, "2022-autumn"),
    Figure("kohasu-participants", "over", 1100, CHILDREN, AUTUMN, "2022-autumn"),
    Figure("kohasu-state-grant", "", 130000, ("€", "€", "€"), ("2023",) * 3, "2023"),
    Figure("library-loans", "", 676462, ("lainausta", "lån", "loans"), rise=8),
    Figure("library-visits", "", 343083, ("käyntiä", "besök", "visits"), rise=24),
    Figure("library-online-uses", "", 208280, USES),
    Figure("library-ematerial-uses", "", 61003, USES, rise=12),
    Figure("library-events", "", 254, ("tapahtumaa", "evenemang", "events")),
    Figure("adult-education-courses", "", 607, ("kurssia", "kurser", "courses")),
    Figure(
        "adult-education-students-per-course",
        "mean",
        11,
        ("opiskelijaa/kurssi", "studerande/kurs", "students per course"),
    ),
    Figure("school-youth-work-met", "", 6210, MET),
    Figure("mobile-youth-work-june", "over", 450, MET, JUNE, "2022-06"),
    Figure("mobile-youth-work-venetsialaiset", "over", 260, MET, FESTIVAL, "2022:venetsialaiset"),
    Figure("ankkuri-reached", "about", 1500, YOUNG),
    Figure("nature-school-groups", "", 129, ("ryhmää", "grupper", "groups")),
    Figure("outreach-youth-work-reached", "", 215, YOUNG),
    Figure("ohjaamo-reached", "about", 1200, YOUNG),
    Figure("employment-contacts", "almost", 58000, ("yhteydenottoa", "kontakter", "contacts")),
    Figure("employment-grant-associations", "", 10, ("yhdistystä", "föreningar", "associations")),
)
RISES = ("kasvua {n}\u00a0%", "ökning med {n}\u00a0%", "up {n}%")
EACH = [pytest.param(figure, id=figure.indicator) for figure in FIGURES]


def printed(figure: Figure, n: int) -> str:
    """Return qualifier, number and unit as the language prints them."""
    digits = f"{figure.value:,}".replace(",", ("\u00a0", "\u00a0", ",")[n])
    if figure.unit[n] == "€":
        return f"€{digits}" if n == 2 else f"{digits}\u00a0€"
    return f"{QUALIFIERS[figure.qualifier][n]} {digits} {figure.unit[n]}".lstrip()


def test_there_are_as_many_as_in_the_report():
    assert len({f.indicator for f in FIGURES}) == 21


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("figure", EACH)
def test_a_figure_is_on_its_page_as_printed(kokkola, figure, language):
    n = ("fi", "sv", "en").index(language)
    page = ask(kokkola, f"/{language}/indicator/{figure.indicator}")
    rows = [row[:2] for table in tables(page) for row in table]
    assert [figure.period[n], printed(figure, n)] in rows, rows
    if figure.rise is not None:
        assert RISES[n].format(n=figure.rise) in text_of(page)


@pytest.mark.parametrize("figure", EACH)
def test_a_figure_is_in_its_file_with_its_qualifier(kokkola, figure):
    for n, language in enumerate(("fi", "sv", "en")):
        response = kokkola.server.test_client().get(f"/{language}/data/{figure.indicator}.csv")
        lines = response.get_data().decode("utf-8-sig").splitlines()
        rows = list(csv.reader(lines, delimiter=";" if language != "en" else ","))
        [row] = [row for row in rows if row[4] == figure.key]
        shown = (row[6], row[7], row[10])
        assert shown == (QUALIFIERS[figure.qualifier][n], str(figure.value), figure.unit[n])
