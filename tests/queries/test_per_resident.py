from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Combine, Kind, Mark, Missing, Qualifier
from dashboard.queries.per_resident import MANY, NoRate, PerResident, per_resident
from tests.queries.builders import a_dataset, named, of

COUNT = named("loans", kind=Kind.ACTIVITY, per_resident=True)
SHARE = named("share")
PEOPLE = named("people", combine=Combine.NONE, department="city")
ALL = Filters()


def people(year, number, qualifier=Qualifier.EXACT, **facts):
    return of("city", year, number, qualifier, indicator="people", **facts)


def a_plan(*rows, population="people"):
    made = a_dataset(*rows, indicators=(COUNT, SHARE, PEOPLE))
    plan = replace(made.catalogue.plan, population=population)
    return replace(made, catalogue=replace(made.catalogue, plan=plan))


def rate(*rows, filters=ALL):
    found = per_resident(a_plan(*rows), "loans", filters)
    assert isinstance(found, PerResident)
    return found


def test_each_year_is_divided_by_its_own_population():
    found = rate(of("library", 2021, 400), of("library", 2022, 900), people(2021, 100), people(2022, 200))
    assert [o.value for o in found.points] == [4, 4.5]
    assert found.scale == 1
    assert {year: o.value for year, o in found.population.items()} == {2021: 100, 2022: 200}


def test_a_rate_is_marked_as_derived_and_keeps_what_is_known_of_the_count():
    [point] = rate(of("library", 2022, 900, marks=frozenset({Mark.REVISED})), people(2022, 200)).points
    assert point.marks == {Mark.REVISED, Mark.DERIVED}
    assert point.qualifier is Qualifier.EXACT


def test_a_rare_count_is_told_for_a_thousand():
    found = rate(of("library", 2022, 15), people(2022, 20_000))
    assert (found.scale, found.points[0].value, found.decimals) == (MANY, 0.75, 2)


@pytest.mark.parametrize(("count", "decimals"), [(150, 2), (1_500, 1), (15_000, 0), (1_500_000, 0)])
def test_three_digits_are_worth_telling(count, decimals):
    assert rate(of("library", 2022, count), people(2022, 100)).decimals == decimals


@pytest.mark.parametrize("qualifier", list(Qualifier))
def test_a_rough_count_gives_a_rough_rate(qualifier):
    [point] = rate(of("library", 2022, 900, qualifier), people(2022, 100)).points
    assert point.qualifier is qualifier
    assert point.range is not None
    assert point.range.exact is (qualifier is Qualifier.EXACT)


def test_at_least_so_many_is_at_least_that_rate():
    [point] = rate(of("library", 2022, 900, Qualifier.AT_LEAST), people(2022, 100, Qualifier.ABOUT)).points
    assert point.qualifier is Qualifier.AT_LEAST
    assert point.value == point.range.lower < 9


def test_a_rough_population_makes_the_rate_an_interval():
    [point] = rate(of("library", 2022, 900), people(2022, 100, Qualifier.ABOUT)).points
    assert point.range.lower < 9 < point.range.upper


def test_an_unfinished_population_shows_in_the_rate():
    [point] = rate(of("library", 2022, 9), people(2022, 1, marks=frozenset({Mark.PROVISIONAL}))).points
    assert Mark.PROVISIONAL in point.marks


def test_a_missing_count_stays_missing_for_its_reason():
    found = rate(
        of("library", 2021, None, missing=Missing.SUPPRESSED),
        of("library", 2022, 900),
        people(2021, 100),
        people(2022, 100),
    )
    assert [(o.value, o.missing) for o in found.points] == [(None, Missing.SUPPRESSED), (9, None)]


def test_a_year_without_population_has_no_rate():
    found = rate(of("library", 2021, 400), of("library", 2022, 900), people(2022, 100))
    assert [(o.value, o.missing) for o in found.points] == [(None, Missing.NOT_COUNTED), (9, None)]


def test_the_chosen_departments_are_divided():
    rows = (of("library", 2022, 400), of("museum", 2022, 500), people(2022, 100))
    assert rate(*rows).points[0].value == 9
    assert rate(*rows, filters=Filters(departments=("museum",))).points[0].value == 5


@pytest.mark.parametrize(
    ("rows", "name", "population", "why"),
    [
        ([of("library", 2022, 9), people(2022, 1)], "share", "people", NoRate.NOT_A_COUNT),
        ([of("library", 2022, 9), people(2022, 1)], "people", "people", NoRate.NOT_A_COUNT),
        ([of("library", 2022, 9), people(2022, 1)], "loans", None, NoRate.NO_POPULATION),
        ([of("library", 2022, 9), people(2021, 1)], "loans", "people", NoRate.NO_SAME_YEAR),
        ([of("library", 2022, 9), people(2022, 0)], "loans", "people", NoRate.NO_SAME_YEAR),
        ([people(2022, 1)], "loans", "people", NoRate.NO_SAME_YEAR),
    ],
)
def test_where_there_is_no_rate_it_is_said_why(rows, name, population, why):
    assert per_resident(a_plan(*rows, population=population), name, ALL) is why


@given(
    count=st.integers(0, 10**7),
    residents=st.integers(1, 10**6),
    rough=st.sampled_from([Qualifier.EXACT, Qualifier.ABOUT, Qualifier.OVER, Qualifier.ALMOST]),
)
def test_the_rate_lies_in_its_interval(count, residents, rough):
    found = rate(of("library", 2022, count, rough), people(2022, residents))
    [point] = found.points
    slack = 1e-9 * max(1, point.value)
    assert point.range.lower - slack <= point.value <= point.range.upper + slack
    assert point.value == pytest.approx(count / residents * found.scale)
