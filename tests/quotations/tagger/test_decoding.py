"""The best labelling, and how probable each label is, against all labellings counted one by one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from quoth.quotations.tagger.decoding import decode
from quoth.quotations.tagger.labels import BEGIN, INSIDE, LABELS, OUTSIDE, Part, may_follow

WORDS = 4


@pytest.fixture
def moves():
    rng = np.random.default_rng(3)
    n = len(LABELS)
    return np.array([[rng.normal() if may_follow(a, b) else -50.0 for b in range(n)] for a in range(n)], dtype=np.float32)


def scores(seed: int, words: int = WORDS):
    return np.random.default_rng(seed).normal(size=(words, len(LABELS)), scale=2).astype(np.float32)


def real(words: int = WORDS):
    return np.arange(words) > 0


def free(words: int = WORDS):
    return np.zeros(words, dtype=np.int32)


def weigh(labels, given, moves):
    return sum(given[n, label] for n, label in enumerate(labels) if n) + sum(moves[a, b] for a, b in pairwise(labels))


@pytest.mark.parametrize("seed", range(6))
def test_the_best_labelling_and_its_probabilities_are_those_of_all_labellings(seed, moves):
    given = scores(seed)
    every = [(OUTSIDE, *rest) for rest in product(range(len(LABELS)), repeat=WORDS - 1)]
    weights = np.exp([weigh(labels, given, moves) for labels in every])
    found = decode([given], [real()], [free()], moves)[0]
    assert tuple(found.labels) == every[int(weights.argmax())]
    for word, label in product(range(WORDS), range(len(LABELS))):
        share = sum(weight for labels, weight in zip(every, weights, strict=True) if labels[word] == label) / weights.sum()
        assert found.probabilities[word, label] == pytest.approx(share, abs=1e-4)


def test_windows_of_a_batch_do_not_touch_each_other(moves):
    given = [scores(1, 4), scores(2, 9)]
    words = [np.array([0 < n < len(one) - 1 for n in range(len(one))]) for one in given]
    alone = [decode([one], [some], [free(len(one))], moves)[0] for one, some in zip(given, words, strict=True)]
    together = decode(given, words, [free(4), free(9)], moves)
    for one, other in zip(alone, together, strict=True):
        assert one.labels.tolist() == other.labels.tolist()
        np.testing.assert_allclose(one.probabilities, other.probabilities, atol=1e-5)


def test_no_inside_without_a_beginning(moves):
    for seed in range(20):
        labels = decode([scores(seed, 30)], [real(30)], [free(30)], moves)[0].labels.tolist()
        assert all(may_follow(a, b) for a, b in pairwise(labels))


def test_ends_of_paragraphs_are_outside_everything(moves):
    given = scores(5, 8)
    given[4, INSIDE[Part.CONTENT]] = 99
    words = real(8)
    words[4] = False
    assert decode([given], [words], [free(8)], moves)[0].labels[4] == OUTSIDE


def test_a_content_rather_takes_all_words_in_marks_than_some(moves):
    given = np.zeros((7, len(LABELS)), dtype=np.float32)
    given[2, BEGIN[Part.CONTENT]] = given[3, INSIDE[Part.CONTENT]] = 6
    given[4, OUTSIDE] = 2
    given[5, INSIDE[Part.CONTENT]] = 6
    pairs = np.array([0, 0, 1, 1, 1, 1, 0], dtype=np.int32)
    level = np.where(moves <= -50, moves, 0).astype(np.float32)
    content = (BEGIN[Part.CONTENT], INSIDE[Part.CONTENT])
    assert all(label in content for label in decode([given], [real(7)], [pairs], level)[0].labels[2:6])
