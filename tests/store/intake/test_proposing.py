"""What a proposal says: each thing's step, what is asked, what is wrong; and that it writes nothing."""

import dataclasses

from dashboard.domain.proposal import DoubtKind, Step
from dashboard.ingest.problems import Severity
from tests.store.intake.deliveries import (
    TODAY,
    accepted,
    delivery,
    figure,
    imported,
    measure,
    plan_files,
    proposed,
    proposed_all,
    text,
)
from tests.store.plans import content


def steps(found):
    return [(step.key.indicator, step.step, step.old, step.new) for step in found.proposal.figures]


def kinds(found):
    return {(doubt.kind, doubt.key.indicator) for doubt in found.proposal.doubts}


def test_every_figure_gets_its_step_with_the_old_one_beside_it(plan):
    found = proposed(
        plan,
        figure("library-loans", "2023", "700 000"),
        figure("unemployment", "2022", "9,6"),
        figure("population", "2022", "48006"),
        figure("unemployment", "2021"),
        figure("unemployment", "2020"),
    )
    assert found.problems == ()
    assert steps(found) == [
        ("library-loans", Step.NEW, "", "700 000"),
        ("unemployment", Step.CHANGED, "9,5", "9,6"),
        ("population", Step.UNCHANGED, "48 006", "48 006"),
        ("unemployment", Step.REMOVED, "12,1 %", ""),
        ("unemployment", Step.UNCHANGED, "", ""),
    ]
    assert {(DoubtKind.REVISED, "unemployment"), (DoubtKind.TAKEN_AWAY, "unemployment")} <= kinds(found)


def test_proposing_writes_nothing(plan):
    before = content(plan)
    proposed(plan, figure("library-loans", "2023", "700000"))
    assert content(plan) == before


def test_what_is_there_already_is_proposed_as_nothing(plan):
    wanted = [
        figure("library-loans", "2023", "700000", note="Laskettu uudelleen"),
        figure("unemployment", "2022", "9,7"),
        figure("outreach-persons", "2023", missing="not-collected"),
    ]
    more = {"measures": (measure("open-library", state="done"),), "department": "library", "year": 2023}
    imported(plan, *wanted, **more)
    again = proposed(plan, *wanted, **more)
    assert again.proposal.empty
    assert again.files == again.before


def test_the_number_a_correction_stands_for_is_no_change(plan):
    found = proposed(plan, figure("library-loans", "2020", "600 000"))
    assert [step.step for step in found.proposal.figures] == [Step.UNCHANGED]


def test_a_figure_against_a_correction_is_refused_where_its_sender_finds_it(plan):
    found = proposed(plan, figure("library-loans", "2020", "610 000"))
    (problem,) = [p for p in found.problems if p.severity is Severity.ERROR]
    assert (problem.rule, problem.file, problem.cell) == ("correction-unexpected", "delivered.xlsx", "F14")
    assert found.failed


def test_a_secret_figure_is_in_no_part_of_the_proposal(plan):
    small = figure("outreach-persons", "2022", "4", breakdown="sex=boys", reason="Luku 4 on oikea")
    found = proposed(plan, small)
    (step,) = found.proposal.figures
    assert (step.step, step.secret, step.old, step.new, step.reason) == (
        Step.SECRET,
        True,
        "",
        "",
        "Luku … on oikea",
    )
    assert [(f.value, f.reason) for d in found.proposal.deliveries for f in d.figures] == [
        ("", "Luku … on oikea")
    ]
    assert b";;;2022;sex=boys;4;" in found.files["observations/observations.csv"]


def test_the_word_of_a_secret_figure_leaves_it_as_it_is(plan):
    found = proposed(
        plan, figure("outreach-persons", "2022", breakdown="sex=boys", missing="suppressed", unchanged=True)
    )
    assert found.proposal.empty
    assert found.proposal.figures[0].secret


def test_a_reason_in_the_place_of_a_number_takes_it_away_and_is_asked_about(plan):
    found = proposed(plan, figure("unemployment", "2022", missing="withdrawn"))
    assert kinds(found) >= {(DoubtKind.TAKEN_AWAY, "unemployment")}
    assert steps(found) == [("unemployment", Step.CHANGED, "9,5", "withdrawn")]


def test_a_number_in_the_place_of_a_reason_is_no_revision(plan):
    found = proposed(plan, figure("unemployment", "2022", "7,1", area="country", source="made-up"))
    assert steps(found) == [("unemployment", Step.CHANGED, "not-collected", "7,1")]
    assert not {kind for kind, _ in kinds(found)} & {DoubtKind.REVISED, DoubtKind.TAKEN_AWAY}


def test_a_note_alone_is_a_change_but_no_revision(plan):
    found = proposed(plan, figure("unemployment", "2022", "9,5", note="Ennakkotieto"))
    (step,) = found.proposal.figures
    assert (step.step, step.old, step.new, step.others) == (Step.CHANGED, "9,5", "9,5", ("note",))
    assert found.proposal.doubts == ()


