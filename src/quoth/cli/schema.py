"""`quoth schema`: the JSON Schema of what `quoth read --jsonl` prints."""

from __future__ import annotations

import json

import click
from pydantic import TypeAdapter

from quoth.report import ArticleReport, FailureReport


@click.command(epilog="Example: quoth schema > quoth.schema.json")
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of one line of `quoth read --jsonl`: an article or a failure."""
    shape = TypeAdapter[ArticleReport | FailureReport](ArticleReport | FailureReport).json_schema()
    shape = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Quoth report", **shape}
    click.echo(json.dumps(shape, indent=2))
