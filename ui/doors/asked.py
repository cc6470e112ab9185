"""What programs may send: typed and limited, so that errors are reported before anything is read."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.scope import SCOPE_FIELDS
from index.types import Scope
from qa.types import Turn
from ui.chat.conversation import read_question
from ui.errors import DoorError
from ui.service.visit import read_limits, scope_of
from ui.types import MAX_QUESTION

_Kind = TypeVar("_Kind", bound=BaseModel)

_MOST_EARLIER = 50  # questions of a conversation
_MOST_IDS = 1_000  # of articles

Text = Annotated[str, Field(max_length=500)]
Id = Annotated[str, Field(min_length=1, max_length=1_000)]
Question = Annotated[str, Field(min_length=1, max_length=MAX_QUESTION, pattern=r"\S")]


class ScopeLimits(BaseModel):
    """Which articles are asked: all values have to fit, and "" sets no limit."""

    model_config = ConfigDict(extra="forbid", strict=True)

    articles: Annotated[list[Id], Field(max_length=_MOST_IDS)] = []
    since: Text = ""
    until: Text = ""
    folder: Text = ""
    site: Text = ""
    author: Text = ""
    language: Text = ""

    @property
    def scope(self) -> Scope | None:
        """The scope; None for everything. Raise `ScopeError` for an invalid day."""
        return scope_of(self.articles, read_limits(self.model_dump(include={*SCOPE_FIELDS})))


class ArticlesQuery(ScopeLimits):
    """Which articles are listed, and how many of them; read from an address, where every value is text."""

    model_config = ConfigDict(extra="forbid", strict=False)

    most: Annotated[int, Field(ge=1, le=1_000)] = 100
    skip: Annotated[int, Field(ge=0)] = 0


class Ask(ScopeLimits):
    """A question, with the earlier ones of its conversation, oldest first."""

    question: Question
    history: Annotated[list[Question], Field(max_length=_MOST_EARLIER)] = []
    stream: bool = False


class Find(ScopeLimits):
    """Words that an article's text has to hold, all of them; phrases in quotes."""

    words: Annotated[str, Field(min_length=1, max_length=500, pattern=r"\S")]
    most: Annotated[int, Field(ge=1, le=100)] = 20
    skip: Annotated[int, Field(ge=0, le=100_000)] = 0


def read(kind: type[_Kind], **values: object) -> _Kind:
    """Return what a program sent, checked. Raise `DoorError` if it breaks a limit."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        raise DoorError("; ".join(f"{each['loc'][0]}: {each['msg']}" for each in error.errors())) from error


class AskRequest(NamedTuple):
    """A question, the earlier ones of its conversation, and which articles are asked; None for all."""

    question: str
    history: list[str | Turn]
    scope: Scope | None


def read_asked(question: object, history: object, article_ids: object, **limits: object) -> AskRequest:
    """Return a program's question, checked; `limits` are texts by the names of a scope's fields, "" for no limit.

    Raise `DoorError` or `ScopeError`.
    """
    asked = read_question(question)
    if asked is None:
        raise DoorError(f"a question has between 1 and {MAX_QUESTION} characters")
    earlier: list[str | Turn] = []
    for each in _texts(history, "the history", _MOST_EARLIER):
        read_earlier = read_question(each)
        if read_earlier is None:
            raise DoorError(f"each question of the history has between 1 and {MAX_QUESTION} characters")
        earlier.append(read_earlier)
    ids = _texts(article_ids, "a choice of articles", _MOST_IDS)
    return AskRequest(asked, earlier, scope_of(ids, read_limits(limits)))


def _texts(values: object, name: str, most: int) -> list[str]:
    if values is None:
        return []
    if isinstance(values, list) and len(values) > most:
        raise DoorError(f"{name} has at most {most:,} texts")
    if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
        raise DoorError(f"{name} is a list of texts, none of them empty")
    return values


class Message(BaseModel):
    """A message of a chat; only what the user said is read."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | Annotated[list[dict[str, Any]], Field(max_length=100)] | None = None

    @property
    def text(self) -> str:
        """Its text, of all parts."""
        parts = self.content if isinstance(self.content, list) else [{"text": self.content or ""}]
        return "\n".join(str(part["text"]) for part in parts if isinstance(part.get("text"), str)).strip()


class Chat(BaseModel):
    """OpenAI's request; what it says about models and sampling is not used. `scope` limits which articles are asked."""

    messages: Annotated[list[Message], Field(min_length=1, max_length=200)]
    model: str = "pullquote"
    stream: bool = False
    scope: ScopeLimits = ScopeLimits()
