"""What must be known of an XLSX file before a parser may touch it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from dashboard.ingest.problems import Place, Report

MOST_PARTS = 200
LARGEST_PART = 20_000_000
LARGEST_WHOLE = 50_000_000
HIGHEST_RATIO = 100
SMALL_PART = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|table)", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def safe_workbook(data: bytes, *, place: Place, report: Report) -> bool:
    """Tell whether the bytes are an XLSX workbook that is safe to parse; report why not."""
    if not data:
        report.add("empty-file", place)
        return False
    if not data.startswith(b"PK"):
        kind = _kind(data)
        report.add("encrypted" if kind == "encrypted" else "not-xlsx", place, kind=kind)
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _fits(archive, place, report) and _harmless(archive, place, report)
    except _BROKEN:
        report.add("damaged-xlsx", place)
        return False


def _kind(data: bytes) -> str:
    if data.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in data else "xls"
    if _MARKUP.match(data[:200]):
        return "html / xml"
    if data.startswith(b"%PDF"):
        return "pdf"
    return "?" if b"\x00" in data[:1000] else "csv / txt"


def _fits(archive: zipfile.ZipFile, place: Place, report: Report) -> bool:
    parts = archive.infolist()
    sizes = [part.file_size for part in parts]
    dense = [p for p in parts if p.file_size > SMALL_PART and p.file_size > HIGHEST_RATIO * p.compress_size]
    if len(parts) > MOST_PARTS or max(sizes, default=0) > LARGEST_PART or sum(sizes) > LARGEST_WHOLE or dense:
        report.add("unpacks-too-large", place, count=len(parts), size=f"{sum(sizes) / 1e6:.0f}")
        return False
    return True


def _harmless(archive: zipfile.ZipFile, place: Place, report: Report) -> bool:
    names = archive.namelist()
    refused = _refused(archive, names)
    if refused:
        report.add(refused, place, kind="ods")
        return False
    for name in names:
        if name.endswith((".xml", ".rels")) and _DECLARATION.search(archive.read(name)):
            report.add("xml-declarations", place, part=name)
            return False
    return True


def _refused(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" in names and b"opendocument" in archive.read("mimetype"):
        return "not-xlsx"
    if any("vbaproject" in name.lower() for name in names):
        return "macros"
    if any(name.lower().startswith("xl/externallinks/") for name in names):
        return "external-links"
    return "" if "xl/workbook.xml" in names else "damaged-xlsx"
