"""One change to a good plan, and the rule, row, column and value the loader must name."""

import pytest

HEADER = 1
ROWS = {
    "point between digits": ("library-loans;;;2017;;676.462;;;;;;;", "ambiguous-point", "value", "676.462"),
    "comma for thousands": ("library-loans;;;2017;;676,462;;;;;;;", "ambiguous-comma", "value", "676,462"),
    "thousands of euros": ("club-grant;;;2021-autumn;;130 k€;;;;;;;", "scaled-number", "value", "130 k€"),
    "percent sign on a count": ("library-loans;;;2017;;8 %;;;;;;;", "wrong-unit", "value", "8 %"),
    "negative count": ("library-loans;;;2017;;-5;;;;;;;", "too-low", "value", "-5"),
    "impossible percentage": ("unemployment;;;2017;;110;;;;;;;", "out-of-range", "value", "110"),
    "part of a loan": ("library-loans;;;2017;;12,5;;;;;;;", "no-decimals", "value", "12,5"),
    "more decimals than shown": ("unemployment;;;2017;;9,47;;;;;;;", "rounded", "value", "9,47"),
    "dash": ("library-loans;;;2017;;-;;;;;;;", "dash-as-missing", "value", "-"),
    "small count hidden by hand": ("outreach-persons;;;2017;;<5;;;;;;;", "perhaps-suppressed", "value", "<5"),
    "nothing": ("library-loans;;;2017;;;;;;;;;", "no-value", "value", ""),
    "infinity": ("library-loans;;;2017;;inf;;;;;;;", "not-a-number", "value", "inf"),
    "too many digits": (
        "library-loans;;;2017;;9007199254740993;;;;;;;",
        "too-large",
        "value",
        "9007199254740993",
    ),
    "unknown indicator": ("library-loan;;;2017;;5;;;;;;;", "unknown-indicator", "indicator", "library-loan"),
    "id that looks like nothing": ("NA;;;2017;;5;;;;;;;", "unknown-indicator", "indicator", "NA"),
    "id that looks like a number": ("library-loans;007;;2017;;5;;;;;;;", "unknown-area", "area", "007"),
    "unknown department": (
        "outreach-persons;;librari;2017;;50;;;;;;;",
        "unknown-department",
        "department",
        "librari",
    ),
    "unknown source": ("library-loans;;;2017;;5;;;;;madeup;;", "unknown-source", "source", "madeup"),
    "unknown breakdown": (
        "library-loans;;;2017;sex=girl;5;;;;;;;",
        "unknown-breakdown",
        "breakdown",
        "sex=girl",
    ),
    "cyrillic letter": ("librаry-loans;;;2017;;5;;;;;;;", "foreign-letter", "indicator", "librаry-loans"),
    "zero-width space": ("library-loans;;;2017;;5;;;;;;a\u200bb;", "hidden-character", "note", "a\u200bb"),
    "text turned round": ("library-loans;;;2017;;5;;;;;;a\u202eb;", "hidden-character", "note", "a\u202eb"),
    "soft hyphen": (
        "library\u00ad-loans;;;2017;;5;;;;;;;",
        "hidden-character",
        "indicator",
        "library\u00ad-loans",
    ),
    "space after an id": ("library-loans ;;;2017;;510 000;;;;;;;", "tidied", "indicator", "library-loans "),
    "year as a fraction": ("library-loans;;;2022.0;;5;;;;;;;", "bad-period", "period", "2022.0"),
    "year cut short": ("library-loans;;;'22;;5;;;;;;;", "bad-period", "period", "'22"),
    "year with a star": ("library-loans;;;2022*;;5;;;;;;;", "bad-period", "period", "2022*"),
    "a day": ("library-loans;;;01.01.2022;;5;;;;;;;", "bad-period", "period", "01.01.2022"),
    "digits changed round": ("library-loans;;;2202;;5;;;;;;;", "year-out-of-range", "period", "2202"),
    "year too early": ("library-loans;;;1022;;5;;;;;;;", "year-out-of-range", "period", "1022"),
    "year to come": ("library-loans;;;2024;;600 000;;;;;;;", "unmarked-future", "period", "2024"),
    "school year for a yearly one": (
        "library-loans;;;2021/2022;;5;;;;;;;",
        "wrong-period-type",
        "period",
        "2021/2022",
    ),
    "unknown mark": ("library-loans;;;2017;;5;;;provisionl;;;;", "unknown-word", "marks", "provisionl"),
    "unknown reason": ("library-loans;;;2017;;;;;;gone;;;", "unknown-word", "missing", "gone"),
    "another unit": ("library-loans;;;2017;;5;;;;;;;visits", "other-unit", "unit", "visits"),
    "bounds the wrong way": ("library-loans;;;2017;;;9;5;derived;;;;", "bounds-order", "lower", "9"),
    "only one bound": ("library-loans;;;2017;;;5;;derived;;;;", "one-bound", "upper", ""),
    "bound in words": ("library-loans;;;2017;;;noin 5;9;derived;;;;", "bound-not-exact", "lower", "noin 5"),
    "derived with a value": ("library-loans;;;2017;;7;5;9;derived;;;;", "derived-with-value", "value", "7"),
    "derived without the mark": ("library-loans;;;2017;;;5;9;;;;;", "derived-unmarked", "marks", ""),
    "value outside its bounds": ("library-loans;;;2017;;3;5;9;;;;;", "value-outside-bounds", "value", "3"),
    "value and no value": (
        "library-loans;;;2017;;5;;;;withdrawn;;;",
        "missing-with-value",
        "missing",
        "withdrawn",
    ),
    "identity code": ("library-loans;;;2017;;510 000;;;;;;010190-123A;", "identity-code", "note", ""),
    "e-mail": ("library-loans;;;2017;;510 000;;;;;;a.b@mallila.fi;", "e-mail-address", "note", ""),
    "phone": ("library-loans;;;2017;;510 000;;;;;;040 123 4567;", "phone-number", "note", ""),
    "same row again": (
        "population;;;2022;;48 006;;;;;;;",
        "duplicate-row",
        "",
        "population mallila youth-services 2022 total",
    ),
    "another value": (
        "population;;;2022;;48 007;;;;;;;",
        "conflicting-row",
        "",
        "population mallila youth-services 2022 total",
    ),
    "another's department": (
        "library-loans;;youth-services;2017;;5;;;;;;;",
        "wrong-department",
        "department",
        "youth-services",
    ),
    "ten times": ("population;;;2021;;4 800;;;;;;;", "jump", "value", "population"),
    "cell too few": ("library-loans;;;2017;;5", "uneven-row", "", ""),
    "cell too many": ("library-loans;;;2017;;5;;;;;;;;", "uneven-row", "", ""),
    "quote in a cell": ('library-loans;;;2017;;5;;;;;;"a"b;', "misplaced-quote", "", ""),
    "quote never closed": ('library-loans;;;2017;;5;;;;;;"a;', "unclosed-quote", "", ""),
}


