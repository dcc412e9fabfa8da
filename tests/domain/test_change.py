import math
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.change import Printed, change, printed, printed_percent, rounded
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Qualifier
from dashboard.domain.observation import Change, ChangeUnit, Observation, Reason
from tests.domain.builders import COUNT, MONEY, PANDEMIC, SHARE, an_indicator, at, yearly


def between(start: Observation | None, end: Observation | None, **choices: Any) -> Change | Reason:
    facts: dict[str, Any] = {"indicator": an_indicator(), "unit": COUNT, "events": (), "between": ()}
    return change(start, end, **{**facts, **choices})


def told(start: Observation, end: Observation, **choices: Any) -> Change:
    found = between(start, end, **choices)
    assert isinstance(found, Change)
    return found


def test_count_changes_in_percent() -> None:
    found = told(at(2021, 200), at(2022, 250))
    assert (found.unit, found.difference, found.ratio) == (
        ChangeUnit.PERCENT,
        Interval(50, 50),
        Interval(0.25, 0.25),
    )
    assert found.sign == 1


def test_share_changes_in_points() -> None:
    found = told(at(2021, 40.5), at(2022, 38.5), unit=SHARE)
    assert (found.unit, found.difference, found.ratio) == (ChangeUnit.POINTS, Interval(-2, -2), None)
    assert found.sign == -1


def test_small_counts_change_in_their_own_unit_but_small_sums_of_money_do_not() -> None:
    assert told(at(2021, 29), at(2022, 40)).unit is ChangeUnit.OWN
    assert told(at(2021, 30), at(2022, 40)).unit is ChangeUnit.PERCENT
    assert told(at(2021, 19.2), at(2022, 20), unit=MONEY).unit is ChangeUnit.PERCENT


@pytest.mark.parametrize("base", [0, -40, 1e-320])
def test_impossible_base_leaves_the_difference(base: float) -> None:
    found = told(at(2021, base), at(2022, 60), unit=MONEY)
    assert (found.unit, found.ratio) == (ChangeUnit.OWN, None)
    assert found.difference.lower == 60 - base


def test_qualified_values_give_a_range() -> None:
    found = told(at(2021, 750, Qualifier.ABOUT), at(2022, 1100, Qualifier.OVER))
    assert found.difference == Interval(345, 455)
    assert found.ratio == Interval(1100 / 755 - 1, 1200 / 745 - 1)


def test_change_that_may_be_nothing_has_no_sign() -> None:
    assert told(at(2021, 750, Qualifier.ABOUT), at(2022, 752)).sign == 0


def test_open_value_gives_no_change() -> None:
    assert between(at(2021, 50), at(2022, 80, Qualifier.AT_LEAST)) is Reason.NOT_EXACT
    assert between(at(2021, 50, Qualifier.AT_LEAST), at(2022, 80)) is Reason.NOT_EXACT


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        (None, at(2022, 5), Reason.NO_EARLIER),
        (at(2021, None), at(2022, 5), Reason.NO_EARLIER),
        (at(2022, 5), at(2022, 5), Reason.NO_EARLIER),
        (at(2023, 5), at(2022, 5), Reason.NO_EARLIER),
        (at(2021, 5, marks=[Mark.FORECAST]), at(2022, 5), Reason.NO_EARLIER),
        (at(2021, 5), None, Reason.NO_VALUE),
        (at(2021, 5), at(2022, None), Reason.NO_VALUE),
        (at(2021, 5), at("2022-autumn", 5), Reason.OTHER_PERIOD),
        (at("2021-spring", 5), at("2022-autumn", 5), Reason.OTHER_PERIOD),
        (at("2021/2022", 5), at(2023, 5), Reason.OTHER_PERIOD),
        (at("2021:night", 5), at("2022:day", 5), Reason.OTHER_PERIOD),
    ],
)
def test_what_does_not_compare(start: Observation | None, end: Observation | None, reason: Reason) -> None:
    assert between(start, end) is reason


def test_same_term_of_two_years_compares() -> None:
    assert told(at("2021-autumn", 50), at("2022-autumn", 60)).sign == 1


@pytest.mark.parametrize(("year", "crosses"), [(2020, False), (2021, True), (2022, True), (2023, False)])
def test_no_change_crosses_a_break(year: int, *, crosses: bool) -> None:
    declared = between(at(2020, 50), at(2022, 60), indicator=an_indicator(breaks=[year]))
    series = (*yearly(2017, 50, 50, 50), at(year, 55, marks=[Mark.BREAK]))
    marked = between(at(2020, 50), at(2022, 60), between=series)
    assert (declared is Reason.BREAK, marked is Reason.BREAK) == (crosses, crosses)


def test_weak_base_is_named_and_the_year_before_it_measured_too() -> None:
    series = yearly(2019, 400, 200, 210, 300)
    found = told(series[2], series[3], events=(PANDEMIC,), between=series)
    assert found.weak_base is PANDEMIC
    assert found.before is not None
    assert (found.before.start.year, found.before.ratio) == (2019, Interval(-0.25, -0.25))
    assert found.before.before is None


