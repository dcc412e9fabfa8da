"""One run tells what there is to tell: a fault in one file hides none in another."""


def test_a_missing_file_hides_neither_other_definitions_nor_tables(plan):
    (plan.folder / "units.toml").unlink()
    plan.change("goals.toml", 'priority = "culture"', 'priority = "cultur"')
    plan.write("targets.csv", "indicator;value\n")
    assert {(p.rule, p.file) for p in plan.problems()} == {
        ("missing-file", "units.toml"),
        ("dangling", "goals.toml"),
        ("missing-column", "targets.csv"),
    }


def test_what_is_missing_is_not_told_again_by_what_looks_for_it(plan):
    for name in ("plan", "departments"):
        (plan.folder / f"{name}.toml").unlink()
    assert {(p.rule, p.file) for p in plan.problems()} == {
        ("missing-file", "plan.toml"),
        ("missing-file", "departments.toml"),
    }


def test_a_bad_row_and_a_reference_to_nothing_are_told_together(plan):
    row = plan.row("library-loans;;;22;;5;;;;;;;")
    for language in ("fi", "sv", "en"):
        plan.append(f"narrative/2022/reading.{language}.md", "\n{nothing@2022}\n")
    found = {(p.rule, p.row) for p in plan.problems()}
    assert ("bad-period", row) in found
    assert "reference-to-unknown" in {rule for rule, _ in found}


def test_of_values_that_are_missing_nothing_is_said_while_a_row_cannot_be_read(plan):
    plan.change("observations/observations.csv", "library-loans;;;2022;", "library-loans;;;22;")
    assert {p.rule for p in plan.problems()} == {"bad-period"}


def test_a_bad_target_and_a_wrong_number_in_words_are_told_together(plan):
    plan.append("targets.csv", "library-loans;;reach;2025;1;;;nowhere\n")
    for language in ("fi", "sv", "en"):
        plan.append(f"narrative/2022/reading.{language}.md", "\n{unemployment@1999}\n")
    assert {p.rule for p in plan.problems()} >= {"unknown-source", "reference-without-value"}


def test_a_text_that_cannot_be_read_is_not_compared(plan):
    plan.write("narrative/2022/reading.sv.md", "l\xe4sning".encode("cp1252"))
    assert {p.rule for p in plan.problems()} == {"not-utf8"}
