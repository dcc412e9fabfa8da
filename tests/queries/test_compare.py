"""Beside others: named areas, the band of the rest, departments, breakdowns."""

from dashboard.domain.filters import Filters
from dashboard.domain.interval import Interval
from dashboard.queries.compare import parts, peers
from tests.queries.builders import a_dataset, breakdown, elsewhere, of

AROUND = a_dataset(
    of("library", 2022, 10),
    *(
        elsewhere(area, y, v)
        for area, v in (("porvoo", 1), ("vaasa", 4), ("kannus", 8))
        for y in (2021, 2022)
    ),
    elsewhere("finland", 2022, 6),
)


def test_named_areas_have_lines_and_the_rest_a_band():
    found = peers(AROUND, "loans", Filters())
    assert [p.area.id for p in found.named] == ["porvoo", "finland"]
    assert [(period.key, span) for period, span in found.band] == [
        ("2021", Interval(4, 8)),
        ("2022", Interval(4, 8)),
    ]
    assert [p.area.id for p in found.everyone] == ["porvoo", "vaasa", "kannus", "finland"]


def test_the_whole_country_is_no_part_of_the_band():
    data = a_dataset(
        elsewhere("vaasa", 2022, 4), elsewhere("kannus", 2022, 8), elsewhere("finland", 2022, 99)
    )
    assert peers(data, "loans", Filters()).band[0][1] == Interval(4, 8)


def test_one_area_makes_no_band_and_a_hole_is_not_zero():
    assert peers(a_dataset(elsewhere("vaasa", 2022, 4)), "loans", Filters()).band == ()
    data = a_dataset(elsewhere("vaasa", 2021, None), *(elsewhere(a, 2022, 4) for a in ("vaasa", "kannus")))
    assert [period.key for period, _ in peers(data, "loans", Filters()).band] == ["2022"]


def test_peers_keep_to_the_years_and_not_to_the_departments():
    found = peers(AROUND, "loans", Filters(first=2022, departments=("museum",)))
    assert {o.year for p in found.everyone for o in p.series.points} == {2022}


def test_nobody_else_has_it():
    found = peers(a_dataset(of("library", 2022, 1)), "loans", Filters())
    assert (found.named, found.band, found.everyone) == ((), (), ())


def test_the_libraries_of_the_real_plan_stand_beside_others(kokkola):
    found = peers(kokkola, "library-loans-per-resident", Filters())
    assert "seinajoki" in {p.area.id for p in found.named}
    assert found.band
    assert all(span.lower <= span.upper for _, span in found.band)


def test_parts_are_departments_where_several_have_it_and_categories():
    data = a_dataset(
        of("museum", 2022, 2),
        of("library", 2022, 1),
        breakdown("boys", 2022, 3),
        breakdown("girls", 2021, 4),
    )
    found = parts(data, "loans", Filters(year=2022))
    assert [p.name.id for p in found] == ["library", "museum", "girls", "boys"]
    assert [p.latest and p.latest.value for p in found] == [1, 2, 4, 3]
    assert [p.breakdown.id if p.breakdown else None for p in found] == [None, None, "sex", "sex"]


def test_one_department_is_not_a_part_of_itself():
    assert parts(a_dataset(of("library", 2022, 1)), "loans", Filters()) == ()


def test_parts_keep_to_the_choice():
    data = a_dataset(*(of(d, y, 1) for d in ("library", "museum", "city") for y in (2020, 2022)))
    found = parts(data, "loans", Filters(first=2021, departments=("library", "museum")))
    assert [(p.name.id, [o.year for o in p.series.points]) for p in found] == [
        ("library", [2022]),
        ("museum", [2022]),
    ]
