"""Delivered files as bytes: their names, and what cannot be read."""

import os
from pathlib import Path

import pytest

from dashboard.ingest.incoming import LARGEST_OF_ALL, read_incoming
from dashboard.ingest.problems import Report


def read(*paths):
    report = Report()
    return read_incoming([Path(path) for path in paths], report=report), report.problems


def rules(*paths):
    found, problems = read(*paths)
    assert found == {}
    return [problem.rule for problem in problems]


@pytest.fixture
def made(tmp_path):
    def make(name, content=b"x"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return make


def test_a_file_goes_by_its_name(made):
    assert read(made("a/library.xlsx", b"1"), made("b/museum.csv", b"2")) == (
        {"library.xlsx": b"1", "museum.csv": b"2"},
        (),
    )


def test_files_of_one_name_are_told_apart_by_their_folders(made):
    found, _ = read(made("a/x/figures.csv"), made("b/x/figures.csv"), made("b/x/other.csv"))
    assert list(found) == ["a/x/figures.csv", "b/x/figures.csv", "other.csv"]


def test_a_text_keeps_the_folder_of_its_year(made):
    found, _ = read(made("2023/library.fi.md"), made("texts/2023-library.sv.md"))
    assert list(found) == ["2023/library.fi.md", "2023-library.sv.md"]


def test_a_file_that_is_named_twice_is_read_once(made, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = made("figures.csv")
    assert list(read(path, "figures.csv", "./figures.csv")[0]) == ["figures.csv"]


def test_a_name_that_is_nearly_right_is_put_right(made, tmp_path):
    made("library-2023.xlsx")
    _, [problem] = read(tmp_path / "libary-2023.xlsx")
    assert problem.rule == "no-such-file"
    assert "Did you mean “library-2023.xlsx”?" in problem.text("en")


def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    names = ("pipe.csv", "zero.csv", "loop.csv", "nothing/x.csv", "*.xlsx", "bad\x00.csv", "n" * 300 + ".csv")
    assert rules(*(tmp_path / name for name in names)) == [
        rule
        for _, rule in sorted(
            {
                "pipe.csv": "not-a-file",
                "zero.csv": "not-a-file",
                "loop.csv": "unreadable",
                "x.csv": "no-such-file",
                "*.xlsx": "no-match",
                "bad<U+0000>.csv": "unreadable",
                "n" * 300 + ".csv": "unreadable",
            }.items()
        )
    ]
    assert rules(tmp_path) == ["is-folder"]
    assert rules("/") == ["is-folder"]


def test_every_problem_is_told_and_the_rest_is_read(made, tmp_path):
    found, problems = read(tmp_path / "a.csv", made("b.csv"), tmp_path)
    assert list(found) == ["b.csv"]
    assert len(problems) == 2


@pytest.mark.parametrize("name", ["big.csv", "big.md", "big.png"])
def test_a_huge_file_is_not_read_whole(made, name):
    path = made(name)
    with path.open("r+b") as file:
        file.truncate(LARGEST_OF_ALL * 1000)
    assert rules(path) == ["file-too-large"]


def test_a_name_with_odd_bytes_is_told_visibly(tmp_path):
    name = os.fsencode(tmp_path) + b"/l\xe4n\x1b[31m.csv"
    Path(os.fsdecode(name)).write_bytes(b"x")
    found, problems = read(os.fsdecode(name))
    assert (len(found), problems) == (1, ())
    Path(os.fsdecode(name)).unlink()
    _, [problem] = read(os.fsdecode(name))
    assert problem.file == "l<U+DCE4>n<U+001B>[31m.csv"
