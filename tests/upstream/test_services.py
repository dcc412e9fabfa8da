"""What each service is asked, and that a failure does not keep the other series from being asked for."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest

from dashboard.domain.statistics import Service
from dashboard.ingest.problems import Report
from dashboard.upstream.errand import Errand
from dashboard.upstream.services import fetch
from dashboard.upstream.shelf import kept, read_again
from tests.ingest.statistics.published import (
    LOANS,
    RESIDENTS,
    TODAY,
    UNEMPLOYED,
    an_update,
    cube,
    library_table,
    make_plan,
    metadata,
    read_plan,
    sotkanet,
)
from tests.upstream.service import Reply, stall

YEARS = range(2020, 2023)


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return read_plan(make_plan(tmp_path_factory.mktemp("plans") / "plan"))


@pytest.fixture
def sent(plan, service, client):
    def send(name, *updates, path=""):
        definitions, dataset = plan
        errand = Errand(
            client=client,
            service=name,
            address=service.address + path,
            today=TODAY,
            report=Report(),
            told=lambda _: None,
        )
        wanted = [(update, YEARS) for update in updates or definitions.updates.of(name)]
        fetch(errand, wanted, dataset.catalogue)
        return errand, [(problem.rule, problem.file) for problem in errand.report.problems]

    return send


def publish_sotkanet(service):
    regions, titles, values = sotkanet({7: UNEMPLOYED})
    service.on("/regions", Reply(body=regions.data))
    service.on("/indicators/9181", Reply(body=titles.data))
    service.on("/json", Reply(body=values.data))


def test_sotkanet_is_asked_for_regions_titles_and_figures_with_a_key_a_year(sent, service):
    publish_sotkanet(service)
    errand, problems = sent(Service.SOTKANET)
    assert (problems, errand.failed) == ([], set())
    assert service.asked == [
        "/regions",
        "/indicators/9181",
        "/json?indicator=9181&years=2020&years=2021&years=2022&genders=total",
    ]


def test_without_the_list_of_regions_sotkanet_is_not_asked_on(sent, service):
    service.on("/regions", Reply(status=404))
    errand, problems = sent(Service.SOTKANET)
    assert (errand.failed, len(service.asked)) == ({"unemployment"}, 1)
    assert problems == [("upstream-gone", f"{service.address}/regions")]


def test_a_series_that_fails_is_named_and_the_next_is_asked_for(sent, service):
    publish_sotkanet(service)
    gone = an_update(indicator="population", id="127")
    errand, problems = sent(Service.SOTKANET, gone, an_update())
    assert errand.failed == {"population"}
    assert problems == [("upstream-gone", f"{service.address}/indicators/127")]
    assert "sotkanet-values-9181.json" in {answer.name for answer in errand.answers}


def test_statfin_is_asked_for_metadata_first_and_by_their_codes(sent, service):
    table, figures = (json.dumps(content).encode() for content in (metadata(), cube({"KU999": RESIDENTS})))
    service.on("/StatFin/vaerak/9re.px", Reply(body=table), Reply(body=figures))
    errand, problems = sent(Service.STATFIN)
    assert (problems, errand.failed) == ([], set())
    assert service.bodies[0] is None
    area = service.bodies[1]["query"][0]
    assert (area["code"], area["selection"]["values"]) == ("alue_23_20260101", ["SSS", "KU999"])


def test_a_table_that_statfin_renamed_is_told(sent, service):
    service.on("/StatFin/vaerak/9re.px", Reply(status=400, body=b"Bad Request", kind="text/plain"))
    errand, problems = sent(Service.STATFIN)
    assert errand.failed == {"population"}
    assert problems == [("upstream-gone", f"{service.address}/StatFin/vaerak/9re.px")]


def list_of(service, **links):
    tags = "".join(f'<a href="{link}">{year[1:]}</a>' for year, link in links.items())
    return service.on("/list.php", Reply(body=tags.encode(), kind="text/html"))


def test_the_libraries_are_asked_for_the_years_wanted_under_the_names_that_the_page_gives(sent, service):
    list_of(service, y2022="/t2022_1.xls", y2021="/t2021.xls", y2011="/t2011.xls")
    for year in ("2022_1", "2021"):
        excel = Reply(body=library_table(float(LOANS[2022])), kind="application/vnd.ms-excel")
        service.on(f"/t{year}.xls", excel)
    errand, problems = sent(Service.LIBRARIES, path="/list.php")
    assert (problems, errand.failed) == ([], set())
    assert service.asked == ["/list.php", "/t2021.xls", "/t2022_1.xls"]


@pytest.mark.parametrize(
    ("link", "rule"),
    [("https://example.org/t2022.xls", "upstream-elsewhere"), ("/gone2022.xls", "upstream-gone")],
)
def test_a_table_that_is_elsewhere_or_gone_is_told(link, rule, sent, service):
    list_of(service, y2022=link)
    errand, problems = sent(Service.LIBRARIES, path="/list.php")
    assert errand.failed == {"library-loans"}
    assert [name for name, _ in problems] == [rule]


def test_a_page_without_links_is_told(sent, service):
    list_of(service)
    errand, problems = sent(Service.LIBRARIES, path="/list.php")
    assert (errand.failed, [rule for rule, _ in problems]) == ({"library-loans"}, ["statistics-no-links"])


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_failure_names_the_service_and_the_address(language, sent, service):
    service.on("/regions", Reply(send=stall))
    errand, _ = sent(Service.SOTKANET)
    (problem,) = errand.report.problems
    told = problem.text(language)
    assert "Sotkanet" in told
    assert f"{service.address}/regions" in told


def test_kept_answers_are_read_again_as_they_were(sent, service, tmp_path):
    publish_sotkanet(service)
    errand, _ = sent(Service.SOTKANET)
    kept(tmp_path / "kept", errand.answers)
    again = read_again([tmp_path / "kept"], report=Report())
    assert {answer.day for answer in again} == {dt.datetime.now(ZoneInfo("Europe/Helsinki")).date()}
    assert {(a.name, a.data) for a in again} == {(a.name, a.data) for a in errand.answers}
    assert "sotkanet-regions.json" in (tmp_path / "kept" / "SHA256SUMS").read_text(encoding="utf-8")
    with pytest.raises(FileExistsError):
        kept(tmp_path / "kept", errand.answers)


def test_a_file_that_is_not_there_is_told(tmp_path):
    report = Report()
    assert read_again([tmp_path / "none.json"], report=report) == ()
    assert [problem.rule for problem in report.problems] == ["no-such-file"]
