"""Who said what in languages that tables alone teach to the reading of sentences."""

import pytest

import quoth

TEXTS = [
    ("fr", "« Le quai est fermé », a déclaré lundi le maire de Bree, Paul Martin.", [("Le quai est fermé", "Paul Martin")]),
    ("fr", "Le maire de Bree, Paul Martin, a annoncé que le quai serait fermé.", [("que le quai serait fermé", "Paul Martin")]),
    ("fr", "D'après Mara Ondell, « rien n'est joué ».", [("rien n'est joué", "Mara Ondell")]),
    (
        "fr",
        "« C'est une honte », tonne le chef des pêcheurs, Luc Morel. Il promet que le quai rouvrira.",
        [("C'est une honte", "Luc Morel"), ("que le quai rouvrira", "Luc Morel")],
    ),
    ("fr", "Mara Ondell n'a pas dit si le quai serait rouvert.", []),
    ("es", "«El muelle está cerrado», dijo el lunes la alcaldesa Mara Ondell.", [("El muelle está cerrado", "Mara Ondell")]),
    ("es", "La ministra de Puertos, Mara Ondell, aseguró que el muelle sigue cerrado.", [("que el muelle sigue cerrado", "Mara Ondell")]),
    (
        "es",
        "“No vamos a ceder”, respondió Luis Prado, portavoz de los pescadores. “El puerto es nuestro”, añadió.",
        [("No vamos a ceder", "Luis Prado"), ("El puerto es nuestro", "Luis Prado")],
    ),
    ("it", "«Il molo è chiuso», ha detto lunedì la sindaca Mara Ondell.", [("Il molo è chiuso", "Mara Ondell")]),
    ("it", "Il molo resta chiuso, spiega Mara Ondell.", [("Il molo resta chiuso", "Mara Ondell")]),
    ("nl", "„De steiger is dicht”, zei burgemeester Mara Ondell maandag.", [("De steiger is dicht", "Mara Ondell")]),
    ("nl", "Gisteren heeft Mara Ondell gezegd dat de steiger dicht is.", [("dat de steiger dicht is", "Mara Ondell")]),
    ("nl", "De steiger heet „het houten hart”, beelden waarop hij staat zijn duur.", []),
    ("nl", "De steiger is dicht, aldus Mara Ondell.", [("De steiger is dicht", "Mara Ondell")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), TEXTS)
def test_a_language_with_tables_says_who_said_what(language, text, expected):
    found = quoth.quotations(text, language=language)
    shown = [(" … ".join(span.of(text) for span in one.content), one.speaker.name if one.speaker else None) for one in found]
    assert shown == expected
