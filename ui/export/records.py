"""A quote with all that identifies its source: every form of a copy and of a file is written from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.types import Article
from qa.addresses import web_address
from qa.types import Citation
from ui.reference import in_sentence
from ui.texts import say
from ui.wording import dates_meant, part_of, place

_OPENING = "“\"'‘«„"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A quote and its source; texts that are not known are ""."""

    quote: str
    sentence: tuple[str, str, str]  # in three parts, the quote in the middle
    title: str
    source: str
    place: tuple[str, int, int]  # article id, start and end
    author: str = ""
    site: str = ""
    published: str = ""  # ISO 8601
    page: str = ""  # the page, part or row of the file
    part: str = ""  # the entry of a live page, or the note on a correction, that it is in
    dates: tuple[str, ...] = ()  # sentences that say which days its words mean
    url: str = ""
    link: str = ""
    label: str = ""  # what the quote is, "" for an answer
    note: str = ""  # of the reader
    answers: bool = True  # False for the closest sentence, which is not an answer

    @property
    def quoted(self) -> str:
        """The quote between quotation marks, unless it brings its own."""
        return self.quote if self.quote[0] in _OPENING else say("quoted", words=self.quote)

    @property
    def remarks(self) -> list[str]:
        """Pullquote's own remarks on the quote, in brackets, because they are in no article."""
        return [f"[{remark}]" for remark in self.dates]

    @property
    def name(self) -> str:
        """The title, or the file if there is none."""
        return self.title or self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSection:
    """A question or another heading, remarks below it, and the quotes."""

    heading: str = ""
    remarks: tuple[str, ...] = ()
    records: tuple[Record, ...] = field(default=())


def to_record(
    citation: Citation,
    articles: Mapping[str, Article],
    *,
    label: str = "",
    note: str = "",
    answers: bool = True,
) -> Record:
    """Return the record of a citation; what only its article knows is left out if that is missing."""
    article = articles.get(citation.article_id)
    return Record(
        quote=citation.quote,
        sentence=in_sentence(citation),
        title=" ".join(citation.title.split()),
        source=citation.source,
        place=(citation.article_id, citation.start, citation.end),
        author="" if article is None else article.author or "",
        site="" if article is None else article.site or "",
        published=citation.published or "",
        page=place(article, citation.start),
        part=part_of(citation),
        dates=tuple(dates_meant(citation)),
        url="" if article is None else web_address(article.url) or "",
        link=citation.url or "",
        label=label,
        note=note,
        answers=answers,
    )
