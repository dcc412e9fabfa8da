"""A change that the machine stopped half-way is told, and finished by whatever writes next."""

import pytest

from dashboard.cli.terminal import Exit
from dashboard.store.intake import read_log
from tests.cli.deliveries import PEOPLE, PLAIN, a_table

BOARD = ("--name", "Hallitus", "--date", "2023-05-08", "--allow", "example", "Koulutus")


@pytest.fixture
def stopped(run, served, tmp_path, monkeypatch):
    """The plan after an import that died when it was decided on, before any of the plan's files changed."""

    def gone(*_, **__):
        raise OSError(5, "gone")

    with monkeypatch.context() as patch:
        patch.setattr("dashboard.store.intake.acts._apply", gone)
        assert run("import", a_table(tmp_path, PLAIN), *PEOPLE)[0] == Exit.REFUSED
    assert (served / "log" / "journal.json").exists()
    return served


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", ("odottaa", "tuonti", "Ilmoitti Liisa Lainaaja", "vie muutoksen loppuun")),
        ("sv", ("väntar", "import", "Liisa Lainaaja", "slutför")),
        ("en", ("waits", "import", "Liisa Lainaaja", "finishes it")),
    ],
)
def test_checking_the_log_tells_of_what_waits(run, stopped, language, said):
    code, told, _ = run("log", "--verify", "--language", language)
    assert code == Exit.REFUSED
    whole = " ".join(told.split())
    assert [word for word in (*said, "2.") if word not in whole] == []
    found = run("log", "--verify", "--json")[1]
    assert (found["intact"], found["waiting"]["by"], found["waiting"]["number"]) == (
        True,
        "Liisa Lainaaja",
        2,
    )
    assert (stopped / "log" / "journal.json").exists()


@pytest.mark.parametrize("asked", [("publish", "--by", "Minna"), ("edition", "freeze", *BOARD)])
def test_what_publishes_or_freezes_finishes_it_first(run, stopped, asked):
    code, _, told = run(*asked)
    assert code == Exit.DONE
    assert "vietiin loppuun" in told
    assert [entry.act for entry in read_log(stopped).entries] == ["edit", "import"]
    assert b"680000" in (stopped / "observations" / "observations.csv").read_bytes()
    assert run("log", "--verify", "--json")[1]["waiting"] is None
    assert "vietiin loppuun" not in run(*asked)[2]


@pytest.mark.parametrize("content", [b"{", b'{"old": "x", "new": "y", "line": "nothing"}'])
def test_a_change_that_cannot_be_finished_is_a_fault_of_the_log(run, stopped, content):
    (stopped / "log" / "journal.json").write_bytes(content)
    code, told, _ = run("log", "--verify")
    assert (code, "journal.json" in told) == (Exit.REFUSED, True)
    assert run("log", "--verify", "--json")[1]["intact"] is False


@pytest.mark.usefixtures("stopped")
@pytest.mark.parametrize("asked", [("log",), ("status",), ("restore", "1"), ("import", "{table}")])
def test_what_only_reads_tells_in_one_sentence_what_waits(run, tmp_path, asked):
    table = a_table(tmp_path, PLAIN, name="toinen.csv")
    told = run(*(part.format(table=table) for part in asked))[2]
    assert "Muutos 2 keskeytyi (tuonti" in told
    assert "Liisa Lainaaja" in told


def test_whoever_writes_says_which_act_was_finished(run, stopped):
    told = run("publish", "--by", "Minna")[2]
    assert "Keskeytynyt muutos 2 vietiin loppuun (tuonti" in told
    assert "keskeytyi" not in run("log")[2]
    assert not (stopped / "log" / "journal.json").exists()


def test_a_log_that_is_not_whole_is_told_by_whatever_writes(run, served, tmp_path):
    assert run("import", a_table(tmp_path, PLAIN), *PEOPLE)[0] == Exit.DONE
    path = served / "log" / "changes.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("Liisa", "Kerttu"), encoding="utf-8")
    next(file for file in (served / "log" / "files").iterdir() if b"680000" in file.read_bytes()).unlink()
    code, _, told = run("publish", "--by", "Minna")
    assert code == Exit.DONE
    assert "dashboard log --verify" in told
    assert "observations/observations.csv" in told
