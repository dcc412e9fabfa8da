"""Links that the plan lacks, and how current its sources are."""

from dashboard.queries.currency import currency
from dashboard.queries.gaps import gaps
from tests.queries.builders import a_dataset, a_goal, a_measure, elsewhere, named, of


def test_every_missing_link_is_listed():
    data = a_dataset(
        indicators=[named("loans", goal="reading"), named("b", department="not-stated")],
        goals=[a_goal("reading"), a_goal("by-measure"), a_goal("bare")],
        measures=[
            a_measure("whole", "by-measure", departments=["library"], of=["loans"]),
            a_measure("half", "reading"),
        ],
    )
    found = gaps(data)
    assert [g.id for g in found.goals_without_indicator] == ["bare"]
    assert [m.id for m in found.measures_without_indicator] == ["half"]
    assert [m.id for m in found.measures_without_department] == ["half"]
    assert [i.id for i in found.indicators_without_department] == ["b"]
    assert [i.id for i in found.indicators_without_goal] == ["b"]


def test_a_whole_chain_lacks_nothing():
    data = a_dataset(
        indicators=[named("loans", goal="reading")],
        goals=[a_goal("reading")],
        measures=[a_measure("whole", "reading", departments=["library"], of=["loans"])],
    )
    found = gaps(data)
    assert not any(getattr(found, name) for name in found.__slots__)


def test_a_source_tells_its_span_and_its_indicators():
    data = a_dataset(
        of("library", 2015, 1, source="city"),
        of("library", 2019, None, source="city"),
        of("library", 2018, 1, source="city"),
        of("library", 2022, 1, source="state", indicator="b"),
        elsewhere("porvoo", 2024, 1),
        indicators=[named("loans"), named("b")],
    )
    assert [(c.source.id, c.indicators, c.years) for c in currency(data)] == [
        ("city", 1, "2015–2018"),
        ("state", 1, "2022"),
    ]


def test_the_annual_report_is_as_current_as_its_year(kokkola):
    [report] = [c for c in currency(kokkola) if c.source.id == "annual-report-2022"]
    assert report.indicators >= 20
