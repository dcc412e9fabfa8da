"""`dashboard update`, as a coordinator meets it: over the network, from kept answers, and in trouble."""

from __future__ import annotations

import json

import pytest

from dashboard.cli import main
from tests.ingest.statistics.published import (
    LOANS,
    RESIDENTS,
    UNEMPLOYED,
    answer,
    cube,
    library_table,
    make_plan,
    read_plan,
    sotkanet,
)
from tests.upstream.service import Reply, serving

NEWER = UNEMPLOYED | {2023: 9.9}
ACCEPTED = ("--accept", "--by", "Minna Virtanen", "--accepted-by", "Kaisa Niemi")
TWICE = """
[[update]]
indicator = "population"
service = "sotkanet"
id = "127"
title = "Väestö 31.12."
source = "new-source"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    made = make_plan(tmp_path / "plans" / "plan")
    monkeypatch.setenv("DASHBOARD_DATA", str(made.parent))
    monkeypatch.setenv("DASHBOARD_PLAN", made.name)
    return made


@pytest.fixture
def service():
    with serving() as running:
        yield running


def publish(service, values=NEWER, **changes):
    regions, titles, figures = sotkanet({7: values}, **changes)
    service.on("/regions", Reply(body=regions.data))
    service.on("/indicators/9181", Reply(body=titles.data))
    service.on("/json", Reply(body=figures.data))


def saved(folder, answers):
    folder.mkdir()
    for one in answers:
        (folder / one.name).write_bytes(one.data)
    return str(folder)


def files_of(folder):
    found = (p for p in folder.rglob("*") if p.is_file() and "log" not in p.relative_to(folder).parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def unemployment(folder):
    _, dataset = read_plan(folder)
    rows = dataset.by_indicator["unemployment"]
    return {o.year: (o.value, o.source) for o in rows if o.area == "mallila"}


def test_what_would_change_is_shown_and_nothing_written(folder, service, capsys):
    publish(service)
    before = files_of(folder)
    assert main(["update", "sotkanet", "--address", service.address]) == 0
    told = capsys.readouterr().out
    assert "2023" in told
    assert "9.9" in told
    assert files_of(folder) == before


def test_what_is_accepted_is_in_the_plan_with_its_source_and_the_day(folder, service):
    publish(service)
    assert main(["update", "sotkanet", "--address", service.address, *ACCEPTED]) == 0
    assert unemployment(folder)[2023] == (9.9, "new-source")
    assert unemployment(folder)[2022] == (9.5, "made-up")
    _, dataset = read_plan(folder)
    assert dataset.catalogue.sources["new-source"].retrieved > "2026"
    entry = json.loads((folder / "log" / "changes.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert entry["act"] == "update"
    assert (entry["by"], entry["accepted_by"]) == ("Minna Virtanen", "Kaisa Niemi")


def test_the_same_again_has_nothing_new(folder, service):
    publish(service)
    main(["update", "sotkanet", "--address", service.address, *ACCEPTED])
    before = files_of(folder)
    assert main(["update", "sotkanet", "--address", service.address]) == 0
    assert files_of(folder) == before


def test_a_revised_figure_waits_for_a_reason(folder, service):
    publish(service, NEWER | {2022: 9.6})
    asked = ["update", "sotkanet", "--address", service.address]
    before = files_of(folder)
    assert main(asked) == 3
    assert main([*asked, *ACCEPTED]) != 0
    assert files_of(folder) == before
    assert main([*asked, *ACCEPTED, "--reason", "Tilasto tarkentui"]) == 0
    assert unemployment(folder)[2022] == (9.6, "new-source")


def test_saved_answers_are_read_in_place_of_the_network(folder, tmp_path):
    place = saved(tmp_path / "saved", sotkanet({7: NEWER}))
    assert main(["update", "sotkanet", "--file", place, *ACCEPTED]) == 0
    assert unemployment(folder)[2023] == (9.9, "new-source")


def test_what_was_answered_can_be_kept_and_read_again(folder, service, tmp_path):
    publish(service)
    place = tmp_path / "kept"
    assert main(["update", "sotkanet", "--address", service.address, "--save", str(place)]) == 0
    asked = len(service.asked)
    assert main(["update", "sotkanet", "--file", str(place), *ACCEPTED]) == 0
    assert len(service.asked) == asked
    assert unemployment(folder)[2023] == (9.9, "new-source")


@pytest.mark.usefixtures("folder")
def test_kept_answers_are_not_written_over(service, tmp_path, capsys):
    (tmp_path / "other.txt").write_text("x", encoding="utf-8")
    publish(service)
    assert main(["update", "sotkanet", "--address", service.address, "--save", str(tmp_path)]) == 2
    assert service.asked == []
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("reply", "word"),
    [
        (Reply(status=403), "contact"),
        (Reply(status=404), "updates.toml"),
        (Reply(body=b"<html>", kind="text/html"), "text/html"),
        (Reply(body=b"<html>Huoltokatko"), "web page"),
        (Reply(body=b'[{"id": 7'), "JSON"),
        (Reply(body='[{"id": "ä"}]'.encode("latin-1")), "UTF-8"),
        (Reply(body=b"[]"), "no figures"),
        (Reply(status=302, headers={"Location": "https://example.org/"}), "example.org"),
        (Reply(status=429, headers={"Retry-After": "9000"}), "overloaded"),
    ],
)
def test_a_service_in_trouble_leaves_the_plan_as_it_is_and_is_named(reply, word, folder, service, capsys):
    publish(service)
    address = service.on("/regions", reply)
    before = files_of(folder)
    asked = ["update", "sotkanet", "--address", service.address, "--language", "en", *ACCEPTED]
    assert main(asked) == 1
    told = capsys.readouterr().err
    assert "Traceback" not in told
    for wanted in ("Sotkanet", address, word):
        assert wanted in told
    assert files_of(folder) == before


@pytest.mark.parametrize(("language", "word"), [("fi", "otsikko"), ("sv", "rubriken"), ("en", "title")])
def test_a_title_that_changed_stops_the_series_in_every_language(language, word, folder, service, capsys):
    publish(service, title="Keksityt työttömät, lkm")
    before = files_of(folder)
    asked = ["update", "sotkanet", "--address", service.address, "--language", language, *ACCEPTED]
    assert main(asked) == 1
    told = capsys.readouterr().err
    assert word in told
    assert "Keksityt työttömät, lkm" in told
    assert files_of(folder) == before


def test_one_series_that_fails_does_not_keep_the_others_from_being_updated(folder, service, capsys):
    updates = folder / "updates.toml"
    updates.write_text(updates.read_text(encoding="utf-8") + TWICE, encoding="utf-8")
    publish(service)
    assert main(["update", "sotkanet", "--address", service.address, *ACCEPTED]) == 1
    assert "population" in capsys.readouterr().err
    assert unemployment(folder)[2023] == (9.9, "new-source")


def test_figures_far_from_the_plan_are_taken_when_a_person_confirms_them(folder, tmp_path):
    place = saved(tmp_path / "saved", sotkanet({7: UNEMPLOYED | {2023: 41.0}}))
    asked = ["update", "sotkanet", "--file", place, *ACCEPTED, "--reason", "Tehdas suljettiin"]
    assert main(asked) == 1
    assert 2023 not in unemployment(folder)
    assert main([*asked, "--confirm", "unemployment"]) == 0
    assert unemployment(folder)[2023] == (41.0, "new-source")


@pytest.mark.parametrize(
    "asked",
    [
        ["sotkanet", "--only", "unemploymnet"],
        ["sotkanet", "--confirm", "population"],
        ["sotkanet", "--accept", "--by", "Minna Virtanen"],
    ],
)
def test_what_cannot_be_done_so_is_told(asked, folder, tmp_path, capsys):
    place = saved(tmp_path / "saved", sotkanet({7: NEWER}))
    before = files_of(folder)
    assert main(["update", *asked, "--file", place]) in {1, 2}
    assert capsys.readouterr().err
    assert files_of(folder) == before


def test_a_plan_without_series_says_so(folder, capsys):
    (folder / "updates.toml").unlink()
    assert main(["update", "statfin"]) == 2
    assert "StatFin" in capsys.readouterr().err


def test_a_plan_with_errors_is_not_updated(folder, tmp_path, capsys):
    place = saved(tmp_path / "saved", sotkanet({7: NEWER}))
    (folder / "areas.toml").write_text("[[area", encoding="utf-8")
    assert main(["update", "sotkanet", "--file", place]) == 1
    assert "areas.toml" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_scripts_get_one_object(tmp_path, capsys):
    answers = [*sotkanet({7: NEWER}), answer("<html>", "page.html")]
    place = saved(tmp_path / "saved", answers)
    assert main(["update", "sotkanet", "--file", place, "--json"]) in {0, 1}
    told = json.loads(capsys.readouterr().out)
    assert "statistics-page" in [problem["rule"] for problem in told["problems"]]
    figures = told["proposal"]["figures"]
    assert {figure["period"]: figure["new"] for figure in figures if figure["step"] == "new"} == {
        "2023": "9,9"
    }


def test_statfin_and_the_libraries_are_updated_likewise(folder, tmp_path):
    years = RESIDENTS | {2023: 48_295}
    place = saved(tmp_path / "statfin", [answer(cube({"KU999": years}), "taulukko.json")])
    assert main(["update", "statfin", "--file", place, *ACCEPTED]) == 0
    tables = LOANS | {2023: 690_001}
    named = [answer(library_table(float(loans)), f"tilastot{year}_1.xls") for year, loans in tables.items()]
    place = saved(tmp_path / "libraries", named)
    assert main(["update", "libraries", "--file", place, *ACCEPTED, "--reason", "Vuosiraportti"]) == 0
    _, dataset = read_plan(folder)
    found = {o.indicator: o.value for own in dataset.by_indicator.values() for o in own if o.year == 2023}
    assert found == {"population": 48_295, "library-loans": 690_001}


@pytest.mark.usefixtures("folder")
def test_the_service_is_told_who_asks_and_whom_to_write_to(service):
    publish(service)
    main(["update", "sotkanet", "--address", service.address, "--contact", "tilastot@mallila.fi\r\nX: ä"])
    (agent,) = service.agents
    assert agent.startswith("wellbeing-dashboard/")
    assert agent.endswith("(tilastot@mallila.fiX: )")
