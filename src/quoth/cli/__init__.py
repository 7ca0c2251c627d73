"""The command line: one file per group of commands.

Data goes to standard output, progress and notes to standard error. Exit codes: 0 fine; 1 failed; 2 wrong usage; 3 finished, but look.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from quoth.errors import QuothError

_COMMANDS = {
    "read": "quoth.cli.read:read",
    "add": "quoth.cli.add:add",
    "build": "quoth.cli.build:build",
    "fetch": "quoth.cli.fetch:fetch",
    "watch": "quoth.cli.watch:watch",
    "find": "quoth.cli.find:find",
    "people": "quoth.cli.people:people",
    "person": "quoth.cli.people:person",
    "compare": "quoth.cli.people:compare",
    "trace": "quoth.cli.trace:trace",
    "export": "quoth.cli.export:export",
    "check": "quoth.cli.check:check",
    "correct": "quoth.cli.correct:correct",
    "reread": "quoth.cli.keep:reread",
    "forget": "quoth.cli.keep:forget",
    "repair": "quoth.cli.keep:repair",
    "schema": "quoth.cli.schema:schema",
    "serve": "quoth.cli.serve:serve",
}
"""Where each command lives. They are imported when called, so that `quoth read` does not wait for the web framework."""


class _Commands(click.Group):
    """A group that imports a command when it is called for (https://click.palletsprojects.com/en/stable/complex/#lazily-loading-subcommands)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quoth")
def program() -> None:
    """Who said what, where it was printed, and whether they said it.

    Example: quoth read samples/pages
    """


def main() -> None:
    """Run the program; an error that Quoth raises on purpose is one line on standard error and exit code 1."""
    try:
        program()
    except QuothError as error:
        click.echo(f"quoth: {error}", err=True)
        sys.exit(1)
