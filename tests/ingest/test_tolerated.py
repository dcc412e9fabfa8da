"""What may be tolerated in an edition, for a reason, and what beside a plan's files is none of them."""

import pytest

from dashboard.domain.edition import Objection
from dashboard.ingest.files import read_files
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import OBJECTIONS, Place, Report, Severity
from dashboard.ingest.warned import WARNINGS

FI, SV, EN = (f"narrative/2022/reading.{language}.md" for language in ("fi", "sv", "en"))


def tolerating(plan, *objections):
    report = Report(tolerated=objections)
    return dataset_of(read_files(plan.folder, report=report), report=report), report.problems


def contradict(plan):
    plan.append(FI, "\n666 462 lainaa\n")


def differ(plan):
    plan.change(SV, "{library-loans@2022}", "{library-loans@2022|number}")


def drop_report(plan):
    (plan.folder / FI).unlink()


def drop_name(plan):
    plan.change("goals.toml", 'fi = "Lukeminen", ', "")


def blank_name(plan):
    plan.change("goals.toml", 'fi = "Lukeminen"', 'fi = ""')


CASES = [
    (contradict, "typed-figure", Objection.CONTRADICTION),
    (differ, "references-differ", Objection.CONTRADICTION),
    (drop_report, "narrative-language", Objection.TRANSLATION),
    (drop_name, "missing-language", Objection.TRANSLATION),
    (blank_name, "blank-language", Objection.TRANSLATION),
]


@pytest.mark.parametrize(("spoil", "rule", "objection"), CASES)
def test_what_is_tolerated_is_told_as_a_warning_and_the_plan_loads(plan, spoil, rule, objection):
    spoil(plan)
    dataset, problems = tolerating(plan, objection)
    assert dataset is not None
    assert [(p.rule, p.severity, p.objection) for p in problems] == [(rule, Severity.WARNING, objection)]


@pytest.mark.parametrize(("spoil", "rule", "objection"), CASES)
def test_nothing_else_is_tolerated_with_it(plan, spoil, rule, objection):
    spoil(plan)
    for others in ((), set(Objection) - {objection}):
        dataset, problems = tolerating(plan, *others)
        assert dataset is None
        assert [(p.rule, p.severity) for p in problems] == [(rule, Severity.ERROR)]


def test_a_text_is_borrowed_from_the_first_language_that_has_it_and_marked(plan):
    plan.change("goals.toml", 'fi = "Lukeminen", ', "")
    plan.change("goals.toml", '{ fi = "Nuoret", sv = "Unga", en', '{ sv = " ", en')
    (plan.folder / FI).unlink()
    dataset, _ = tolerating(plan, *Objection)
    assert dataset is not None
    goals = dataset.catalogue.goals
    assert dict(goals["reading"].name) == {"fi": "Läsning (sv)", "sv": "Läsning", "en": "Reading"}
    assert dict(goals["young-people"].name) == {
        "fi": "Young people (en)",
        "sv": "Young people (en)",
        "en": "Young people",
    }
    texts = dataset.narratives["reading", 2022].text
    assert texts["fi"] == f"{texts['sv']} (sv)"


def test_languages_are_compared_with_the_first_that_is_there(plan):
    (plan.folder / FI).unlink()
    plan.change(EN, "{library-loans@2022}", "{library-loans@2022|number}")
    both = {("narrative-language", FI), ("references-differ", EN)}
    assert {(p.rule, p.file) for p in plan.problems()} == both
    dataset, problems = tolerating(plan, *Objection)
    assert dataset is not None
    assert {(p.rule, p.file) for p in problems} == both


def test_a_text_that_no_language_has_is_never_tolerated(plan):
    plan.change("goals.toml", '{ fi = "Lukeminen", sv = "Läsning", en = "Reading" }', "{ }")
    dataset, problems = tolerating(plan, *Objection)
    assert dataset is None
    assert [(p.rule, p.column) for p in problems] == [("blank-text", "name")]


def test_every_rule_that_can_be_tolerated_has_its_words():
    for rule in OBJECTIONS:
        report = Report()
        report.add(rule, Place(file="x.toml"), value="x", data="y", other="fi")
        assert all(report.problems[0].text(language) for language in ("fi", "sv", "en"))
        assert (report.problems[0].severity is Severity.WARNING) is (rule in WARNINGS)


def test_editions_and_logs_are_no_part_of_a_plan(plan):
    version = plan.dataset().version
    plan.write("editions/2023-05-08/plan/goals.toml", "x")
    plan.write("editions/register.csv", "x")
    plan.write("log/2023.csv", "x")
    assert plan.found() == []
    assert plan.dataset().version == version


def test_only_the_folders_of_the_plan_itself_are_left_out(plan):
    plan.write("edition/x.csv", "x")
    plan.write("narrative/editions/x.md", "x")
    assert {(p.rule, p.file) for p in plan.problems()} == {
        ("unknown-file", "edition"),
        ("narrative-name", "narrative/editions/x.md"),
    }
