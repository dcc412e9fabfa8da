"""A small plan made by hand: three departments, one that was replaced, and the city as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.kinds import DepartmentKind, MeasureState, Missing, Qualifier
from dashboard.domain.model import (
    Area,
    Breakdown,
    Category,
    Department,
    Goal,
    Indicator,
    Measure,
    Plan,
    Priority,
    Source,
    Target,
)
from dashboard.domain.observation import Observation
from tests.domain.builders import COUNT, SHARE, an_indicator, at

LANGUAGES = ("fi", "sv", "en")


def text(words: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, words)


def a_department(name: str, kind: DepartmentKind = DepartmentKind.DEPARTMENT, **facts: Any) -> Department:
    blank: dict[str, Any] = {"valid_from": None, "valid_to": None, "successor": None, "contact": ""}
    return Department(**{**blank, "id": name, "name": text(name.title()), "kind": kind, **facts})


DEPARTMENTS = (
    a_department("library"),
    a_department("museum"),
    a_department("youth", valid_from=2020),
    a_department("old-youth", valid_to=2019, successor="youth"),
    a_department("city", DepartmentKind.CITY),
    a_department("not-stated", DepartmentKind.NOT_STATED),
)
AREAS = (
    Area(id="kokkola", name=text("Kokkola"), code="272", peer=False, named=False),
    Area(id="porvoo", name=text("Porvoo"), code="638", peer=True, named=True),
    Area(id="vaasa", name=text("Vaasa"), code="905", peer=True, named=False),
    Area(id="kannus", name=text("Kannus"), code="217", peer=True, named=False),
    Area(id="finland", name=text("Koko maa"), code="SSS", peer=False, named=True),
)
PLAN = Plan(
    id="small",
    municipality=text("Kokkola"),
    title=text("Suunnitelma"),
    area="kokkola",
    example=False,
    terms=(),
    proposed_languages=(),
    contact_name=text("Koordinaattori"),
    contact_email="",
    population=None,
    secret_below=5,
    note=text(""),
)
SEX = Breakdown(
    id="sex",
    name=text("Sukupuoli"),
    categories=(Category(id="girls", name=text("Tytöt")), Category(id="boys", name=text("Pojat"))),
)


def a_priority(name: str) -> Priority:
    return Priority(id=name, name=text(name.title()), colour="#93407a", note=text(""))


def a_goal(name: str, priority: str = "culture") -> Goal:
    return Goal(id=name, priority=priority, name=text(name), confirmed=True, note=text(""))


def a_measure(name: str, goal: str, *, departments: Sequence[str] = (), of: Sequence[str] = ()) -> Measure:
    return Measure(
        id=name,
        goal=goal,
        name=text(name),
        state=MeasureState.ONGOING,
        year=2022,
        departments=tuple(departments),
        indicators=tuple(of),
        text=text(""),
    )


def a_source(name: str) -> Source:
    return Source(
        id=name,
        name=text(name),
        publisher="",
        url="",
        licence="",
        licence_url="",
        retrieved="",
        note=text(""),
    )


def named(name: str, shown: str | None = None, **facts: Any) -> Indicator:
    """An indicator with words in every language."""
    words = {key: text(shown or name) for key in ("name", "full_name")}
    return an_indicator(id=name, **{**words, "definition": text(""), "note": text(""), **facts})


LOANS = named("loans")


def of(
    department: str,
    period: str | int,
    value: float | None,
    qualifier: Qualifier = Qualifier.EXACT,
    *,
    missing: Missing = Missing.NOT_DELIVERED,
    **facts: Any,
) -> Observation:
    """A value of a department, of the loans of the city unless said otherwise."""
    found = replace(at(period, value, qualifier), department=department, **facts)
    return replace(found, missing=missing) if value is None else found


def breakdown(category: str, period: str | int, value: float) -> Observation:
    return of("library", period, value, breakdown=f"sex={category}")


def elsewhere(area: str, period: str | int, value: float | None) -> Observation:
    return of("library", period, value, area=area)


def a_dataset(
    *rows: Observation,
    indicators: Sequence[Indicator] = (LOANS,),
    targets: Sequence[Target] = (),
    goals: Sequence[Goal] = (),
    measures: Sequence[Measure] = (),
) -> Dataset:
    by_indicator: dict[str, list[Observation]] = {}
    for row in sorted(rows, key=lambda o: o.period):
        by_indicator.setdefault(row.indicator, []).append(row)
    catalogue = Catalogue(
        plan=PLAN,
        priorities={p.id: p for p in map(a_priority, ("culture", "health"))},
        goals={g.id: g for g in goals},
        measures={m.id: m for m in measures},
        areas={a.id: a for a in AREAS},
        departments={d.id: d for d in DEPARTMENTS},
        units={"loan": COUNT, "percent": SHARE},
        sources={s.id: s for s in map(a_source, ("city", "state"))},
        breakdowns={"sex": SEX},
        indicators={i.id: i for i in indicators},
        events={},
        targets=tuple(targets),
    )
    return Dataset(
        catalogue=catalogue,
        observations=pd.DataFrame(),
        by_indicator={name: tuple(found) for name, found in by_indicator.items()},
        narratives={},
        version="1",
    )
