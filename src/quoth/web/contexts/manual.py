"""What the manual of the API is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a route: its name, what it means, and whether it must be given."""

    name: str
    says: str
    required: bool


@dataclass(frozen=True, slots=True)
class Route:
    """What a program can ask or send: how, where, with which parameters, and what the answer holds."""

    method: str
    path: str
    says: str
    parameters: tuple[Parameter, ...]
    sends: str
    answers: str


@dataclass(frozen=True, slots=True)
class ManualPage:
    """The manual of the API."""

    template: ClassVar[str] = "manual.html"

    routes: tuple[Route, ...] = field(metadata={"help": "every route, those that only read first"})

    @classmethod
    def of(cls, described: Mapping[str, Any]) -> ManualPage:
        """The manual of an OpenAPI description."""
        return cls(tuple(sorted(_routes(described), key=lambda route: route.method != "GET")))


def _routes(described: Mapping[str, Any]) -> Iterator[Route]:
    for path, methods in described["paths"].items():
        for method, route in methods.items():
            parameters = (
                Parameter(given["name"], given.get("description", ""), given["required"])
                for given in route.get("parameters", ())
                if given["in"] == "query"
            )
            body = route.get("requestBody", {}).get("content", {})
            good = next(answer for status, answer in route["responses"].items() if status.startswith("2"))
            answer = good["content"]["application/json"]["schema"]
            yield Route(method.upper(), path, route.get("description", ""), tuple(parameters), ", ".join(body), _named(answer))


def _named(schema: Mapping[str, Any]) -> str:
    """The type of an answer in words: a type of the library, or a list of one."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    return f"list of {_named(schema['items'])}" if "items" in schema else str(schema.get("type", ""))
