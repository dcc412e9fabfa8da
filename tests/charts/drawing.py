"""A figure drawn as vectors and read back: its elements, words and places."""

from typing import Any
from xml.etree import ElementTree as ET

from dashboard.charts.svg import svg

NAME = "{http://www.w3.org/2000/svg}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
GREY = "#6f7d8d"


def drawn(figure: Any, *, width: int = 640, **how: Any) -> ET.Element:
    made = svg(figure, width=width, language="fi", label="Lainat", **how)
    return ET.fromstring(made)  # noqa: S314 - our own


def found(root: ET.Element, name: str, **wanted: str) -> list[ET.Element]:
    keys = {key.replace("_", "-"): value for key, value in wanted.items()}
    return [e for e in root.iter(NAME + name) if all(e.get(k) == v for k, v in keys.items())]


def texts(root: ET.Element) -> list[str]:
    return ["".join(e.itertext()) for e in root.iter(NAME + "text")]


def text(root: ET.Element, said: str) -> ET.Element:
    return next(e for e in root.iter(NAME + "text") if "".join(e.itertext()) == said)


def place(element: ET.Element, *keys: str) -> list[float]:
    return [float(element.get(key) or "nan") for key in keys]


def lines_of(root: ET.Element, colour: str) -> list[ET.Element]:
    return [p for p in found(root, "path", stroke=colour, fill="none") if "stroke-miterlimit" in p.attrib]
