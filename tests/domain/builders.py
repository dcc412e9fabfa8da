"""Short ways to make the records that the rules judge."""

from collections.abc import Sequence
from typing import Any

from dashboard.domain.interval import Interval, qualified
from dashboard.domain.kinds import Combine, Kind, Mark, Missing, Qualifier, TargetKind, UnitKind, Wanted
from dashboard.domain.model import Break, Event, Indicator, Target, Unit
from dashboard.domain.observation import Observation, Status
from dashboard.domain.period import parse_period
from dashboard.domain.status import status

COUNT = Unit(id="loan", kind=UnitKind.COUNT, one={"fi": "laina"}, many={"fi": "lainaa"})
SHARE = Unit(id="percent", kind=UnitKind.PERCENT, one={"fi": "%"}, many={"fi": "%"})
MONEY = Unit(id="euro", kind=UnitKind.MONEY, one={"fi": "euro"}, many={"fi": "euroa"})
PANDEMIC = Event(
    id="pandemic", name={}, text={}, first=2020, last=2021, weak_base=True, priorities=(), indicators=()
)


def an_indicator(*, breaks: Sequence[int] = (), **changes: Any) -> Indicator:
    facts: dict[str, Any] = {
        "id": "loans",
        "priority": "culture",
        "goal": None,
        "kind": Kind.WELLBEING,
        "unit": "loan",
        "decimals": 0,
        "wanted": Wanted.UP,
        "combine": Combine.SUM,
        "weight": None,
        "department": "library",
        "source": "city",
        "period_type": "year",
        "cadence": 1,
        "next_update": "",
        "counts_people": False,
        "per_resident": False,
        "lead": None,
        "confirmed": True,
        "band": 0.03,
        "lowest": None,
        "highest": None,
        "breaks": tuple(Break(indicator="loans", year=year, text={}) for year in breaks),
    }
    words: dict[str, Any] = {key: {} for key in ("name", "full_name", "definition", "method", "note")}
    return Indicator(**{**words, **facts, **changes})


def at(
    period: str | int,
    value: float | None,
    qualifier: Qualifier = Qualifier.EXACT,
    *,
    around: tuple[float, float] | None = None,
    marks: Sequence[Mark] = (),
    decimals: int = 0,
) -> Observation:
    parsed = parse_period(str(period))
    assert parsed is not None
    if around is not None:
        spread: Interval | None = Interval(*around)
    else:
        spread = None if value is None else qualified(value, qualifier, decimals)
    return Observation(
        indicator="loans",
        area="kokkola",
        department="library",
        period=parsed,
        value=value,
        range=spread,
        qualifier=qualifier,
        marks=frozenset(marks),
        missing=Missing.NOT_DELIVERED if value is None else None,
    )


def yearly(
    first: int, *values: float | None, qualifier: Qualifier = Qualifier.EXACT
) -> tuple[Observation, ...]:
    return tuple(at(first + i, value, qualifier) for i, value in enumerate(values))


def a_target(kind: TargetKind = TargetKind.REACH, value: float = 200, **changes: Any) -> Target:
    facts: dict[str, Any] = {"year": 2025, "upper": None, "baseline": 2018, "source": "council"}
    return Target(
        **{"indicator": "loans", "department": None, "kind": kind, "value": value, **facts, **changes}
    )


def judged(points: Sequence[Observation], **choices: Any) -> Status:
    facts: dict[str, Any] = {
        "indicator": an_indicator(),
        "unit": COUNT,
        "year": 2022,
        "compare": None,
        "target": None,
        "events": (),
    }
    return status(points, **{**facts, **choices})
