"""A plan in three languages made by hand, and trends of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import DepartmentKind, Mark, Missing, UnitKind
from dashboard.domain.model import (
    TOTAL,
    Area,
    Department,
    Event,
    Indicator,
    Plan,
    Priority,
    Source,
    Term,
    Unit,
)
from dashboard.domain.observation import Observation, Series, Trend, newest
from dashboard.domain.status import is_current, status
from dashboard.text.messages import load_words
from tests.domain.builders import an_indicator, at

WORDS = load_words()
LANGUAGES = tuple(WORDS)


def text(fi: str, sv: str, en: str) -> dict[str, str]:
    return {"fi": fi, "sv": sv, "en": en}


def unit(name: str, kind: UnitKind, one: dict[str, str], many: dict[str, str] | None = None) -> Unit:
    return Unit(id=name, kind=kind, one=one, many=many or one)


COUNT = unit("loan", UnitKind.COUNT, text("lainaus", "lån", "loan"), text("lainausta", "lån", "loans"))
SHARE = unit("share", UnitKind.PERCENT, text("% oppilaista", "% av eleverna", "% of pupils"))
MONEY = unit("money", UnitKind.MONEY, text("€/asukas", "€/invånare", "€ per resident"))
RATE = unit(
    "rate",
    UnitKind.RATE,
    text("lainaus/asukas", "lån/invånare", "loan per resident"),
    text("lainausta/asukas", "lån/invånare", "loans per resident"),
)

PANDEMIC = Event(
    id="pandemic",
    name=text("Koronapandemia", "Coronapandemin", "COVID-19 pandemic"),
    text={},
    first=2020,
    last=2021,
    weak_base=True,
    priorities=(),
    indicators=(),
)
FEAST = Event(
    id="feast",
    name=text("Venetsialaiset", "Venetsialaiset", "Venetsialaiset"),
    text={},
    first=2022,
    last=2022,
    weak_base=False,
    priorities=(),
    indicators=("none",),
)


def a_department(name: str, names: dict[str, str], kind: DepartmentKind) -> Department:
    return Department(
        id=name, name=names, kind=kind, valid_from=None, valid_to=None, successor=None, contact=""
    )


def a_source(**changes: Any) -> Source:
    facts: dict[str, Any] = {
        "id": "city",
        "name": text("Vuosiraportti", "Årsrapport", "Annual report"),
        "publisher": "",
        "url": "",
        "licence": "CC BY 4.0",
        "licence_url": "",
        "retrieved": "2013-09-08",
        "note": {},
    }
    return Source(**{**facts, **changes})


def a_catalogue(indicator: Indicator, **changes: Any) -> Catalogue:
    library = a_department("library", text("Kirjasto", "Biblioteket", "Library"), DepartmentKind.DEPARTMENT)
    museum = a_department("museum", text("Museo", "Museet", "Museum"), DepartmentKind.DEPARTMENT)
    plan = Plan(
        id="kokkola",
        municipality=text("Kokkola", "Karleby", "Kokkola"),
        title=text("Seuranta", "Uppföljning", "Follow-up"),
        area="kokkola",
        example=False,
        terms=(Term(id="2021-2025", first=2021, last=2025),),
        proposed_languages=(),
        contact_name={},
        contact_email="",
        population=None,
        secret_below=5,
        note={},
    )
    culture = Priority(
        id="culture", name=text("Elämyksellisyys", "Upplevelser", "Experiences"), colour="#93407a", note={}
    )
    facts: dict[str, Any] = {
        "plan": plan,
        "priorities": {"culture": culture},
        "goals": {},
        "measures": {},
        "areas": {
            "kokkola": Area(id="kokkola", name=plan.municipality, code="272", peer=False, named=False),
            "porvoo": Area(
                id="porvoo", name=text("Porvoo", "Borgå", "Porvoo"), code="638", peer=True, named=True
            ),
        },
        "departments": {"library": library, "museum": museum},
        "units": {u.id: u for u in (COUNT, SHARE, MONEY, RATE)},
        "sources": {"city": a_source()},
        "breakdowns": {},
        "indicators": {indicator.id: indicator},
        "events": {"pandemic": PANDEMIC, "feast": FEAST},
        "targets": (),
    }
    return Catalogue(**{**facts, **changes})


def loans(**changes: Any) -> Indicator:
    names = text("Kirjaston lainat", "Bibliotekets lån", "Library loans")
    return an_indicator(**{"name": names, "full_name": names, **changes})


def a_trend(points: Sequence[Observation], *, indicator: Indicator | None = None, **choices: Any) -> Trend:
    """The trend of points in order, judged by the domain's own rules."""
    known = indicator or loans()
    catalogue = a_catalogue(known)
    year = choices.get("year", 2022)
    events = choices.get("events", ())
    latest = newest(points, year)
    shown = tuple(p for p in points if p.year >= choices.get("first", 0))
    return Trend(
        indicator=known,
        series=Series(
            area="kokkola",
            department=choices.get("department", "library"),
            breakdown=TOTAL,
            points=tuple(points),
        ),
        shown=shown,
        latest=latest,
        current=latest is not None and is_current(latest, year),
        year=year,
        status=status(
            points,
            indicator=known,
            unit=catalogue.units[known.unit],
            year=year,
            compare=choices.get("compare"),
            target=choices.get("target"),
            events=events,
        ),
        events=events,
        all_hidden=any(p.known for p in points) and not any(p.known for p in shown),
    )


def yearly(first: int, *values: float | None) -> tuple[Observation, ...]:
    return tuple(at(first + i, value) for i, value in enumerate(values))


ONE = (at(2022, 254),)
DERIVED = (at(2021, 626367, around=(623467, 629267), marks=[Mark.DERIVED]), at(2022, 676462))
LONG = yearly(2013, 236, 214, 195, 177, 161, 146, 133, 121, 110, 100)
GAPPED = (at(2017, 40), at(2018, 50), at(2021, 80), at(2022, 60))
OLD = yearly(2002, 90, 80, 70, 60, 50, 40)
HIDDEN = (at(2021, 12), replace(at(2022, None), missing=Missing.SUPPRESSED))
BROKEN = loans(breaks=(2022,))
