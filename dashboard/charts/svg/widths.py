"""How wide and how high Source Sans 3 is: without a browser nothing else measures text."""

from __future__ import annotations

from typing import Final

ASCENT: Final = 1.024
"""What the font keeps above the base line, for its size."""
DESCENT: Final = 0.4
"""What it keeps below."""
_BOLD: Final = 1.065
_KERNED: Final = 0.995
"""Letters that suit each other are drawn a little together; which ones, no table here tells."""
_OTHER: Final = 540
_THOUSANDTHS: Final = {
    80: "⁄∕",
    100: "\u2009",
    200: " \u00a0",
    240: "',.:;ij|·ìíîïı‘’‚′",
    260: "IlÌÍÎÏ",
    280: "!¡‹›",
    300: "()[]f{}•",
    320: "-",
    340: "rt°",
    360: "/\\²³¹",
    420: '"*?sz«»¿“”„″',
    440: "x",
    460: "cvyçýÿ",
    480: "JLYÝ–",
    500: "#$+0123456789<=>F^_aegk~£¥§±×àáâãäåèéêë÷€−",
    520: "EVXÈÉÊË",
    540: "ASTZhnouÀÁÂÃÄÅðñòóôõöøùúûü",
    560: "PRbdpqµþ",
    580: "BCKÇÞß",
    600: "&",
    620: "DG↑↓",
    640: "NUÐÑÙÚÛÜ™",
    660: "HOQÒÓÔÕÖØ",
    720: "Mw",
    740: "©",
    780: "W¼æ",
    800: "½¾—",
    820: "%mÆ",
    840: "@Œœ",
    940: "…",
}
_WIDTHS: Final = {ord(sign): width for width, signs in _THOUSANDTHS.items() for sign in signs}


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the pixels that a line of words takes, without markup; some letters are taken for an average."""
    wide = sum(_WIDTHS.get(ord(sign), _OTHER) for sign in text) * _KERNED * size / 1000
    return wide * _BOLD if bold else wide


def ascent(size: float) -> int:
    """Return the whole pixels above the base line, as browsers count them."""
    return round(ASCENT * size)


def descent(size: float) -> int:
    """Return the whole pixels below the base line, as browsers count them."""
    return round(DESCENT * size)
