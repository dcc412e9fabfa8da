"""The static files, held in memory in every encoding; only files that were listed can be had."""

import gzip
import re
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dash import Dash
from dash.fingerprint import check_fingerprint

from dashboard.web.cache import Cache
from dashboard.web.encoding import WORTHWHILE, is_text, smaller
from dashboard.web.logs import fingerprint

ASSETS: Final = "/assets/"
SUITES: Final = "/_dash-component-suites/"
_QUICK, _SMALLEST = 9, 11
_TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_BY_TIME = re.compile(r'(/assets/[^"?\s]+)\?m=[^"\s]*')


@dataclass(slots=True)
class Copy:
    """A file in memory. `encoded` fills as clients ask; `smallest` tells whether brotli did its best."""

    content: bytes
    mimetype: str
    version: str
    stamp: tuple[int, int]
    encoded: dict[str, bytes] = field(default_factory=dict)
    smallest: bool = False

    @property
    def compressible(self) -> bool:
        """Tell whether compression is worth it."""
        return is_text(self.mimetype) and len(self.content) > WORTHWHILE


class Shelf:
    """Everything the pages load: the assets folder and the files that Dash registered of its packages."""

    def __init__(self, app: Dash, *, cache: Cache | None = None) -> None:
        """List the assets; a file of a package is found when Dash has registered it."""
        folder = Path(app.config.assets_folder)
        files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
        self._assets = {ASSETS + path.relative_to(folder).as_posix(): path for path in files}
        self._registered: Mapping[str, set[str]] = app.registered_paths
        self._cache = cache or Cache()
        self._copies: dict[Path, Copy] = {}
        self._lock = threading.Lock()

    def path_of(self, address: str) -> Path | None:
        """Return the file behind an address; None for anything not listed, source maps included."""
        if address.startswith(ASSETS):
            return self._assets.get(address)
        package, _, name = address.removeprefix(SUITES).partition("/")
        path, _ = check_fingerprint(name)
        module = sys.modules.get(package)
        if path.endswith(".map") or path not in self._registered.get(package, ()) or module is None:
            return None
        found = Path(str(module.__file__)).parent / path
        return found if found.is_file() else None

    def copy_of(self, path: Path) -> Copy:
        """Return the file as it is now, read again only when it changed."""
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        copy = self._copies.get(path)
        if copy is None or copy.stamp != stamp:
            content = path.read_bytes()
            kind = _TYPES.get(path.suffix, "application/octet-stream")
            copy = Copy(content=content, mimetype=kind, version=fingerprint(content), stamp=stamp)
            self._copies[path] = copy
        return copy

    def encoded(self, copy: Copy, encoding: str) -> bytes:
        """Return the content in an encoding; the first to ask waits a moment, the others for it."""
        with self._lock:
            if encoding not in copy.encoded:
                copy.encoded[encoding] = self._encode(copy, encoding)
            return copy.encoded[encoding]

    def refine(self, copy: Copy) -> None:
        """Make the brotli copy as small as it gets, once on a machine; up to two seconds for a large file."""
        with self._lock:
            if copy.smallest:
                return
            copy.smallest = True
        smallest = self._cache.read(copy.content)
        if smallest is None:
            smallest = smaller(copy.content, quality=_SMALLEST)
            self._cache.write(copy.content, smallest)
        copy.encoded["br"] = smallest

    def versioned(self, tags: str) -> str:
        """Give the assets in HTML tags a version of their content, in place of Dash's time of change."""
        return _BY_TIME.sub(lambda match: self.address(match[1]), tags)

    def address(self, asset: str) -> str:
        """Return an asset's address with the version of its content."""
        path = self._assets.get(asset)
        return asset if path is None else f"{asset}?v={self.copy_of(path).version}"

    def _encode(self, copy: Copy, encoding: str) -> bytes:
        if encoding == "gzip":
            return gzip.compress(copy.content, 9, mtime=0)
        kept = self._cache.read(copy.content)
        copy.smallest = kept is not None
        return kept or smaller(copy.content, quality=_QUICK)
