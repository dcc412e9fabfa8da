"""Which addresses answer, and how."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    "address",
    [
        "/nope",
        "/fi/nope",
        "/FI/",
        "/Fi/about",
        "/fi/About",
        "/fi//",
        "/fi//about",
        "/%00",
        "/fi/%00",
        "/..%2f",
        "/fi/..%2f..%2fetc%2fpasswd",
        "/assets/..%2f..%2fapp.py",
        "/assets/../app.py",
        "/%ff",
        "/fi/%c3",
        "/fi/%0d%0aSet-Cookie:x",
        "/de/",
        "/_mcp",
        "/_mcp/",
        "/_reload-hash",
        "/_favicon.ico",
        "/_alive",
        "/console",
        "/favicon.ico",
        "/_dash-component-suites/nope/x.js",
        "/_dash-component-suites/dash/nope.js",
        "/_dash-component-suites/dash/dcc/async-graph.js.map",
        "/_dash-component-suites/dash/dash.py",
        "/_dash-component-suites/dash/../flask/app.py",
        "/_dash-component-suites/",
        "/_dash-component-suites",
        "/_dash-component-suites//dash/dcc/async-graph.js",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_unknown_addresses_are_404(client: FlaskClient, address, method):
    assert client.open(address, method=method).status_code == 404


@pytest.mark.parametrize("path", ["//", "//fi/", "//evil.example/"])
def test_double_slash_leads_nowhere(client: FlaskClient, path):
    response = client.get("/", environ_overrides={"PATH_INFO": path})
    assert response.status_code == 404
    assert "Location" not in response.headers


@pytest.mark.parametrize("address", ["/" + "a" * 9_000, "/fi/?x=" + "a" * 9_000, "/fi/?" + "%41" * 1_400])
def test_long_addresses_are_414(client: FlaskClient, address):
    assert client.get(address).status_code == 414


@pytest.mark.parametrize("address", ["/fi/", "/sv/", "/en/about", "/fi/?x=%ff", "/fi/?lang[]=xx&next=//evil"])
def test_known_addresses_are_200(client: FlaskClient, address):
    response = client.get(address)
    assert response.status_code == 200
    assert client.head(address).status_code == 200
    assert client.head(address).data == b""


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        (None, "fi"),
        ("sv", "sv"),
        ("sv-FI,fi;q=0.8", "sv"),
        ("en-GB,en;q=0.9", "en"),
        ("de,sv;q=0.5,en;q=0.4", "sv"),
        ("ru", "fi"),
        ("*", "fi"),
        (";;;q=nonsense,\x00", "fi"),
    ],
)
def test_root_leads_to_the_readers_language(client: FlaskClient, accept, language):
    response = client.get("/?next=//evil", headers={"Accept-Language": accept} if accept else {})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/?next=//evil")
    assert "Accept-Language" in response.vary


def test_language_without_slash_gets_one(client: FlaskClient):
    response = client.get("/sv?next=//evil")
    assert (response.status_code, response.headers["Location"]) == (301, "/sv/?next=//evil")


def test_a_slash_too_many_is_taken_off_and_the_choice_goes_along(client: FlaskClient):
    response = client.get("/fi/about/?year=2021")
    assert (response.status_code, response.headers["Location"]) == (301, "/fi/about?year=2021")


def test_missing_page_is_in_the_language_of_its_address(client: FlaskClient):
    assert "sv: 404" in client.get("/sv/nope").text
    assert '<html lang="en">' in client.get("/nope", headers={"Accept-Language": "en"}).text
    assert "<script" not in client.get("/sv/nope").text


def test_trace_is_refused(client: FlaskClient):
    assert client.open("/fi/", method="TRACE").status_code == 405


def test_health(client: FlaskClient):
    alive, ready = client.get("/healthz"), client.get("/readyz")
    assert (alive.text, alive.headers["Cache-Control"]) == ("OK", "no-store")
    assert ready.json == {"status": "ready", "plan": "test", "data_version": "1", "years": [2012, 2022]}
    assert ready.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("address", "liked", "language", "said"),
    [
        ("/sv//data/nope.csv", "fi", "sv", "Sidan finns inte."),
        ("/en//about", "fi", "en", "There is no such page."),
        ("/assets/nope.js", "sv", "sv", "Sidan finns inte."),
        ("/en/?x=" + "a" * 9_000, "fi", "en", "The address is too long."),
    ],
)
def test_a_refusal_is_a_page_in_the_readers_language_with_a_way_out(
    client: FlaskClient, address, liked, language, said
):
    page = client.get(address, headers={"Accept": "text/html,*/*;q=0.8", "Accept-Language": liked}).text
    assert f'<html lang="{language}">' in page
    assert f"<title>{said}</title>" in page
    assert page.index(f'href="/{language}/"') < min(
        page.index(f'href="/{other}/"') for other in {"fi", "sv", "en"} - {language}
    )