@pytest.mark.parametrize(
    "series",
    [yearly(2020, 200, 210, 300), yearly(2019, None, 200, 210, 300), yearly(2018, 7, None, 1, 210, 300)],
)
def test_weak_base_without_a_value_before_it(series: tuple[Observation, ...]) -> None:
    found = told(series[-2], series[-1], events=(PANDEMIC,), between=series)
    assert (found.weak_base, found.before) == (PANDEMIC, None)


def test_break_inside_a_weak_base_hides_the_year_before_it() -> None:
    series = yearly(2019, 400, 200, 210, 300)
    indicator = an_indicator(breaks=[2021])
    found = told(series[2], series[3], events=(PANDEMIC,), between=series, indicator=indicator)
    assert (found.weak_base, found.before) == (PANDEMIC, None)


def test_good_base_has_no_weak_event() -> None:
    series = yearly(2019, 400, 200, 210, 300)
    assert told(series[0], series[3], events=(PANDEMIC,), between=series).weak_base is None


# What was reported as a whole per cent must read so again when it is worked out from the derived base.
@pytest.mark.parametrize(
    ("value", "lower", "upper", "percent"),
    [(676462, 623467, 629267, 8), (343083, 275569, 277800, 24), (61003, 54225, 54711, 12)],
)
def test_derived_base_gives_the_reported_percentage_back(
    value: float, lower: float, upper: float, percent: int
) -> None:
    base = at(2021, (lower + upper) / 2, around=(lower, upper), marks=[Mark.DERIVED])
    found = told(base, at(2022, value))
    assert found.ratio is not None
    assert printed_percent(found.ratio) == Printed(Decimal(percent), Decimal(percent), 0)


@pytest.mark.parametrize(
    ("lower", "upper", "low", "high", "decimals"),
    [
        (0.145, 0.145, "15", "15", 0),
        (0.0255, 0.0255, "2.6", "2.6", 1),
        (-0.0255, -0.0255, "-2.6", "-2.6", 1),
        (-0.125, -0.125, "-13", "-13", 0),
        (0.0996, 0.0996, "10", "10", 0),
        (0.0994, 0.0994, "9.9", "9.9", 1),
        (0.096, 0.104, "10", "10", 0),
        (0.096, 0.097, "10", "10", 0),
        (0.082, 0.126, "8", "13", 0),
        (0.062, 0.071, "6.2", "7.1", 1),
        (0.002, 0.004, "0.2", "0.4", 1),
        (0, 0, "0.0", "0.0", 1),
    ],
)
def test_percentages_keep_the_digits_that_hold(
    lower: float, upper: float, low: str, high: str, decimals: int
) -> None:
    found = printed_percent(Interval(lower, upper))
    assert (str(found.low), str(found.high)) == (low, high)
    assert found.single == (low == high)
    assert found.decimals == decimals


@pytest.mark.parametrize(
    ("number", "text"), [(2.5, "3"), (-2.5, "-3"), (0.4, "0"), (-0.4, "0"), (1e30, f"{10**30}")]
)
def test_halves_go_away_from_zero_and_there_is_no_minus_zero(number: float, text: str) -> None:
    assert str(rounded(number, 0)) == text


@pytest.mark.parametrize("ends", [(1, math.inf), (-math.inf, 1)])
def test_open_interval_has_no_digits(ends: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="open interval"):
        printed(Interval(*ends), decimals=0)
    with pytest.raises(ValueError, match="open interval"):
        printed_percent(Interval(*ends))


@given(st.floats(-1e6, 1e6), st.floats(0, 1e3), st.integers(0, 3), st.floats(0.001, 0.999))
def test_printed_digits_hold_for_every_number_of_the_interval(
    lower: float, width: float, decimals: int, place: float
) -> None:
    interval = Interval(lower, lower + width)
    found = printed(interval, decimals=decimals)
    digits = rounded(lower + width * place, found.decimals)
    assert found.low <= digits <= found.high
    assert found.decimals <= decimals


VALUES = st.floats(-1e9, 1e9) | st.sampled_from([0.0, -0.0, -1.0, 1e-300])


@given(VALUES, VALUES, st.sampled_from([COUNT, SHARE, MONEY]))
def test_no_base_raises_or_gives_infinity(start: float, end: float, unit: Any) -> None:
    found = told(at(2021, start), at(2022, end), unit=unit)
    back = told(at(2021, end), at(2022, start), unit=unit)
    assert found.sign == -back.sign
    assert math.isfinite(found.difference.lower)
    if found.ratio is not None:
        shown = printed_percent(found.ratio)
        assert shown.low.is_finite()
        assert shown.high.is_finite()


@pytest.mark.parametrize(
    ("ratio", "printed_as", "decimals"),
    [
        (-0.99889, "-99.9", 1),
        (-0.9997, "-99.97", 2),
        (-0.994, "-99", 0),
        (-1.0, "-100", 0),
        (0.998, "100", 0),
    ],
)
def test_a_fall_that_leaves_something_is_not_one_of_everything(ratio, printed_as, decimals):
    assert printed_percent(Interval(ratio, ratio)) == Printed(
        Decimal(printed_as), Decimal(printed_as), decimals
    )
