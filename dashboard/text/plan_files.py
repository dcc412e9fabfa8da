"""The files of a plan by what they hold: their names alone say little to whoever reads the change log."""

from __future__ import annotations

from dashboard.text.messages import Words


def file_text(name: str, words: Words) -> str:
    """Return what a file holds with its name: "lähteet (sources.toml)"; the name alone of any other."""
    folder, inside, _ = name.partition("/")
    key = f"log.file_of.{folder if inside else name.rpartition('.')[0]}"
    return words("differences.part", name=words(key), part=name) if key in words.entries else name
