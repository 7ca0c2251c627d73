"""Who speaks: invented articles, each quotation's source as printed and the speaker it must be resolved to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.article import verbatim_article
from quoth.model import Article, Kind, Quotation
from quoth.pages import open_page
from quoth.people import resolve_people
from quoth.spans import Span


def told(text: str) -> Article:
    """The article of a marked text: «source|quotation» gives a quotation; the source's words are found before or after it."""
    plain, quotations = "", []
    for place, piece in enumerate(text.split("#")):
        if place % 2:
            source, _, words = piece.partition("|")
            quotations.append((source, len(plain) + 1, len(plain) + 1 + len(words)))
            plain += f"“{words}”"
        else:
            plain += piece
    article = replace(verbatim_article(open_page(plain.encode())), language="en")
    return replace(article, quotations=tuple(quotation(plain, *one) for one in quotations))


def quotation(text: str, source: str, start: int, end: int) -> Quotation:
    after, before = text.find(source, end), text.rfind(source, 0, start)
    at = after if after >= 0 and (before < 0 or after - end <= start - before) else before
    where = (Span(at, at + len(source)),) if source else ()
    return Quotation(f"q{start}", "a", Kind.DIRECT, (Span(start, end),), (Span(start, end),), (), where)


CASES = [
    ("a surname stands for the full name", "Ada Okafor runs the ferry. #Okafor|It sails,# Okafor said.", ["Ada Okafor"]),
    ("the full name may come later", "#Okafor|It sails,# Okafor said. Ada Okafor runs the ferry.", ["Ada Okafor"]),
    ("a title is no part of the name", "#Mayor Ada Okafor|It sails,# said Mayor Ada Okafor.", ["Ada Okafor"]),
    ("a courtesy tells two of one surname apart", "Ada Okafor met Teo Okafor. #Mr Okafor|It sails,# Mr Okafor said.", ["Teo Okafor"]),
    ("a pronoun is the one of its gender", "Ada Varga met Thomas Lindqvist. #she|It sails,# she said.", ["Ada Varga"]),
    (
        "a description that the article has stated",
        "Ada Varga, 45, a nurse, met Teo Mensah. #the nurse|It sails,# the nurse said.",
        ["Ada Varga"],
    ),
    ("somebody new has no name", "Ada Varga met Teo Mensah. #a clerk|It sails,# a clerk said.", ["a clerk"]),
    ("who is the one right before it", "They met Ada Varga, who said: #who|It sails.#", ["Ada Varga"]),
    ("several named together", "#Ada Varga and Teo Mensah|It sails,# said Ada Varga and Teo Mensah.", ["Ada Varga and Teo Mensah"]),
    ("a body is told by its name", "Ada Varga left. #The Lagos council|It sails,# The Lagos council said.", ["The Lagos council"]),
    ("an acronym is its body", "The Harbour Safety Authority met. #HSA|It sails,# HSA said.", ["Harbour Safety Authority"]),
    (
        "a description that is used before it speaks is somebody of its own",
        "Ada Okafor, a doctor, saw the patient in May. She sent the patient home. #the patient|I am well,# the patient said.",
        ["the patient"],
    ),
    (
        "she may be somebody without a name",
        "Teo Mensah brought his first victim home. She was tired. She said: #She|It sails.#",
        ["his first victim"],
    ),
    ("which is the body, not the place behind it", "He leads Harbour Group in Sweden, which said: #which|It sails.#", ["Harbour Group"]),
    ("who is not those whom somebody speaks for", "They met a lawyer for the clerks, who said: #who|It sails.#", ["a lawyer"]),
    ("who goes on behind dashes", "They met Ada Okafor — whom few knew — who said: #who|It sails.#", ["Ada Okafor"]),
    (
        "a body is called by all that it is for",
        "#the Bureau of Piers and Tidal Works|It sails,# said the Bureau of Piers and Tidal Works.",
        ["Bureau of Piers and Tidal Works"],
    ),
    (
        "they are those whom the text is about",
        "Ada Okafor came. The clerks met on Monday. #the clerks|It sank,# said the clerks. #they|It sails,# they said.",
        ["the clerks"] * 2,
    ),
    (
        "who she is may be told by a later line",
        "Chris Varga called Ada Okafor a friend after #she|It sails,# she said. Varga left. He was tired. Varga came home. He slept.",
        ["Ada Okafor"],
    ),
    (
        "a clause before a name does not describe it",
        "When a police officer called, Teo Mensah laughed. #the officer|It sank,# the officer said.",
        ["a police officer"],
    ),
    ("a score is no part of a name", "#Radun Albo|It sails,# said Radun Albo 6-1 up.", ["Radun Albo"]),
    ("a number belongs to the name before it", "#Quay 10|It sails,# said Quay 10.", ["Quay 10"]),
    (
        "it is no group",
        "The Harbour Authority met the clerks. #The Harbour Authority|It sank,# The Harbour Authority said. #it|It sails,# it said.",
        ["Harbour Authority"] * 2,
    ),
    (
        "a bank is no group of people",
        "Residents met. #residents|It sank,# residents said. #the bank|It sails,# the bank said.",
        ["residents", "the bank"],
    ),
    ("words behind a name are no part of it", "#Okafor very calmly|It sails,# Okafor very calmly said. Ada Okafor left.", ["Ada Okafor"]),
    (
        "a name may stand behind what it is an apposition to",
        "#Author and one of the clerks, Dr. Ada Okafor|It sails,# said Author and one of the clerks, Dr. Ada Okafor.",
        ["Ada Okafor"],
    ),
    (
        "a spokesman has no name of his body's",
        "#a Ports, Piers and Locks Office spokesman|It sails,# said a Ports, Piers and Locks Office spokesman.",
        ["a Ports, Piers and Locks Office spokesman"],
    ),
    (
        "a group set out by name is one group",
        "#the clerks — Ada Okafor, Teo Varga and Tim Mensah —|It sails,# said the clerks — Ada Okafor, Teo Varga and Tim Mensah —.",
        ["the clerks"],
    ),
    ("a report is of the body that it is called by", "#The HSA safety report|It sails,# says The HSA safety report.", ["HSA"]),
    (
        "a place before a name is no part of it",
        "Manager at Ocean Florida Abby Okafor said: #Manager at Ocean Florida Abby Okafor|It sails.# #Abby|It sank,# said Abby.",
        ["Abby Okafor"] * 2,
    ),
    (
        "an account is one speaker however its name begins",
        "#harbourfan7|It sails,# wrote harbourfan7. Harbourfan7’s posts changed. #they|It sank,# they wrote.",
        ["harbourfan7"] * 2,
    ),
    ("an office can be a surname", "Tim Baker spoke. #Baker|It sails,# Baker said.", ["Tim Baker"]),
    (
        "a description behind the name holds names of its own",
        "#Ada Okafor, Lagos director for Harbour Watch, a charity|It sails,# said Ada Okafor, Lagos director for Harbour Watch, a charity.",
        ["Ada Okafor"],
    ),
    (
        "two are named together, each with a description",
        "#Ada Okafor, a clerk, and Teo Varga, her deputy|It sails,# said Ada Okafor, a clerk, and Teo Varga, her deputy.",
        ["Ada Okafor and Teo Varga"],
    ),
    ("a surname may come first", "President Qim Rendo-su met the crew. #Qim|It sails,# Qim said.", ["Qim Rendo-su"]),
    ("an office can be a surname before a suffix", "Ada Baker Jr. spoke. #Baker|It sails,# Baker said.", ["Ada Baker Jr"]),
    ("a report is of whoever made it", "#a report by Ada Okafor|It sails,# says a report by Ada Okafor.", ["Ada Okafor"]),
    ("a letter is of its owner", "#Ada Okafor’s letter|It sails,# says Ada Okafor’s letter.", ["Ada Okafor"]),
    (
        "the report is of whoever made it",
        "#a report by Ada Okafor|It sank,# says a report by Ada Okafor. #The report|It sails,# says The report.",
        ["Ada Okafor"] * 2,
    ),
    (
        "a capital article makes a masthead",
        "It sails, according to The Lagos Reporter. #The Lagos Reporter|It sails,# says The Lagos Reporter.",
        ["Lagos Reporter"],
    ),
    (
        "he is the last to speak, not the most mentioned",
        "Thomas Varga came. Thomas Varga saw. Thomas Varga won. #William Mensah|It sails,# William Mensah said. #he|It is late,# he said.",
        ["William Mensah"] * 2,
    ),
    ("who goes on from a name with a description", "They met Ada Varga, a nurse and mother, who said: #who|It sails.#", ["Ada Varga"]),
    ("who passes over parentheses", "They met Ada Varga (Lagos), who said: #who|It sails.#", ["Ada Varga"]),
    ("who are critics, not whoever rebuked them", "Ada Okafor rebuked critics who said: #who|It sank.#", ["critics"]),
    ("who is the adviser, not the one advised", "It sails, said an adviser to Ada Okafor, who added: #who|It is late.#", ["an adviser"]),
    (
        "I is whoever signs the letter",
        "#I|The ferry is late,# I wrote to the board.\n\nAda Okafor.\n\nAnother letter stands here.\n\nTeo Mensah.",
        ["Ada Okafor"],
    ),
    ("a programme called so", "#The scheme, called Blue Harbour,|It sank,# says The scheme, called Blue Harbour,.", ["Blue Harbour"]),
    ("the answers of an interview", "#Ada Okafor|It sank,# says Ada Okafor.\n\nQ: Why?\n\nA: #A|It was old.#", ["Ada Okafor"] * 2),
    (
        "several of her letters are hers",
        "#Several of Ada Okafor’s letters|It sank,# say Several of Ada Okafor’s letters.",
        ["Ada Okafor"],
    ),
    (
        "a statement by somebody unnamed is that one's",
        "Ada Okafor left. #a statement by a clerk|It sails,# says a statement by a clerk.",
        ["a clerk"],
    ),
    (
        "an office stands between a comma and the name",
        "#The host, Harbour Council board member Ada Okafor,|It sails,# said The host, Harbour Council board member Ada Okafor,.",
        ["Ada Okafor"],
    ),
    ("a paragraph may open in capitals", "ADA OKAFOR HAD a plan. Nobody else had one. #Okafor|It sails,# Okafor said.", ["ADA OKAFOR"]),
    ("who can be two", "They met Ada Varga and Teo Mensah, who said: #who|It sails.#", ["Ada Varga and Teo Mensah"]),
    ("his lawyer is not him", "Thomas Varga left. #His lawyer|It sails,# His lawyer said.", ["His lawyer"]),
    (
        "a widow is a woman",
        "It was loud. #the widow Terry Okafor|It sails,# said the widow Terry Okafor. #She|It is late,# She said.",
        ["Terry Okafor"] * 2,
    ),
    (
        "a body is called after its members",
        "#The Harbour Traders’ Guild|It sails,# said The Harbour Traders’ Guild.",
        ["Harbour Traders’ Guild"],
    ),
    ("accents may stand for themselves", "#Zoe\u0308 Varga|It sails,# said Zoe\u0308 Varga.", ["Zoe\u0308 Varga"]),
    ("a home for children", "#The Lagos Children’s Hospice|It sails,# said The Lagos Children’s Hospice.", ["Lagos Children’s Hospice"]),
    ("a country's ministry keeps its own name", "#Norland's Ministry|It sails,# said Norland's Ministry.", ["Ministry"]),
    (
        "an office of a province stands before the name",
        "#MEC for Roads, Teo Varga,|It sails,# said MEC for Roads, Teo Varga,.",
        ["Teo Varga"],
    ),
    ("initials keep their stops", "#Mary E. Okafor, Jr.,|It sails,# said Mary E. Okafor, Jr.,.", ["Mary E. Okafor Jr"]),
    ("a club and a position stand before the name", "#Rovers DL Thomas Varga|He asked,# said Rovers DL Thomas Varga.", ["Thomas Varga"]),
    (
        "a small word inside the name",
        "#Teo de Varga|It sails,# said Teo de Varga. #de Varga|So,# de Varga said.",
        ["Teo de Varga"] * 2,
    ),
    ("a word that opens what is said is no name", "All cried, “Make Okafor go.” #Okafor|I stay,# Okafor said. Okafor left.", ["Okafor"]),
    (
        "a word that opens a sentence is no name",
        "Neighborhood camera video shows: #Neighborhood camera video|It sails.#",
        ["Neighborhood camera video"],
    ),
    (
        "a party opens a sentence",
        "#Republican clerks of the bay|It sails.# Republican clerks of the bay said so.",
        ["Republican clerks of the bay"],
    ),
    ("a station is nobody's name", "KBC 5 has cut the film. #the suspect|It sails,# the suspect said.", ["the suspect"]),
    (
        "who was brought in without a name comes back",
        "A Leeds man’s bedding made him ill. Teo Varga, a doctor who treated the man, wrote it down. #the man|I am well,# the man said.",
        ["a Leeds man"],
    ),
    (
        "the head of one body is not the head of another",
        "Norbank’s clerk Teo Varga left. #Varga|It sails,# Varga said. #Seabank’s clerk|It sank,# said Seabank’s clerk.",
        ["Teo Varga", "Seabank’s clerk"],
    ),
    (
        "a deck names nobody yet, and sets two against each other",
        "the singer: #the singer|It sails.# the promoter: #the promoter|It does not.#\n\nThe singer Ada Okafor left.",
        ["Ada Okafor", "the promoter"],
    ),
    ("the stop of letters", "A ferry left the U.S. for good. #the office|It sails,# the office said.", ["the office"]),
    (
        "a subject behind a comma describes nobody",
        "A Leeds man fell ill. In a letter to Teo Varga, the man was brief. #the man|I am well,# the man said.",
        ["a Leeds man"],
    ),
    ("you outside of marks is who reads", "#Ada Okafor|It sails,# said Ada Okafor. #you|It sank,# you may say.", ["Ada Okafor", None]),
    (
        "an office with a conjunction",
        "#Police and Crime Commissioner Teo Varga|It sails,# said Police and Crime Commissioner Teo Varga.",
        ["Teo Varga"],
    ),
    (
        "a subhead repeats what is said below",
        "#|It sails for nobody#\n\nTeo Varga spoke too.\n\nAda Okafor, the pilot, said: #Ada Okafor|It sails for nobody, and soon.#",
        ["Ada Okafor", "Ada Okafor"],
    ),
    (
        "words that two say are nobody's",
        "#|It sails for nobody#\n\n#Teo Varga|It sails for nobody,# said Teo Varga. #Ada Okafor|It sails for nobody,# said Ada Okafor.",
        [None, "Teo Varga", "Ada Okafor"],
    ),
    ("a transcript's capitals", "Ada Varga spoke to Teo Mensah. \nMENSAH: #MENSAH|It sails.#", ["Teo Mensah"]),
]


