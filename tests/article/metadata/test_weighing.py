"""The strength of a candidate does not depend on the order in which a process happens to keep its marks."""

from itertools import permutations

from quoth.article.metadata.weighing import Candidate


def test_the_strength_is_the_same_in_whatever_order_the_marks_come():
    weights = {"a": 1e16, "b": 1.0, "c": -1e16}
    strengths = {Candidate("x", (), marks).strength(weights) for marks in map(tuple, permutations(weights))}
    assert strengths == {1.0}
