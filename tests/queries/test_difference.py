"""Everything that changed between two times of a plan is listed, and nothing else."""

import re
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.difference import Fact, How, Part
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Kind, Mark, Missing, Qualifier, TargetKind
from dashboard.domain.model import Break
from dashboard.domain.observation import Verdict
from dashboard.ingest.load import load_plan
from dashboard.queries.difference import compare
from dashboard.queries.trend import trend
from tests.domain.builders import a_target, an_indicator
from tests.queries.builders import LOANS, a_dataset, elsewhere, named, of, text
from tests.queries.edits import DATA, PlanCopy, listed
from tests.queries.seeds import SEEDS

SEEDED = [(plan, name) for plan, edits in SEEDS.items() for name in edits]


@cache
def untouched(plan):
    return load_plan(DATA / plan)


def edited(plan, *edits):
    """The plan after edits in this order."""
    with tempfile.TemporaryDirectory() as folder:
        copied = PlanCopy(plan, Path(folder) / "plan")
        for edit in edits:
            edit(copied)
        return copied.dataset()


def after(plan, *edits):
    """What is listed after edits in this order."""
    return listed(compare(untouched(plan), edited(plan, *edits)))


# ---- real plans, edited as people edit them


def test_a_plan_does_not_differ_from_itself(dataset):
    assert compare(dataset, dataset).empty


@pytest.mark.parametrize(("plan", "name"), SEEDED)
def test_each_change_is_listed_and_nothing_else(plan, name):
    edit = SEEDS[plan][name]
    assert after(plan, edit.do) == sorted(edit.listed)


@pytest.mark.parametrize("plan", SEEDS)
def test_all_changes_together_are_listed_and_nothing_else(plan):
    edits = SEEDS[plan].values()
    assert after(plan, *(e.do for e in edits)) == sorted(line for e in edits for line in e.listed)


@settings(max_examples=6, deadline=None)
@given(drawn=st.data())
@pytest.mark.parametrize("plan", SEEDS)
def test_any_changes_in_any_order_are_listed_and_nothing_else(plan, drawn):
    names = drawn.draw(st.lists(st.sampled_from(sorted(SEEDS[plan])), unique=True, max_size=8))
    edits = [SEEDS[plan][name] for name in names]
    assert after(plan, *(e.do for e in edits)) == sorted(line for e in edits for line in e.listed)


@pytest.mark.parametrize("plan", SEEDS)
def test_seen_backwards_what_came_is_gone(plan):
    edits = SEEDS[plan].values()
    changed = edited(plan, *(e.do for e in edits))
    there, back = compare(untouched(plan), changed), compare(changed, untouched(plan))
    swap = {How.ADDED: How.GONE, How.GONE: How.ADDED}
    assert {(m.item, m.id, swap[m.how], m.values) for m in there.items} == {
        (m.item, m.id, m.how, m.values) for m in back.items
    }
    assert {(m.old, m.new) for m in there.values} == {(m.new, m.old) for m in back.values}
    assert {(m.old, m.new) for m in there.targets} == {(m.new, m.old) for m in back.targets}
    assert {(m.id, m.fact, m.old, m.new) for m in there.facts} == {
        (m.id, m.fact, m.new, m.old) for m in back.facts
    }


# ---- what only looks different


def _mixed(things):
    """Every third one first, backwards."""
    return [thing for start in range(3) for thing in reversed(things[start::3])]


def _shuffled(plan):
    """Rows and blocks in another order."""
    for file in (*plan.folder.glob("observations/*.csv"), plan.folder / "targets.csv"):
        plan.save(file, _mixed(plan.rows(file)))
    for name in ("indicators", "measures", "goals", "departments", "units", "priorities"):
        head, *blocks = plan.read(f"{name}.toml").rstrip().split("\n[[")
        blocks = [head.removeprefix("[["), *blocks] if head.startswith("[[") else blocks
        plan.write(f"{name}.toml", "".join(f"[[{block.rstrip()}\n\n" for block in _mixed(blocks)))


