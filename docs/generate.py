"""What `make docs` writes into the pages: the command line's help, the data model, and the output of the tutorial's commands.

Cog (https://cog.readthedocs.io) runs the calls that stand in the pages as comments; `make docs-check` fails when a page is behind the code.
"""

from __future__ import annotations

import dataclasses
import inspect
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import get_type_hints

import click

from quoth import model, report, spans
from quoth.cli import program

ROOT = Path(__file__).resolve().parents[1]
QUOTH = [sys.executable, "-m", "quoth"]


def cli_reference() -> str:
    """The `--help` of every command."""
    context = click.Context(program, info_name="quoth")
    parts = []
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        assert command is not None
        text = command.get_help(click.Context(command, info_name=name, parent=context, terminal_width=100, max_content_width=100))
        parts.append(f"## quoth {name}\n\n```\n{text}\n```\n")
    return "\n".join(parts)


def data_model() -> str:
    """A table of fields for every published type, in the order of the flow."""
    types = [kind for module in (spans, model) for kind in vars(module).values() if _is_value(kind, module.__name__)]
    return "\n".join(_fields(kind, [(f.name, str(f.type)) for f in dataclasses.fields(kind)]) for kind in types)


def report_model() -> str:
    """A table of fields for every object of the machine contract."""
    shapes = [kind for name, kind in vars(report).items() if name.endswith("Report")]
    return "\n".join(_fields(kind, [(name, _plain(hint)) for name, hint in get_type_hints(kind).items()]) for kind in shapes)


def _is_value(kind: object, module: str) -> bool:
    return isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == module


def _plain(hint: object) -> str:
    text = hint.__name__ if isinstance(hint, type) and "[" not in str(hint) else str(hint)
    for prefix in ("quoth.report.", "quoth.model.", "typing."):
        text = text.replace(prefix, "")
    return text


def _fields(kind: type, fields: list[tuple[str, str]]) -> str:
    said = inspect.getdoc(kind) or ""
    prose = said.split(">>>")[0].strip()
    rows = "\n".join(f"| `{name}` | `{hint.replace('|', chr(92) + '|')}` |" for name, hint in fields)
    return f"### {kind.__name__}\n\n{prose}\n\n| field | type |\n|---|---|\n{rows}\n"


def shell(*commands: str, last: int = 0) -> str:
    """The commands and what they print, run one after the other in an empty folder beside the samples; `last` shows the last few alone."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "samples").symlink_to(ROOT / "samples")
        printed = [f"$ {command}\n{_output(command, folder)}".rstrip() for command in commands]
    return "```console\n" + "\n".join(printed[-last:]) + "\n```\n"


def _output(command: str, folder: str) -> str:
    program_name, *arguments = shlex.split(command)
    assert program_name == "quoth", "the tutorial runs quoth alone"
    environment = {"COLUMNS": "110", "PATH": "", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run([*QUOTH, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines())
