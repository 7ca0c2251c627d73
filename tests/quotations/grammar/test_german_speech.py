"""Who said what in German, as its sentences are built."""

import pytest

SENTENCES = [
    ("Der Steg sei gesperrt, sagte Mara Ondell.", ["indirect | Der Steg sei gesperrt | Mara Ondell"]),
    ("Der Steg, sagte Mara Ondell, sei gesperrt.", ["indirect | Der Steg … sei gesperrt | Mara Ondell"]),
    ("Mara Ondell teilte am Montag mit, dass der Steg zu ist.", ["indirect | dass der Steg zu ist | Mara Ondell"]),
    ("Am Montag kündigte Mara Ondell an, den Steg zu sperren.", ["indirect | den Steg zu sperren | Mara Ondell"]),
    ("Wie die Polizei am Montag mitteilte, ist der Steg gesperrt.", ["indirect | ist der Steg gesperrt | die Polizei"]),
    (
        "Wie der Sprecher der Stadt, Onno Feddersdorf, mitteilte, ist der Steg gesperrt.",
        ["indirect | ist der Steg gesperrt | der Sprecher der Stadt, Onno Feddersdorf"],
    ),
    (
        "Der Sprecher der Stadt, Onno Feddersdorf, sagte, der Steg sei zu.",
        ["indirect | der Steg sei zu | Der Sprecher der Stadt, Onno Feddersdorf"],
    ),
    ("Nach Angaben der Polizei ist der Steg gesperrt.", ["indirect | ist der Steg gesperrt | Angaben der Polizei"]),
    ("Der Steg ist den Fischern zufolge gesperrt.", ["indirect | Der Steg ist … gesperrt | den Fischern"]),
    ("Der Steg ist gesperrt, so die Ministerin.", ["indirect | Der Steg ist gesperrt | die Ministerin"]),
    ("In dem Bericht heißt es, der Steg sei gesperrt.", ["indirect | der Steg sei gesperrt | dem Bericht"]),
    ("Mara Ondell nannte den Steg „eine Gefahr“.", ["direct | eine Gefahr | Mara Ondell"]),
    ("Den Plan lobte er als „großen Wurf“.", ["direct | großen Wurf | er"]),
    ("„Haltet ihn!“, rief der 45-Jährige und lief davon.", ["direct | Haltet ihn! | der 45-Jährige"]),
    ("Mara Ondell: „Der Steg ist gesperrt.“", ["direct | Der Steg ist gesperrt. | Mara Ondell"]),
    (
        "„Der Steg ist zu“, sagte Mara Ondell am Montag, „und das bleibt so.“",
        ["direct | Der Steg ist zu … und das bleibt so. | Mara Ondell"],
    ),
    ("Mara Ondell wurde mit den Worten zitiert: „Der Steg ist zu.“", ["direct | Der Steg ist zu. | Mara Ondell"]),
    ("Die Zeitung „Hafenbote“ berichtete, der Steg sei zu.", ["indirect | der Steg sei zu | Die Zeitung „Hafenbote“"]),
    (
        "Mara Ondell sagte: „Der Steg ist zu.“ Er werde im Mai geöffnet.",
        ["direct | Der Steg ist zu. | Mara Ondell", "indirect | Er werde im Mai geöffnet | Mara Ondell"],
    ),
    (
        "Onno Feddersdorf wies die Vorwürfe zurück. Der Steg sei sicher. Er werde oft geprüft.",
        ["indirect | Der Steg sei sicher. Er werde oft geprüft | Onno Feddersdorf"],
    ),
    ("Der Steg ist gesperrt. Das teilte die Stadt mit.", ["indirect | Der Steg ist gesperrt | die Stadt"]),
    ("Mara Ondell kritisierte den Plan und forderte, den Steg zu öffnen.", ["indirect | den Steg zu öffnen | Mara Ondell"]),
    (
        "Mara Ondell sagte, der Steg sei am 3. Mai um 2,5 Meter gesunken.",
        ["indirect | der Steg sei am 3. Mai um 2,5 Meter gesunken | Mara Ondell"],
    ),
    ("„Der Steg ist zu“, poltert der 61-Jährige.", ["direct | Der Steg ist zu | der 61-Jährige"]),
    ("Der Plan müsse weg, begründete Mara Ondell den Schritt.", ["indirect | Der Plan müsse weg | Mara Ondell"]),
    (
        "Mara Ondell begrüßte den Plan, nannte ihn aber „zu klein“ und betonte, er koste zu viel.",
        ["direct | zu klein | Mara Ondell", "indirect | er koste zu viel | Mara Ondell"],
    ),
    ("Das kündigte Onno Feddersdorf am Montag an.", []),
    ("Der Wirt, der den Steg gebaut hat, sagte, er sei sicher.", ["indirect | er sei sicher | Der Wirt"]),
    ("Auch die Ministerin sagte, der Steg sei alt.", ["indirect | der Steg sei alt | die Ministerin"]),
    ("Wir empfehlen, den Steg zu meiden.", []),
    ("Es muss gesagt werden, dass der Steg alt ist.", []),
    (
        "Der Wirtschafts-, Hafen- und Fischereiminister Onno Feddersdorf sagte, der Steg sei alt.",
        ["indirect | der Steg sei alt | Der Wirtschafts-, Hafen- und Fischereiminister Onno Feddersdorf"],
    ),
    ("Mara Ondell sagte nicht, ob der Steg gesperrt sei.", []),
    ("Der erklärte Gegner des Stegs kam am 3. Mai nach Bree.", []),
    ("Nach der Sitzung ging sie heim.", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_german_sentence_says_who_said_what(by_rules, text, expected):
    found = by_rules(text, "de")
    shown = [
        " | ".join((one.kind.value, " … ".join(span.of(text) for span in one.content), *(span.of(text) for span in one.source)))
        for one in found
    ]
    assert shown == expected
