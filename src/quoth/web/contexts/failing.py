"""What the page of an error is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Something went wrong."""

    template: ClassVar[str] = "error.html"

    error: str = field(metadata={"help": "what happened"})
    where: str = field(metadata={"help": "the place: a name, a field, an address"})
    hint: str = field(metadata={"help": "what to do next"})