def test_the_same_figure_in_two_files_names_both_places(plan):
    first = delivery(figure("library-loans", "2023", "1"), name="one.xlsx")
    second = delivery(figure("library-loans", "2023", "2", cell="G20"), name="two.xlsx")
    found = proposed_all(plan, first, second)
    (problem,) = found.problems
    assert problem.rule == "delivered-twice"
    assert problem.cell == "G20"
    assert "F14" in problem.text("fi")
    assert found.proposal is None


def test_what_two_files_say_alike_is_told_once(plan):
    rows = [figure("library-loans", "2023", "1", reason="a"), figure("unemployment", "2023", "9,1")]
    first, second = delivery(*rows, name="one.xlsx"), delivery(*rows[::-1], name="two.xlsx")
    found = proposed_all(plan, first, second)
    assert found.problems == ()
    assert steps(found) == [("library-loans", Step.NEW, "", "1"), ("unemployment", Step.NEW, "", "9,1")]
    assert [d.file for d in found.proposal.deliveries] == ["one.xlsx", "two.xlsx"]


def test_a_figure_that_one_file_leaves_secret_is_what_the_other_says(plan):
    key = {"indicator": "outreach-persons", "period": "2022", "breakdown": "sex=boys"}
    left = delivery(figure(**key, missing="suppressed", unchanged=True), name="one.xlsx")
    said = delivery(figure(**key, value="4"), name="two.xlsx")
    for order in ((left, said), (said, left)):
        found = proposed_all(plan, *order)
        assert [step.spot.cell for step in found.proposal.figures] == ["F14"]
        assert b";4;" in found.files["observations/observations.csv"]


def test_the_effect_on_readers_is_told(plan):
    found = proposed(plan, figure("library-loans", "2023", "700000"))
    moves = [(move.indicator, move.period.key) for move in found.proposal.differences.values]
    assert moves == [("library-loans", "2023")]
    assert found.old.version == found.proposal.version != found.new.version


def test_a_text_that_the_new_figures_contradict_is_shown_and_refused(plan):
    words = {"fi": "Lainoja oli 676 462.", "sv": "Lånen var 676 462.", "en": "There were 676,462 loans."}
    for language, said in words.items():
        path = plan / f"narrative/2022/reading.{language}.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{said}\n", encoding="utf-8")
    assert not proposed(plan, figure("unemployment", "2022", "9,6")).failed
    found = proposed(plan, figure("library-loans", "2022", "676 463"))
    assert {(p.rule, p.severity) for p in found.problems} == {("typed-figure", Severity.ERROR)}
    assert found.proposal is not None
    assert found.failed


def test_a_text_is_written_where_its_goal_and_year_have_it(plan):
    texts = tuple(text("reading", 2023, code, f"Words {code}") for code in ("fi", "sv", "en"))
    found = proposed_all(plan, delivery(texts=texts))
    assert found.problems == ()
    assert [(s.item, s.field, s.step) for s in found.proposal.fields] == [
        ("reading", f"2023/reading.{code}.md", Step.NEW) for code in ("fi", "sv", "en")
    ]
    assert found.files["narrative/2023/reading.sv.md"] == b"Words sv\n"


def test_a_text_in_one_language_alone_is_looked_at_and_refused(plan):
    found = proposed_all(plan, delivery(texts=(text("reading", 2023, "fi", "Sanoja"),)))
    assert found.failed
    assert {p.rule for p in found.problems if p.severity is Severity.ERROR} == {"narrative-language"}


def test_an_indicator_that_is_gone_in_the_meantime_is_a_problem(plan):
    found = proposed(plan, figure("library-lones", "2023", "1", department="library"))
    assert [p.rule for p in found.problems] == ["unknown-indicator"]
    assert found.failed


def test_a_plan_with_errors_is_told_as_such(plan):
    (plan / "goals.toml").write_text("[[goal]\n")
    found = proposed(plan, figure("library-loans", "2023", "1"))
    assert found.proposal is None
    assert {p.file for p in found.problems} == {"goals.toml"}


def test_problems_the_plan_had_already_are_not_told_again(plan):
    (plan / "observations" / "notes.docx").write_text("x")
    found = proposed(plan, figure("library-loans", "2023", "700000"))
    assert found.problems == ()


def test_a_department_without_a_source_becomes_the_source(plan):
    found = proposed(plan, figure("library-loans", "2023", "700000"), department="library", year=2023)
    accepted(plan, found, reason="Vuoden luvut")
    source = proposed(plan).old.catalogue.sources["library-report-2023"]
    assert source.name["fi"] == "Ilmoitus vuodelta 2023: Kirjasto"
    assert source.retrieved == TODAY.isoformat()
    assert (
        b"library-loans;;;2023;;700000;;;;;library-report-2023;;loans\n"
        in plan_files(plan)["observations/observations.csv"]
    )


def test_proposals_do_not_change_what_was_delivered(plan):
    one = delivery(figure("library-loans", "2023", "700000"))
    kept = dataclasses.replace(one)
    proposed_all(plan, one)
    assert one == kept
