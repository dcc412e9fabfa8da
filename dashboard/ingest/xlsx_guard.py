"""What must be known of an XLSX file before a parser may touch it.

Nothing is unpacked further than the file says it goes, and the parser gets only the bytes that were looked
at: what a file says of its own size is not to be trusted.
"""

from __future__ import annotations

import html
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from openpyxl.utils.cell import range_boundaries

from dashboard.ingest.problems import Place, Report

MOST_PARTS = 200
LARGEST_PART = 20_000_000
LARGEST_WHOLE = 50_000_000
LARGEST_LIST = 1_000_000
"""Bytes of the archive's list of its parts."""
WIDEST_RANGE = 100_000
"""Cells of a merged range or a link; the parser makes an object of each."""
HIGHEST_RATIO = 100
SMALL_PART = 1_000_000
_PIECE = 65_536
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?<(?:!doctype|html|\?xml|table|body|!--)", re.IGNORECASE)
_RANGE = re.compile(rb"""<(?:[\w.-]+:)?(mergeCell|hyperlink)\b[^>]*?\bref\s*=\s*["']([^"']*)["']""")
_XML = (".xml", ".rels", ".vml")
_WIDE = (b"<\x00", b"\x00<", b"\xff\xfe", b"\xfe\xff")
_OFFICE = (
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
    ("Index/Document.iwa", "numbers"),
)
_BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_BROKEN += (struct.error, KeyError)
Parts = Mapping[str, bytes]


def checked_workbook(data: bytes, *, place: Place, report: Report) -> bytes | None:
    """Return the workbook packed anew from the parts that were checked, or None with the reason why not."""
    if not data:
        report.add("empty-file", place)
        return None
    if not data.startswith(b"PK"):
        kind = _kind(data)
        report.add("encrypted" if kind == "encrypted" else "not-xlsx", place, kind=kind)
        return None
    try:
        with zipfile.ZipFile(_listed(data, place, report)) as archive:
            parts = _unpacked(archive) if _fits(archive, place, report) else None
    except _RefusedError:
        return None
    except _BROKEN:
        report.add("damaged-xlsx", place)
        return None
    if parts is None or not _is_workbook(parts, place, report) or not _harmless(parts, place, report):
        return None
    return _packed(parts)


class _RefusedError(Exception):
    """The archive was refused and the reason reported."""


def _kind(data: bytes) -> str:
    if data.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in data else "xls"
    if _MARKUP.match(data[:200]):
        return "html / xml"
    if data.startswith(b"%PDF"):
        return "pdf"
    return "?" if b"\x00" in data[:1000] else "csv / txt"


def _listed(data: bytes, place: Place, report: Report) -> io.BytesIO:
    """Return the archive, unless its list of parts is itself too long to read."""
    end = data.rfind(b"PK\x05\x06")
    if end >= 0:
        count, size = struct.unpack_from("<HI", data, end + 10)
        if count > MOST_PARTS or size > LARGEST_LIST:
            report.add("unpacks-too-large", place, count=count, size="?")
            raise _RefusedError
    return io.BytesIO(data)


def _fits(archive: zipfile.ZipFile, place: Place, report: Report) -> bool:
    parts = archive.infolist()
    sizes = [part.file_size for part in parts]
    dense = [p for p in parts if p.file_size > SMALL_PART and p.file_size > HIGHEST_RATIO * p.compress_size]
    if len(parts) > MOST_PARTS or max(sizes, default=0) > LARGEST_PART or sum(sizes) > LARGEST_WHOLE or dense:
        report.add("unpacks-too-large", place, count=len(parts), size=f"{sum(sizes) / 1e6:.0f}")
        return False
    return True


def _unpacked(archive: zipfile.ZipFile) -> Parts:
    """Return every part, unpacked piece by piece so that one longer than it says is cut where it says."""
    parts: dict[str, bytes] = {}
    for info in archive.infolist():
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            message = "unusual compression"
            raise zipfile.BadZipFile(message)
        with archive.open(info) as part:
            parts[info.filename] = b"".join(iter(lambda: part.read(_PIECE), b""))
    return parts


def _packed(parts: Parts) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()


def _is_workbook(parts: Parts, place: Place, report: Report) -> bool:
    if "xl/workbook.xml" in parts and "mimetype" not in parts:
        return True
    opendocument = parts.get("mimetype", b"")
    kind = next((kind for name, kind in _OFFICE if name in parts), "")
    if b"opendocument" in opendocument:
        kind = "ods" if b"spreadsheet" in opendocument else "OpenDocument"
    report.add("not-xlsx" if kind else "damaged-xlsx", place, kind=kind)
    return False


def _harmless(parts: Parts, place: Place, report: Report) -> bool:
    found = [
        ("macros", {}) if _macros(parts) else None,
        _linked(parts),
        *(_declared(name, data) for name, data in parts.items()),
        *(wide for data in parts.values() for wide in _wide_ranges(data)),
    ]
    refused = [fault for fault in found if fault]
    for rule, details in refused:
        report.add(rule, place, **details)
    return not refused


def _macros(parts: Parts) -> bool:
    return any("vbaproject" in name.lower() or "macrosheets/" in name.lower() for name in parts)


def _linked(parts: Parts) -> tuple[str, dict[str, str]] | None:
    links = [data for name, data in parts.items() if name.lower().startswith("xl/externallinks/")]
    if not links:
        return None
    return ("dde", {}) if any(b"ddeLink" in data for data in links) else ("external-links", {})


def _declared(name: str, data: bytes) -> tuple[str, dict[str, str]] | None:
    if _DECLARATION.search(data):
        return "xml-declarations", {"part": name}
    wide = data.startswith(_WIDE) or (name.lower().endswith(_XML) and b"\x00" in data)
    # Excel writes UTF-8; what is written otherwise could not be looked through as bytes.
    return ("damaged-xlsx", {}) if wide else None


def _wide_ranges(data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    for tag, written in _RANGE.findall(data):
        text = html.unescape(written.decode("utf-8", errors="replace"))
        try:
            left, top, right, bottom = (edge or 0 for edge in range_boundaries(text))
        except (ValueError, TypeError):
            continue  # the parser itself refuses it
        if (right - left + 1) * (bottom - top + 1) > WIDEST_RANGE:
            yield "merged-cells" if tag == b"mergeCell" else "wide-link", {"value": text}
