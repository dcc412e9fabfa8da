"""Heads and feet of pages as artifacts: read aloud on each page, they would tear sentences apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

_ROOT: Final = "StructTreeRoot"
_PROPERTIES: Final = "<</Type/Pagination>>"
_NOBODY: Final = b"null"


def mark_artifacts(_: object, pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Mark what stands in the margins of pages as artifacts, outside the tree of structure.

    WeasyPrint gives such words an element each that hangs on nothing. It calls this with its document and
    with the file's objects before it writes them.
    """
    root = _object(pdf, pdf.catalog[_ROOT])
    linked = set(_below(pdf, pdf.catalog[_ROOT]))
    owners_of = _by_page(_object(pdf, root["ParentTree"])["Nums"])
    for page in _pages(pdf):
        owners = owners_of[page["StructParents"]]
        loose = {n for n, owner in enumerate(owners) if owner not in linked}
        _mark(_object(pdf, page["Contents"]).stream, loose)
        for n in loose:
            _object(pdf, owners[n]).clear()
            owners[n] = _NOBODY


def _object(pdf: Any, reference: bytes) -> Any:  # noqa: ANN401 - pydyf has no types
    return pdf.objects[int(reference.split()[0])]


def _pages(pdf: Any) -> Iterator[Any]:  # noqa: ANN401 - pydyf has no types
    for reference in pdf.page_references:
        yield _object(pdf, reference)


def _by_page(numbers: list[Any]) -> dict[int, list[bytes]]:
    """Return, by the number of a page, whose each of its marked pieces is; links have numbers too."""
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return {number: owners for number, owners in pairs if isinstance(owners, list)}


def _below(pdf: Any, reference: bytes) -> Iterator[bytes]:  # noqa: ANN401 - pydyf has no types
    """Give an element of the tree and all below it."""
    yield reference
    for child in _object(pdf, reference).get("K", ()):
        if isinstance(child, bytes):
            yield from _below(pdf, child)


def _mark(operations: list[Any], loose: set[int]) -> None:
    """Turn marked pieces of a page's content into artifacts.

    Each begins with its tag, its properties and the operator, in a row.
    """
    for at, operation in enumerate(operations):
        if operation == b"BDC" and operations[at - 1].get("MCID") in loose:
            operations[at - 2 : at] = ["/Artifact", _PROPERTIES]
