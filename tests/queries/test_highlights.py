from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Kind, Wanted
from dashboard.queries.highlights import MOST, highlights
from tests.queries.builders import a_dataset, named, of

ALL = Filters(year=2022)


def series(name, first, step, years=range(2016, 2023)):
    return [of("library", year, first + step * n, indicator=name) for n, year in enumerate(years)]


def found(*indicators, rows):
    return highlights(a_dataset(*rows, indicators=indicators), ALL)


def ids(trends):
    return [t.indicator.id for t in trends]


def test_the_greatest_change_of_a_wanted_direction_comes_first():
    rows = [*series("slow", 100, 5), *series("fast", 100, 30), *series("bad", 100, -10)]
    told = found(*(named(n) for n in ("slow", "fast", "bad")), rows=rows)
    assert ids(told.rises) == ["fast", "slow"]
    assert ids(told.concerns) == ["bad"]


def test_a_fall_that_is_wanted_is_a_rise():
    told = found(named("falls", wanted=Wanted.DOWN), rows=series("falls", 100, -10))
    assert ids(told.rises) == ["falls"]


def test_counts_of_activity_are_neither_praise_nor_blame():
    told = found(named("visits", kind=Kind.ACTIVITY), rows=series("visits", 100, 30))
    assert told.rises == told.concerns == ()


def test_nothing_is_judged_without_a_wanted_direction():
    told = found(named("people", wanted=Wanted.NONE), rows=series("people", 100, 30))
    assert told.rises == told.concerns == ()


def test_old_series_tell_nothing_of_now():
    told = found(named("old"), rows=series("old", 100, 30, years=range(2005, 2012)))
    assert told.rises == ()


def test_at_most_three_are_told_and_how_many_there_were():
    names = [f"n{n}" for n in range(5)]
    told = found(*map(named, names), rows=[row for n in names for row in series(n, 100, 30)])
    assert len(told.rises) == MOST
    assert (told.better, told.worse) == (5, 0)
    assert ids(told.rises) == names[:MOST]
