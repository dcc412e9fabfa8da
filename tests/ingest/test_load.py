"""What a good plan becomes, and the files of a folder."""

import math
import os

import pytest

from dashboard.domain import table
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.ingest.load import load_plan
from dashboard.ingest.problems import DataError

OBSERVATIONS = "observations/observations.csv"


def observations(plan, indicator):
    return {(o.department, o.period.key, o.breakdown): o for o in plan.dataset().by_indicator[indicator]}


def test_a_good_plan_loads_without_a_word(plan):
    dataset, problems = plan.inspect()
    assert problems == ()
    assert dataset is not None
    assert dataset.years == (2014, 2022)
    assert dataset.report_year == 2022
    assert dataset.catalogue.plan.example
    assert [len(dataset.by_indicator[i]) for i in dataset.catalogue.indicators] == [6, 4, 3, 1, 1]


def test_the_table_has_the_canonical_columns_types_order_and_key(plan):
    rows = plan.dataset().observations
    assert tuple(rows.columns) == table.COLUMNS
    assert {name: str(kind) for name, kind in rows.dtypes.items()} == table.TYPES
    keys = list(rows[list(table.KEY)].itertuples(index=False, name=None))
    assert keys == sorted(set(keys))


def test_the_table_and_the_records_say_the_same(plan):
    dataset = plan.dataset()
    records = {
        (o.indicator, o.area, o.department, o.period.key, o.breakdown): o
        for own in dataset.by_indicator.values()
        for o in own
    }
    assert len(records) == len(dataset.observations)
    for row in dataset.observations.itertuples(index=False):
        record = records[row[:5]]
        assert row.value == record.value or (math.isnan(row.value) and record.value is None)
        assert row.qualifier == record.qualifier
        assert row.marks == " ".join(sorted(record.marks))
        assert row.missing == (record.missing or "")


def test_qualified_and_derived_values_are_intervals(plan):
    loans = observations(plan, "library-loans")
    about = loans["library", "2018", "total"]
    derived = loans["library", "2021", "total"]
    assert (about.value, about.qualifier, about.range) == (550000, Qualifier.ABOUT, Interval(545000, 555000))
    assert (derived.value, derived.range) == (626367, Interval(623467, 629267))
    assert derived.marks == {Mark.DERIVED}
    assert loans["library", "2022", "total"].range == Interval(676462, 676462)


def test_what_is_left_blank_is_the_indicators_own(plan):
    loan = observations(plan, "library-loans")["library", "2022", "total"]
    assert (loan.area, loan.source) == ("mallila", "made-up")


def test_a_correction_replaces_the_cell_and_leaves_a_mark(plan):
    loan = observations(plan, "library-loans")["library", "2020", "total"]
    assert loan.value == 600000
    assert loan.marks == {Mark.REVISED}


def test_the_first_value_after_a_break_is_marked(plan):
    dataset = plan.dataset()
    assert [b.year for b in dataset.catalogue.indicators["library-loans"].breaks] == [2019]
    marked = [o.period.key for o in dataset.by_indicator["library-loans"] if Mark.BREAK in o.marks]
    assert marked == ["2019"]


def test_a_small_count_of_people_is_nowhere_in_the_dataset(plan):
    plan.change(OBSERVATIONS, "sex=boys;3;", "sex=boys;4;")
    plan.row("outreach-persons;;;2019;;;3;8;derived;;;;")
    plan.row("outreach-persons;;;2018;;0;;;;;;;")
    people = observations(plan, "outreach-persons")
    for key in (("youth-services", "2022", "sex=boys"), ("youth-services", "2019", "total")):
        hidden = people[key]
        assert (hidden.value, hidden.range, hidden.missing) == (None, None, Missing.SUPPRESSED)
        assert hidden.marks == {Mark.SUPPRESSED}
    assert people["youth-services", "2018", "total"].value == 0
    rows = plan.dataset().observations
    own = rows[(rows["indicator"] == "outreach-persons") & (rows["missing"] == "suppressed")]
    assert own[["value", "lower", "upper"]].isna().all(axis=None)
    # A small one, and what would give it away by subtraction.
    assert len(own) == 3


