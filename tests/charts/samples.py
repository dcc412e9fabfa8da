"""A small plan made by hand, and words enough for figures to speak."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.interval import Interval, qualified
from dashboard.domain.kinds import Combine, Kind, Mark, Missing, Qualifier, TargetKind, UnitKind, Wanted
from dashboard.domain.model import TOTAL, Area, Break, Category, Event, Indicator, Plan, Target, Unit
from dashboard.domain.observation import (
    Attainment,
    Course,
    Direction,
    Observation,
    Series,
    Status,
    TargetStatus,
    Trend,
    Verdict,
)
from dashboard.domain.period import Period, parse_period
from dashboard.domain.summary import Part, Peers, PeerSeries

PURPLE = "#93407a"

UNITS = {
    "count": Unit(id="count", kind=UnitKind.COUNT, one={"fi": "kortti"}, many={"fi": "korttia"}),
    "percent": Unit(id="percent", kind=UnitKind.PERCENT, one={"fi": "%"}, many={"fi": "%"}),
    "score": Unit(id="score", kind=UnitKind.SCORE, one={"fi": "piste"}, many={"fi": "pistettä"}),
    "rate": Unit(
        id="rate", kind=UnitKind.RATE, one={"fi": "lainaus/asukas"}, many={"fi": "lainausta/asukas"}
    ),
}
AREAS = {
    name.lower(): Area(id=name.lower(), name={"fi": name}, code=str(at), peer=at > 0, named=at < 4)
    for at, name in enumerate(
        ("Kokkola", "Seinäjoki", "Porvoo", "Mikkeli", "Vaasa", "Kuopio", "Raahe", "Pori")
    )
}
PLAN = Plan(
    id="kokkola",
    municipality={"fi": "Kokkola"},
    title={"fi": "Suunnitelma"},
    area="kokkola",
    example=False,
    terms=(),
    proposed_languages=(),
    contact_name={},
    contact_email="",
    population=None,
    secret_below=5,
    note={},
)
INDICATOR = Indicator(
    id="cards",
    priority="experiences",
    goal=None,
    kind=Kind.ACTIVITY,
    name={"fi": "Kortit"},
    full_name={"fi": "Kortit"},
    definition={},
    method={},
    unit="count",
    decimals=0,
    wanted=Wanted.NONE,
    combine=Combine.SUM,
    weight=None,
    department="sport",
    source="report",
    period_type="year",
    cadence=1,
    next_update="",
    counts_people=False,
    per_resident=False,
    lead=None,
    confirmed=True,
    band=0.03,
    lowest=None,
    highest=None,
    note={},
)
WEAK = Event(
    id="corona",
    name={"fi": "koronavuodet"},
    text={},
    first=2020,
    last=2021,
    weak_base=True,
    priorities=(),
    indicators=(),
)
NO_STATUS = Status(
    verdict=Verdict.UNKNOWN,
    direction=Direction(course=Course.UNKNOWN),
    change=None,
    change_reason=None,
    target=None,
)

Values = Mapping[str, object]


def indicator(**facts: Any) -> Indicator:
    """An indicator of whole cards a year, save for the facts given; `breaks` are years."""
    breaks = tuple(Break(indicator="cards", year=y, text={}) for y in facts.pop("breaks", ()))
    return replace(INDICATOR, breaks=breaks, **facts)


def observation(
    period: str, value: object, *, area: str = "kokkola", department: str = "sport"
) -> Observation:
    """A number; "about 750" and the like; "derived 3-5"; "provisional 7"; None where it is missing."""
    known = parse_period(period)
    assert known
    blank = Observation(indicator="cards", area=area, department=department, period=known)
    if value is None:
        return replace(blank, missing=Missing.NOT_DELIVERED)
    if isinstance(value, int | float):
        return replace(blank, value=value, range=Interval(value, value))
    word, written = str(value).split(" ", 1)
    if word == "derived":
        low, high = map(float, written.split("-"))
        return replace(
            blank, value=(low + high) / 2, range=Interval(low, high), marks=frozenset({Mark.DERIVED})
        )
    number = float(written)
    if word in set(Mark):
        return replace(blank, value=number, range=Interval(number, number), marks=frozenset({Mark(word)}))
    how = Qualifier(word)
    return replace(blank, value=number, range=qualified(number, how), qualifier=how)


def observations(values: Values, **where: str) -> tuple[Observation, ...]:
    """The observations of a series in order of period."""
    return tuple(sorted((observation(p, v, **where) for p, v in values.items()), key=lambda o: o.period))


def yearly(first: int, values: Sequence[object]) -> dict[str, object]:
    """Values of one year after another."""
    return {str(first + at): value for at, value in enumerate(values)}


def make_trend(
    values: Values,
    *,
    of: Indicator | None = None,
    year: int = 2022,
    events: tuple[Event, ...] = (),
    target: Target | None = None,
) -> Trend:
    """A trend that shows all its values."""
    points = observations(values)
    aim = TargetStatus(target=target, attainment=Attainment.UNKNOWN) if target else None
    return Trend(
        indicator=of or indicator(),
        series=Series(area="kokkola", department="sport", breakdown=TOTAL, points=points),
        shown=points,
        latest=next((p for p in reversed(points) if p.known and p.year <= year), None),
        current=True,
        year=year,
        status=replace(NO_STATUS, target=aim),
        events=events,
        all_hidden=False,
    )


def make_target(value: float, *, upper: float | None = None, year: int | None = None) -> Target:
    """A target of the cards."""
    kind = TargetKind.RANGE if upper else TargetKind.REACH
    return Target(
        indicator="cards",
        department=None,
        kind=kind,
        year=year,
        value=value,
        upper=upper,
        baseline=None,
        source="",
    )


def make_peers(named: Mapping[str, Values], rest: Mapping[str, Values] | None = None) -> Peers:
    """Other areas by id; the rest make a band."""
    everyone = tuple(_peer(area, values) for area, values in {**named, **(rest or {})}.items())
    by_period: dict[Period, list[float]] = {}
    for peer in everyone[len(named) :]:
        for o in peer.series.known:
            by_period.setdefault(o.period, []).append(o.value or 0.0)
    band = tuple((period, Interval(min(v), max(v))) for period, v in sorted(by_period.items()))
    return Peers(named=everyone[: len(named)], band=band, everyone=everyone)


def make_part(name: str, values: Values) -> Part:
    """One class of a breakdown."""
    points = observations(values)
    return Part(
        name=Category(id=name.lower(), name={"fi": name}),
        breakdown=None,
        series=Series(area="kokkola", department="", breakdown=f"sex={name}", points=points),
        latest=points[-1],
    )


def _peer(area: str, values: Values) -> PeerSeries:
    points = observations(values, area=area)
    return PeerSeries(
        area=AREAS[area], series=Series(area=area, department="", breakdown=TOTAL, points=points)
    )


CATALOGUE = Catalogue(
    plan=PLAN,
    priorities={},
    goals={},
    measures={},
    areas=AREAS,
    departments={},
    units=UNITS,
    sources={},
    breakdowns={},
    indicators={},
    events={"corona": WEAK},
    targets=(),
)
