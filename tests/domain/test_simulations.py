"""How often the rules are wrong on series whose truth is known; the seed is fixed."""

import random

import pytest

from dashboard.domain.direction import direction
from dashboard.domain.observation import Attainment, Course, Reason
from dashboard.domain.past import past
from dashboard.domain.target import target_status
from tests.domain.builders import a_target, an_indicator, yearly

RUNS = 3000
INDICATOR = an_indicator()
TARGET = a_target(value=20_000, year=2030, baseline=2013)


def a_series(source: random.Random, count: int, cv: float, growth: float = 0.0) -> list[float]:
    return [10_000 * (1 + growth) ** i * (1 + source.gauss(0, cv)) for i in range(count)]


def course(values: list[float]) -> Course:
    points = yearly(2013, *values)
    return direction(past(points, INDICATOR, 2022), indicator=INDICATOR, weak_years=frozenset()).course


@pytest.mark.parametrize("cv", [0.02, 0.05, 0.10])
@pytest.mark.parametrize("count", range(5, 11))
def test_flat_series_is_called_flat_in_nine_cases_of_ten(count: int, cv: float) -> None:
    source = random.Random(f"flat {count} {cv}")  # noqa: S311 - repeatable, nothing secret
    false = sum(course(a_series(source, count, cv)) is not Course.STEADY for _ in range(RUNS))
    # The true rate is at most 0.083; three standard errors of 3000 runs are 0.015.
    assert false / RUNS <= 0.10


@pytest.mark.parametrize(
    ("count", "cv", "least"), [(5, 0.02, 0.97), (5, 0.05, 0.60), (6, 0.05, 0.75), (8, 0.05, 0.98)]
)
def test_growth_of_five_percent_a_year_is_seen(count: int, cv: float, least: float) -> None:
    source = random.Random(f"growth {count} {cv}")  # noqa: S311 - repeatable, nothing secret
    seen = sum(course(a_series(source, count, cv, 0.05)) is Course.RISING for _ in range(RUNS))
    assert seen / RUNS >= least


@pytest.mark.parametrize("cv", [0.02, 0.05, 0.10])
@pytest.mark.parametrize("count", [5, 6, 8])
def test_flat_series_is_not_judged_against_a_target_in_nine_cases_of_ten(count: int, cv: float) -> None:
    source = random.Random(f"target {count} {cv}")  # noqa: S311 - repeatable, nothing secret
    passed = 0
    for _ in range(RUNS):
        found = target_status(
            yearly(2013, *a_series(source, count, cv)), target=TARGET, indicator=INDICATOR, year=2022
        )
        assert found is not None
        passed += found.reason is not Reason.WITHIN_NOISE
    assert passed / RUNS <= 0.10


def test_growth_passes_the_gate_of_a_target() -> None:
    source = random.Random("growth against a target")  # noqa: S311 - repeatable, nothing secret
    told = 0
    for _ in range(RUNS):
        points = yearly(2013, *a_series(source, 8, 0.05, 0.05))
        found = target_status(points, target=TARGET, indicator=INDICATOR, year=2022)
        assert found is not None
        told += found.attainment is not Attainment.UNKNOWN
    assert told / RUNS >= 0.90
