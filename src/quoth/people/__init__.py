"""Source mentions → people: names, what the article states of them, and which of them each source means.

Every source is resolved to a person, organisation, group or document of the article, or, when the text does not settle it, to nobody with
its candidates kept. Nothing is known of real people here: only what the article states, and what fits.
"""

from __future__ import annotations

from dataclasses import dataclass

from quoth.model import Article
from quoth.people.asking import Asker, Chooser
from quoth.people.capitals import without_nouns
from quoth.people.echoes import with_echoes
from quoth.people.entities import group_names
from quoth.people.lexicon import lexicon
from quoth.people.names import find_names
from quoth.people.persons import with_people
from quoth.people.profiles import read_profiles
from quoth.people.ranker import ranked_by, shipped_weights
from quoth.people.reading import read_words
from quoth.people.resolution import Resolver
from quoth.people.scene import Frame, Scene, open_scene
from quoth.people.sources import find_mentions, heading_names
from quoth.people.walk import Walk


@dataclass(frozen=True, slots=True)
class PeopleOptions:
    """How sources are resolved: below `threshold` a source stays unresolved and keeps its candidates."""

    threshold: float = 0.5


def resolve_people(article: Article, options: PeopleOptions = PeopleOptions()) -> Article:
    """The article with its people, and each quotation's speaker resolved where the text lets it be known.

    Each step of the way from the source as printed to the speaker stands in the quotation's `because`. Where he or she is
    doubtful, the article is read again with the genders that its pronouns showed, since who "he" is may be told by a later line.
    """
    opening, choose = set_scene(article), ranked_by(shipped_weights())
    mentions = find_mentions(opening.reading, opening.lexicon)
    walk = _walk(opening.anew({}), choose, options.threshold, learns=False)
    walk.run(article, mentions)
    if walk.doubted and (genders := walk.shown()):
        walk = _walk(opening.anew(genders), choose, options.threshold, learns=True)
        walk.run(article, mentions)
    return with_people(article, walk.scene, with_echoes(article, walk.scene, walk.answers))


def walk_through(article: Article, choose: Chooser, threshold: float) -> Walk:
    """One reading of an article with an answer for each of its quotations; `choose` weighs the candidates of each question."""
    scene = set_scene(article)
    walk = _walk(scene, choose, threshold, learns=True)
    walk.run(article, find_mentions(scene.reading, scene.lexicon))
    return walk


def _walk(scene: Scene, choose: Chooser, threshold: float, *, learns: bool) -> Walk:
    return Walk(scene, Resolver(scene, Asker(scene, choose, threshold)), learns)


def set_scene(article: Article) -> Scene:
    """All that is known of an article's people before its pronouns and sources are resolved."""
    words = lexicon(article.language)
    reading = read_words(article, words)
    names = without_nouns(reading, find_names(reading, words), words)
    speaking = heading_names(reading, article.quotations, names)
    cast = group_names(reading, names, words, speaking)
    reported = frozenset(i for quotation in article.quotations for i in reading.within(quotation.content))
    frame = Frame(article.title or "", article.authors, reported, speaking)
    return open_scene(reading, names, cast, read_profiles(reading, names, cast, words), words, frame)
