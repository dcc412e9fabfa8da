"""A status that was written is the same when it is read."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.filters import Filters
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Missing, Qualifier, TargetKind
from dashboard.domain.model import Target
from dashboard.domain.observation import (
    Attainment,
    Change,
    ChangeUnit,
    Course,
    Direction,
    Observation,
    Reason,
    Status,
    TargetStatus,
    Verdict,
)
from dashboard.domain.period import Period, parse_period
from dashboard.ingest.load import load_plan
from dashboard.queries.trend import trend
from dashboard.store.statuses import read_statuses, statuses_of
from tests.domain.builders import PANDEMIC

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module", params=["kokkola", "example"])
def dataset(request):
    return load_plan(DATA / request.param)


def test_every_indicator_of_both_plans_comes_back_under_every_year(dataset):
    for year in range(dataset.years[0], dataset.years[1] + 1):
        filters = Filters(year=year)
        found = {name: trend(dataset, name, filters).status for name in dataset.catalogue.indicators}
        assert read_statuses(statuses_of(found), events=dataset.catalogue.events) == found


@given(data=st.data())
def test_every_choice_of_departments_and_years_comes_back(dataset, data):
    years = st.none() | st.integers(*dataset.years)
    names = list(dataset.catalogue.departments)
    filters = Filters(
        year=data.draw(years),
        compare=data.draw(years),
        departments=tuple(data.draw(st.lists(st.sampled_from(names), unique=True, max_size=4))),
    )
    name = data.draw(st.sampled_from(list(dataset.catalogue.indicators)))
    found = {name: trend(dataset, name, filters).status}
    assert read_statuses(statuses_of(found), events=dataset.catalogue.events) == found


NUMBERS = st.floats(allow_nan=False)
TEXTS = st.text(max_size=5)
YEARS = st.integers(1900, 2100)
INTERVALS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(*sorted(ends)))
REASONS = st.none() | st.sampled_from(Reason)
KEYS = ("2022", "2021/2022", "2022-autumn", "2022-spring", "2022-06", "2022:feast")
PERIODS = st.sampled_from([p for p in map(parse_period, KEYS) if isinstance(p, Period)])
OBSERVATIONS = st.builds(
    Observation,
    indicator=TEXTS,
    area=TEXTS,
    department=TEXTS,
    period=PERIODS,
    breakdown=TEXTS,
    value=st.none() | NUMBERS,
    range=st.none() | INTERVALS,
    qualifier=st.sampled_from(Qualifier),
    marks=st.frozensets(st.sampled_from(Mark)),
    missing=st.none() | st.sampled_from(Missing),
    source=TEXTS,
    note=TEXTS,
    departments=st.lists(TEXTS, max_size=2).map(tuple),
    absent=st.lists(TEXTS, max_size=2).map(tuple),
)


def changes(before):
    return st.builds(
        Change,
        start=OBSERVATIONS,
        end=OBSERVATIONS,
        difference=INTERVALS,
        ratio=st.none() | INTERVALS,
        unit=st.sampled_from(ChangeUnit),
        weak_base=st.none() | st.just(PANDEMIC),
        before=before,
    )


DIRECTIONS = st.builds(
    Direction,
    course=st.sampled_from(Course),
    reason=REASONS,
    first=st.none() | YEARS,
    last=st.none() | YEARS,
    count=st.integers(0, 10),
    p=st.none() | st.floats(0, 1),
    total=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    without_weak=st.none() | st.sampled_from(Course),
)
TARGETS = st.builds(
    Target,
    indicator=TEXTS,
    department=st.none() | TEXTS,
    kind=st.sampled_from(TargetKind),
    year=st.none() | YEARS,
    value=NUMBERS,
    upper=st.none() | NUMBERS,
    baseline=st.none() | YEARS,
    source=TEXTS,
)
TARGET_STATUSES = st.builds(
    TargetStatus,
    target=TARGETS,
    attainment=st.sampled_from(Attainment),
    reason=REASONS,
    gap=st.none() | INTERVALS,
    expected=st.none() | NUMBERS,
    tentative=st.booleans(),
)
STATUSES = st.builds(
    Status,
    verdict=st.sampled_from(Verdict),
    direction=DIRECTIONS,
    change=st.none() | changes(st.none() | changes(st.none())),
    change_reason=REASONS,
    target=st.none() | TARGET_STATUSES,
    reason=REASONS,
)


def strict(text):
    def refuse(constant):
        pytest.fail(f"{constant} is no JSON")

    return json.loads(text, parse_constant=refuse)


@given(st.dictionaries(TEXTS, STATUSES, max_size=2))
def test_any_status_comes_back_and_is_plain_json(statuses):
    written = statuses_of(statuses)
    strict(written)
    found = read_statuses(written, events={PANDEMIC.id: PANDEMIC})
    assert found == statuses
    for name, status in found.items():
        assert type(status.verdict) is Verdict
        if status.change:
            assert math.copysign(1, status.change.difference.lower) == math.copysign(
                1, statuses[name].change.difference.lower
            )


def test_the_same_statuses_are_written_alike(dataset):
    found = {name: trend(dataset, name, Filters()).status for name in dataset.catalogue.indicators}
    assert statuses_of(found) == statuses_of(dict(reversed(found.items())))
