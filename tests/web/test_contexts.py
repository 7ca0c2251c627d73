"""A template uses exactly the fields that its page documents."""

import dataclasses
import importlib
import pkgutil

import pytest
from jinja2 import nodes

import quoth.web.contexts
from quoth.web.templating import _TEMPLATES


def pages():
    for module in pkgutil.iter_modules(quoth.web.contexts.__path__):
        for value in vars(importlib.import_module(f"quoth.web.contexts.{module.name}")).values():
            if dataclasses.is_dataclass(value) and hasattr(value, "template") and value.__module__.endswith(module.name):
                yield value


def rendered(template):
    tree = _TEMPLATES.parse(_TEMPLATES.loader.get_source(_TEMPLATES, template)[0])
    return {at.attr for at in tree.find_all(nodes.Getattr) if isinstance(at.node, nodes.Name) and at.node.name == "shown"}


PAGES = list(pages())


def test_every_template_of_a_page_has_a_documented_value():
    names = {name for name in _TEMPLATES.list_templates() if "/" not in name and name != "base.html"}
    assert {page.template for page in PAGES} == names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_template_uses_what_its_page_documents(page):
    fields = dataclasses.fields(page)
    assert rendered(page.template) == {field.name for field in fields}
    assert all(field.metadata.get("help") for field in fields)
    assert page.__doc__
    assert page.__dataclass_params__.frozen
