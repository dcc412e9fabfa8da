"""Which delivered figures are questioned, by figures worked out by hand and by properties."""

import math
from dataclasses import replace
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.delivery import Key
from dashboard.domain.kinds import Mark, Missing, Qualifier, UnitKind
from dashboard.domain.model import TOTAL, Break
from dashboard.domain.proposal import DoubtKind
from dashboard.queries.doubts import doubts
from tests.domain.builders import COUNT, at, yearly
from tests.queries.builders import LOANS, a_dataset, breakdown, named, of

SWINGING = (1000, 1200, 1100, 1300, 1250, 1400)
"""Log ratios 0.1823, -0.0870, 0.1671, -0.0392, 0.1133: median 0.1133, MAD 0.0690; 3.5 of them are 0.3580."""


def key(o):
    return Key(o.indicator, o.area, o.department, o.period.key, o.breakdown)


def asked(*rows, old=None, indicators=(LOANS,), units=None):
    """The doubt about the last of the rows, which is the one that is delivered."""
    known = a_dataset(*(rows[:-1] if old is None else old), indicators=indicators)
    new = a_dataset(*rows, indicators=indicators)
    if units:
        catalogues = (replace(side.catalogue, units=side.catalogue.units | units) for side in (known, new))
        known, new = (replace(d, catalogue=c) for d, c in zip((known, new), catalogues, strict=True))
    found = doubts(known, new, [key(rows[-1])])
    assert len(found) < 2
    return found[0] if found else None


def delivered(*values, **facts):
    return asked(*yearly(2010, *values), **facts)


def kind(doubt):
    return doubt.kind if doubt else None


# ---- the rule: z over at least five earlier ratios, else 30 %


@pytest.mark.parametrize(
    ("value", "questioned"), [(2242, False), (2244, True), (1097, False), (1096, True), (1500, False)]
)
def test_a_series_with_five_ratios_is_judged_by_its_own_swings(value, questioned):
    assert (kind(delivered(*SWINGING, value)) is DoubtKind.JUMP) is questioned


def test_a_doubt_says_how_much_and_how_odd():
    doubt = delivered(*SWINGING, 2800)
    # ln 2 is 0.69315; less 0.11333, by 1.4826 times 0.06899.
    assert doubt.z == pytest.approx(5.669, abs=0.002)
    assert doubt.change == pytest.approx(1.0)
    asked_about = Key("loans", "kokkola", "library", "2016", TOTAL)
    assert (doubt.kind, doubt.key, doubt.before) == (DoubtKind.JUMP, asked_about, "2015")


@pytest.mark.parametrize(
    ("value", "questioned"), [(1300, False), (1301, True), (700, False), (699, True), (1000.5, False)]
)
def test_a_short_series_is_questioned_beyond_thirty_per_cent(value, questioned):
    doubt = delivered(900, 1000, value)
    assert (kind(doubt) is DoubtKind.JUMP) is questioned
    assert doubt is None or doubt.z is None


def test_four_ratios_are_not_enough_to_tell_what_is_usual():
    assert delivered(*SWINGING[1:], 1700) is None
    assert delivered(*SWINGING[1:], 1830).z is None


def test_the_example_of_a_coordinator():
    doubt = delivered(626_000, 676_462, 392_000)
    assert (kind(doubt), round(doubt.change, 2)) == (DoubtKind.JUMP, -0.42)


def test_ratios_that_are_all_alike_leave_thirty_per_cent_of_what_was_expected():
    doubling = (100, 200, 400, 800, 1600, 3200)
    assert delivered(*doubling, 6400) is None
    assert delivered(*doubling, 8300) is None
    assert kind(delivered(*doubling, 8400)) is DoubtKind.JUMP
    assert kind(delivered(*doubling, 3300)) is DoubtKind.JUMP


def test_a_very_steady_series_is_not_questioned_over_a_trifle():
    steady = (100_000, 100_100, 100_210, 100_300, 100_410, 100_500)
    assert delivered(*steady, 101_400) is None
    assert kind(delivered(*steady, 102_000)) is DoubtKind.JUMP


