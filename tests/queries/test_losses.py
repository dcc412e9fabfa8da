"""What a new version of a plan would lose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.publication import LossKind
from dashboard.ingest.load import load_plan
from dashboard.queries.losses import losses

GOOD = Path(__file__).parents[1] / "samples" / "good"


@pytest.fixture(scope="module")
def plan():
    return load_plan(GOOD)


def without(dataset, table, name):
    """Return the plan without one definition."""
    kept = {key: one for key, one in getattr(dataset.catalogue, table).items() if key != name}
    return replace(dataset, catalogue=replace(dataset.catalogue, **{table: kept}))


def with_rows(dataset, name, rows):
    """Return the plan with other rows of an indicator."""
    return replace(dataset, by_indicator={**dataset.by_indicator, name: tuple(rows)})


def told(old, new):
    return [(loss.kind, loss.what, loss.detail, loss.count) for loss in losses(old, new)]


def test_the_same_plan_loses_nothing(plan):
    assert losses(plan, plan) == ()


def test_an_indicator_that_is_gone_is_one_loss_with_its_rows(plan):
    [loss] = losses(plan, without(plan, "indicators", "library-loans"))
    assert (loss.kind, loss.what) == (LossKind.INDICATOR, "library-loans")
    assert loss.count == len(plan.by_indicator["library-loans"])


def test_a_measure_that_is_gone_is_a_loss_and_a_new_one_is_none(plan):
    name = next(iter(plan.catalogue.measures))
    less = without(plan, "measures", name)
    assert told(plan, less) == [(LossKind.MEASURE, name, "", 0)]
    assert told(less, plan) == []


def test_years_and_single_rows_are_told_apart(plan):
    rows = plan.by_indicator["outreach-persons"]
    late = with_rows(plan, "outreach-persons", [o for o in rows if o.year == 2022])
    assert told(plan, late) == [(LossKind.YEARS, "outreach-persons", "2021", 1)]
    total = with_rows(plan, "outreach-persons", [o for o in rows if o.breakdown != "sex=boys"])
    assert [(kind, count) for kind, _, _, count in told(plan, total)] == [(LossKind.ROWS, 1)]
    assert told(late, plan) == []


@pytest.mark.parametrize(("factor", "jumps"), [(10, True), (0.1, True), (9, False), (0.2, False), (0, False)])
def test_a_figure_that_is_ten_times_what_it_was_is_told(plan, factor, jumps):
    rows = [
        replace(o, value=o.value * factor) if o.value is not None and o.year == 2022 else o
        for o in plan.by_indicator["library-loans"]
    ]
    changed = with_rows(plan, "library-loans", rows)
    kind = LossKind.JUMP if jumps else LossKind.CHANGED
    assert told(plan, changed) == [(kind, "library-loans", "2022", 1)]
