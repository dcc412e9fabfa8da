"""What Dash's scripts ask first is fetched before they run."""

import re

from flask.testing import FlaskClient

from dashboard.web.languages import DEFAULT


def test_the_first_questions_are_asked_by_the_document_itself(client: FlaskClient) -> None:
    html = client.get(f"/{DEFAULT}/").get_data(as_text=True)
    asked = re.findall(r'rel="preload" href="([^"]*)" as="fetch" crossorigin', html)
    assert [one.rsplit("/", 1)[1] for one in asked] == ["_dash-layout", "_dash-dependencies"]
    for address in asked:
        assert client.get(address).status_code == 200
