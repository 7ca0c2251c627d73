"""The house rules that a program can check: sizes of modules and functions, names of modules."""

import ast
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for folder in ("src", "benchmarks", "training") for path in (ROOT / folder).rglob("*.py"))
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_modules_are_small():
    assert median(map(length, MODULES)) <= 200
    assert {str(path.relative_to(ROOT)): length(path) for path in MODULES if length(path) > 450} == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_are_short_and_take_few_parameters(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, FUNCTIONS):
            assert node.end_lineno - node.lineno < 60, f"{node.name} is too long"
            arguments = [a for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs) if a.arg not in ("self", "cls")]
            assert len(arguments) <= 6, f"{node.name} takes {len(arguments)} parameters"


def test_no_module_is_a_drawer():
    assert [path for path in MODULES if path.stem in {"utils", "helpers", "common", "misc", "core"}] == []