def _other_files(plan):
    """The same rows in other files, with columns in another order."""
    for number, file in enumerate(sorted(plan.folder.glob("observations/*.csv"))):
        rows = [dict(reversed(row.items())) for row in plan.rows(file)]
        file.unlink()
        half = len(rows) // 2
        for part, own in (("a", rows[:half]), ("b", rows[half:])):
            plan.save(f"observations/{part}{number}.csv", own)


def _other_spelling(plan):
    """Thousands apart or together, decimals filled up."""
    for file in plan.folder.glob("observations/*.csv"):
        rows = plan.rows(file)
        for row in rows:
            value = row["value"]
            if value.isdigit():
                row["value"] = f"{int(value):,}".replace(",", " ")
            elif value.replace(" ", "").isdigit():
                row["value"] = value.replace(" ", "")
        plan.save(file, rows)


def _other_line_ends(plan):
    """Words broken elsewhere, with more room between paragraphs."""
    for path in plan.folder.glob("narrative/*/*.md"):
        words = path.read_text(encoding="utf-8").strip()
        path.write_text("\n\n\n".join(p.replace(" ", "\n", 1) for p in words.split("\n\n")), encoding="utf-8")


def _other_unit_ids(plan):
    """A unit under another id, with the same words."""
    for file in ("units.toml", "indicators.toml"):
        text = re.sub(r'(?m)^(id|unit) = "visits"$', r'\1 = "all-visits"', plan.read(file))
        plan.write(file, text)


@pytest.mark.parametrize("plan", SEEDS)
@pytest.mark.parametrize(
    "edit", [_shuffled, _other_files, _other_spelling, _other_line_ends, _other_unit_ids]
)
def test_what_only_looks_different_is_not_listed(plan, edit):
    assert after(plan, edit) == []


# ---- the year under review


def _report_of_2023(plan):
    for language in ("fi", "sv", "en"):
        plan.write(f"narrative/2023/environmental-education.{language}.md", "Luontokoulu.")


def test_a_report_of_a_new_year_moves_the_year_and_says_so_of_the_statuses():
    new = edited("kokkola", _report_of_2023)
    found = compare(untouched("kokkola"), new)
    assert found.report_year == (2022, 2023)
    assert [(m.goal, m.year, m.how) for m in found.narratives] == [
        ("environmental-education", 2023, How.ADDED)
    ]
    choices = ((untouched("kokkola"), Filters()), (new, Filters()))
    judged = [
        {i: trend(data, i, choice).status.verdict for i in new.catalogue.indicators}
        for data, choice in choices
    ]
    moved = {i for i in judged[0] if judged[0][i] is not judged[1][i]}
    assert {m.new.indicator.id for m in found.statuses} == moved != set()
    assert all(m.by_year for m in found.statuses)
    assert not found.values


def test_a_status_that_new_figures_move_as_well_is_not_laid_to_the_year():
    def corrected(plan):
        _report_of_2023(plan)
        plan.set("targets.csv", "service-satisfaction-general", value="4,5")

    found = compare(untouched("kokkola"), edited("kokkola", corrected))
    general = [m for m in found.statuses if m.new.indicator.id == "service-satisfaction-general"]
    assert [(m.new.status.verdict, m.by_year) for m in general] == [(Verdict.WORSE, False)]


def test_an_edition_is_compared_as_its_meeting_saw_it(kokkola):
    seen = trend(kokkola, "library-loans", Filters()).status
    frozen = replace(kokkola, judged={"library-loans": replace(seen, verdict=Verdict.STEADY)})
    assert listed(compare(frozen, kokkola)) == ["status library-loans steady>changed"]


# ---- one indicator


def moves(before, later, **facts):
    return compare(a_dataset(*before, **facts), a_dataset(*later, **facts)).values


