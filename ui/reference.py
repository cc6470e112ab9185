"""A place in an article as a link: `#src/<article>/<start>-<end>`, or another kind for what is not an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import unquote

from index.types import Article, Range
from qa.saved import SavedCitation
from qa.types import Answer, Citation
from ui.escape import link_text

LinkKind = Literal["src", "near", "read"]

_LONGEST = 3_000  # characters of a sentence that is looked for
_LINK = re.compile(r"(src|near|read)/([A-Za-z0-9%.-]{1,4096})/([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A range of an article.

    `kind` is "src" for an answer, "near" for the closest sentence of an abstention, and "read" for words that were
    considered.
    """

    kind: LinkKind
    article_id: str
    start: int
    end: int

    @property
    def range(self) -> Range:
        """The range of code points."""
        return Range(self.start, self.end)

    @property
    def link(self) -> str:
        """The reference without its "#": plain ASCII, free of anything that Markdown or HTML reads."""
        return f"{self.kind}/{link_text(self.article_id)}/{self.start}-{self.end}"


def find_link(article_id: str, words: str) -> str:
    """Return the link, without its "#", that opens an article and finds words in it."""
    return f"find/{link_text(article_id)}/{link_text(words)}"


def to_quote(citation: Citation) -> Reference:
    """Return the place of the quoted words."""
    return Reference(kind="src", article_id=citation.article_id, start=citation.start, end=citation.end)


def to_nearest(citation: Citation) -> Reference:
    """Return the place of the whole sentence, as not an answer."""
    return Reference(
        kind="near", article_id=citation.article_id, start=citation.sentence_start, end=citation.sentence_end
    )


def in_sentence(citation: Citation) -> tuple[str, str, str]:
    """Return the sentence of a quote in three parts: what is before it, the quote, and what follows."""
    start, end = citation.start - citation.sentence_start, citation.end - citation.sentence_start
    return citation.sentence[:start], citation.quote, citation.sentence[end:]


def quoted_at(
    reference: Reference, sentence: str, at: int, *, length: int | None = None, has_sentence: bool = True
) -> SavedCitation | None:
    """Return the citation of a place by the sentence in which it begins at `at`; None if the two do not fit.

    `length` is that of the place, unless another is given. If the sentence is only a part, `has_sentence` is false.
    """
    length = reference.end - reference.start if length is None else length
    quote = sentence[at : at + length] if at >= 0 else ""
    if not quote or len(quote) != length or reference.start < at:
        return None
    return SavedCitation(
        question="",
        article_id=reference.article_id,
        source=reference.article_id,
        start=reference.start,
        end=reference.start + length,
        quote=quote,
        sentence_start=reference.start - at,
        sentence=sentence,
        has_sentence=has_sentence,
    )


def kept_quote(raw: object, reference: Reference) -> SavedCitation | None:
    """Read a quote in the words around it, as the page shows and keeps them; None if it does not fit, or is long.

    A bullet, a time stamp and distant words may be missing before or after it (`ui.cards.fragment.around`).
    """
    fields = raw if isinstance(raw, dict) else {}
    parts = [fields.get(name) for name in ("before", "quote", "after")]
    before, quote, after = (part if isinstance(part, str) else "" for part in parts)
    before, after = before.removeprefix("… "), after.removesuffix(" …")
    if len(quote) != reference.end - reference.start or len(before + quote + after) > _LONGEST:
        return None
    return quoted_at(reference, f"{before}{quote}{after}", len(before), has_sentence=False)


def find_article(article_id: object, articles: Mapping[str, Article]) -> Article | None:
    """Return an article by its id; None for an unknown id, or for anything that is not an id."""
    return articles.get(article_id) if isinstance(article_id, str) else None


def read_link(link: object, articles: Mapping[str, Article]) -> tuple[Article, Reference] | None:
    """Return the article and the place that a link from the browser names, which may be outside its text.

    None if it is not a link, or names no article of the collection.
    """
    match = _LINK.fullmatch(link) if isinstance(link, str) else None
    article = None if match is None else find_article(unquote(match[2]), articles)
    if match is None or article is None or not int(match[3]) < int(match[4]):
        return None
    kind = cast("LinkKind", match[1])
    return article, Reference(kind=kind, article_id=article.id, start=int(match[3]), end=int(match[4]))


def resolve(link: object, articles: Mapping[str, Article]) -> tuple[Article, Reference] | None:
    """Return the article and the place that a link from the browser means.

    None if it is not a link, names no article of the collection, or is outside the article's text.
    """
    found = read_link(link, articles)
    return None if found is None or found[1].end > len(found[0].text) else found


def cited_in(answers: Iterable[Answer], articles: Mapping[str, Article] | None = None) -> tuple[Reference, ...]:
    """Return every place that some answers cite, theirs and those of other articles, each once, in order of mention.

    With `articles`, only those whose words still stand there.
    """
    cited = (citation for answer in answers if answer.text is not None for citation in answer.shown)
    stands = (c for c in cited if articles is None or _stands(c, articles.get(c.article_id)))
    return tuple(dict.fromkeys(map(to_quote, stands)))


def _stands(citation: Citation, article: Article | None) -> bool:
    return article is not None and article.text[citation.start : citation.end] == citation.quote
