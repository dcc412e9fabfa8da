"""`dashboard log` and `dashboard restore`: what was done is told, and can be undone."""

import pytest

from dashboard.cli.terminal import Exit
from dashboard.store.intake import read_log
from tests.cli.deliveries import PEOPLE, PLAIN, REVISED, a_table, files_of

BACK = ("--accept", "--by", "Maija", "--accepted-by", "Ville", "--reason", "Väärä tiedosto")


@pytest.fixture
def lived(run, served, tmp_path):
    """A plan with a log: its start, a new figure, and a revised one."""
    for row, name in ((PLAIN, "kirjasto.csv"), (REVISED, "nuoriso.csv")):
        code, *_ = run("import", a_table(tmp_path, row, name=name), *PEOPLE, "--reason", "Vuoden luvut")
        assert code == Exit.DONE
    return served


def heads(told):
    return [line.partition(".")[0] for line in told.splitlines() if line and not line.startswith(" ")]


# ---- log


def test_a_plan_without_a_log_says_so(run):
    assert run("log")[:2] == (Exit.DONE, "Muutoslokissa ei ole merkintöjä.\n")
    assert run("log", "--json")[1] == {"entries": [], "found": 0, "faults": []}
    assert run("log", "--verify")[0] == Exit.DONE


@pytest.mark.usefixtures("lived")
def test_the_newest_entry_stands_first(run):
    code, told, _ = run("log")
    assert (code, heads(told)) == (Exit.DONE, ["3", "2", "1"])
    assert "Ilmoitti Liisa Lainaaja, hyväksyi Kalle Koordinaattori." in told
    assert "Työttömyys, 2022  9,5 → 9,9" in told
    assert "nuoriso.csv (SHA-256 " in told


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--last", "1"), ["3", "Aiempia merkintöjä on 2"]),
        (("--indicator", "library-loans"), ["2"]),
        (("--department", "youth-services"), ["3"]),
        (("--since", "2000-01-01"), ["3", "2", "1"]),
        (("--since", "2999-01-01"), ["Muutoslokissa ei ole tällaisia merkintöjä"]),
    ],
)
def test_a_part_of_it_can_be_asked_for(run, asked, found):
    assert heads(run("log", *asked)[1]) == found


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        (("--last", "0"), "vähintään 1"),
        (("--last", "ten"), "vähintään 1"),
        (("--since", "15.2.2024"), "2024-02-15"),
        (("--department", "libary"), "library"),
        (("--indicator", "library-loan"), "library-loans"),
        (("--indicator", "xyz"), "club-grant, library-loans"),
        (("--plan", "nowhere"), "plan"),
    ],
)
def test_what_cannot_be_asked_says_what_can(run, asked, hint):
    code, _, told = run("log", *asked)
    assert (code, hint in told) == (Exit.USAGE, True)


@pytest.mark.usefixtures("lived")
def test_json_has_every_entry_whole(run):
    told = run("log", "--json")[1]
    newest = told["entries"][0]
    assert (told["found"], newest["number"], newest["act"], newest["by"]) == (
        3,
        3,
        "import",
        "Liisa Lainaaja",
    )
    assert newest["lines"][0] == {
        "item": "indicator",
        "what": "unemployment · youth-services · 2022",
        "old": "9,5",
        "new": "9,9",
        "reason": "Vuoden luvut",
    }


def test_a_log_that_was_tampered_with_is_told_and_still_read(run, lived):
    path = lived / "log" / "changes.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("680000", "690000"), encoding="utf-8")
    code, told, errors = run("log")
    assert (code, heads(told)) == (Exit.REFUSED, ["3", "2", "1"])
    assert "changes.jsonl rivi 3" in errors
    assert run("log", "--json")[1]["faults"][0]["kind"] == "broken-chain"


def test_every_kept_file_is_checked(run, lived):
    assert "merkintöjä on 3" in run("log", "--verify")[1]
    kept = next(path for path in (lived / "log" / "files").iterdir() if b"680000" in path.read_bytes())
    kept.chmod(0o600)
    kept.write_bytes(b"")
    code, told, _ = run("log", "--verify")
    assert code == Exit.REFUSED
    assert kept.name[:12] in told
    assert run("log", "--verify", "--json")[1]["intact"] is False


def test_the_log_is_read_though_the_plan_cannot_be(run, lived):
    (lived / "indicators.toml").write_text("[[", encoding="utf-8")
    code, told, _ = run("log")
    assert code == Exit.DONE
    assert "unemployment · youth-services · 2022" in told


