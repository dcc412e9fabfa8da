"""No hidden number of people can be worked out: exact bounds, and a cover that holds and costs little."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.domain.kinds import Missing
from dashboard.domain.observation import (
    Attainment,
    Change,
    ChangeUnit,
    Course,
    Direction,
    Status,
    TargetStatus,
    Verdict,
)
from dashboard.domain.secrecy import linear
from dashboard.domain.secrecy.cover import cover
from dashboard.domain.secrecy.editions import hidden_keys, tells_hidden
from dashboard.domain.secrecy.linear import Program
from dashboard.domain.secrecy.table import DOWN, UP, Reader, State, Table, exact
from tests.domain.builders import a_target, at
from tests.domain.tables import (
    LIMIT,
    ROWS,
    SQUARES,
    a_cell,
    a_row,
    a_square,
    cheapest,
    cost,
    hidden_of,
    open_for,
    safe,
)
from tests.knowledge import Knowledge
from tests.queries.builders import a_dataset, of


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_largest_value_is_the_one_that_is_found_without_rounding(data):
    variables, rows = data.draw(st.integers(1, 6)), data.draw(st.integers(0, 4))
    factors = st.integers(-3, 3)
    equations = [[data.draw(factors) for _ in range(variables)] for _ in range(rows)]
    limits = [data.draw(st.integers(0, 9)) for _ in range(variables)]
    goal = [data.draw(factors) for _ in range(variables)]
    sparse = [{i: f for i, f in enumerate(equation) if f} for equation in equations]
    program = Program(sparse, [(0, limit) for limit in limits])
    found = program.at_most({i: f for i, f in enumerate(goal) if f})
    other = Knowledge(variables)
    for equation in sparse:
        other.equals(equation, 0)
    for i, limit in enumerate(limits):
        other.at_most({i: 1}, limit)
    point = np.array([found.get(i, 0) for i in range(variables)])
    assert (point >= 0).all()
    assert (point <= limits).all()
    assert np.array(equations).reshape(rows, variables) @ point == pytest.approx(np.zeros(rows), abs=1e-5)
    assert point @ goal == pytest.approx(other.ends(dict(enumerate(goal)))[1], abs=1e-5)


def test_a_function_without_end_has_no_largest_value():
    with pytest.raises(ArithmeticError, match="Unbounded"):
        Program([{0: 1, 1: -1}], [(0, None), (0, None)]).at_most({0: 1})


def test_limits_that_leave_nothing_are_told():
    with pytest.raises(ArithmeticError, match="Infeasible"):
        Program([{0: 1, 1: -1}], [(0, 1), (2, 3)]).at_most({0: 1})


def test_a_solver_that_goes_round_gives_up(monkeypatch):
    monkeypatch.setattr(linear, "_STEPS", 0)
    ring = [{i: 1, (i + 1) % 9: 1, (i + 2) % 9: -1} for i in range(9)]
    with pytest.raises(ArithmeticError, match="Iteration limit"):
        Program(ring, [(-9, 9)] * 9).at_most({i: 1 + i for i in range(9)})


def test_the_solver_says_nothing_where_commands_speak(capfd):
    assert Program([{0: 3, 1: -1}], [(0, None), (0, 1)]).at_most({0: 1}) == {0: 0.333333, 1: 1}
    assert capfd.readouterr() == ("", "")


@settings(max_examples=80, deadline=None)
@given(SQUARES, st.data())
def test_what_is_open_for_a_cell_is_what_an_attacker_finds(table, data):
    added = data.draw(st.sets(st.sampled_from(range(len(table.cells)))))
    insider = data.draw(st.booleans())
    hidden = hidden_of(table, added)
    if not hidden:
        return
    cell = data.draw(st.sampled_from(hidden))
    reader = Reader(table, movable=hidden, limit=LIMIT if insider else None)
    span = sum(abs(reader.move(cell, way, most=1000).get(cell, 0)) for way in (UP, DOWN))
    found = open_for(table, added, cell, insider=insider)
    assert span == pytest.approx(found, abs=1e-3) or min(span, found) >= 1000


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_in_a_row_no_hidden_number_can_be_worked_out(table):
    assert safe(table, cover(table, limit=LIMIT))


@settings(max_examples=40, deadline=None)
@given(SQUARES)
def test_in_departments_by_categories_neither(table):
    assert safe(table, cover(table, limit=LIMIT))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=4), st.integers(2, 12))
def test_the_limit_is_the_municipalitys(parts, limit):
    table = a_row(*parts, limit=limit)
    assert safe(table, cover(table, limit=limit), limit=limit)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=4))
def test_in_a_row_nothing_cheaper_would_do(parts):
    table = a_row(*parts)
    assert cost(table, cover(table, limit=LIMIT)) == cheapest(table)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.lists(st.integers(0, 30), min_size=2, max_size=2), min_size=2, max_size=2))
@example([[0, 5], [3, 3]])
def test_in_a_square_little_is_lost_beside_the_best(rows):
    table = a_square(rows)
    # The cells are chosen one small number after another; the example costs three times the best choice.
    assert cost(table, cover(table, limit=LIMIT)) <= 4 * cheapest(table)


@pytest.mark.parametrize(
    ("parts", "added"),
    [
        ((100, 20), []),
        ((3, 7, 100), [1]),
        ((3, 8, 8), [1]),
        ((3, 9), [1]),
        ((3, 0), []),
        ((1, 4), []),
        ((4, 4, 9), [2]),
        ((2, 1, 30, 7), [3]),
        ((3, 0, 0, 90), [3]),
    ],
)
def test_the_next_smallest_number_goes_with_the_small_one(parts, added):
    assert sorted(cover(a_row(*parts), limit=LIMIT)) == added


def test_the_grand_total_goes_only_where_nothing_else_helps():
    assert sorted(cover(a_row(3, 50, 400), limit=LIMIT)) == [1]
    table = a_row(2, 1, 2)
    assert not cover(table, limit=LIMIT)
    one = Table(cells=[a_cell(3), a_cell(9)], equations=[{0: 1, 1: -1}])
    assert sorted(cover(one, limit=LIMIT)) == [1]


def test_a_number_that_came_in_hidden_is_covered_too():
    table = Table(
        cells=[a_cell(12, state=State.HIDDEN), a_cell(40), a_cell(52, 10_000)],
        equations=[{0: 1, 1: 1, 2: -1}],
    )
    assert sorted(cover(table, limit=LIMIT)) == [1]


def test_a_number_that_nobody_tells_protects_without_a_cost():
    table = Table(
        cells=[a_cell(3), a_cell(40), a_cell(60, state=State.UNTOLD), a_cell(103, 10_000)],
        equations=[{0: 1, 1: 1, 2: 1, 3: -1}],
    )
    assert cover(table, limit=LIMIT) == frozenset()


def test_a_square_needs_the_corners_of_a_rectangle():
    added = cover(a_square([[3, 60, 70], [50, 20, 90], [40, 80, 10]]), limit=LIMIT)
    assert sorted(added) == [2, 8, 10]


def test_the_same_table_has_always_the_same_cover():
    rows = [[1, 20, 20], [20, 20, 20], [20, 20, 3]]
    assert len({cover(a_square(rows), limit=LIMIT) for _ in range(3)}) == 1


def test_an_earlier_choice_is_kept_where_it_still_serves():
    row = a_row(3, 50, 60, 70)
    cells = [replace(c, cost=1) if c.value == 70 else c for c in row.cells]
    assert sorted(cover(replace(row, cells=cells), limit=LIMIT)) == [3]


def test_numbers_that_do_not_add_up_are_covered_all_the_same():
    table = Table(cells=[a_cell(3), a_cell(40), a_cell(99)], equations=[{0: 1, 1: 1, 2: -1}])
    assert sorted(cover(table, limit=LIMIT)) == [1]


def test_a_part_of_a_person_is_exact():
    assert (exact(3.0), exact(0.1)) == (3, Fraction(1, 10))
    table = Table(
        cells=[a_cell(0, state=State.UNTOLD), *a_row(3, 30).cells],
        equations=[{1: 1, 2: 1, 3: -1}],
    )
    half = [replace(c, value=Fraction(9, 2)) if c.value == 3 else c for c in table.cells]
    assert sorted(cover(replace(table, cells=half), limit=LIMIT)) == [2]


# ---- editions


def hidden(department: str, period: int):
    return of(department, period, None, missing=Missing.SUPPRESSED)


def test_the_keys_of_hidden_numbers():
    dataset = a_dataset(of("library", 2021, 30), hidden("museum", 2021))
    assert hidden_keys(dataset) == {("loans", "kokkola", "museum", "2021", "total")}


def a_status(*points: float, gap: bool = False, before: Change | None = None) -> Status:
    start, end = (at(2021 + i, value) for i, value in enumerate(points))
    assert start.range is not None
    assert end.range is not None
    change = Change(
        start=start,
        end=end,
        difference=end.range - start.range,
        ratio=None,
        unit=ChangeUnit.OWN,
        before=before,
    )
    target = TargetStatus(target=a_target(), attainment=Attainment.BELOW, gap=end.range if gap else None)
    return Status(
        verdict=Verdict.CHANGED,
        direction=Direction(course=Course.UNKNOWN),
        change=change,
        change_reason=None,
        target=target,
    )


def test_a_judged_status_that_rests_on_a_number_hidden_since_is_found():
    status = a_status(20, 30)
    shown = [at(2021, 20), at(2022, 30)]
    assert not tells_hidden(status, shown)
    assert tells_hidden(status, [at(2021, 20), replace(hidden("library", 2022))])
    assert not tells_hidden(status, [*shown, hidden("library", 2015)])
    assert tells_hidden(a_status(20, 30, gap=True), [*shown, hidden("library", 2015)])
    earlier = a_status(20, 30).change
    assert tells_hidden(a_status(20, 30, before=earlier), [hidden("library", 2021)])
    assert not tells_hidden(status, [*shown, replace(hidden("library", 2022), breakdown="sex=girls")])
