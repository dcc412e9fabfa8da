"""What reaches a callback, and what the log says of the rest."""

import copy
import json
import logging
from typing import Any

import pytest
from dash import ALL, MATCH, Dash, Input, Output, State, html
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.web import guard

CALLBACKS = "/_dash-update-component"
BODY: dict[str, Any] = {
    "output": "said.children",
    "outputs": {"id": "said", "property": "children"},
    "inputs": [{"id": "year", "property": "value", "value": "2022"}],
    "changedPropIds": ["year.value"],
    "parsedChangedPropsIds": ["year.value"],
    "state": [{"id": "place", "property": "data", "value": "here"}],
}


def changed(**parts: Any) -> dict[str, Any]:
    return {**copy.deepcopy(BODY), **parts}


def with_value(value: Any) -> dict[str, Any]:
    return changed(inputs=[{"id": "year", "property": "value", "value": value}])


def test_browsers_body_passes(client: FlaskClient):
    response = client.post(CALLBACKS, json=BODY)
    assert response.status_code == 200
    assert response.json == {"multi": True, "response": {"said": {"children": "2022 here"}}}


@pytest.mark.parametrize(
    "value", [None, 1, True, [], ["a"], {}, {"__proto__": {}}, "", "'; drop", "ä" * 2_000, 1e300, -(2**60)]
)
def test_odd_values_reach_the_callback_which_says_so(client: FlaskClient, value):
    response = client.post(CALLBACKS, json=with_value(value))
    assert response.status_code == 200
    assert response.json is not None
    assert response.json["response"]["said"]["children"] == "?"


