"""`dashboard workbook`: files where they were asked for, nothing written over, and plain words where not."""

import json

import pytest
from openpyxl import load_workbook

from dashboard.cli import main
from dashboard.cli.terminal import Exit
from dashboard.domain.form import SHEETS, Sheet
from dashboard.queries.asked import everything_asked
from tests.exports.taken import plan


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DASHBOARD_LANGUAGE", "en")
    monkeypatch.delenv("DASHBOARD_PLAN", raising=False)


def run(*arguments):
    return main(["workbook", "--year", "2023", *arguments])


def test_one_workbook_is_written_here_and_told_of(tmp_path, capsys):
    assert run("--department", "library") == Exit.DONE
    assert [path.name for path in tmp_path.iterdir()] == ["library-2023.xlsx"]
    assert capsys.readouterr().out.startswith("library-2023.xlsx: indicators 6, measures 1")


def test_the_file_and_its_language_can_be_chosen(tmp_path):
    assert run("--department", "library", "--language", "sv", "--out", "karleby.xlsx") == Exit.DONE
    assert SHEETS[Sheet.FIGURES]["sv"] in load_workbook(tmp_path / "karleby.xlsx").sheetnames
    (tmp_path / "folder").mkdir()
    assert run("--department", "library", "--plan", "example", "--out", "folder") == Exit.DONE
    assert (tmp_path / "folder" / "library-2023.xlsx").is_file()


def test_all_workbooks_go_into_a_folder_with_their_list(tmp_path, capsys):
    assert run("--all", "--out", "a/b", "--json") == Exit.DONE
    told = json.loads(capsys.readouterr().out)
    asked = everything_asked(plan("kokkola"), 2023)
    assert [fact["department"] for fact in told["files"]] == [a.department.id for a in asked]
    assert {fact["file"] for fact in told["files"]} | {told["cover"]} == {
        str(path.relative_to(tmp_path)) for path in (tmp_path / "a" / "b").iterdir()
    }
    assert sum(fact["indicators"] for fact in told["files"]) == 50
    listed = load_workbook(tmp_path / told["cover"]).worksheets[0]
    assert [row[2] for row in listed.iter_rows(min_row=3, values_only=True)] == [
        fact["file"].rpartition("/")[2] for fact in told["files"]
    ]


def test_a_workbook_that_somebody_may_have_filled_in_is_not_written_over(tmp_path, capsys):
    path = tmp_path / "library-2023.xlsx"
    path.write_bytes(b"filled in")
    assert run("--department", "library") == Exit.REFUSED
    assert run("--all", "--out", ".") == Exit.REFUSED
    assert "library-2023.xlsx" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["library-2023.xlsx"]
    assert path.read_bytes() == b"filled in"
    assert run("--department", "library", "--replace") == Exit.DONE
    assert path.read_bytes() != b"filled in"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--department", "libary"], Exit.USAGE, "Did you mean: library (Library"),
        (
            ["--department", "zzz"],
            Exit.USAGE,
            "sports-and-culture (Sports and cultural services), urban-environment",
        ),
        (["--department", "library", "--year", "1066"], Exit.USAGE, "from 1990 to"),
        (["--department", "library", "--year", "2999"], Exit.USAGE, "from 1990 to"),
        (["--department", "soite"], Exit.REFUSED, "Ask instead: soite-county"),
        (["--department", "soite-county", "--year", "2022"], Exit.REFUSED, "Ask instead: soite."),
        (["--department", "associations"], Exit.REFUSED, "no indicators and no measures"),
        (["--department", "library", "--out", "none/x.xlsx"], Exit.REFUSED, "no folder none"),
        (["--department", "library", "--plan", "kokkol"], Exit.USAGE, "kokkola"),
    ],
)
def test_what_cannot_be_written_is_told_and_nothing_is(tmp_path, capsys, arguments, code, said):
    assert run(*arguments) == code
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert list(tmp_path.iterdir()) == []


def test_all_workbooks_do_not_fit_into_one_file(tmp_path, capsys):
    (tmp_path / "file.xlsx").touch()
    assert run("--all", "--out", "file.xlsx") == Exit.USAGE
    assert "this is a file: file.xlsx" in capsys.readouterr().err


def test_a_department_and_all_of_them_cannot_be_asked_for_at_once():
    with pytest.raises(SystemExit) as ended:
        run("--all", "--department", "library")
    assert ended.value.code == Exit.USAGE


@pytest.mark.parametrize("name", ["Kirjasto", "kirjasto", "Biblioteket", "LIBRARY"])
def test_a_department_goes_by_its_name_in_any_language_and_case(tmp_path, name):
    named = plan("kokkola").catalogue.departments["library"].name
    assert name.casefold() in {*(told.casefold() for told in named.values()), "library"}
    assert run("--department", name) == Exit.DONE
    assert [path.name for path in tmp_path.iterdir()] == ["library-2023.xlsx"]
