"""Two speakers side by side: what each says more than the other, and where both speak."""

from newsroom import article


def days_of(name, words, days, others=()):
    """Articles of some days in which somebody says one thing."""
    for day in days:
        lines = (f'"{words}," said {name}.', *(f'"{said}," said {other}.' for other, said in others))
        yield article(
            lines,
            tuple((said, "said", other) for other, said in ((name, words), *others)),
            url=f"https://harbour-post.example/{name}/{day}",
            published=f"2024-03-{day:02}",
        )


def test_words_that_mark_a_speaker_are_none_that_only_build_sentences(archive):
    list(archive.add_many(days_of("Ada Okafor", "We would rather have the ferries than that bridge", (4, 5))))
    list(archive.add_many(days_of("Nils Aamodt", "They should have sold their boats before", (6, 7))))
    compared = archive.compare("Ada Okafor", "Nils Aamodt")
    assert {weight.word for weight in compared.a.words} == {"ferries", "bridge"}
    assert {weight.word for weight in compared.b.words} == {"sold", "boats"}


def test_two_speakers_meet_in_the_articles_that_quote_both_the_newest_first(archive):
    list(archive.add_many(days_of("Ada Okafor", "We will keep the ferries", (4, 9), [("Nils Aamodt", "We will sell the boats")])))
    list(archive.add_many(days_of("Nils Aamodt", "We will sell the boats", (5, 6, 10))))
    together = archive.compare("Nils Aamodt", "Ada Okafor").together
    assert [line.published[:10] for line in together] == ["2024-03-09", "2024-03-04"]
    assert archive.compare("Ada Okafor", "Nils Aamodt").together == together
