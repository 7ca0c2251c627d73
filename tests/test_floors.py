"""The ratchet holds: every bound is the last of its history, and none was loosened without a reason."""

import json

import pytest

from benchmarks import floors
from benchmarks.__main__ import COMMANDS


@pytest.fixture
def ratchet(tmp_path, monkeypatch):
    def write(**entries):
        file = tmp_path / "floors.json"
        file.write_text(json.dumps(entries))
        monkeypatch.setattr(floors, "FILE", file)

    return write


def test_the_file_keeps_its_own_rules():
    assert floors.loosened_without_reason() == []
    assert set(floors.gates()) <= set(COMMANDS)


@pytest.mark.parametrize(("value", "said"), [(93.9, ["a.b is 93.9, below its floor of 94.0"]), (94.0, []), (95.0, [])])
def test_a_figure_below_its_floor_is_named(ratchet, value, said):
    ratchet(**{"a.b": {"at_least": 94.0, "history": [["2026-11-25", 94.0, ""]]}})
    assert floors.broken({"a.b": value}) == said


def test_a_figure_above_its_ceiling_is_named(ratchet):
    ratchet(**{"a.b": {"at_most": 2.0, "history": [["2026-11-25", 2.0, ""]]}})
    assert floors.broken({"a.b": 3.0}) == ["a.b is 3.0, above its ceiling of 2.0"]


@pytest.mark.parametrize(("reason", "count"), [("", 1), ("the truth file was corrected", 0)])
def test_loosening_needs_a_reason(ratchet, reason, count):
    ratchet(**{"a.b": {"at_least": 93.0, "history": [["2026-11-25", 94.0, ""], ["2026-11-26", 93.0, reason]]}})
    assert len(floors.loosened_without_reason()) == count
