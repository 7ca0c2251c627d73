"""What certainty is worth: the maps rise, keep to what was counted, and the table says how often each level is right."""

import pytest

from training.quotations.calibrate import Judged, calibration, reliability


def articles(right_of_ten):
    """Articles with ten attributions at each certainty, of which so many are right."""
    return [
        [Judged(certainty, evidence, number < right) for certainty, right in right_of_ten for number in range(10)]
        for evidence in ("marks", "cue", "no cue")
        for _ in range(20)
    ]


def test_a_map_says_what_share_was_right_and_never_falls():
    found = [one for article in articles([(0.2, 3), (0.5, 6), (0.8, 5), (0.95, 9)]) for one in article]
    for points in calibration(found).values():
        shares = [share for _, share in points]
        assert shares == sorted(shares)
        assert shares[0] == pytest.approx(0.3, abs=0.02)
        assert shares[-1] == pytest.approx(0.9, abs=0.02)


def test_the_table_is_of_articles_that_the_map_was_not_counted_on():
    table = reliability(articles([(0.2, 3), (0.95, 9)]))
    assert sum(row.count for row in table) == 1200
    assert all(abs(row.said - row.right) < 0.05 for row in table)
