"""Several departments' values as one: no further than is known."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.filters import Filters
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Combine, Mark, Missing, Qualifier
from dashboard.queries.combine import combined
from dashboard.queries.trend import trend
from tests.queries.builders import a_dataset, named, of

VALUES = st.floats(0, 1e9, allow_nan=False).map(lambda v: round(v, 2))
BOTH = Filters(departments=("library", "museum"))


def asked(dataset, filters=BOTH):
    return trend(dataset, "loans", filters).series.points


def loans(how, **facts):
    return named("loans", combine=how, **facts)


def test_a_sum_adds_and_says_of_whom():
    [whole] = asked(a_dataset(of("library", 2022, 100), of("museum", 2022, 20)))
    assert (whole.value, whole.range, whole.qualifier) == (120, Interval(120, 120), Qualifier.EXACT)
    assert (whole.departments, whole.absent, whole.department) == (("library", "museum"), (), "")


@given(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=12))
def test_a_full_table_of_exact_values_is_summed_as_any_other(rows):
    """The quick way and the careful one say the same, to the last digit and to every field."""
    names = ("library", "museum", "youth")
    table = [[of(d, 2000 + n, v) for d, v in zip(names, row, strict=True)] for n, row in enumerate(rows)]
    careful = tuple(combined(parts, how=Combine.SUM, lacking=(), weights={}) for parts in table)
    data = a_dataset(*(o for parts in table for o in parts))
    quick = asked(data, Filters())
    assert (quick, repr(quick)) == (careful, repr(careful))
    assert len({hash(o) for o in quick}) == len(quick)


def test_a_mean_weighs_departments_alike():
    data = a_dataset(
        of("library", 2022, 70), of("museum", 2022, 90), indicators=[loans(Combine.MEAN, unit="percent")]
    )
    assert asked(data)[0].value == pytest.approx(80)


def test_a_weighted_mean_uses_the_weights_of_the_same_period_and_no_breakdown_of_them():
    weight = named("students")
    rows = [of("library", 2022, 4.0), of("museum", 2022, 2.0)]
    rows += [of(d, 2022, n, indicator="students") for d, n in (("library", 300), ("museum", 100))]
    rows += [of("library", 2021, 1, indicator="students")]
    rows += [of("library", 2022, 1, indicator="students", breakdown="sex=girls")]
    data = a_dataset(*rows, indicators=[loans(Combine.WEIGHTED, weight="students", decimals=1), weight])
    assert asked(data)[0].value == pytest.approx(3.5)


@pytest.mark.parametrize("weights", [{"library": 300}, {"library": 0, "museum": 0}, {}])
def test_without_usable_weights_there_is_no_weighted_mean(weights):
    rows = [of(d, 2022, n, indicator="students") for d, n in weights.items()]
    data = a_dataset(
        of("library", 2022, 4),
        of("museum", 2022, 2),
        *rows,
        indicators=[loans(Combine.WEIGHTED, weight="students"), named("students")],
    )
    [whole] = asked(data)
    assert (whole.value, whole.range) == (None, None)
    assert whole.missing is not None


def test_a_weight_of_zero_counts_nothing_of_an_open_value():
    whole = combined(
        [of("library", 2022, 4, Qualifier.AT_LEAST), of("museum", 2022, 2)],
        how=Combine.WEIGHTED,
        lacking=(),
        weights={
            (o.department, o.period): w for o, w in ((of("library", 2022, 4), 0), (of("museum", 2022, 2), 1))
        },
    )
    assert whole.range == Interval(2, 2)


def test_values_that_do_not_combine_are_not_added():
    data = a_dataset(of("library", 2022, 100), of("museum", 2022, 20), indicators=[loans(Combine.NONE)])
    [whole] = asked(data)
    assert (whole.value, whole.missing) == (None, Missing.NOT_APPLICABLE)
    assert trend(data, "loans", BOTH).latest is None


def test_a_sum_without_a_department_is_at_least_what_is_known():
    data = a_dataset(of("library", 2021, 10), of("museum", 2021, 10), of("library", 2022, 10))
    before, after = asked(data)
    assert (before.value, before.absent) == (20, ())
    assert (after.value, after.qualifier, after.absent) == (10, Qualifier.AT_LEAST, ("museum",))
    assert after.range == Interval(10, math.inf)


def test_a_value_that_is_missing_makes_its_department_absent():
    [whole] = asked(a_dataset(of("library", 2022, 10), of("museum", 2022, None)))
    assert (whole.qualifier, whole.absent, whole.departments) == (
        Qualifier.AT_LEAST,
        ("museum",),
        ("library",),
    )


def test_what_does_not_concern_a_department_is_not_lacking():
    [whole] = asked(
        a_dataset(of("library", 2022, 10), of("museum", 2022, None, missing=Missing.NOT_APPLICABLE))
    )
    assert (whole.value, whole.absent, whole.qualifier) == (10, (), Qualifier.EXACT)


def test_a_mean_without_a_department_is_not_told():
    data = a_dataset(of("library", 2022, 10), of("museum", 2022, None), indicators=[loans(Combine.MEAN)])
    [whole] = asked(data)
    assert (whole.value, whole.absent) == (None, ("museum",))


@pytest.mark.parametrize("how", list(Combine))
def test_a_suppressed_part_hides_the_whole(how):
    data = a_dataset(
        of("library", 2022, 100),
        of("museum", 2022, None, missing=Missing.SUPPRESSED),
        indicators=[loans(how)],
    )
    [whole] = asked(data)
    assert (whole.value, whole.range, whole.missing) == (None, None, Missing.SUPPRESSED)


@pytest.mark.parametrize(
    ("first", "second", "whole", "span"),
    [
        (Qualifier.EXACT, Qualifier.OVER, Qualifier.OVER, (800, 810)),
        (Qualifier.ABOUT, Qualifier.ABOUT, Qualifier.ABOUT, (790, 810)),
        (Qualifier.OVER, Qualifier.ABOUT, Qualifier.ABOUT, (795, 815)),
        (Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.AT_LEAST, (800, math.inf)),
        (Qualifier.AT_LEAST, Qualifier.OVER, Qualifier.AT_LEAST, (800, math.inf)),
    ],
)
def test_the_whole_is_no_more_exact_than_its_parts(first, second, whole, span):
    [found] = asked(a_dataset(of("library", 2022, 750, first), of("museum", 2022, 50, second)))
    assert (found.value, found.qualifier) == (800, whole)
    assert found.range == Interval(*span)


def test_marks_of_the_parts_stay_on_the_whole():
    part = of("library", 2022, 1, marks=frozenset({Mark.FORECAST}))
    [whole] = asked(a_dataset(part, of("museum", 2022, 2)))
    assert not whole.actual
