"""Every table of language knowledge is well formed: each line has its columns, its example, and stands once."""

from importlib.resources import files

import pytest

from quoth.lang import entries, languages, table

TABLES = [
    (language, file.name.removesuffix(".tsv"))
    for language in languages()
    for file in sorted(files("quoth.lang").joinpath(language).iterdir(), key=lambda f: f.name)
    if file.name.endswith(".tsv")
]


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_every_row_has_an_entry_and_an_example(language, name):
    rows = table(language, name)
    assert rows
    assert next(iter(rows[0])) == "entry"
    assert list(rows[0])[-1] == "example"
    for row in rows:
        assert row["entry"].strip(), row
        assert row["example"].strip(), row


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_no_row_stands_twice(language, name):
    rows = [tuple(value for key, value in row.items() if key != "example") for row in table(language, name)]
    assert len(rows) == len(set(rows)), [row for row in rows if rows.count(row) > 1]


def test_a_language_without_a_table_has_no_entries():
    assert table("xx", "cues") == ()
    assert entries("xx", "cues") == frozenset()
