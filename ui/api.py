"""The named endpoints, for programs: typed, so that their schema can be listed.

Gradio reads the annotations as they are: as strings, which the usual `__future__` import would make
of them, it would know no types.
"""

from dataclasses import asdict, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Union, get_args, get_origin, get_type_hints

import gradio as gr

from index.errors import PullquoteError
from index.pages import MarkedPage, has_pages, marked_pages
from index.types import Entry, Scope
from qa.types import Answer, Evidence
from ui.chat.conversation import read_question
from ui.reference import find_article
from ui.service.visit import read_filters
from ui.service.visits import Visits
from ui.types import MAX_QUESTION


def _plain(kind: Any, *, within: tuple[Any, ...] = ()) -> Any:
    """Return the type of a value once it is plain data: dicts with the fields of dataclasses, lists, texts, numbers.

    What holds itself is any dict, and so is the evidence, which is large.
    """
    kinds = [_plain(each, within=within) for each in get_args(kind) if each is not ...]
    if get_origin(kind) is tuple:
        return list[kinds[0]]  # type: ignore[valid-type]
    if get_origin(kind) is Literal:
        return str
    if kinds:
        return Union[tuple(kinds)]  # noqa: UP007 (which has as many parts as there are)
    if kind is Evidence or kind in within:
        return dict[str, Any]
    if not is_dataclass(kind):
        return type(None) if kind is type(None) else kind
    plain = {name: _plain(each, within=(*within, kind)) for name, each in get_type_hints(kind).items()}
    return TypedDict(f"{kind.__name__}Data", plain)  # type: ignore[operator, union-attr]


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


class Endpoints:
    """What programs may call; they see the collection, and nothing that a visitor added for themselves alone."""

    def __init__(self, visits: Visits) -> None:
        self._visits = visits

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
        asked = read_question(question)
        if asked is None:
            raise _refused(f"a question has between 1 and {MAX_QUESTION} characters")
        ids, earlier = _texts(article_ids, "article_ids"), _questions(history)
        limits = {"since": since, "until": until, "folder": folder, "site": site, "author": author}
        try:
            scope = replace(read_filters(limits | {"language": language}), articles=frozenset(ids) or None)
            answer = self._visits.everyone.ask(asked, history=earlier, scope=None if scope == Scope() else scope)
        except PullquoteError as error:
            raise _refused(str(error)) from error
        return answer.to_dict()

    def articles(self) -> list[ArticleData]:
        """List the articles of the collection."""
        return [_listed(article) for article in self._visits.everyone.articles]

    def article(self, article_id: str) -> WholeArticleData:
        """Return one article with its whole text.

        Args:
            article_id: its id, as `articles` lists it

        """
        article = find_article(article_id, self._visits.everyone.by_id)
        if article is None:
            raise _refused(f"there is no article {str(article_id)[:200]!r} in this collection; `articles` lists them")
        return _listed(article) | {"text": article.text}

    def places(self, article_id: str, start: int, end: int) -> list[MarkedPageData]:
        """Say where a quote stands on the pages of its file; nothing of a file without pages.

        Args:
            article_id: the id of the article, as a citation has it
            start: where the quote starts in the article's text
            end: where it ends

        """
        article = find_article(article_id, self._visits.everyone.by_id)
        if article is None:
            raise _refused(f"there is no article {str(article_id)[:200]!r} in this collection; `articles` lists them")
        if not (type(start) is int and type(end) is int and 0 <= start < end <= len(article.text)):
            raise _refused(f"start and end are a range of the article's {len(article.text):,} characters")
        if not has_pages(article):
            return []
        data = self._visits.originals.of(article)
        if data is None:
            raise _refused("the file is not here as it was when its text was read")
        try:
            pages = marked_pages(article, data, start, end)
        except PullquoteError as error:
            raise _refused(str(error)) from error
        return [asdict(page) for page in pages]


def _listed(article: Entry) -> ArticleData:
    return {name: getattr(article, name) for name in _LISTED} | {"notes": list(article.notes)}


def _texts(values: object, name: str) -> list[str]:
    """Check a list of texts that a program sent."""
    if values is None:
        return []
    if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
        raise _refused(f"{name} is a list of texts, none of them empty")
    return values


def _questions(values: object) -> list[str]:
    """Check the earlier questions that a program sent."""
    asked = [read_question(value) for value in _texts(values, "history")]
    read = [question for question in asked if question is not None]
    if len(read) < len(asked):
        raise _refused(f"each question of the history has between 1 and {MAX_QUESTION} characters")
    return read


def _refused(reason: str) -> gr.Error:
    return gr.Error(reason, print_exception=False)
