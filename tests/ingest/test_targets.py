"""One change to the table of targets, and the problem the loader must name."""

import pytest

from dashboard.domain.kinds import TargetKind

CHANGES = {
    "target without a year": ("targets.csv", "reach;2025", "reach;", ("reach-without-year", 2, "year", "")),
    "half a range": ("targets.csv", "5,0;9,5", "5,0;", ("range-upper", 3, "upper", "")),
    "impossible target": ("targets.csv", "5,0;9,5", "5,0;110", ("out-of-range", 3, "upper", "110")),
    "no such kind": ("targets.csv", "range;", "rang;", ("unknown-word", 3, "kind", "rang")),
    "baseline after": ("targets.csv", "2021;made-up", "2026;made-up", ("wrong-order", 2, "year", "2025")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_fault_in_a_target_is_named(plan, change):
    file, old, new, expected = CHANGES[change]
    plan.change(file, old, new)
    assert plan.found() == [expected]


def test_a_good_target_is_read(plan):
    reach, span = plan.dataset().catalogue.targets
    assert (reach.kind, reach.year, reach.value, reach.upper, reach.baseline) == (
        TargetKind.REACH,
        2025,
        700000,
        None,
        2021,
    )
    assert (span.kind, span.year, span.value, span.upper, span.baseline) == (
        TargetKind.RANGE,
        None,
        5,
        9.5,
        None,
    )


def test_a_target_met_in_its_baseline_year_is_a_warning(plan):
    plan.change(
        "targets.csv", "library-loans;;reach;2025;700 000;;2021", "population;;reach;2025;48 006;;2022"
    )
    assert plan.found() == [("target-at-baseline", 2, "value", "population")]


def test_two_targets_for_the_same_are_refused(plan):
    plan.append("targets.csv", "library-loans;;reach;2025;800 000;;;\n")
    assert plan.found() == [("duplicate-target", 4, "", "library-loans")]