# ---- restore


def test_restoring_is_shown_first(run, lived):
    before = files_of(lived)
    code, told, _ = run("restore", "2")
    assert code == Exit.DONE
    assert "luvut (observations/observations.csv): muuttuu" in told
    assert "Työttömyys, 2022: 9,9 % → 9,5 % työvoimasta" in told
    assert "--accept" in told
    assert files_of(lived) == before


def test_what_was_restored_is_the_old_state_and_stands_in_the_log(run, served, lived):
    def own(files):
        return {name: data for name, data in files.items() if not name.startswith("log/")}

    now = own(files_of(lived))
    assert run("restore", "1", *BACK)[0] == Exit.DONE
    assert b"680000" not in (served / "observations" / "observations.csv").read_bytes()
    told = run("log", "--last", "1")[1]
    assert "palautus" in told
    assert "Pyysi Maija, hyväksyi Ville." in told
    assert run("restore", "3", *BACK)[0] == Exit.DONE
    assert own(files_of(lived)) == now
    assert [entry.act for entry in read_log(lived).entries][-2:] == ["restore", "restore"]


def test_the_present_state_needs_no_restoring(run, lived):
    before = files_of(lived)
    for asked in (("restore", "3"), ("restore", "3", *BACK)):
        code, told, _ = run(*asked)
        assert code == Exit.DONE
        assert "Mikään ei muuttuisi" in told
    assert files_of(lived) == before


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("number", ["2", "2.", "0002"])
def test_a_state_goes_by_its_number_as_the_log_prints_it(run, number):
    assert run("restore", number, "--json")[1]["state"] == 2


def test_a_state_goes_by_its_data_version_too(run, lived):
    version = read_log(lived).entries[1].after
    told = run("restore", version, "--json")[1]
    assert (told["state"], told["version"], told["restored"]) == (2, version, False)
    assert told["files"][0]["what"] == "moved"


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize(
    ("asked", "code", "hint"),
    [
        (("9",), Exit.USAGE, "”9”"),
        (("-1",), Exit.USAGE, "”-1”"),
        (("eilen",), Exit.USAGE, "dashboard log"),
        (("1", "--accept"), Exit.USAGE, "--reason"),
        (("1", *BACK[:-2]), Exit.USAGE, "--reason"),
        (("1", *BACK[:4], "MAIJA", *BACK[5:]), Exit.REFUSED, "toista henkilöä"),
    ],
)
def test_what_cannot_be_restored_says_why(run, asked, code, hint):
    found, _, told = run("restore", *asked)
    assert (found, hint in told) == (code, True)


def test_a_damaged_file_is_named_and_nothing_is_restored(run, lived):
    kept = next(path for path in (lived / "log" / "files").iterdir() if b"12,1 %;" in path.read_bytes())
    kept.chmod(0o600)
    kept.write_bytes(b"other")
    before = files_of(lived)
    code, _, told = run("restore", "1", *BACK)
    assert code == Exit.REFUSED
    assert "observations/observations.csv" in told
    assert files_of(lived) == before


def test_a_state_with_errors_can_be_looked_at_and_restored(run, lived):
    # Somebody spoils the plan by hand, the next import's log keeps that state, and it is mended by hand.
    file = lived / "goals.toml"
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b'priority = "', b'priority = "no-', 1))
    assert run("restore", "1", *BACK)[0] == Exit.DONE
    spoilt = next(e.number for e in read_log(lived).entries if e.act == "edit" and e.number > 1)
    code, _, errors = run("restore", str(spoilt))
    assert code == Exit.DONE
    assert "goals.toml" in errors


@pytest.mark.usefixtures("lived")
def test_what_was_stopped_half_way_is_finished_when_it_is_repeated(run, lived, monkeypatch):
    def gone(*_, **__):
        raise OSError(5, "gone")

    with monkeypatch.context() as stopped:
        stopped.setattr("dashboard.store.intake.acts._apply", gone)
        assert run("restore", "2", *BACK)[0] == Exit.REFUSED
    code, _, told = run("restore", "2", *BACK)
    assert code == Exit.DONE
    assert "vietiin loppuun" in told
    assert [entry.number for entry in read_log(lived).entries] == [1, 2, 3, 4]
    assert not (lived / "log" / "journal.json").exists()