def test_small_counts_of_other_things_are_kept(plan):
    plan.change(OBSERVATIONS, "130 000 €", "4")
    assert observations(plan, "club-grant")["youth-services", "2022-autumn", "total"].value == 4


def test_a_missing_value_has_its_reason_and_is_never_zero(plan):
    missing = [o for o in plan.dataset().by_indicator["unemployment"] if not o.known]
    assert [(o.area, o.value, o.range, o.missing) for o in missing] == [
        ("country", None, None, Missing.NOT_COLLECTED)
    ]


def test_a_future_value_needs_its_mark(plan):
    plan.row("library-loans;;;2025;;690 000;;;forecast;;;;")
    assert plan.found() == []


def test_records_are_in_order_of_period(plan):
    for own in plan.dataset().by_indicator.values():
        keys = [(o.area, o.department, o.breakdown, o.period) for o in own]
        assert keys == sorted(keys)


def test_a_plan_with_an_error_is_not_loaded_and_all_errors_are_told(plan):
    plan.row("nothing;;;2022;;5;;;;;;;")
    plan.row("library-loans;;;2017;;12.5;;;;;;;")
    with pytest.raises(DataError) as caught:
        load_plan(plan.folder)
    assert [p.rule for p in caught.value.problems] == ["unknown-indicator", "ambiguous-point"]
    assert "row 17" in str(caught.value)


def test_the_version_changes_with_any_byte_and_only_then(plan):
    first = plan.dataset().version
    assert plan.dataset().version == first
    assert len(first) == 12
    plan.append("goals.toml", "# a remark\n")
    assert plan.dataset().version != first


@pytest.mark.parametrize(
    "name", ["~$plan.xlsx", "x.tmp", ".DS_Store", "Thumbs.db", "README.md", "observations/~$a.xlsx"]
)
def test_what_programs_leave_behind_is_ignored(plan, name):
    plan.write(name, "x")
    assert plan.found() == []


def test_an_unknown_file_is_a_warning_and_an_old_format_an_error(plan):
    plan.write("notes.txt", "x")
    plan.write("observations/old.xls", "x")
    found = [(p.file, p.rule) for p in plan.problems()]
    assert found == [("notes.txt", "unknown-file"), ("observations/old.xls", "wrong-format")]


def test_a_file_name_with_odd_letters_is_shown_safely(plan):
    plan.write("observations/Ö a\nb.csv", "x")
    assert all("\n" not in p.text("fi") for p in plan.problems())
    assert "Ö a<U+000A>b.csv" in plan.problems()[0].text("fi")


def test_a_link_out_of_the_folder_is_not_followed(plan, tmp_path):
    outside = tmp_path / "secret.csv"
    outside.write_text("indicator;period;value\npopulation;2020;47 000\n")
    (plan.folder / "observations/link.csv").symlink_to(outside)
    assert [(p.file, p.rule) for p in plan.problems()] == [("observations/link.csv", "outside-folder")]


def test_a_linked_folder_is_not_followed(plan, tmp_path):
    (plan.folder / "observations").rename(tmp_path / "elsewhere")
    (plan.folder / "observations").symlink_to(tmp_path / "elsewhere")
    assert [p.rule for p in plan.problems()] == ["not-a-folder"]


def test_a_pipe_or_a_folder_in_place_of_a_file_does_not_hang(plan):
    os.mkfifo(plan.folder / "observations/pipe.csv")
    (plan.folder / "observations/folder.csv").mkdir()
    (plan.folder / "observations/broken.csv").symlink_to(plan.folder / "nothing.csv")
    assert [(p.file, p.rule) for p in plan.problems()] == [
        ("observations/broken.csv", "unreadable"),
        ("observations/folder.csv", "not-a-file"),
        ("observations/pipe.csv", "not-a-file"),
    ]


def test_a_file_too_large_is_refused_before_it_is_read(plan):
    with (plan.folder / "observations/large.csv").open("wb") as opened:
        opened.truncate(5_000_000_000)
    assert [(p.file, p.rule) for p in plan.problems()] == [("observations/large.csv", "file-too-large")]


def test_a_folder_that_is_not_there_is_an_error(plan):
    with pytest.raises(DataError, match="no such folder"):
        load_plan(plan.folder / "nowhere")