def test_what_is_usual_comes_from_the_plan_and_not_from_the_delivery():
    rows = yearly(2010, *SWINGING, 6000, 26_000)
    found = doubts(a_dataset(*rows[:6]), a_dataset(*rows), map(key, rows[6:]))
    assert [doubt.before for doubt in found] == ["2015", "2016"]
    assert {doubt.kind for doubt in found} == {DoubtKind.JUMP}


# ---- zero, small counts, negative values


def test_a_fall_to_nothing_is_questioned_and_has_no_z():
    doubt = delivered(*SWINGING, 0)
    assert (kind(doubt), doubt.change, doubt.z) == (DoubtKind.JUMP, -1.0, None)


def test_a_rise_from_nothing_has_no_ratio():
    doubt = delivered(500, 0, 400)
    assert (kind(doubt), doubt.change, doubt.z) == (DoubtKind.JUMP, None, None)


def test_nothing_twice_is_not_questioned():
    assert delivered(0, 0, 0, 0, 0) is None


@pytest.mark.parametrize(("before", "now", "questioned"), [(4, 6, False), (12, 120, True), (0, 5, False)])
def test_small_counts_vary_by_chance(before, now, questioned):
    # |4 - 6| is 2 and 3.5 roots of 10 are 11; |12 - 120| is 108 and 3.5 roots of 132 are 40.
    assert (kind(delivered(before, now)) is DoubtKind.JUMP) is questioned


def test_a_balance_is_judged_by_differences():
    balance = named("loans", unit="euro", lowest=-1e9)
    euro = {"euro": replace(COUNT, id="euro", kind=UnitKind.MONEY)}
    known = (5, -3, 4, -6, 2, -1)
    # Differences -8, 7, -10, 8, -3: median -3, MAD 7 (5, 10, 7, 11, 0), so 3.5 deviations are 36.3.
    assert delivered(*known, 32, indicators=[balance], units=euro) is None
    doubt = delivered(*known, 33, indicators=[balance], units=euro)
    assert (kind(doubt), doubt.change) == (DoubtKind.JUMP, None)


def test_percentages_are_judged_in_points():
    share = named("loans", unit="percent", decimals=1)
    assert delivered(5, 7, indicators=[share]) is None
    assert delivered(80, 70, indicators=[share]) is None
    assert kind(delivered(80, 69.9, indicators=[share])) is DoubtKind.JUMP


def test_a_score_is_judged_by_its_scale():
    score = named("loans", unit="score", lowest=1, highest=5, decimals=1)
    units = {"score": replace(COUNT, id="score", kind=UnitKind.SCORE)}
    assert delivered(2.7, 3.1, indicators=[score], units=units) is None
    assert kind(delivered(2.7, 3.2, indicators=[score], units=units)) is DoubtKind.JUMP


# ---- qualified values: questioned only if the intervals cannot agree


def test_a_rounded_value_is_questioned_only_if_no_number_it_stands_for_is_usual():
    # "noin 1400" is anything from 1350 to 1450, and 1350 is 30 % above 1038.5.
    assert asked(at(2020, 1039), at(2021, 1400, Qualifier.ABOUT)) is None
    assert kind(asked(at(2020, 1038), at(2021, 1400, Qualifier.ABOUT))) is DoubtKind.JUMP
    assert kind(asked(at(2020, 1039), at(2021, 1400))) is DoubtKind.JUMP


def test_an_open_value_may_be_anything_above():
    assert asked(at(2020, 1000), at(2021, 200, Qualifier.AT_LEAST)) is None
    assert kind(asked(at(2020, 1000), at(2021, 1400, Qualifier.AT_LEAST))) is DoubtKind.JUMP


def test_a_value_under_one_agrees_with_nothing_and_with_one():
    assert asked(at(2020, 0), at(2021, 1, Qualifier.UNDER)) is None
    assert asked(at(2020, 1, Qualifier.UNDER), at(2021, 0)) is None


# ---- what is compared with what


def test_the_first_figure_is_not_questioned():
    assert delivered(5000) is None


def test_nothing_is_compared_across_a_change_of_definition():
    declared = replace(LOANS, breaks=(Break(indicator="loans", year=2012, text={}),))
    assert delivered(1000, 1000, 5000, indicators=[declared]) is None
    assert kind(delivered(1000, 1000, 1001, 5000, indicators=[declared])) is DoubtKind.JUMP
    assert asked(at(2020, 1000), at(2021, 5000, marks=[Mark.BREAK])) is None


