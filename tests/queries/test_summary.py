"""Priorities, the overview and the goals of a year."""

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.observation import Verdict
from dashboard.queries.summary import COUNTED, goal_reports, overview, priority
from tests.queries.builders import a_dataset, named, of


@pytest.mark.parametrize("filters", [Filters(), Filters(year=2018), Filters(departments=("library",))])
def test_a_tally_is_all_indicators_that_are_not_history(dataset, filters):
    found = overview(dataset, filters)
    for tally, trends in [
        *((p.tally, p.trends) for p in found.priorities),
        (found.tally, [t for p in found.priorities for t in p.trends]),
    ]:
        counted = [i for verdict in COUNTED for i in tally.by_verdict[verdict]]
        assert len(counted) == tally.of == len({i.id for i in counted})
        assert {i.id for i in counted} | {i.id for i in tally.history} == {t.indicator.id for t in trends}
        assert not {i.id for i in counted} & {i.id for i in tally.history}
        assert tally.with_value <= tally.of
    assert Verdict.HISTORY not in found.tally.by_verdict


def test_the_overview_holds_every_indicator_once(dataset):
    found = overview(dataset, Filters())
    shown = [t.indicator.id for p in found.priorities for t in p.trends]
    assert sorted(shown) == sorted(dataset.catalogue.indicators)


def test_current_figures_come_first_then_leads():
    data = a_dataset(
        *(of("library", year, 1, indicator=name) for name, year in (("old", 2010), ("a", 2022), ("b", 2021))),
        indicators=[
            named("old", lead=1),
            named("none", lead=2),
            named("a"),
            named("b", lead=3),
            named("other", priority="health"),
        ],
    )
    found = priority(data, "culture", Filters(year=2022))
    assert [t.indicator.id for t in found.trends] == ["b", "a", "old", "none"]
    assert [t.indicator.id for t in found.current] == ["b", "a"]
    assert [t.indicator.id for t in found.history] == ["old"]
    assert [t.indicator.id for t in found.empty] == ["none"]
    assert (found.tally.with_value, found.tally.of) == (1, 3)


def test_the_real_plans_cards_lead_with_current_figures(kokkola):
    for found in overview(kokkola, Filters()).priorities:
        flags = [t.current for t in found.trends]
        assert flags == sorted(flags, reverse=True)
        assert flags[0]


def test_a_department_sees_its_own_indicators_and_those_it_has_figures_of():
    data = a_dataset(
        of("museum", 2022, 1, indicator="b"),
        indicators=[named("a"), named("b"), named("c", department="museum"), named("d", department="youth")],
    )
    found = priority(data, "culture", Filters(year=2022, departments=("museum",)))
    assert {t.indicator.id for t in found.trends} == {"b", "c"}


def test_the_words_of_a_goal_are_those_of_the_year(kokkola):
    told = goal_reports(kokkola, Filters(year=2022))
    assert len(told) == len(kokkola.catalogue.goals)
    assert all(r.narrative is not None and r.narrative.year == 2022 for r in told)
    assert all(r.narrative is None for r in goal_reports(kokkola, Filters(year=2019)))


def test_an_unknown_priority_is_an_error(kokkola):
    with pytest.raises(KeyError):
        priority(kokkola, "no-such", Filters())
