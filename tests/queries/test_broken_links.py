"""Every broken link of a seeded plan is listed, and nothing else; a whole plan lists none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.changelog import LogEntry
from dashboard.domain.kinds import MeasureState
from dashboard.domain.round import LinkKind
from dashboard.queries.broken_links import broken_links, concerning
from tests.queries.builders import LANGUAGES, a_department
from tests.queries.rounds import BREAKS, YEAR, a_whole_plan, catalogue_with


def listed(names, *, year=YEAR):
    data = a_whole_plan()
    log: list[LogEntry] = []
    for name in names:
        data = BREAKS[name].do(data)
        log += BREAKS[name].log
    return broken_links(data, year, tuple(log))


def test_a_whole_plan_lacks_nothing():
    assert broken_links(a_whole_plan(), YEAR) == ()


def test_there_is_a_seed_for_every_kind():
    assert {kind for one in BREAKS.values() for kind, _ in one.listed} == set(LinkKind)


@pytest.mark.parametrize("name", BREAKS)
def test_each_break_is_listed_by_what_it_is(name):
    assert [(one.kind, one.id) for one in listed([name])] == list(BREAKS[name].listed)


@given(st.lists(st.sampled_from(sorted(BREAKS)), unique=True))
def test_any_breaks_together_are_all_listed_and_nothing_else(names):
    found = sorted((one.kind, one.id) for one in listed(names))
    assert found == sorted(pair for name in names for pair in BREAKS[name].listed)


def test_kinds_come_one_after_another():
    kinds = [one.kind for one in listed(BREAKS)]
    assert kinds == sorted(kinds, key=list(LinkKind).index)


def test_every_link_names_the_thing_in_every_language():
    for one in listed(BREAKS):
        assert one.languages if one.kind is LinkKind.LANGUAGE_PROPOSED else set(one.name) == set(LANGUAGES)


def test_a_text_that_lacks_a_language_says_which():
    [one] = listed(["goal half told"])
    assert one.languages == ("sv",)
    [one] = listed(["goal untold"])
    assert one.languages == LANGUAGES


def test_a_finished_measure_is_never_overdue():
    data = a_whole_plan()
    old = {
        name: replace(m, year=YEAR - 3, state=state)
        for (name, m), state in zip(
            data.catalogue.measures.items(), (MeasureState.DONE, MeasureState.STOPPED), strict=True
        )
    }
    assert broken_links(catalogue_with(data, measures=old), YEAR) == ()


def test_an_indicator_of_a_department_that_ended_has_no_department():
    data = a_whole_plan()
    ended = {**data.catalogue.departments, "library": a_department("library", valid_to=YEAR - 1)}
    found = broken_links(catalogue_with(data, departments=ended), YEAR)
    assert {(one.kind, one.id) for one in found} == {
        (LinkKind.INDICATOR_WITHOUT_DEPARTMENT, "loans"),
        (LinkKind.INDICATOR_WITHOUT_DEPARTMENT, "visits"),
    }


def test_a_figure_three_years_old_is_still_current():
    assert broken_links(a_whole_plan(), YEAR + 3) != ()
    kinds = {one.kind for one in broken_links(a_whole_plan(), YEAR + 3)}
    assert LinkKind.INDICATOR_OUTDATED not in kinds
    assert LinkKind.INDICATOR_OUTDATED in {one.kind for one in broken_links(a_whole_plan(), YEAR + 4)}


def test_a_department_sees_its_own_only():
    found = concerning(listed(["no contact", "no licence", "measure late"]), ["museum"])
    assert [one.id for one in found] == ["museum"]
    assert concerning(listed(["no contact"]), []) == ()


@pytest.mark.parametrize("year", [2022, 2025])
def test_the_real_plan_names_what_the_city_has_yet_to_settle(kokkola, year):
    found = broken_links(kokkola, year)
    by_kind = {kind: [one.id for one in found if one.kind is kind] for kind in LinkKind}
    assert by_kind[LinkKind.LANGUAGE_PROPOSED] == ["sv", "en"]
    assert "school-youth-work-met" in by_kind[LinkKind.INDICATOR_WITHOUT_DEPARTMENT]
    assert len(by_kind[LinkKind.GOAL_WITHOUT_TEXT]) == (0 if year == kokkola.report_year else 7)
