"""The same delivered by two files."""

from dashboard.ingest.deliveries import check_repeats
from dashboard.ingest.deliveries.repeats import without_repeats
from dashboard.ingest.problems import Report
from tests.ingest.deliveries.forms import Form


def found(desk, *deliveries):
    report = Report()
    check_repeats(deliveries, catalogue=desk.catalogue, report=report)
    return report.problems


def test_a_copy_of_a_file_is_named_once_with_the_first(desk):
    data = Form().figure(value=9).figure("population", value=8).data()
    problems = found(desk, desk.taken(data, "a.xlsx"), desk.taken(data, "a (1).xlsx"))
    assert [(p.rule, p.file, p.details["other"]) for p in problems] == [("same-file", "a (1).xlsx", "a.xlsx")]


def test_the_same_file_given_twice_is_named(desk):
    data = Form().figure(value=9).data()
    assert [p.rule for p in found(desk, desk.taken(data), desk.taken(data))] == ["same-file"]


def test_a_figure_that_differs_in_two_files_is_named_by_both_cells(desk):
    one = desk.taken(Form().figure(value=9).data(), "a.xlsx")
    other = desk.taken(Form().figure("population", value=1).figure(value=8).data(), "b.xlsx")
    (problem,) = found(desk, one, other)
    assert (problem.rule, problem.file, problem.cell) == ("delivered-twice", "b.xlsx", "J5")
    told = problem.text("fi")
    assert "a.xlsx · Mittarit!J4" in told
    assert "unemployment" not in told
    assert desk.catalogue.indicators["unemployment"].name["fi"] in told


def test_what_two_files_say_alike_is_taken_from_the_first_with_the_first_reason(desk):
    one = desk.taken(Form().figure(value=9).data(), "a.xlsx")
    other = desk.taken(
        Form().figure("population", value=1).figure(value=9, reason="Laskettu").data(), "b.xlsx"
    )
    assert found(desk, one, other) == ()
    first, second = without_repeats([one, other])
    assert [(f.key.indicator, f.value, f.reason) for f in first.figures] == [
        ("unemployment", "9", "Laskettu")
    ]
    assert [(f.key.indicator, f.value) for f in second.figures] == [("population", "1")]


def test_a_text_that_differs_in_two_files_is_named(desk):
    one = desk.taken(b"Yksi", "2022-reading.fi.md")
    other = desk.taken(b"Kaksi", "2022/reading.fi.md")
    (problem,) = found(desk, one, other)
    assert (problem.rule, problem.file) == ("delivered-twice", "2022/reading.fi.md")
    assert f"{desk.catalogue.goals['reading'].name['sv']}, 2022 (fi)" in problem.text("sv")


def test_a_measure_of_two_departments_may_come_twice_if_both_say_the_same(desk):
    def measured(name, value, state):
        form = Form("library").figure("library-loans", value=value, period=name[:4]).measure(state=state)
        form.year = form.identity["year"] = int(name[:4])
        form.measures[0]["year"] = 2022
        return desk.taken(form.data(), name)

    one, same = measured("2021.xlsx", 1, "tehty"), measured("2022.xlsx", 2, "tehty")
    assert found(desk, one, same) == ()
    (problem,) = found(desk, one, measured("2023.xlsx", 2, "myöhässä"))
    assert (problem.rule, problem.cell) == ("delivered-twice", "B4")
    assert next(iter(desk.catalogue.measures.values())).name["en"] in problem.text("en")


def test_different_deliveries_are_fine(desk):
    one = desk.taken(Form().figure(value=9).data(), "a.xlsx")
    other = desk.taken(Form().figure("population", value=9).data(), "b.xlsx")
    assert found(desk, one, other) == ()
