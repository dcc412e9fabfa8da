"""Every file has an address that a script can fetch, with the view's choice; the command makes the same."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.exports import files
from dashboard.exports.files import FILES, Of
from dashboard.exports.pdf.render import PdfNotAvailableError
from dashboard.text.messages import load_words
from dashboard.web.downloads import KEPT, Kept
from tests.pages.asking import LANGUAGES

NAMES = {Of.PLAN: "plan", Of.PRIORITY: "elamyksellisyys", Of.INDICATOR: "library-loans"}
OFFERED = [(kind, NAMES[of]) for kind, file in FILES.items() for of in Of if of in file.of]
BEGIN = {
    "pdf": b"%PDF-1.7",
    "handout.pdf": b"%PDF-1.7",
    "pptx": b"PK",
    "xlsx": b"PK",
    "zip": b"PK",
    "png": b"\x89PNG",
}


@pytest.mark.parametrize(("kind", "name"), OFFERED)
def test_a_file_has_an_address_a_type_and_a_name(kokkola, kind, name):
    answer = kokkola.server.test_client().get(f"/sv/data/{name}.{kind}?year=2022")
    assert answer.status_code == 200
    assert answer.mimetype == FILES[kind].mimetype
    assert answer.headers["Content-Disposition"] == f'attachment; filename="kokkola-{name}-sv.{kind}"'
    assert answer.get_data().startswith(BEGIN.get(kind, b""))
    assert len(answer.get_data()) > 500


@pytest.mark.parametrize(
    "path",
    [
        "plan.png",
        "library-loans.pptx",
        "elamyksellisyys.zip",
        "plan.exe",
        "plan",
        "no-such.csv",
        ".csv",
        "plan.pdf.pdf",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_offered_is_not_found(kokkola, path, language):
    assert kokkola.server.test_client().get(f"/{language}/data/{path}").status_code == 404


def test_an_unknown_language_or_edition_has_no_files(kokkola):
    client = kokkola.server.test_client()
    assert client.get("/de/data/plan.csv").status_code == 404
    assert client.get("/fi/edition/none/data/plan.csv").status_code == 404


def test_a_choice_is_in_the_file(kokkola):
    client = kokkola.server.test_client()
    whole = client.get("/en/data/plan.plain.csv").get_data(as_text=True).splitlines()
    few = (
        client.get("/en/data/plan.plain.csv?department=library&from=2020").get_data(as_text=True).splitlines()
    )
    assert 1 < len(few) < len(whole)
    assert all(",2022," in line or ",202" in line for line in few[1:])


def test_chosen_slides_are_the_slides_of_the_file(kokkola):
    client = kokkola.server.test_client()
    one = client.get("/fi/data/plan.pptx?slides=title").get_data()
    assert len(one) < len(client.get("/fi/data/plan.pptx").get_data())


def test_a_slow_file_is_made_once_and_the_oldest_goes_first():
    made: list[int] = []

    def make(n: int) -> bytes:
        made.append(n)
        return str(n).encode()

    kept = Kept()
    assert [kept.get(0, partial(make, 0)), kept.get(0, partial(make, 0))] == [b"0", b"0"]
    for n in range(1, KEPT + 1):
        kept.get(n, partial(make, n))
    kept.get(0, partial(make, 0))
    assert made == [*range(KEPT + 1), 0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_server_that_cannot_set_pdf_says_what_it_lacks(kokkola, language, monkeypatch):
    def lacking(*_: object, **__: object) -> bytes:
        raise PdfNotAvailableError

    monkeypatch.setattr(files, "pdf_report", lacking)
    answer = kokkola.server.test_client().get(f"/{language}/data/kestavasti-kehittyva.pdf?year=2019")
    assert answer.status_code == 503
    assert "libpango" in answer.get_data(as_text=True)
    assert load_words()[language]("take.unavailable", parts="").strip() in answer.get_data(as_text=True)


def test_the_command_makes_the_same_file(kokkola, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["export", "xlsx", "library-loans", "--language", "sv", "--choice", "year=2022"]) == 0
    served = kokkola.server.test_client().get("/sv/data/library-loans.xlsx?year=2022").get_data()
    assert (tmp_path / "kokkola-library-loans-sv.xlsx").read_bytes() == served
    assert list(tmp_path.iterdir()) == [tmp_path / "kokkola-library-loans-sv.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["pdf", "library-loans"], 2, "a priority"),
        (["png"], 2, "an indicator"),
        (["csv", "--edition", "no-such"], 2, "no edition"),
        (["csv", "--plan", "no-such"], 2, "no-such"),
        (["csv", "--output", "/no/such/folder/x.csv"], 1, "no folder /no/such/folder"),
    ],
)
def test_a_command_that_cannot_be_followed_says_why(arguments, code, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == code
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_of_a_choice_was_not_followed_is_said(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["export", "pptx", "--choice", "?year=3000&foo=bar&slides=title,nope"]) == 0
    said = capsys.readouterr().err
    assert "3000" in said
    assert "foo" in said
    assert "nope" in said


def test_a_file_can_be_piped():
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from dashboard.cli import main; sys.exit(main())",
            "export",
            "plain.csv",
            "--output",
            "-",
        ],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    assert run.stdout.count(b"\r\n") > 100
    assert run.stderr == b""
