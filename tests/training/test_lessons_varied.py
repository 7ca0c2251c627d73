"""What the tagger learns from: documents varied without losing the place of a word, and every annotator's reading of an article."""

import json
import random
from pathlib import Path

import pytest

from quoth.quotations.lexicon import lexicon
from training.quotations.augment import varied
from training.quotations.corpora import readings
from training.quotations.labels import Document, Marked

TEXT = """Ferry to stay

“We sail at dawn,” said Ondell. She was calm.

Ondell said that the pier was safe.

Ondell says the lamps are lit."""
SEEDS = range(120)


def place(words, after=0):
    start = TEXT.index(words, after)
    return ((start, start + len(words)),)


def document():
    second, third = TEXT.index("Ondell said"), TEXT.index("Ondell says")
    return Document(
        "ferry",
        TEXT,
        [
            Marked(place("“We sail at dawn,”"), place("said"), place("Ondell")),
            Marked(place("that the pier was safe"), place("said", second), place("Ondell", second)),
            Marked(place("the lamps are lit"), place("says"), place("Ondell", third)),
        ],
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_places_move_with_their_words(seed):
    one = varied(document(), random.Random(seed))
    said = [[one.text[a:b].lower() for a, b in quotation.content] for quotation in one.quotations]
    assert said == [["“we sail at dawn,”"], ["that the pier was safe"], ["the lamps are lit"]]
    cues = [one.text[a:b] for quotation in one.quotations for a, b in quotation.cue]
    assert [lexicon("en").cues[cue].tense for cue in cues] == ["past", "past", "present"]
    sources = {one.text[a:b] for quotation in one.quotations for a, b in quotation.source}
    assert len(sources) == 1
    assert sources.pop().isalpha()


def test_documents_vary_in_names_verbs_paragraphs_and_capitals():
    made = [varied(document(), random.Random(seed)).text for seed in SEEDS]
    assert any("Ondell" not in text and "ondell" not in text for text in made)
    assert any("said" not in text for text in made)
    assert any(text.count("\n\n") < TEXT.count("\n\n") for text in made)
    assert any(text.islower() for text in made)
    assert TEXT in made


def test_every_annotator_of_an_article_is_a_reading_of_it(tmp_path: Path):
    found = [{"content": [[16, 33]], "cue": [[34, 38]], "source": [[39, 45]]}]
    (tmp_path / "train.jsonl").write_text(
        "".join(json.dumps({"id": name, "text": TEXT, "quotations": found}) + "\n" for name in ("ferry", "pier")), encoding="utf-8"
    )
    both = {"id": "ferry", "text": TEXT, "annotators": {"one": found, "two": []}}
    elsewhere = {"id": "not in this split", "text": TEXT, "annotators": {"one": found}}
    (tmp_path / "several.jsonl").write_text(json.dumps(both) + "\n" + json.dumps(elsewhere) + "\n", encoding="utf-8")
    made = list(readings(tmp_path / "train.jsonl", tmp_path / "several.jsonl"))
    assert [[(one.id, len(one.quotations)) for one in article] for article in made] == [[("ferry", 1), ("ferry", 0)], [("pier", 1)]]