def test_a_figure_is_named_by_all_that_names_an_observation():
    before = [of("library", 2021, 1), of("museum", 2021, 1), of("library", 2022, 1)]
    later = [*before[:2], of("library", 2022, 2)]
    (move,) = moves(before, later)
    assert (move.department, move.period.key, move.breakdown) == ("library", "2022", "total")


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        (None, of("library", 2022, 1), How.ADDED),
        (of("library", 2022, None), of("library", 2022, 1), How.ADDED),
        (of("library", 2022, 1), None, How.GONE),
        (of("library", 2022, 1), of("library", 2022, None), How.GONE),
        (of("library", 2022, 1), of("library", 2022, 2), How.MOVED),
        (of("library", 2022, 1), of("library", 2022, 1, Qualifier.OVER), How.MOVED),
        (None, of("library", 2022, None), How.REASON),
        (of("library", 2022, None), None, How.REASON),
        (of("library", 2022, None), of("library", 2022, None, missing=Missing.NOT_COUNTED), How.REASON),
    ],
)
def test_what_happened_to_a_figure(old, new, how):
    assert [m.how for m in moves([old] if old else [], [new] if new else [])] == [how]


@pytest.mark.parametrize("facts", [{"source": "state"}, {"note": "Lisätty selitys."}])
def test_a_source_or_a_note_alone_moves_no_figure(facts):
    assert moves([of("library", 2022, 1)], [of("library", 2022, 1, **facts)]) == ()


def test_figures_stand_in_order_of_period_the_whole_before_its_parts():
    later = [
        of("library", 2022, 1, breakdown="sex=girls"),
        of("library", 2022, 1),
        of("library", 2021, 1),
        of("library", 2021, 1, breakdown="sex=boys"),
    ]
    assert [(m.breakdown, m.period.key) for m in moves([], later)] == [
        ("total", "2021"),
        ("total", "2022"),
        ("sex=boys", "2021"),
        ("sex=girls", "2022"),
    ]


def test_other_areas_are_counted_not_listed():
    before = [elsewhere("porvoo", 2021, 1), elsewhere("vaasa", 2021, 1), elsewhere("vaasa", 2020, None)]
    later = [elsewhere("porvoo", 2021, 2), elsewhere("vaasa", 2022, 1), elsewhere("porvoo", 2022, 1)]
    found = compare(a_dataset(*before), a_dataset(*later))
    assert listed(found) == ["peers loans 2 1 1"]


def test_a_reason_alone_of_another_area_counts_for_nothing():
    assert compare(a_dataset(elsewhere("porvoo", 2021, None)), a_dataset()).empty


def test_a_department_that_takes_an_indicator_over_keeps_its_figures():
    rows = [of("library", 2021, 1), of("library", 2022, 2)]
    new = named("loans", department="museum")
    handed = a_dataset(*(replace(o, department="museum") for o in rows), indicators=[new])
    assert [m.fact for m in compare(a_dataset(*rows), handed).facts] == [Fact.DEPARTMENT]
    assert compare(a_dataset(*rows), handed).values == ()
    assert compare(a_dataset(*rows), a_dataset(*rows, indicators=[new])).values == ()


def test_a_break_that_is_declared_marks_no_figure_as_another():
    broken = named("loans", breaks=(2022,))
    rows = [of("library", 2021, 1), of("library", 2022, 2)]
    marked = [rows[0], replace(rows[1], marks=frozenset({Mark.BREAK}))]
    found = compare(a_dataset(*rows), a_dataset(*marked, indicators=[broken]))
    assert [(m.fact, m.old, m.new) for m in found.facts] == [(Fact.BREAKS, (), ("2022",))]
    assert (found.values, found.texts) == ((), ())
    assert [m.how for m in moves(rows, marked)] == [How.MOVED]


def test_the_words_on_a_break_are_a_text():
    old, new = (replace(LOANS, breaks=(Break(indicator="loans", year=2022, text=text(t)),)) for t in "ab")
    found = compare(a_dataset(indicators=[old]), a_dataset(indicators=[new]))
    assert [(m.parts, m.languages) for m in found.texts] == [((Part.BREAKS,), ("fi", "sv", "en"))]