@pytest.mark.parametrize("fault", ROWS)
def test_a_row_with_a_fault_is_named(plan, fault):
    text, rule, column, value = ROWS[fault]
    row = plan.row(text)
    if rule == "jump":
        row = 16
    assert plan.found() == [(rule, row, column, value)]
    for language in ("fi", "sv", "en"):
        assert plan.problems()[0].text(language)


def test_a_long_note_is_named(plan):
    row = plan.row(f"library-loans;;;2017;;510 000;;;;;;{'x' * 501};")
    assert [p[:3] for p in plan.found()] == [("too-long", row, "note")]


def test_a_suggestion_comes_in_three_languages(plan):
    plan.row("library-loan;;;2017;;5;;;;;;;")
    (problem,) = plan.problems()
    assert problem.text("fi").endswith("Tarkoititko ”library-loans”?")
    assert problem.text("sv").endswith("Menade du ”library-loans”?")
    assert problem.text("en").endswith("Did you mean “library-loans”?")


def test_a_hidden_character_is_shown_by_its_code_point(plan):
    plan.row("library-loans;;;2017;;5;;;;;;a\u202eb;")
    (problem,) = plan.problems()
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in problem.text("fi")
    assert "\u202e" not in problem.text("fi")


def test_a_foreign_letter_is_named(plan):
    plan.row("librаry-loans;;;2017;;5;;;;;;;")
    assert "U+0430 CYRILLIC SMALL LETTER A" in plan.problems()[0].text("sv")


def test_both_places_of_a_conflict_are_named(plan):
    plan.write("observations/copy (1).csv", "indicator;period;value\npopulation;2022;48 007\n")
    problems = plan.problems()
    assert [(p.rule, p.file, p.row) for p in problems] == [
        ("conflicting-row", "observations/observations.csv", 16)
    ]
    assert "observations/copy (1).csv 2" in problems[0].text("fi")


def test_all_faults_are_told_at_once(plan):
    first = plan.row("library-loans;;;22;;5;;;;;;a@b.fi;visits")
    second = plan.row("nothing;;;2022;;5;;;;;;;")
    third = plan.row("library-loans;;nobody;2022;;5;;;;nowhere;;;")
    assert {(row, rule) for rule, row, _, _ in plan.found()} == {
        (first, "bad-period"),
        (first, "e-mail-address"),
        (first, "other-unit"),
        (second, "unknown-indicator"),
        (third, "unknown-department"),
        (third, "unknown-word"),
    }


def test_the_same_value_five_times_is_pointed_at(plan):
    rows = [plan.row(f"unemployment;country;;{year};;9,5;;;;;;;") for year in range(2012, 2017)]
    assert plan.found() == [("same-value", rows[-1], "value", "unemployment")]


def test_a_break_explains_a_jump(plan):
    plan.change("observations/observations.csv", "2019;;580 000", "2019;;5 800 000")
    assert [rule for rule, *_ in plan.found()] == []


@pytest.mark.parametrize(
    "note", ["<script>alert(1)</script>", "=HYPERLINK(1)", "👪 kesä", "[a](javascript:b)", "vuosi 2019"]
)
def test_odd_but_harmless_notes_are_kept_as_text(plan, note):
    plan.row(f"library-loans;;;2017;;510 000;;;;;;{note};")
    rows = plan.dataset().by_indicator["library-loans"]
    assert note in {o.note for o in rows}


def test_the_circle_of_successors_is_written_out(plan):
    plan.change("departments.toml", "valid_from = 2015", 'valid_from = 2015\nsuccessor = "old-library"')
    assert "library → old-library → library" in plan.problems()[0].text("en")
