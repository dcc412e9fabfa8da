"""Workbooks taken apart and put together again with something wrong in them."""

import io
import struct
import zipfile
from collections.abc import Mapping

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le")
FIGURES = "xl/worksheets/sheet2.xml"
"""The part of the sheet of figures in a workbook made by these tests."""


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return an archive with one part more, or another."""
    return packed(parts_of(data) | {name: content})


def replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return an archive with some bytes of a part replaced."""
    part = parts_of(data)[name]
    assert old in part, part[:500]
    return with_part(data, name, part.replace(old, new, 1))


def understated(data: bytes, name: str, size: int) -> bytes:
    """Return an archive that says of a part that it is smaller than it is."""
    changed = bytearray(data)
    at = changed.rindex(name.encode())
    struct.pack_into("<I", changed, at - 46 + 24, size)
    return bytes(changed)


def locked(data: bytes) -> bytes:
    """Return an archive whose parts all claim to be encrypted."""
    changed = bytearray(data)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(magic)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(magic, at + 4)
    return bytes(changed)
