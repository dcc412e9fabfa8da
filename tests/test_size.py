"""The code stays in small pieces, says nothing on the console and checks nothing by `assert`."""

import ast
from pathlib import Path

CODE = Path(__file__).resolve().parents[1] / "dashboard"
FILES = sorted(CODE.rglob("*.py"))
LONGEST_FUNCTION = 40
LONGEST_FILE = 250


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def name_of(file: Path) -> str:
    return str(file.relative_to(CODE))


def test_no_file_is_too_long():
    lengths = {name_of(f): len(f.read_text(encoding="utf-8").splitlines()) for f in FILES}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_too_long():
    lengths = {
        f"{name_of(file)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for file in FILES
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}


def test_nothing_is_checked_by_assert():
    found = [name_of(f) for f in FILES for node in ast.walk(parsed(f)) if isinstance(node, ast.Assert)]
    assert found == []


def test_nothing_is_printed_but_by_the_command_line():
    found = [
        name_of(file)
        for file in FILES
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    ]
    assert set(found) <= {"cli.py"}
