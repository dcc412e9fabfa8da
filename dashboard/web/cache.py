"""A folder outside the project that keeps what took long to compress; everything works without it."""

import hashlib
import logging
import os
import stat
import tempfile
from pathlib import Path

from dashboard.web.encoding import is_of

_LOG = logging.getLogger(__name__)


class Cache:
    """Brotli-compressed contents by the hash of what they decompress to."""

    def __init__(self, *, folder: Path | None = None) -> None:
        """Use this folder, else one of this user's in the system's folder for temporary files."""
        self._folder = folder or Path(tempfile.gettempdir()) / f"dashboard-brotli-{os.getuid()}"

    def read(self, content: bytes) -> bytes | None:
        """Return the compressed content when it is there and decompresses to just this."""
        try:
            if not self._is_ours():
                return None
            compressed = self._path(content).read_bytes()
            return compressed if is_of(compressed, content) else None
        except OSError:
            return None

    def write(self, content: bytes, compressed: bytes) -> None:
        """Keep the compressed content; where that is not possible, do nothing."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._is_ours():
                self._replace(self._path(content), compressed)
        except OSError as error:
            _LOG.debug("compressed file not kept: %s", error)

    def _replace(self, path: Path, compressed: bytes) -> None:
        """Write whole or not at all, so that a reader never meets half a file."""
        handle, name = tempfile.mkstemp(dir=self._folder)
        with os.fdopen(handle, "wb") as file:
            file.write(compressed)
        Path(name).replace(path)

    def _path(self, content: bytes) -> Path:
        return self._folder / f"{hashlib.sha256(content).hexdigest()}.br"

    def _is_ours(self) -> bool:
        """Tell whether nobody else could have put files there."""
        status = self._folder.lstat()
        private = not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and private
