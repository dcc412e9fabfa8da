"""The document around a page."""

import json
import re

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_document_is_in_the_language_of_its_address(client: FlaskClient, language):
    html = client.get(f"/{language}/").text
    assert f'<html lang="{language}">' in html
    assert f'content="Kuvaus {language}"' in html
    assert f'({language}): <a href="/{language}/data.csv">CSV</a></p></noscript>' in html


def test_title_is_escaped(client: FlaskClient):
    assert "<title>Start &amp; &lt;more&gt;</title>" in client.get("/en/").text


def test_preloads_have_the_addresses_that_are_loaded(client: FlaskClient):
    html = client.get("/fi/").text
    script = re.search(r'rel="preload" href="([^"]*)" as="script"', html)
    assert script is not None
    assert f'<script src="{script[1]}">' in html
    assert 'wght-normal.woff2" as="font" type="font/woff2" crossorigin>' in html


def test_everything_loaded_is_there_for_a_year(client: FlaskClient):
    html = client.get("/fi/").text
    loaded = re.findall(r'<script src="([^"]*)"', html) + re.findall(r'"stylesheet" href="([^"]*)"', html)
    assert len(loaded) > 8
    for address in loaded:
        response = client.get(address)
        assert (response.status_code, response.headers["Cache-Control"]) == (
            200,
            "public, max-age=31536000, immutable",
        )
    assert not [address for address in loaded if "polyfill" in address or "package_data" in address]


def test_versions_of_the_insides_are_withheld(client: FlaskClient):
    html = client.get("/fi/").text
    config = json.loads(re.findall(r'id="_dash-config"[^>]*>(.*?)</script>', html, re.DOTALL)[0])
    assert config["requests_pathname_prefix"] == "/"
    assert not {"python_version", "end_id"} & set(config)
    assert html == client.get("/fi/").text
