"""The named endpoints, for programs: typed, so that their schema can be listed.

Gradio reads the annotations at run time, so the usual `__future__` import, which makes them strings, is left out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Union, get_args, get_origin, get_type_hints

import gradio as gr

from index.errors import UnknownArticle
from index.pages import MarkedPage, has_pages, marked_pages
from index.types import Article, Entry
from qa.types import Answer, Evidence
from ui.doors.asked import read_asked
from ui.error_messages import tell
from ui.errors import DoorError
from ui.reference import find_article
from ui.service.visits import Visits


def _plain(kind: Any, *, within: tuple[Any, ...] = ()) -> Any:
    """Return the type of a value as plain data: dicts with the fields of dataclasses, lists, texts, numbers.

    Recursive types become plain dicts, and so does the evidence, which is large.
    """
    kinds = [_plain(each, within=within) for each in get_args(kind) if each is not ...]
    if get_origin(kind) is tuple:
        return list[kinds[0]]  # type: ignore[valid-type]  # a type made while the program runs
    if get_origin(kind) is Literal:
        return str
    if kinds:
        return Union[tuple(kinds)]  # noqa: UP007  with as many parts as there are
    if kind is Evidence or kind in within:
        return dict[str, Any]
    if not is_dataclass(kind):
        return type(None) if kind is type(None) else kind
    plain = {name: _plain(each, within=(*within, kind)) for name, each in get_type_hints(kind).items()}
    return TypedDict(f"{kind.__name__}Data", plain)  # type: ignore[operator, union-attr]  # the same


_LISTED = [field.name for field in fields(Entry) if field.name not in ("sha256", "extractor", "words")]
_OF_ENTRY = get_type_hints(_plain(Entry))

if TYPE_CHECKING:
    AnswerData = dict[str, Any]
    ArticleData = dict[str, Any]
    WholeArticleData = dict[str, Any]
    MarkedPageData = dict[str, Any]
else:
    AnswerData, MarkedPageData = _plain(Answer), _plain(MarkedPage)
    ArticleData = TypedDict("ArticleData", {name: _OF_ENTRY[name] for name in _LISTED})
    WholeArticleData = TypedDict("WholeArticleData", get_type_hints(ArticleData) | {"text": str})


@contextmanager
def _readable_errors() -> Iterator[None]:
    """Raise errors in a form that programs can read; Gradio hides the message of any other."""
    try:
        yield
    except Exception as error:
        raise gr.Error(tell(error), print_exception=False) from error


class Endpoints:
    """What programs may call; they see the collection, without what visitors added for themselves."""

    def __init__(self, visits: Visits) -> None:
        self._visits = visits

    @_readable_errors()
    def ask(
        self,
        question: str,
        article_ids: list[str] | None = None,
        history: list[str] | None = None,
        since: str = "",
        until: str = "",
        folder: str = "",
        site: str = "",
        author: str = "",
        language: str = "",
    ) -> AnswerData:
        """Answer a question with the exact words of the articles, or abstain.

        Args:
            question: the question, in plain words
            article_ids: the articles to ask, by the ids that `articles` lists; none asks all of them
            history: the earlier questions of the conversation, oldest first
            since: only articles published on this day or later, such as 2024-06-01; those without a date are left out
            until: only articles published on this day or earlier
            folder: only articles below this folder of the collection
            site: only articles of this site
            author: only articles of this author
            language: only articles in this language, an ISO 639-1 code such as en

        """
        asked = read_asked(
            question,
            history,
            article_ids,
            since=since,
            until=until,
            folder=folder,
            site=site,
            author=author,
            language=language,
        )
        return self._visits.everyone.ask(asked.question, history=asked.history, scope=asked.scope).to_dict()

    @_readable_errors()
    def articles(self) -> list[ArticleData]:
        """List the articles of the collection."""
        return [_listed(article) for article in self._visits.everyone.articles]

    @_readable_errors()
    def article(self, article_id: str) -> WholeArticleData:
        """Return one article with its whole text.

        Args:
            article_id: its id, as `articles` lists it

        """
        article = self._find(article_id)
        return _listed(article) | {"text": article.text}

    @_readable_errors()
    def places(self, article_id: str, start: int, end: int) -> list[MarkedPageData]:
        """Return where a quote is on the pages of its file; nothing if the file has no pages.

        Args:
            article_id: the id of the article, as a citation has it
            start: where the quote starts in the article's text
            end: where it ends

        """
        article = self._find(article_id)
        if not (type(start) is int and type(end) is int and 0 <= start < end <= len(article.text)):
            raise DoorError(f"start and end are a range of the article's {len(article.text):,} characters")
        if not has_pages(article):
            return []
        data = self._visits.originals.of(article)
        if data is None:
            raise DoorError("the file is not here as it was when its text was read")
        return [asdict(page) for page in marked_pages(article, data, start, end)]

    def _find(self, article_id: object) -> Article:
        article = find_article(article_id, self._visits.everyone.by_id)
        if article is None:
            raise UnknownArticle(
                f"there is no article {str(article_id)[:200]!r} in this collection; `articles` lists them"
            )
        return article


def _listed(article: Entry) -> ArticleData:
    return {name: getattr(article, name) for name in _LISTED} | {"notes": list(article.notes)}