def test_more_decimals_move_no_mean():
    """The interval of a mean follows from the decimals printed."""
    narrow = replace(of("library", 2022, 11, Qualifier.MEAN), range=None)
    wide = of("library", 2022, 11, Qualifier.MEAN)
    old = a_dataset(narrow)
    assert compare(old, a_dataset(wide, indicators=[named("loans", decimals=1)])).empty
    assert len(compare(old, a_dataset(wide)).values) == 1


def test_facts_of_an_indicator_that_decide_how_it_is_judged():
    new = named("loans", kind=Kind.ACTIVITY, band=0.05, goal="reading", confirmed=False)
    found = compare(a_dataset(), a_dataset(indicators=[new]))
    assert {m.fact: (m.old, m.new) for m in found.facts} == {
        Fact.KIND: (("wellbeing",), ("activity",)),
        Fact.BAND: (("0.03",), ("0.05",)),
        Fact.GOAL: ((), ("reading",)),
        Fact.CONFIRMED: (("yes",), ("no",)),
    }


def test_a_direction_that_turned_is_a_status_that_moved():
    up, down = (
        a_dataset(
            *(of("library", 2015 + i, v) for i, v in enumerate(values)),
            indicators=[named("loans", kind=Kind.ACTIVITY)],
        )
        for values in ((10, 20, 30, 40, 50, 60, 70, 80), (80, 70, 60, 50, 40, 30, 20, 10))
    )
    assert listed(compare(up, down))[0] == "status loans changed>changed"


# ---- targets


def targets(before, later):
    found = compare(a_dataset(targets=before), a_dataset(targets=later)).targets
    return [(m.how, m.old, m.new) for m in found]


REACH = a_target()


@pytest.mark.parametrize(
    "moved",
    [
        a_target(value=210),
        a_target(year=2027),
        a_target(baseline=2019),
        a_target(TargetKind.HOLD),
        a_target(TargetKind.RANGE, upper=300),
        a_target(department="library"),
    ],
)
def test_a_target_that_is_another_in_one_way_has_moved(moved):
    assert targets([REACH], [moved]) == [(How.MOVED, REACH, moved)]


def test_the_source_of_a_target_is_no_part_of_it():
    assert targets([REACH], [a_target(source="minutes")]) == []


def test_a_target_is_paired_with_the_one_of_its_own_year_and_department():
    before = [a_target(year=2025), a_target(year=2030, value=300), a_target(department="library")]
    later = [a_target(year=2030, value=310), a_target(department="library"), a_target(year=2025)]
    assert targets(before, later) == [(How.MOVED, before[1], later[0])]


def test_a_target_of_another_department_at_another_value_is_another_target():
    library, museum = a_target(department="library"), a_target(department="museum", value=1)
    assert targets([library], [museum]) == [(How.ADDED, None, museum), (How.GONE, library, None)]


def test_the_targets_of_an_indicator_that_went_are_gone():
    old = a_dataset(targets=[REACH])
    found = compare(old, a_dataset(indicators=[an_indicator(id="visits")]))
    assert listed(found) == ["indicator added visits", "indicator gone loans", "target gone loans"]


# ---- order and speed


def test_everything_stands_in_the_order_of_the_plan():
    edits = SEEDS["example"].values()
    new = edited("example", *(e.do for e in edits))
    found = compare(untouched("example"), new)
    shown = [i.id for p in new.catalogue.priorities for i in new.catalogue.indicators_of(p)]
    for ids in ([m.new.indicator.id for m in found.statuses], [m.indicator for m in found.values]):
        assert ids == sorted(ids, key=shown.index)
    goals = [g.id for p in new.catalogue.priorities for g in new.catalogue.goals_of(p)]
    told = [m.goal for m in found.narratives]
    assert told == sorted(told, key=goals.index)
    measures = [m.new for m in found.measures]
    assert measures[-1] is None, "what went stands behind the rest"