def test_a_forecast_neither_asks_nor_is_compared_with():
    assert asked(at(2020, 1000), at(2021, 5000, marks=[Mark.FORECAST])) is None
    assert asked(at(2020, 1000), at(2021, 5000, marks=[Mark.FORECAST]), at(2022, 1100)) is None


def test_a_missing_figure_is_not_questioned_and_not_compared_with():
    assert delivered(1000, None) is None
    assert delivered(1000, None, 1300) is None
    assert delivered(1000, None, 1500).before == "2010"


def test_a_gap_widens_what_is_usual_by_its_root():
    # Over four years: 30 % becomes 1.3 to the power of two, 69 %.
    assert asked(at(2010, 1000), at(2014, 1680)) is None
    assert kind(asked(at(2010, 1000), at(2014, 1700))) is DoubtKind.JUMP


def test_every_second_year_is_no_gap_where_figures_come_so():
    biennial = replace(LOANS, cadence=2)
    assert kind(asked(at(2010, 1000), at(2012, 1310), indicators=[biennial])) is DoubtKind.JUMP
    assert asked(at(2010, 1000), at(2012, 1310)) is None


def test_earlier_steps_over_a_gap_do_not_tell_what_is_usual():
    rows = [at(year, value) for year, value in zip(range(2000, 2024, 4), SWINGING, strict=True)]
    assert asked(*rows, at(2021, 1850)).z is None


def test_parts_of_a_year_are_compared_with_the_same_part():
    months = [at("2022-01", 1000), at("2022-07", 200), at("2023-01", 1010)]
    assert asked(*months, at("2023-07", 205)) is None
    assert asked(*months, at("2023-07", 1000)).before == "2022-07"


def test_classes_and_areas_are_lines_of_their_own():
    assert asked(breakdown("girls", 2020, 1000), breakdown("boys", 2021, 3000)) is None
    assert asked(of("library", 2020, 1000), of("library", 2021, 3000, area="porvoo")) is None
    assert kind(asked(breakdown("girls", 2020, 1000), breakdown("girls", 2021, 3000))) is DoubtKind.JUMP


def test_a_department_goes_on_with_the_figures_of_the_one_it_replaced():
    doubt = asked(of("old-youth", 2019, 1000), of("youth", 2020, 3000))
    assert (kind(doubt), doubt.key.department, doubt.before) == (DoubtKind.JUMP, "youth", "2019")
    assert asked(of("museum", 2019, 1000), of("youth", 2020, 3000)) is None


def test_what_the_plan_says_already_is_not_questioned_again():
    rows = yearly(2010, 1000, 5000)
    assert asked(*rows, old=rows) is None
    assert kind(asked(*rows, old=yearly(2010, 1000, 1100))) is DoubtKind.JUMP


def test_keys_that_are_in_neither_plan_are_passed_over():
    empty = a_dataset()
    strange = [
        Key("nothing", "x", "y", "2020"),
        Key("loans", "x", "y", "never"),
        Key("loans", "x", "y", "2020"),
    ]
    assert doubts(empty, empty, strange) == ()


# ---- secret figures


def test_a_secret_figure_is_never_questioned():
    secret = of("library", 2021, None, missing=Missing.SUPPRESSED)
    assert asked(at(2020, 1000), secret) is None
    # It is hidden now, and would not be any more: to ask would tell what it was near to.
    assert asked(at(2020, 1000), at(2021, 5000), old=[at(2020, 1000), secret]) is None


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_secret_figure_is_not_compared_with(side):
    hidden, shown = of("library", 2020, None, missing=Missing.SUPPRESSED), at(2020, 1000)
    old, new = (hidden, shown) if side == "old" else (shown, hidden)
    assert asked(new, at(2021, 5000), old=[old]) is None


# ---- copies


def test_the_very_figure_of_the_year_before_is_questioned():
    doubt = delivered(600_000, 676_462, 676_462)
    assert (kind(doubt), doubt.before, doubt.change) == (DoubtKind.COPY, "2011", 0.0)


