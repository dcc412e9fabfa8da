"""The example plan: what its script writes, without a fault, with a case of everything the domain knows."""

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.kinds import (
    Combine,
    DepartmentKind,
    Kind,
    Mark,
    MeasureState,
    Missing,
    Qualifier,
    TargetKind,
    UnitKind,
    Wanted,
)
from dashboard.domain.observation import Observation
from dashboard.domain.period import PeriodType
from dashboard.ingest.load import inspect_plan

DATA = Path(__file__).parents[1] / "data"
SCRIPT = DATA / "make_example.py"


@pytest.fixture(scope="module")
def example() -> Dataset:
    dataset, problems = inspect_plan(DATA / "example")
    assert problems == ()
    assert dataset is not None
    return dataset


@pytest.fixture(scope="module")
def observations(example) -> list[Observation]:
    return [o for own in example.by_indicator.values() for o in own]


def test_the_folder_is_what_the_script_writes():
    run = subprocess.run(
        [sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_it_is_marked_as_an_example_and_every_definition_says_so(example):
    assert example.catalogue.plan.example
    said = {"fi": "Keksitty esimerkkiluku.", "sv": "Påhittat exempelvärde.", "en": "Invented example figure."}
    for indicator in example.catalogue.indicators.values():
        assert all(indicator.definition[language].endswith(said[language]) for language in said)


def test_it_is_large_enough(example):
    catalogue = example.catalogue
    assert len(catalogue.indicators) >= 55
    assert sum(d.kind is DepartmentKind.DEPARTMENT for d in catalogue.departments.values()) == 12
    assert len(catalogue.priorities) in {4, 5}
    assert len(catalogue.goals) >= 12
    assert len(catalogue.measures) >= 30
    assert sum(a.peer for a in catalogue.areas.values()) in {4, 5, 6}


def test_it_has_every_word_of_the_definitions(example):
    catalogue = example.catalogue
    indicators = catalogue.indicators.values()
    assert {i.kind for i in indicators} == set(Kind)
    assert {i.wanted for i in indicators} == set(Wanted)
    assert {i.combine for i in indicators} == set(Combine)
    assert {i.period_type for i in indicators} == {p.value for p in PeriodType}
    assert {i.cadence for i in indicators} == {0, 1, 2}
    assert {catalogue.units[i.unit].kind for i in indicators} == set(UnitKind)
    assert {d.kind for d in catalogue.departments.values()} == set(DepartmentKind)
    assert {m.state for m in catalogue.measures.values()} == set(MeasureState)
    assert {t.kind for t in catalogue.targets} == set(TargetKind)


def test_it_has_every_word_of_the_observations(observations):
    assert {o.qualifier for o in observations} == set(Qualifier)
    assert {o.missing for o in observations} == {*Missing, None}
    assert frozenset().union(*(o.marks for o in observations)) == set(Mark)


def test_it_has_the_hard_cases(example, observations):
    known = {name: [o for o in own if o.known] for name, own in example.by_indicator.items()}
    assert {1, 2} <= {len(own) for own in known.values()}
    assert any(own and max(o.year for o in own) == 2018 for own in known.values())
    assert {0.0, -142.0} <= {o.value for o in observations}
    assert {b.year for i in example.catalogue.indicators.values() for b in i.breaks} >= {2019, 2024}
    assert {o.breakdown.partition("=")[0] for o in observations} == {"total", "sex", "age", "language"}
    assert any(d.successor for d in example.catalogue.departments.values())
    assert max(len(i.full_name["fi"]) for i in example.catalogue.indicators.values()) >= 200
    assert len({n.goal for n in example.narratives.values()}) == len(example.catalogue.goals) - 1


def test_no_small_count_of_people_stands_in_the_files(example):
    people = {i.id for i in example.catalogue.indicators.values() if i.counts_people}
    checked = 0
    for path in (DATA / "example" / "observations").glob("*.csv"):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            cells = line.split(";")
            if cells[0] in people and cells[5]:
                assert int(cells[5].split()[-1]) >= 5
                checked += 1
    assert checked > 100
