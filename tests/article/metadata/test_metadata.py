from selectolax.lexbor import LexborHTMLParser

from quoth.article.metadata import Metadata, read_metadata


def test_a_page_that_states_nothing_has_no_metadata() -> None:
    assert read_metadata(LexborHTMLParser("<p>Rain fell on Tarn Bay.</p>"), None) == Metadata()
