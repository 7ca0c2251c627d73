"""Pages from the web, politely: the only part of Quoth that touches the network, and only when a person asks for it.

robots.txt is heeded, a host is asked one thing at a time with a pause after each answer, what has not changed is not sent again, addresses
in the reader's own network are refused, and every answer is kept as WARC before it is read.
"""

from quoth.pages.fetch.crawl import fetched
from quoth.pages.fetch.listings import listed
from quoth.pages.fetch.manners import Manners
from quoth.pages.fetch.visiting import Visit
from quoth.pages.fetch.watching import Feed, Subscriptions, look

__all__ = ["Feed", "Manners", "Subscriptions", "Visit", "fetched", "listed", "look"]
