"""Static files: the same bytes in every encoding, kept by clients for the right time."""

import gzip
from collections.abc import Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import dash
import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.web.cache import Cache
from dashboard.web.shelf import Shelf

ASSETS = Path(__file__).resolve().parents[2] / "assets"
GRAPH = "/_dash-component-suites/dash/dcc/async-graph.js"
FILES = {
    "/assets/00-bootstrap.min.css": ASSETS / "00-bootstrap.min.css",
    GRAPH: Path(str(dash.__file__)).parent / "dcc" / "async-graph.js",
}
UNDO: dict[str | None, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    None: bytes,
}


@pytest.mark.parametrize("address", [*FILES, "/fi/", "/_dash-layout", "/_dash-dependencies"])
@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("br;q=0, *;q=0", None),
        ("identity", None),
        ("deflate", None),
        ("", None),
    ],
)
def test_encoding_is_negotiated_and_content_the_same(client: FlaskClient, address, accepted, encoding):
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    response = client.get(address, headers={"Accept-Encoding": accepted})
    small = len(plain.data) <= 1_024
    assert response.headers.get("Content-Encoding") == (None if small else encoding)
    assert UNDO[response.headers.get("Content-Encoding")](response.data) == plain.data
    assert "Accept-Encoding" in response.vary
    assert int(response.headers["Content-Length"]) == len(response.data)
    head = client.head(address, headers={"Accept-Encoding": accepted})
    assert head.data == b""
    assert head.headers["Content-Length"] == response.headers["Content-Length"]
    assert head.headers["ETag"] == response.headers["ETag"]


@pytest.mark.parametrize("address", FILES)
def test_content_is_that_of_the_file(client: FlaskClient, address):
    assert client.get(address).data == FILES[address].read_bytes()


@pytest.mark.parametrize(
    ("address", "lifetime"),
    [
        ("/assets/00-bootstrap.min.css", "no-cache"),
        ("/assets/00-bootstrap.min.css?v=old", "no-cache"),
        ("/assets/00-bootstrap.min.css?m=1.5", "no-cache"),
        ("/assets/fonts/source-sans-3-latin-wght-normal.woff2", "public, max-age=604800"),
        (GRAPH, "no-cache"),
        (GRAPH.replace(".js", ".v4_4_1m1.js"), "no-cache"),
        ("/fi/", "no-cache"),
        ("/_dash-layout", "no-cache"),
    ],
)
def test_only_versioned_addresses_are_kept_for_long(client: FlaskClient, address, lifetime):
    response = client.get(address)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, lifetime)


@pytest.mark.parametrize("address", [*FILES, "/fi/", "/_dash-dependencies"])
@pytest.mark.parametrize("accepted", ["br", "identity"])
def test_client_that_has_it_gets_304(client: FlaskClient, address, accepted):
    encoding = {"Accept-Encoding": accepted}
    tag = client.get(address, headers=encoding).headers["ETag"]
    for known in (tag, f'"x", {tag}', "*"):
        response = client.get(address, headers={**encoding, "If-None-Match": known})
        assert (response.status_code, response.data) == (304, b"")
        assert "Content-Encoding" not in response.headers
        assert response.headers["ETag"] == tag
        assert "Accept-Encoding" in response.vary
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_fonts_are_not_compressed(client: FlaskClient):
    font = client.get(
        "/assets/fonts/source-sans-3-latin-wght-normal.woff2", headers={"Accept-Encoding": "br"}
    )
    assert "Content-Encoding" not in font.headers
    assert font.mimetype == "font/woff2"


def test_files_cannot_be_posted_to(client: FlaskClient):
    for address in FILES:
        assert client.post(address).status_code == 405


def test_changed_file_is_read_again(tmp_path: Path):
    (tmp_path / "a.css").write_text("a {}", encoding="utf-8")
    app = Dash("changing", assets_folder=str(tmp_path), add_log_handler=False)
    shelf = Shelf(app, cache=Cache(folder=tmp_path / "cache"))
    before = shelf.address("/assets/a.css")
    (tmp_path / "a.css").write_text("a { color: red }", encoding="utf-8")
    assert shelf.address("/assets/a.css") != before


def test_second_process_takes_the_smallest_from_the_cache(tmp_path: Path):
    (tmp_path / "a.css").write_bytes((ASSETS / "00-bootstrap.min.css").read_bytes()[:40_000])
    app = Dash("twice", assets_folder=str(tmp_path), add_log_handler=False)
    path = tmp_path / "a.css"
    cache = Cache(folder=tmp_path / "cache")
    first, second = Shelf(app, cache=cache), Shelf(app, cache=cache)
    copy = first.copy_of(path)
    quick = first.encoded(copy, "br")
    assert not copy.smallest
    first.refine(copy)
    again = second.copy_of(path)
    assert second.encoded(again, "br") == first.encoded(copy, "br")
    assert again.smallest
    assert len(second.encoded(again, "br")) < len(quick)


def test_cache_is_not_trusted(tmp_path: Path):
    content = b"alert(1)\n" * 500
    cache = Cache(folder=tmp_path / "cache")
    cache.write(content, brotli.compress(content))
    assert cache.read(content) is not None
    (entry,) = (tmp_path / "cache").iterdir()
    for forged in (brotli.compress(b"evil()"), b"", b"not brotli"):
        entry.write_bytes(forged)
        assert cache.read(content) is None
    entry.write_bytes(brotli.compress(content))
    (tmp_path / "cache").chmod(0o777)
    assert cache.read(content) is None


def test_cache_does_without_a_folder(tmp_path: Path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    cache = Cache(folder=tmp_path / "taken")
    cache.write(b"content", b"compressed")
    assert cache.read(b"content") is None
