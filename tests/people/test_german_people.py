"""Who is meant in German, where every noun has a capital."""

import pytest

import quoth
from quoth.lang import table
from quoth.people.lexicon import lexicon

SPEAKERS = [
    ("Rechtsanwalt Onno Feddersdorf kritisierte das. „Das reicht nicht“, sagte der Anwalt.", "Onno Feddersdorf"),
    ("Die Hafenmeisterin, Jule Brandt, sagte, der Steg sei zu.", "Jule Brandt"),
    ("Verkehrsminister Arndt Kessler kam am Montag. „Der Steg bleibt zu“, sagte Kessler.", "Arndt Kessler"),
    ("Niedersachsens Wirtschaftsministerin Frauke Thomsen (CDU) nannte den Plan „zu klein“.", "Frauke Thomsen"),
    ("Klaas Voss (61) ist wütend. „Das geht so nicht“, poltert der 61-Jährige.", "Klaas Voss"),
    ("Bürgermeisterin Mara Ondell kam am Montag. „Der Steg bleibt zu“, sagte sie.", "Mara Ondell"),
    ("Bürgermeisterin Mara Ondell kam mit den Fischern. „Der Steg muss auf“, riefen sie.", None),
    ("Der Chef der Fischer, Klaas Voss, schäumt: „Der Steg muss auf.“", "Klaas Voss"),
    ("Dezernent Onno Petersen ist dagegen. Seiner Ansicht nach ist der Steg zu alt.", "Onno Petersen"),
    ("Matchwinner Lasse Brook sprach von einem „schönen Traum“.", "Lasse Brook"),
    ("Nach Informationen der Nachrichtenagentur AFP ist der Steg zu.", "Nachrichtenagentur AFP"),
    ("Mara Ondell redete lange. „Der Steg ist alt“, sagte der Harrower Zunftrat Emil Sander.", "Emil Sander"),
    ("Israel schickte Hilfe. „Der Steg ist alt“, sagte er.", None),
    ("Er kam als Erster zu Wort. „Der Steg ist alt“, sagte er.", None),
    ("Emil Lübke kam. Emil Lübkes Boot sank. „Der Steg ist alt“, sagte Lübke.", "Emil Lübke"),
    ("Das Gutachten liegt vor. „Der Steg ist morsch“, sagte Sander.", "Sander"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_a_german_speaker_is_named_without_office(text, speaker):
    quotation = quoth.quotations(text, language="de")[-1]
    assert (quotation.speaker.name if quotation.speaker and quotation.speaker.named else None) == speaker


@pytest.mark.parametrize("text", ["Eine Sprecherin der Behörde sagte, der Steg sei zu.", "Nach Angaben der Feuerwehr ist der Steg zu."])
def test_a_german_noun_is_nobody_s_name(text):
    [quotation] = quoth.quotations(text, language="de")
    assert quotation.speaker is None or not quotation.speaker.named


@pytest.mark.parametrize("row", [*table("de", "persons"), *table("de", "kinship")], ids=lambda row: row["entry"])
def test_each_german_noun_for_people_tells_gender_and_number(row):
    noun = lexicon("de").noun(row["entry"].lower())
    assert noun is not None
    assert (noun.gender, noun.number) == (row["gender"], row["number"])


@pytest.mark.parametrize("row", [row for row in table("de", "persons") if row["joins"] == "yes"], ids=lambda row: row["entry"])
def test_compounds_are_what_their_last_noun_is(row):
    assert lexicon("de").noun(f"hafen{row['entry'].lower()}") == lexicon("de").noun(row["entry"].lower())
