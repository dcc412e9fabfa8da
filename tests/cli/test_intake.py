"""`dashboard import`: a preview first, questions, and accepting by another person than delivering."""

import pytest

from dashboard.cli.terminal import Exit
from dashboard.store.intake import read_log
from tests.cli.deliveries import HIDDEN, JUMP, PEOPLE, PLAIN, REVISED, a_table, files_of
from tests.ingest.deliveries.forms import Form


@pytest.fixture
def table(tmp_path):
    def make(*rows, name="kirjasto.csv"):
        return a_table(tmp_path, *rows, name=name)

    return make


# ---- the preview


def test_a_preview_writes_nothing(run, served, table):
    before = files_of(served)
    code, told, _ = run("import", table(PLAIN))
    assert code == Exit.DONE
    assert "Lainat (Kirjasto), 2023  680 000 lainaa  rivi 2" in told
    assert "--accept" in told
    assert files_of(served) == before


def test_open_questions_have_a_code_of_their_own(run, served, table):
    before = files_of(served)
    code, told, _ = run("import", table(JUMP))
    assert code == Exit.OPEN
    assert "Laskua 42 % vuodesta 2022" in told
    assert "1 kysymys odottaa syytä" in told
    assert run("import", table(JUMP), *PEOPLE)[0] == Exit.OPEN
    assert files_of(served) == before


@pytest.mark.parametrize(("language", "word"), [("fi", "Uutta"), ("sv", "Nytt"), ("en", "New")])
def test_it_speaks_the_language_that_is_asked_for(run, table, language, word):
    assert f"{word} (1)" in run("import", table(PLAIN), "--language", language)[1]


def test_a_workbook_is_told_by_its_cells(run, tmp_path):
    path = tmp_path / "nuoriso.xlsx"
    path.write_bytes(Form("youth-services").figure("unemployment", value=9.9).data())
    told = run("import", str(path))[1]
    assert "nuoriso.xlsx: Nuorisopalvelut 2022" in told
    assert "Mittarit!J4" in told


def test_json_says_the_same(run, table):
    code, told, _ = run("import", table(JUMP, REVISED), "--json")
    assert code == Exit.OPEN
    assert (told["accepted"], told["entry"], told["problems"]) == (False, None, [])
    figures = [(f["indicator"], f["step"], f["old"], f["new"], f["row"]) for f in told["proposal"]["figures"]]
    assert figures == [
        ("library-loans", "new", "", "392000", 2),
        ("unemployment", "changed", "9,5", "9,9", 3),
    ]
    [jump, revised] = told["proposal"]["questions"]
    assert (jump["open"], jump["doubts"][0]["kind"], jump["doubts"][0]["before"]) == (True, "jump", "2022")
    assert jump["doubts"][0]["change"] == pytest.approx(392_000 / 676_462 - 1)
    assert revised["doubts"][0]["kind"] == "revised"
    assert told["proposal"]["effects"][0]["lines"][0].startswith("Työttömyys")


def test_a_secret_figure_is_in_no_output(run, served, table):
    path = table(HIDDEN)
    said = [run("import", path), run("import", path, "--json")]
    said += [run("import", path, *PEOPLE, "--reason", "Laskuvirhe"), run("log"), run("log", "--json")]
    for _, told, _ in said:
        words = str(told).replace('"', " ").replace("'", " ").replace(",", " ").split()
        assert not {"3", "4", "207"} & {word for word in words if word.isdigit()} - line_numbers(words)
    assert b"boys;4;" in (served / "observations" / "observations.csv").read_bytes()


def line_numbers(words):
    """Numbers that only count: rows, entries and how many there are of something."""
    return {"4"} if "rivi 4" in " ".join(words) else set()


# ---- reasons


def test_a_reason_answers_and_stands_in_the_log(run, served, table):
    code, told, _ = run("import", table(JUMP), "--reason-for", "library-loans", "2023", "Remontti", *PEOPLE)
    assert code == Exit.DONE
    assert "Syy: Remontti" in told
    assert "Muutoslokin merkintä on numero 2" in told
    entry = read_log(served).entries[-1]
    assert (entry.by, entry.accepted_by) == ("Liisa Lainaaja", "Kalle Koordinaattori")
    assert [(line.new, line.reason) for line in entry.lines if line.item == "indicator"] == [
        ("392000", "Remontti")
    ]


def test_a_reason_in_the_file_goes_first(run, served, table):
    rows = (JUMP.replace(";;\n", ";;Omassa tiedostossa\n"), REVISED)
    code, *_ = run("import", table(*rows), *PEOPLE, "--reason", "Yhteinen syy")
    assert code == Exit.DONE
    reasons = [line.reason for line in read_log(served).entries[-1].lines if line.item == "indicator"]
    assert reasons == ["Omassa tiedostossa", "Yhteinen syy"]


def test_a_reason_for_what_is_not_delivered_is_a_slip(run, table):
    code, _, told = run("import", table(PLAIN), "--reason-for", "library-loan", "2023", "Remontti")
    assert code == Exit.USAGE
    assert "library-loan 2023" in told


# ---- accepting