BAD = {
    "not an object": [],
    "empty": {},
    "unknown output": changed(output="nope.children"),
    "output no text": changed(output=["said.children"]),
    "output an object": changed(output={}),
    "foreign output": changed(outputs={"id": "chart", "property": "figure"}),
    "list of outputs": changed(outputs=[{"id": "said", "property": "children"}]),
    "no outputs": changed(outputs=None),
    "no inputs": changed(inputs=None),
    "inputs an object": changed(inputs={}),
    "inputs missing": changed(inputs=[]),
    "foreign input": changed(inputs=[{"id": "nope", "property": "value", "value": 1}]),
    "foreign property": changed(inputs=[{"id": "year", "property": "options", "value": 1}]),
    "input without id": changed(inputs=[{"property": "value", "value": 1}]),
    "input id an object": changed(inputs=[{"id": {}, "property": "value", "value": 1}]),
    "inputs in a list": changed(inputs=[BODY["inputs"]]),
    "10 000 inputs": changed(inputs=BODY["inputs"] * 3_000),
    "no state": changed(state=[]),
    "no changed": {key: value for key, value in BODY.items() if key != "changedPropIds"},
    "changed no list": changed(changedPropIds="year.value"),
    "changed foreign": changed(changedPropIds=["nope.value"]),
    "changed broken": changed(changedPropIds=["{.value"]),
    "changed numbers": changed(changedPropIds=[1]),
    "changed many": changed(changedPropIds=["year.value"] * 51),
    "long text": with_value("x" * 10_000),
    "deep": with_value(json.loads("[" * 40 + "]" * 40)),
    "large number": with_value(2**70),
    "half a character": with_value("\ud800"),
}
BROKEN = {
    "empty": b"",
    "not JSON": b"{",
    "not UTF-8": b"\xff\xfe",
    "UTF-16": json.dumps(BODY).encode("utf-16"),
    "nested": b"[" * 100_000 + b"]" * 100_000,
    "nested objects": b'{"a":' * 20_000,
    "not a number": json.dumps(with_value("@")).replace('"@"', "NaN").encode(),
    "infinite": json.dumps(with_value("@")).replace('"@"', "1e999").encode(),
    "very long number": json.dumps(with_value("@")).replace('"@"', "9" * 50_000).encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_bodies_of_the_wrong_shape_are_400(client: FlaskClient, name):
    check_refused(client, json.dumps(BAD[name]).encode())


@pytest.mark.parametrize("name", BROKEN)
def test_broken_bodies_are_400(client: FlaskClient, name):
    check_refused(client, BROKEN[name])


def check_refused(client: FlaskClient, body: bytes) -> None:
    response = client.post(CALLBACKS, data=body, content_type="application/json")
    assert response.status_code == 400
    assert response.json is not None
    assert set(response.json["error"]) == {"fi", "sv", "en"}
    assert len(response.data) < 500


def test_size_and_type(client: FlaskClient):
    huge = json.dumps(with_value("x" * 30_000_000))
    assert client.post(CALLBACKS, data=huge, content_type="application/json").status_code == 413
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        assert client.post(CALLBACKS, data=json.dumps(BODY), content_type=kind).status_code == 415
    for method in ("GET", "PUT", "DELETE", "TRACE"):
        assert client.open(CALLBACKS, method=method).status_code == 405


@pytest.mark.parametrize("body", [with_value("x\r\nFAKE line\x1b[31m\u2028" * 300), [], with_value("2021")])
def test_log_has_one_short_clean_line(client: FlaskClient, caplog: pytest.LogCaptureFixture, body):
    with caplog.at_level(logging.DEBUG):
        response = client.post(CALLBACKS, json=body)
    (record,) = caplog.records
    line = record.getMessage()
    assert record.exc_info is None
    assert line.isascii()
    assert line.isprintable()
    assert len(line) <= 2_000
    assert "hash=" in line
    assert "x" * 100 not in line
    if response.status_code == 500:
        assert response.json is not None
        assert f"reference={response.json['reference']}" in line
        assert "secret" not in response.text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(list(BODY))
BODIES = st.one_of(
    JSON.map(json.dumps).map(str.encode),
    st.dictionaries(KEYS, JSON).map(lambda parts: json.dumps(changed(**parts)).encode()),
    JSON.map(with_value).map(json.dumps).map(str.encode),
    st.binary(max_size=300),
    st.tuples(st.integers(0, 300), st.binary(max_size=6)).map(
        lambda cut: json.dumps(BODY).encode()[: cut[0]] + cut[1] + json.dumps(BODY).encode()[cut[0] + 1 :]
    ),
    st.fixed_dictionaries(
        {key: st.just(value) | JSON for key, value in BODY.items()},
        optional={"extra": JSON},
    )
    .map(json.dumps)
    .map(str.encode),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES)
def test_no_body_breaks_the_server(client: FlaskClient, body):
    response = client.post(CALLBACKS, data=body, content_type="application/json")
    assert response.status_code in {200, 204, 400}


def test_patterns_fit_their_components():
    client = patterned().server.test_client()
    one = {"id": {"type": "row", "at": 3}, "property": "n_clicks", "value": 1}
    body = {
        "output": '{"at":["MATCH"],"type":"row"}.children',
        "outputs": {"id": one["id"], "property": "children"},
        "inputs": [one, [one, one]],
        "changedPropIds": ['{"at":3,"type":"row"}.n_clicks'],
    }
    assert client.post(CALLBACKS, json=body).status_code == 200
    for part, value in {
        "inputs": [one, [{**one, "id": {"type": "other", "at": 3}}]],
        "changedPropIds": ['{"at":{},"type":"row"}.n_clicks'],
        "outputs": {"id": {"type": "row", "at": []}, "property": "children"},
    }.items():
        assert client.post(CALLBACKS, json={**body, part: value}).status_code == 400


def patterned() -> Dash:
    app = Dash("patterns", add_log_handler=False)
    app.layout = html.Div()

    @app.callback(
        Output({"type": "row", "at": MATCH}, "children"),
        Input({"type": "row", "at": MATCH}, "n_clicks"),
        Input({"type": "row", "at": ALL}, "n_clicks"),
    )
    def count(one: Any, every: Any) -> str:
        return f"{one} {every}"

    guard.register(app)
    return app


def test_outputs_and_inputs_by_name():
    app = Dash("named", add_log_handler=False)
    app.layout = html.Div()

    @app.callback(
        output={"a": Output("one", "children"), "b": Output("two", "children", allow_duplicate=True)},
        inputs={"year": Input("year", "value")},
        state={"path": State("place", "pathname")},
        prevent_initial_call=True,
    )
    def say(year: Any, path: Any) -> dict[str, Any]:
        return {"a": year, "b": path}

    guard.register(app)
    (name,) = app.callback_map
    body = {
        "output": name,
        "outputs": [
            {"id": part.rpartition(".")[0], "property": part.rpartition(".")[2]}
            for part in name.strip(".").split("...")
        ],
        "inputs": [{"id": "year", "property": "value"}],
        "changedPropIds": [],
        "state": [{"id": "place", "property": "pathname", "value": "/fi/"}],
    }
    client = app.server.test_client()
    assert client.post(CALLBACKS, json=body).status_code == 200
    assert client.post(CALLBACKS, json={**body, "outputs": body["outputs"][:1]}).status_code == 400
