"""Files that are broken, or odd but fine, as a whole."""

import pandas as pd
import pytest

from dashboard.ingest.csv_reader import MOST_ROWS

OBSERVATIONS = "observations/observations.csv"
BROKEN = {
    "empty": ("empty-file", None, "", ""),
    "only-spaces": ("empty-file", None, "", ""),
    "header-only": ("header-only", 1, "", ""),
    "cp1252": ("not-utf8", 4, "", "ary;;;2014"),
    "double-encoded": ("double-encoded", 4, "", "Ã¤"),
    "mixed-separators": ("ambiguous-separator", 1, "", ""),
    "control-character": ("control-character", 4, "", ""),
    "nul": ("control-character", 4, "", ""),
    "unclosed-quote": ("unclosed-quote", 4, "", ""),
    "duplicate-header": ("duplicate-column", 1, "value", ""),
    "unknown-header": ("unknown-column", 1, "mark", ""),
    "missing-header": ("missing-column", 1, "indicator", ""),
    "blank-header": ("blank-column", 1, "", ""),
    "html-as-csv": ("not-text", None, "", ""),
    "xlsx-as-csv": ("not-text", None, "", ""),
}
FINE = [
    "utf8-bom",
    "utf16",
    "cr-line-ends",
    "crlf-line-ends",
    "comma-separated",
    "tab-separated",
    "title-above",
    "blank-columns-after",
]
ODD = {"double-bom": "double-bom", "cut-in-last-number": "no-final-newline"}
REMEDIES = {
    "empty": ("Tiedosto on tyhjä.", "Filen är tom.", "The file is empty."),
    "cp1252": ("Tallenna tiedosto UTF-8-muodossa", "Spara filen som UTF-8", "Save the file as UTF-8"),
    "unclosed-quote": ("lainausmerkkiä ei suljeta", "avslutas aldrig", "is never closed"),
    "control-character": ("kohdassa 63 on ohjausmerkki U+0007", "plats 63", "U+0007 at position 63"),
    "nul": ("ohjausmerkki U+0000", "styrtecknet U+0000", "control character U+0000"),
    "unknown-header": ("Tarkoititko ”marks”?", "Menade du ”marks”?", "Did you mean “marks”?"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_refused_with_its_row(spoilt, fault):
    rule, row, column, value = BROKEN[fault]
    plan = spoilt(fault)
    dataset, problems = plan.inspect()
    first = problems[0]
    assert dataset is None
    assert (first.rule, first.file, first.row, first.column) == (rule, OBSERVATIONS, row, column)
    if rule == "double-encoded":
        assert first.value == value


@pytest.mark.parametrize("fault", REMEDIES)
def test_the_remedy_is_told_in_each_language(spoilt, fault):
    problem = spoilt(fault).problems()[0]
    for language, words in zip(("fi", "sv", "en"), REMEDIES[fault], strict=True):
        assert words in problem.text(language)


@pytest.mark.parametrize("form", FINE)
def test_every_way_a_spreadsheet_saves_gives_the_same_data(spoilt, form):
    good, same = spoilt("good").dataset(), spoilt(form).dataset()
    pd.testing.assert_frame_equal(good.observations, same.observations)


@pytest.mark.parametrize("form", ODD)
def test_what_is_odd_is_loaded_with_a_warning(spoilt, form):
    dataset, problems = spoilt(form).inspect()
    assert dataset is not None
    assert ODD[form] in {p.rule for p in problems}


def test_a_line_break_in_quotes_is_kept_and_rows_are_still_counted_right(spoilt):
    plan = spoilt("line-break-in-quotes")
    assert "Laskutapa\nvaihtui" in {o.note for o in plan.dataset().by_indicator["library-loans"]}
    row = plan.row("nothing;;;2022;;5;;;;;;;")
    assert plan.found() == [("unknown-indicator", row, "indicator", "nothing")]
    assert row == 18


def test_a_row_with_a_cell_too_many_does_not_shift_the_others(plan):
    text = (plan.folder / OBSERVATIONS).read_text(encoding="utf-8")
    lines = text.splitlines()
    plan.write(OBSERVATIONS, "\n".join([lines[0], *(line + ";1" for line in lines[1:])]) + "\n")
    assert {rule for rule, *_ in plan.found()} == {"uneven-row"}
    assert len(plan.found()) == 15


def test_a_cell_of_thousands_of_characters_is_refused(plan):
    row = plan.row(f"library-loans;;;2017;;5;;;;;;{'x' * 5001};")
    assert plan.found() == [("cell-too-long", row, "", "")]
    row = plan.row(f"library-loans;;;2017;;5;;;;;;{'x' * 200_000};")
    assert ("cell-too-long", row, "", "") in plan.found()


def test_a_table_of_too_many_rows_is_refused(plan):
    plan.write(OBSERVATIONS, "indicator;period;value\n" + "library-loans;2022;5\n" * (MOST_ROWS + 1))
    assert [rule for rule, *_ in plan.found()] == ["too-many-rows"]


def test_a_file_that_says_utf16_and_is_not_is_refused(plan):
    plan.write(OBSERVATIONS, b"\xff\xfea")
    assert [rule for rule, *_ in plan.found()] == ["broken-utf16"]


def test_the_header_may_name_its_columns_in_capitals(plan):
    plan.change(OBSERVATIONS, "indicator;area;", "Indicator; AREA ;")
    assert plan.found() == []
