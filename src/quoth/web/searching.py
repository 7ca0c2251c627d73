"""A search as it stands in an address: the same fields for the page, the table, the feed and the API."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from quoth.archive.archive import FilterFields
from quoth.archive.results import Paging

_LABELS = {"by": "said by", "speaker": "said by", "about": "about", "outlet": "printed by", "since": "since", "until": "until"}


class Search(BaseModel):
    """Words and filters; empty fields filter nothing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: Annotated[str, Field(description='Words, or a "phrase"', max_length=500)] = ""
    by: Annotated[str, Field(description="Who said it: any name of a person", max_length=200)] = ""
    speaker: Annotated[str, Field(description="Who said it: the id of a speaker", max_length=40)] = ""
    about: Annotated[str, Field(description="Words or a person that the quotation is about", max_length=200)] = ""
    outlet: Annotated[str, Field(description="Who printed it", max_length=200)] = ""
    since: Annotated[str, Field(description="Published on this day or later (2024-05-31)", pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")] = ""
    until: Annotated[str, Field(description="Published on this day or earlier", pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")] = ""
    kind: Annotated[Literal["", "direct", "mixed", "indirect"], Field(description="How the words are quoted")] = ""
    medium: Annotated[str, Field(description="Where it was said: statement, letter, interview ...", max_length=50)] = ""
    sort: Annotated[Literal["relevance", "time", "oldest"], Field(description="What comes first")] = "relevance"
    cursor: Annotated[str, Field(description="Where the next page begins, as the page before said", max_length=200)] = ""
    limit: Annotated[int, Field(ge=1, le=200, description="How many quotations a page")] = 20

    def filters(self) -> FilterFields:
        """The filters by the archive's names; a field that is empty filters nothing."""
        return {
            "by": self.by or None,
            "speaker": self.speaker or None,
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

    def address(self, path: str = "/search", **changed: str) -> str:
        """The address of this search with some fields changed, on its first page unless `cursor` is among them.

        >>> Search(q="bridge", by="Ada Okafor").address(by="")
        '/search?q=bridge'
        """
        fields = {"q": self.q, **self.filters(), "sort": "" if self.sort == "relevance" else self.sort, **changed}
        query = urlencode({name: value for name, value in fields.items() if value})
        return f"{path}?{query}" if query else path

    def chosen(self, path: str = "/search", speaker: str = "") -> list[tuple[str, str, str]]:
        """The filters that are set: what each is, its value, and the address without it; `speaker` is the name behind the id of one.

        >>> Search(q="bridge", kind="direct").chosen()
        [('kind', 'direct', '/search?q=bridge')]
        """
        set_ = {name: str(value) for name, value in self.filters().items() if value}
        if speaker and "speaker" in set_:
            set_["speaker"] = speaker
        return [(_LABELS.get(name, name), value, self.address(path, **{name: ""})) for name, value in set_.items()]
