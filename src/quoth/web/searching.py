"""A search as it stands in an address: the same fields for the page and for the API."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from quoth.archive.archive import FilterFields
from quoth.archive.results import Paging


class Search(BaseModel):
    """Words and filters; empty fields filter nothing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: str = Field("", description='Words, or a "phrase"', max_length=500)
    by: str = Field("", description="Who said it: any name of a person", max_length=200)
    about: str = Field("", description="Words or a person that the quotation is about", max_length=200)
    outlet: str = Field("", description="Who printed it", max_length=200)
    since: str = Field("", description="Published on this day or later", pattern=r"^(\d{4}-\d\d-\d\d)?$")
    until: str = Field("", description="Published on this day or earlier", pattern=r"^(\d{4}-\d\d-\d\d)?$")
    kind: Literal["", "direct", "mixed", "indirect"] = Field("", description="How the words are quoted")
    medium: str = Field("", description="Where it was said: statement, letter, interview ...", max_length=50)
    sort: Literal["relevance", "time", "oldest"] = Field("relevance", description="What comes first")
    cursor: str = Field("", description="Where the next page begins, as the page before said", max_length=200)
    limit: int = Field(20, ge=1, le=200, description="How many quotations a page")

    def filters(self) -> FilterFields:
        """The filters by the archive's names; a field that is empty filters nothing."""
        return {
            "by": self.by or None,
            "about": self.about or None,
            "outlet": self.outlet or None,
            "since": self.since or None,
            "until": self.until or None,
            "kind": self.kind or None,
            "medium": self.medium or None,
        }

    def paging(self) -> Paging:
        """The order and the page."""
        return Paging(self.sort, limit=self.limit, cursor=self.cursor or None)

    def address(self, **changed: str) -> str:
        """The address of this search with some fields changed, on its first page unless `cursor` is among them.

        >>> Search(q="bridge", by="Ada Okafor").address(by="")
        '/search?q=bridge'
        """
        fields = {"q": self.q, **self.filters(), "sort": "" if self.sort == "relevance" else self.sort, **changed}
        return "/search?" + urlencode({name: value for name, value in fields.items() if value})
