"""Who is meant in languages that have rules and tables but no model of their own."""

import pytest

import quoth


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Am Freitag kam Onno Feddersdorf an den Steg. „Der Steg bleibt gesperrt“, sagte er.", "Onno Feddersdorf"),
        ("Am Freitag war der Steg leer. „Der Steg bleibt gesperrt“, sagte er.", None),
        ("Daran ändere sich nichts. „Der Steg bleibt gesperrt“, sagte sie.", None),
    ],
)
def test_a_german_pronoun_is_a_person_of_the_text_or_nobody_and_never_a_name(text, speaker):
    [quotation] = quoth.quotations(text, language="de")
    assert (quotation.speaker.name if quotation.speaker else None) == speaker
