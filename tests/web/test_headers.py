"""Headers on every kind of answer."""

import pytest
from flask.testing import FlaskClient

from dashboard.web.answers import texts

CALLBACKS = "/_dash-update-component"


ANSWERS = [
    (200, "GET", "/fi/", {}),
    (200, "GET", "/assets/00-bootstrap.min.css", {}),
    (200, "GET", "/_dash-layout", {}),
    (200, "GET", "/healthz", {}),
    (200, "OPTIONS", "/fi/", {}),
    (301, "GET", "/fi", {}),
    (302, "GET", "/", {}),
    (400, "POST", CALLBACKS, {"json": []}),
    (404, "GET", "/nope", {}),
    (404, "GET", "/assets/nope.js", {}),
    (405, "POST", "/fi/", {}),
    (405, "TRACE", "/fi/", {}),
    (413, "POST", CALLBACKS, {"data": b"x" * 300_000, "content_type": "application/json"}),
    (414, "GET", "/" + "a" * 9_000, {}),
    (415, "POST", CALLBACKS, {"data": "{}", "content_type": "text/plain"}),
    (500, "GET", "/broken?key=1", {}),
]


@pytest.mark.parametrize(("status", "method", "address", "rest"), ANSWERS)
def test_every_answer_is_protected(client: FlaskClient, status, method, address, rest):
    response = client.open(address, method=method, **rest)
    assert response.status_code == status
    policy = response.headers["Content-Security-Policy"]
    page = response.mimetype == "text/html" and status != 304
    assert policy.startswith("default-src 'none'; " + ("script-src 'self' 'sha256-" if page else "base-uri"))
    assert "unsafe-eval" not in policy
    assert "form-action 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Cache-Control" in response.headers
    kind = response.headers["Content-Type"]
    assert not kind.startswith("text/") or "charset=utf-8" in kind


def test_304_is_protected(client: FlaskClient):
    tag = client.get("/fi/").headers["ETag"]
    response = client.get("/fi/", headers={"If-None-Match": tag})
    assert response.status_code == 304
    assert "Content-Security-Policy" in response.headers
    assert response.data == b""


def test_405_names_what_is_allowed(client: FlaskClient):
    assert "GET" in client.post("/fi/").headers["Allow"]


def test_no_server_version(client: FlaskClient):
    agent = {"SERVER_SOFTWARE": "Werkzeug/3.1.9"}
    assert client.get("/fi/", environ_overrides=agent).headers["Server"] == "dashboard"


@pytest.mark.parametrize("address", ["/broken?key=1", "/assets/nope"])
def test_errors_speak_three_languages(client: FlaskClient, address):
    for accept in ("text/html,*/*;q=0.8", "*/*"):
        response = client.get(address, headers={"Accept": accept})
        text = response.text
        assert all(word in text for word in texts(response.status_code).values())
        assert "Traceback" not in text
        assert "KeyError" not in text


def test_no_cookie_and_no_foreign_address(client: FlaskClient):
    response = client.get("/fi/")
    assert "Set-Cookie" not in response.headers
    assert "http://" not in response.text
    assert "https://" not in response.text
