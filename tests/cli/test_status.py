"""What `dashboard status` tells a coordinator in a terminal, and scripts in JSON."""

import json
import re
from datetime import date, datetime

import pytest

from dashboard.cli import main
from dashboard.cli.terminal import Exit
from dashboard.domain.clock import ZONE
from dashboard.queries.broken_links import broken_links
from tests.queries.edits import PlanCopy
from tests.queries.rounds import a_line, an_entry, log_line

LINE = a_line("library-loans · library · 2022")


@pytest.fixture
def plan(tmp_path, monkeypatch):
    """A copy of the plan that the commands read."""
    copy = PlanCopy("kokkola", tmp_path / "kokkola")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    monkeypatch.setenv("DASHBOARD_PLAN", "kokkola")
    return copy


@pytest.fixture
def said(plan, capsys):  # noqa: ARG001 - the commands read it
    def run(*arguments, code=Exit.DONE):
        capsys.readouterr()
        assert main(["status", "--language", "en", *arguments]) == code
        told = capsys.readouterr()
        return told.err if code is Exit.USAGE else told.out

    return run


def log(plan, *entries):
    plan.write("log/changes.jsonl", "".join(map(log_line, entries)))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("arguments", [(), ("--year", "2022"), ("--all",), ("--department", "library")])
def test_it_fits_a_terminal_of_80_columns_and_has_no_colours_in_a_file(said, language, arguments):
    told = said("--language", language, *arguments)
    assert max(map(len, told.splitlines())) < 80
    assert "\x1b" not in told


def test_every_broken_link_of_the_plan_is_told_of(said, plan):
    told = " ".join(said("--year", "2022", "--all").split())
    for one in broken_links(plan.dataset(), 2022):
        assert one.name.get("en", "Swedish") in told


def test_the_first_screen_has_a_line_a_department_and_counts_broken_links(said, plan):
    told = said("--year", "2023")
    assert re.search(r"^  Library +0/7 +7 +–$", told, re.MULTILINE)
    assert "Library events" not in told
    assert f"Goals without a text for 2023 ({len(plan.dataset().catalogue.goals)})" in told
    assert "--department library or --all" in told
    assert len(told.splitlines()) < 50 < len(said("--year", "2023", "--all").splitlines())


def test_the_first_screen_counts_the_days_where_a_last_day_is_known(said, plan):
    plan.write("plan.toml", plan.read("plan.toml") + "\n[round]\ndue = 2024-02-15\n")
    log(plan, an_entry(LINE, department="library"))
    days = (datetime.now(ZONE).date() - date(2024, 2, 15)).days
    told = said("--year", "2023")
    assert re.search(rf"^  Library +0/7 +7, {days} d +12 Feb 2024$", told, re.MULTILINE)


def test_a_long_name_is_cut_so_that_the_line_is_not(said):
    assert re.search(r"^  Finnish model for leisure .*… +1/1 +–", said("--year", "2022"), re.MULTILINE)


def test_how_much_is_told_to_people_is_the_same_to_scripts(said):
    assert said("--json", "--year", "2022") == said("--json", "--year", "2022", "--all")


def test_one_department_is_told_in_full(said):
    told = said("--year", "2022", "--department", "library")
    assert "Library  7/7" in told
    assert "- Library events" in told
    assert "Youth services" not in told


def test_who_delivered_is_told_here(said, plan):
    log(plan, an_entry(LINE, department="library"))
    told = said("--year", "2022", "--department", "library")
    assert "Last delivery 12 Feb 2024, Liisa Lainaaja" in told
    assert "- Library loans: delivered 12 Feb 2024, Liisa Lainaaja" in told
    assert "change log has no deliveries" not in told


def test_a_plan_without_a_log_says_that_days_are_not_known(said):
    assert "The change log has no deliveries yet" in said()


def test_it_reads_the_files_as_they_are_now(said, plan):
    before = json.loads(said("--json", "--year", "2022"))
    plan.fact("measures.toml", "library-services", "year", "2021")
    after = json.loads(said("--json", "--year", "2022"))
    assert after["missing"] == before["missing"] + 1
    assert after["version"] != before["version"]


def test_the_day_of_delivery_is_told(said, plan):
    plan.write("plan.toml", plan.read("plan.toml") + "\n[round]\ndue = 2024-02-15\n")
    assert "The last day of delivery was 15 Feb 2024." in said("--year", "2023")
    assert json.loads(said("--json", "--year", "2023"))["due"] == "2024-02-15"


def test_json_has_everything_by_id(said, plan):
    log(plan, an_entry(LINE, department="library"))
    told = json.loads(said("--json", "--year", "2022", "--department", "library"))
    [library] = told["departments"]
    assert (told["plan"], told["year"], library["id"]) == ("kokkola", 2022, "library")
    assert library["last_delivery"] == {"day": "2024-02-12", "by": "Liisa Lainaaja"}
    standings = {item["id"]: item["standing"] for item in library["items"]}
    assert standings["library-loans"] == "delivered"
    assert {link["kind"] for link in told["broken_links"]} == {
        "indicator-unconfirmed",
        "department-without-contact",
    }


def test_only_a_strict_call_ends_with_an_error_where_something_is_missing(said):
    said("--year", "2022", "--department", "library", "--strict")
    said("--year", "2023", "--department", "library")
    said("--year", "2023", "--department", "library", "--strict", code=Exit.REFUSED)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--department", "librar"), "Did you mean: library"),
        (("--department", ""), "There is no department"),
        (("--year", "23"), "--year 2023"),
        (("--plan", "kokola"), "kokkola"),
    ],
)
def test_what_cannot_be_asked_says_what_can(said, arguments, hint):
    assert hint in said(*arguments, code=Exit.USAGE)


def test_a_department_that_was_replaced_leads_to_its_successor(said):
    assert "Soite, wellbeing services county" in said("--year", "2023", "--department", "soite")


def test_colours_are_for_a_terminal(said, monkeypatch):
    monkeypatch.setattr("dashboard.cli.terminal._seen", lambda _: True)
    assert "\x1b[31m  Overdue (7)\x1b[0m" in said("--year", "2023", "--department", "library")


def test_a_plan_that_does_not_load_is_refused_in_words(plan, capsys):
    plan.remove("units.toml")
    assert main(["status", "--language", "fi"]) == Exit.REFUSED
    assert "units.toml" in capsys.readouterr().err


def test_a_spoilt_log_is_told_of_and_hides_nothing_else(plan, capsys):
    entry = log_line(an_entry(LINE, department="library"))
    plan.write("log/changes.jsonl", f'nonsense\n{entry}{{"number": 3')
    assert main(["status", "--language", "en", "--year", "2022", "--department", "library"]) == Exit.DONE
    told = capsys.readouterr()
    assert "Library  7/7" in told.out
    assert "Last delivery 12 Feb 2024, Liisa Lainaaja" in told.out
    assert "changes.jsonl" in told.err