@pytest.mark.parametrize(("value", "questioned"), [(99, False), (100, True), (7, False)])
def test_small_counts_may_well_be_equal(value, questioned):
    assert (kind(delivered(value + 5, value, value)) is DoubtKind.COPY) is questioned


def test_printed_decimals_count_as_digits():
    share = named("loans", unit="percent", decimals=1)
    assert kind(delivered(11.0, 12.5, 12.5, indicators=[share])) is DoubtKind.COPY
    assert delivered(8.0, 9.5, 9.5, indicators=[share]) is None


def test_equality_is_ordinary_where_it_happened_before():
    assert delivered(500, 500, 600, 600) is None


def test_rounded_values_are_equal_without_being_copied():
    about = [at(year, 1500, Qualifier.ABOUT) for year in (2020, 2021)]
    assert asked(at(2019, 1400), *about) is None


def test_the_fifth_time_is_asked_once():
    assert kind(delivered(7, 7, 7, 7)) is None
    assert kind(delivered(7, 7, 7, 7, 7)) is DoubtKind.STUCK
    assert kind(delivered(7, 7, 7, 7, 7, 7)) is None
    assert kind(delivered(676_462, 676_462, 676_462, 676_462, 676_462)) is DoubtKind.STUCK


# ---- properties

numbers = st.integers(min_value=1000, max_value=1_000_000)


def by_the_rule(values):
    """The rule as it is written down, for exact positive values a year apart."""
    *earlier, now = values
    ratios = [math.log(b / a) for a, b in pairwise(earlier)]
    step = math.log(now / earlier[-1])
    if len(ratios) >= 5:
        middle = median(ratios)
        mad = median(abs(ratio - middle) for ratio in ratios)
        if mad > 1e-6:
            return abs((step - middle) / (1.4826 * mad)) > 3.5 and abs(step - middle) > 0.01
        step -= middle
    return not -0.3 - 1e-9 <= math.expm1(step) <= 0.3 + 1e-9


@given(st.lists(numbers, min_size=2, max_size=12))
def test_the_rule_is_followed_for_plain_figures(values):
    found = kind(delivered(*values))
    if values[-1] == values[-2]:
        assert found in {None, DoubtKind.COPY, DoubtKind.STUCK}
    else:
        assert (found is DoubtKind.JUMP) is by_the_rule(values)


@given(st.lists(numbers, min_size=2, max_size=12), st.integers(min_value=2, max_value=50))
def test_the_unit_of_measurement_does_not_matter(values, factor):
    scaled = [value * factor for value in values]
    one, other = delivered(*values), delivered(*scaled)
    assert kind(one) is kind(other)
    assert (one is None or one.z is None) or one.z == pytest.approx(other.z, abs=1e-6)


values = (
    st.none() | st.integers(min_value=-50, max_value=3000) | st.floats(min_value=-5, max_value=5000, width=32)
)
marks = st.lists(st.sampled_from([Mark.FORECAST, Mark.BREAK, Mark.DERIVED, Mark.PROVISIONAL]), max_size=1)
points = st.tuples(values, st.sampled_from(Qualifier), marks)


@st.composite
def series(draw):
    years = sorted(draw(st.sets(st.integers(min_value=1990, max_value=2023), min_size=1, max_size=12)))
    rows = []
    for year in years:
        value, qualifier, marked = draw(points)
        rows.append(at(year, value, qualifier if value else Qualifier.EXACT, marks=marked))
    return rows


@given(series(), st.sampled_from([0, 1, 2, 4]), st.sampled_from(["loan", "percent"]), st.booleans())
def test_no_series_is_too_strange(rows, cadence, unit, secret):
    indicator = named("loans", unit=unit, cadence=cadence)
    if secret:
        rows[0] = of("library", rows[0].period.key, None, missing=Missing.SUPPRESSED)
    doubt = asked(*rows, indicators=[indicator])
    if doubt is not None:
        assert rows[-1].known
        assert len(rows) > 1 + secret
        assert doubt.z is None or math.isfinite(doubt.z)
        assert doubt.change is None or math.isfinite(doubt.change)
        assert doubt.before < doubt.key.period
