"""`dashboard import` says the truth where nothing changes, and takes no reason that is none."""

import pytest

from dashboard.cli.terminal import Exit
from tests.cli.deliveries import JUMP, PEOPLE, a_table, files_of
from tests.ingest.deliveries.forms import Form

UNREAD = "Yhtään toimitettua tiedostoa ei luettu"


@pytest.mark.parametrize("name", ["cover_2023.xlsx", "~$kirjasto.xlsx", ".~lock.kirjasto.xlsx#"])
def test_a_file_that_is_no_delivery_is_not_said_to_be_in_the_plan(run, tmp_path, name):
    (tmp_path / name).write_bytes(Form().figure(value=9).data())
    code, told, _ = run("import", str(tmp_path / name))
    assert UNREAD in told
    assert name in told
    assert "vastuualueiden täyttämät työkirjat." in told
    assert "jo suunnitelmassa" not in told
    assert code == Exit.REFUSED


def test_a_delivery_beside_one_that_is_none_is_read(run, tmp_path):
    (tmp_path / "cover_2023.xlsx").write_bytes(Form().figure(value=9).data())
    told = run("import", str(tmp_path / "cover_2023.xlsx"), a_table(tmp_path, JUMP))[1]
    assert "Lainat (Kirjasto), 2023" in told
    assert UNREAD not in told


@pytest.mark.parametrize(
    "reason",
    [("--reason", "."), ("--reason", "-"), ("--reason-for", "library-loans", "2023", "…")],
)
def test_a_reason_without_a_word_is_refused(run, served, tmp_path, reason):
    before = files_of(served)
    code, _, told = run("import", a_table(tmp_path, JUMP), *PEOPLE, *reason)
    assert code == Exit.REFUSED
    assert f"”{reason[-1]}” ei kelpaa syyksi. Kirjoita syy sanoin" in told
    assert files_of(served) == before


@pytest.mark.parametrize("text", ["", " "])
def test_a_reason_for_a_figure_that_is_empty_is_refused(run, tmp_path, text):
    code, _, told = run("import", a_table(tmp_path, JUMP), "--reason-for", "library-loans", "2023", text)
    assert code == Exit.REFUSED
    assert "Kirjoita syy." in told


def test_a_dash_in_the_column_of_reasons_leaves_the_question_open(run, tmp_path):
    code, told, _ = run("import", a_table(tmp_path, JUMP.replace(";;\n", ";;-\n")), *PEOPLE)
    assert code == Exit.OPEN
    assert "Tämä ei ole perustelu, eikä sitä luettu." in told
