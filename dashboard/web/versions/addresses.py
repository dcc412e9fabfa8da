"""How an address names a version of the data: in front of a callback's, as a parameter of a file's.

    /v/0123456789ab/_dash-update-component
    /fi/data/plan.pptx?year=2022&version=0123456789ab

An address that names none is answered by the newest version.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

PARAMETER: Final = "version"
_PREFIX = re.compile(r"/v/([0-9a-f]{1,64})(?=/)", re.ASCII)
_PAIR: Final = f"{PARAMETER}="


def prefix(version: str) -> str:
    """Return what stands before the address of a callback of this version."""
    return f"/v/{version}/"


def version_of(environ: WSGIEnvironment) -> str:
    """Return the version that a request names, empty where it names none.

    One that is named in a way that cannot be any version is given back as it is written.
    """
    if found := _PREFIX.match(environ.get("PATH_INFO", "")):
        return found[1]
    pairs = _pairs(environ)
    return next((pair.removeprefix(_PAIR)[:64] for pair in pairs if pair.startswith(_PAIR)), "")


def without_version(environ: WSGIEnvironment) -> WSGIEnvironment:
    """Return the request as an application of one version knows it; the rest stays byte for byte."""
    path = environ.get("PATH_INFO", "")
    if found := _PREFIX.match(path):
        path = path[found.end() :]
    query = "&".join(pair for pair in _pairs(environ) if not pair.startswith(_PAIR))
    return {**environ, "PATH_INFO": path, "QUERY_STRING": query}


def _pairs(environ: WSGIEnvironment) -> list[str]:
    query: str = environ.get("QUERY_STRING", "")
    return query.split("&")
