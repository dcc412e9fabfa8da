"""The words of annual reports against the data."""

import pytest

from dashboard.text.messages import load_words
from dashboard.text.narrative import resolved

FI, SV, EN = (f"narrative/2022/reading.{language}.md" for language in ("fi", "sv", "en"))
LANGUAGES = (FI, SV, EN)
LOANS = "{library-loans@2022}"

REFERENCES = {
    "unknown indicator": ("{library-lons@2022}", "reference-to-unknown"),
    "no value": ("{library-loans@2017}", "reference-without-value"),
    "no value before": ("{unemployment@2021|change}", "reference-without-value"),
    "other department": ("{library-loans@2022#youth-services}", "reference-without-value"),
    "no period": ("{library-loans}", "bad-reference"),
    "no such form": ("{library-loans@2022|words}", "bad-reference"),
    "single brace": ("{", "bad-reference"),
}


@pytest.mark.parametrize("fault", REFERENCES)
def test_a_reference_to_nothing_is_named_in_each_language(plan, fault):
    written, rule = REFERENCES[fault]
    for file in LANGUAGES:
        plan.append(file, f"\n{written}\n")
    found = [(p.file, p.rule, p.row, p.value) for p in plan.problems()]
    assert found == [(file, rule, 5, written) for file in sorted(LANGUAGES)]


def test_a_secret_count_can_be_referred_to_and_is_told_as_secret(plan):
    plan.row("outreach-persons;;library;2022;;4;;;;;;;")
    for file in LANGUAGES:
        plan.append(file, "\n{outreach-persons@2022#library}\n")
    assert "reference-without-value" not in {rule for rule, *_ in plan.found()}
    dataset = plan.dataset()
    told = [
        fragment.text
        for narrative in dataset.narratives.values()
        for paragraph in resolved(narrative, dataset=dataset, words=load_words()["en"])
        for fragment in paragraph
        if fragment.indicator == "outreach-persons"
    ]
    assert told == [load_words()["en"]("missing.suppressed")]


def test_a_missing_language_is_named(plan):
    (plan.folder / SV).unlink()
    (problem,) = plan.problems()
    assert (problem.rule, problem.file, problem.value) == ("narrative-language", SV, "sv")
    assert "Raportti puuttuu tällä kielellä." in problem.text("fi")


def test_languages_must_refer_to_the_same_values(plan):
    plan.change(SV, LOANS, "{library-loans@2022|number}")
    (problem,) = plan.problems()
    assert (problem.rule, problem.file) == ("references-differ", SV)
    assert problem.value == "{library-loans@2022|number}, {library-loans@2022}"


def test_a_text_for_no_goal_is_named(plan):
    plan.write("narrative/2022/readin.fi.md", "x")
    (problem,) = plan.problems()
    assert (problem.rule, problem.value) == ("unknown-goal", "readin")
    assert "reading" in problem.text("fi")


@pytest.mark.parametrize(
    "name", ["narrative/22/reading.fi.md", "narrative/2022/reading.md", "narrative/2022/reading.de.md"]
)
def test_a_file_with_an_odd_name_is_named(plan, name):
    plan.write(name, "x")
    assert [p[0] for p in plan.found()] == ["narrative-name"]


def test_an_empty_text_is_named(plan):
    plan.write(FI, "")
    assert plan.problems()[0].rule == "empty-file"


WRONG = {
    FI: [
        "666 462 lainaa",
        "676 462 lainaa vuonna 2022 ja 623 000 lainaa",
        "noin 676 462 lainaa",
        "yli 600 000 lainaa",
        "9 %",
    ],
    SV: ["666 462 lån", "cirka 676 462 lån", "12 %"],
    EN: ["666,462 loans", "about 676,462 loans", "9.5 %"],
}
RIGHT = {
    FI: [
        "676 462 lainaa",
        "676\u00a0462 lainaa",
        "8 %",
        "7,9 %",
        "vuonna 2019",
        "2. kerros",
        "12.5.2022",
        "kolme lainaa",
        "5 kirjastoa",
        "puh. 12 34",
        "2021–2025",
    ],
    SV: ["676 462 lån", "8 %", "år 2019", "3 bibliotek"],
    EN: ["676,462 loans", "8%", "8 %", "in 2019", "3 libraries"],
}


@pytest.mark.parametrize(("file", "words"), [(file, words) for file in WRONG for words in WRONG[file]])
def test_a_typed_number_that_contradicts_the_data_is_named(plan, file, words):
    plan.append(file, f"\nVuosi oli vilkas: {words}.\n")
    problems = plan.problems()
    assert [(p.rule, p.file, p.row) for p in problems] == [("typed-figure", file, 5)]
    said = "8 %" if "%" in words else "676 462"
    assert said in problems[0].text("fi")
    assert problems[0].value in problems[0].text("fi")


@pytest.mark.parametrize(("file", "words"), [(file, words) for file in RIGHT for words in RIGHT[file]])
def test_numbers_that_agree_or_are_no_figures_are_fine(plan, file, words):
    plan.append(file, f"\nVuosi oli vilkas: {words}.\n")
    assert plan.found() == []


def test_the_qualifier_of_the_data_must_be_in_the_text(plan):
    plan.write("narrative/2022/young-people.fi.md", "Tavoitettiin yli 210 henkilöä.\n")
    plan.write("narrative/2022/young-people.sv.md", "Man nådde över 210 personer.\n")
    plan.write("narrative/2022/young-people.en.md", "The work reached 210 persons.\n")
    (problem,) = plan.problems()
    assert (problem.rule, problem.file) == ("typed-figure", "narrative/2022/young-people.en.md")
    assert "yli 210" in problem.text("en")


def test_personal_data_in_a_text_is_refused(plan):
    plan.append(FI, "\nKysy: meri.virta@mallila.fi\n")
    assert [p[0] for p in plan.found()] == ["e-mail-address"]
