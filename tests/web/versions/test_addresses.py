"""How an address names a version."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.web.versions.addresses import prefix, version_of, without_version

VERSION = "0123456789ab"
PAIRS = st.lists(
    st.text(st.characters(codec="latin-1", exclude_characters="&\n"), max_size=12).filter(
        lambda pair: not pair.startswith("version=")
    ),
    min_size=1,
    max_size=6,
).map("&".join)
PATHS = st.text(st.characters(codec="latin-1"), max_size=30).map(lambda rest: f"/{rest}")


def request(path: str, query: str) -> dict[str, str]:
    return {"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": "GET"}


@given(PATHS.filter(lambda path: not path.startswith("/v/")), PAIRS)
def test_a_request_that_names_none_stays_as_it_was(path, query):
    asked = request(path, query)
    assert version_of(asked) == ""
    assert without_version(asked) == asked


@given(PATHS.filter(lambda path: not path.startswith("/v/")), PAIRS)
def test_what_names_the_version_is_all_that_is_taken_out(path, query):
    plain = request(path, query)
    for named in (
        request(f"{prefix(VERSION)}{path.removeprefix('/')}", query),
        request(path, f"{query}&version={VERSION}"),
        request(path, f"version={VERSION}&{query}"),
    ):
        assert version_of(named) == VERSION
        assert without_version(named) == plain


def test_a_version_in_front_counts_before_one_behind():
    both = request(f"/v/{VERSION}/fi/", "version=abcdef")
    assert version_of(both) == VERSION
    assert without_version(both) == request("/fi/", "")


def test_only_the_beginning_of_a_path_names_a_version():
    inside = request(f"/v/zz/v/{VERSION}/fi/", "")
    assert version_of(inside) == ""
    assert without_version(inside) == inside


def test_something_that_cannot_be_a_version_is_one_that_there_is_not():
    assert version_of(request("/fi/", "version=%2e%2e")) == "%2e%2e"
    assert len(version_of(request("/fi/", "version=" + "a" * 9_000))) == 64
    assert version_of(request(f"/v/{VERSION}", "")) == ""
