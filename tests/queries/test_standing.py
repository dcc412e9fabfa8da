"""The short way to how an indicator stands says what the whole trend says."""

from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Combine, Kind, Qualifier, Wanted
from dashboard.domain.observation import Verdict
from dashboard.queries import standing
from dashboard.queries.standing import standing_of, standings
from dashboard.queries.summary import all_trends, glance, overview
from tests.domain.builders import a_target
from tests.queries.builders import a_dataset, named, of

FIRST = 2000
DEPARTMENTS = ("library", "museum", "youth", "city")
NUMBERS = st.lists(st.integers(0, 60), min_size=4 * 14, max_size=4 * 14)


@st.composite
def plans(draw):
    """A plan of three indicators, most of them with a number for each department and year."""
    rows, indicators, targets = [], [], []
    for name in ("a", "b", "c"):
        holders = draw(st.sets(st.sampled_from(DEPARTMENTS), min_size=1))
        numbers, count, slope = iter(draw(NUMBERS)), draw(st.integers(8, 14)), draw(st.integers(-9, 9))
        found = [
            of(holder, FIRST + n, 130 + slope * n + next(numbers), indicator=name)
            for holder in sorted(holders)
            for n in range(count)
        ]
        odd = draw(st.sampled_from(["", "", "", "hole", "about", "break", "target"]))
        at = draw(st.integers(0, len(found) - 1))
        if odd == "hole":
            del found[at]
        if odd == "about":
            found[at] = replace(found[at], qualifier=Qualifier.ABOUT)
        if odd == "target":
            targets.append(replace(a_target(value=30), indicator=name))
        rows += found
        indicators.append(
            named(
                name,
                kind=draw(st.sampled_from([Kind.ACTIVITY, Kind.WELLBEING])),
                wanted=draw(st.sampled_from(Wanted)),
                cadence=draw(st.sampled_from([1, 1, 1, 0, 4])),
                combine=draw(st.sampled_from([Combine.SUM, Combine.SUM, Combine.MEAN])),
                breaks=(FIRST + 5,) if odd == "break" else (),
            )
        )
    return a_dataset(*rows, indicators=indicators, targets=targets)


@st.composite
def choices(draw):
    departments = draw(st.lists(st.sampled_from(DEPARTMENTS), unique=True, max_size=3))
    year = draw(st.one_of(st.none(), st.integers(FIRST, FIRST + 20)))
    compare = draw(st.one_of(st.none(), st.none(), st.integers(FIRST, FIRST + 15)))
    return Filters(departments=tuple(departments), year=year, compare=compare)


@settings(max_examples=300, deadline=None)
@given(plans(), choices())
def test_the_short_way_says_what_the_whole_trends_say(data, filters):
    found = standings(data, data.catalogue.indicators_of("culture"), filters)
    assert found == tuple(map(standing_of, all_trends(data, filters)))


@settings(max_examples=100, deadline=None)
@given(plans(), choices())
def test_a_glance_counts_as_the_overview_does_and_shows_its_first_current_trends(data, filters):
    short, whole = glance(data, 2, filters), overview(data, filters)
    assert short.tally == whole.tally
    for one, other in zip(short.priorities, whole.priorities, strict=True):
        assert (one.tally, one.goals, one.trends) == (other.tally, other.goals, other.current[:2])
        assert one.tally.every == len(other.trends)


def test_a_glance_names_those_with_current_figures_first_as_the_overview_does():
    rows = [
        of(d, FIRST, 130, indicator=name)
        for name, d in zip("abc", ("library", "museum", "library"), strict=True)
    ]
    data = a_dataset(*rows, indicators=[named(name) for name in "abc"])
    filters = Filters(departments=("library",), year=FIRST)
    short, whole = glance(data, 2, filters), overview(data, filters)
    assert [i.id for i in short.tally.by_verdict[Verdict.UNKNOWN]] == ["a", "c", "b"]
    assert short.tally == whole.tally


def test_of_simple_figures_no_trend_is_made():
    rising = [of(d, FIRST + n, 100 + 9 * n, indicator="a") for d in ("library", "museum") for n in range(10)]
    data = a_dataset(*rising, indicators=[named("a", kind=Kind.WELLBEING, wanted=Wanted.UP)])
    with patch.object(standing, "trend", side_effect=AssertionError):
        (found,) = standings(data, data.catalogue.indicators.values(), Filters(year=FIRST + 9))
        (old,) = standings(data, data.catalogue.indicators.values(), Filters(year=FIRST + 13))
    assert (found.verdict, found.latest, found.current) == (Verdict.BETTER, FIRST + 9, True)
    assert (old.verdict, old.current) == (Verdict.HISTORY, False)
