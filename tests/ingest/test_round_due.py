"""The day of delivery in plan.toml: read with or without quotation marks, and refused in words."""

from datetime import date

import pytest

PLAN = "plan.toml"


def with_round(plan, text):
    plan.append(PLAN, f"\n[round]\n{text}\n")
    rows = (plan.folder / PLAN).read_text(encoding="utf-8").splitlines()
    return plan.inspect(), rows.index("[round]") + 1


def test_a_plan_need_not_have_one(plan):
    dataset, _ = plan.inspect()
    assert dataset is not None
    assert dataset.catalogue.plan.round_due is None


@pytest.mark.parametrize("text", ["due = 2024-02-15", 'due = "2024-02-15"', "due=2024-02-15 # Thursday"])
def test_the_day_is_read(plan, text):
    (dataset, _), _ = with_round(plan, text)
    assert dataset is not None
    assert dataset.catalogue.plan.round_due == date(2024, 2, 15)


def test_a_round_without_a_day_has_none(plan):
    (dataset, _), _ = with_round(plan, "")
    assert dataset is not None
    assert dataset.catalogue.plan.round_due is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('due = "15.2.2024"', "15.2.2024"),
        ('due = "2024-02-30"', "2024-02-30"),
        ('due = "20240215"', "20240215"),
        ("due = 2024-02-15T12:00:00", "2024-02-15 12:00:00"),
        ("due = 2024", "2024"),
        ("due = []", "[]"),
        ('due = ""', ""),
    ],
)
def test_what_is_no_day_is_named_with_its_line(plan, text, value):
    (dataset, problems), row = with_round(plan, text)
    assert dataset is None
    assert ("bad-date", row + 1, "due", value) in [(p.rule, p.row, p.column, p.value) for p in problems]


def test_a_mistyped_key_is_named(plan):
    (dataset, problems), row = with_round(plan, "dew = 2024-02-15")
    assert dataset is None
    assert ("unknown-key", row + 1, "dew") in [(p.rule, p.row, p.column) for p in problems]


def test_a_round_that_is_no_table_is_named(plan):
    path = plan.folder / PLAN
    path.write_text("round = 5\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    dataset, problems = plan.inspect()
    assert dataset is None
    assert ("wrong-type", 1, "round") in [(p.rule, p.row, p.column) for p in problems]