def test_what_is_accepted_is_in_the_plan_and_a_second_time_changes_nothing(run, served, table):
    path = table(PLAIN)
    assert run("import", path, *PEOPLE)[0] == Exit.DONE
    assert b"680000" in b"".join(files_of(served / "observations").values())
    after = files_of(served)
    code, told, _ = run("import", path, *PEOPLE)
    assert code == Exit.DONE
    assert "Mikään ei muuttuisi" in told
    assert files_of(served) == after


@pytest.mark.parametrize(
    ("people", "code", "told"),
    [
        (("--accept",), Exit.USAGE, "--accepted-by"),
        (("--accept", "--by", "Liisa"), Exit.USAGE, "--accepted-by"),
        (("--accept", "--by", "Liisa", "--accepted-by", " "), Exit.USAGE, "--accepted-by"),
        (("--accept", "--by", "Liisa  L", "--accepted-by", "liisa l"), Exit.REFUSED, "toista henkilöä"),
        (("--accept", "--by", "Li\nisa", "--accepted-by", "Kalle"), Exit.REFUSED, "ei kelpaa nimeksi"),
        ((*PEOPLE, "--reason", "x" * 501), Exit.REFUSED, "ei kelpaa syyksi"),
    ],
)
def test_it_takes_two_people_with_names(run, served, table, people, code, told):
    before = files_of(served)
    found = run("import", table(PLAIN), *people)
    assert (found[0], told in found[2]) == (code, True)
    assert files_of(served) == before


def test_accepting_as_json_says_the_entry(run, table):
    code, told, _ = run("import", table(PLAIN), *PEOPLE, "--json")
    assert (code, told["accepted"], told["entry"]) == (Exit.DONE, True, 2)


# ---- what is wrong


def test_all_problems_are_told_at_once_and_nothing_is_written(run, served, table, tmp_path):
    before = files_of(served)
    broken = table("library-loans;library;2023;total;paljon;;\n", "nothing;library;2023;total;5;;\n")
    good = table(PLAIN, name="hyva.csv")
    code, _, told = run("import", broken, good, str(tmp_path / "ei-ole.xlsx"), str(tmp_path), *PEOPLE)
    assert code == Exit.REFUSED
    for part in (
        "rivi 2",
        '"paljon"',
        "rivi 3",
        '"nothing"',
        "ei-ole.xlsx",
        "kansio",
        "Mitään ei tallennettu",
    ):
        assert part in told
    assert files_of(served) == before


def test_problems_as_json(run, table):
    code, told, _ = run("import", table("library-loans;library;2023;total;paljon;;\n"), "--json")
    assert (code, told["accepted"], told["proposal"]) == (Exit.REFUSED, False, None)
    assert [(p["file"], p["row"], p["value"]) for p in told["problems"]] == [("kirjasto.csv", 2, "paljon")]


def test_the_same_figure_in_two_files_is_told_with_both_places(run, table):
    code, _, told = run("import", table(PLAIN), table(JUMP, name="toinen.csv"))
    assert code == Exit.REFUSED
    assert "kirjasto.csv · 2" in told
    assert "toinen.csv · rivi 2" in told


def test_a_text_that_tells_a_figure_keeps_it_from_being_taken_away(run, served, table):
    before = files_of(served)
    code, _, errors = run("import", table("library-loans;library;2022;total;;;Väärä\n"), *PEOPLE)
    assert code == Exit.REFUSED
    assert "rivi 2" in errors
    assert "reading.fi.md" in errors
    assert "Mitään ei tallennettu" in errors
    assert files_of(served) == before


def test_a_text_that_the_new_figure_contradicts_is_told_beside_the_preview(run, served, table):
    told = {
        "fi": "Työttömyys oli 9,5 prosenttia.",
        "sv": "Arbetslösheten var 9,5 procent.",
        "en": "Unemployment was 9.5 per cent.",
    }
    for language, text in told.items():
        file = served / "narrative" / "2022" / f"young-people.{language}.md"
        file.write_text(f"{text}\n", encoding="utf-8")
    path = table(REVISED)
    code, out, errors = run("import", path, *PEOPLE, "--reason", "Korjaus")
    assert code == Exit.REFUSED
    assert "9,5 % → 9,9 % työvoimasta" in out
    assert [f"young-people.{language}.md" in errors for language in told] == [True, True, True]
    found = run("import", path, "--json")[1]
    assert {problem["rule"] for problem in found["problems"]} == {"typed-figure"}
    assert found["proposal"]["figures"][0]["new"] == "9,9"


@pytest.mark.usefixtures("spoilt")
def test_a_plan_with_errors_takes_nothing(run, table):
    code, _, told = run("import", table(PLAIN))
    assert code == Exit.REFUSED
    assert "priorities.toml" in told


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_line_of_a_preview_is_wider_than_a_terminal_and_none_is_coloured_in_a_file(run, table, language):
    told = run("import", table(JUMP, REVISED, HIDDEN), "--language", language)[1]
    assert max(map(len, told.splitlines())) < 80
    assert "\x1b" not in told


def test_colours_are_for_a_terminal(run, table, monkeypatch):
    monkeypatch.setattr("dashboard.cli.terminal._seen", lambda _: True)
    assert "\x1b[1mUutta (1)\x1b[0m" in run("import", table(PLAIN))[1]