@pytest.mark.parametrize(("text", "speakers"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_speaker_of_each_quotation(text, speakers):
    article = resolve_people(told(text))
    assert [q.speaker and q.speaker.name for q in article.quotations] == speakers


def test_a_street_is_not_the_body_of_its_traders():
    guild = "The Water Street Traders’ Association"
    people = resolve_people(told(f"Water Street counts the days. #{guild}|It sank,# said {guild}.")).people
    (body,) = [person for person in people if person.name == guild.removeprefix("The ")]
    assert "Water Street" not in body.aliases


def test_a_name_that_two_bear_alike_stays_open_and_keeps_both():
    article = resolve_people(told("Ada Okafor and Ngozi Okafor met. #Okafor|It sails,# Okafor said."))
    (quotation,) = article.quotations
    assert quotation.speaker is None
    assert {person.name for person in quotation.candidates} == {"Ada Okafor", "Ngozi Okafor"}


def test_the_chain_says_each_step():
    article = resolve_people(told("Ada Varga met Thomas Lindqvist. #Varga|It sails,# Varga said. #she|It is late,# she said."))
    assert article.quotations[1].because == ("“she” → “Varga”: the last to speak, named in the sentence before", "“Varga” → Ada Varga")


def test_the_unnamed_are_not_named():
    article = resolve_people(told("Ada Varga left. #a senior official|It sails,# a senior official said."))
    assert article.quotations[0].speaker is not None
    assert not article.quotations[0].speaker.named


WORDS = [
    "Ada",
    "Okafor",
    "Mr",
    "Okafor’s",
    "said",
    "she",
    "the",
    "mayor",
    ",",
    ".",
    "\n\n",
    "“",
    "”",
    "Lagos",
    "Council",
    "45-year-old",
    "who",
    "é",
    "I",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(lambda words: " ".join(["Ada", *words])), st.sampled_from(["en", "de", None]))
def test_mentions_slice_to_a_wording_of_the_person(text, language):
    article = resolve_people(replace(verbatim_article(open_page(text.encode())), language=language))
    for person in article.people:
        assert {mention.of(article.text) for mention in person.mentions} - {person.name} <= set(person.aliases)
