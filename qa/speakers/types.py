"""The values of who said what. All offsets are half-open code-point ranges into `Article.text`."""

from __future__ import annotations

from dataclasses import dataclass

from index.types import Range
from qa.types import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: `name` is `article.text[start:end]`, as full as the article writes it.

    Titles such as "Mr" are not part of the name, and neither is `role`, the words before the name for the person's
    function ("Finance Minister"), None if there are none. An unnamed speaker has the article's words for them, without
    the determiner ("spokesman for the court").
    """

    name: str
    start: int
    end: int
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What someone said, in their words (`direct`) or in the article's.

    `[start, end)` are the words, without the outer quotation marks and a comma before the closing one. `speaker` is
    None if the article does not say who speaks, or not in a way that is recognised. `sentence` is the run of whole
    sentences around the words.
    """

    start: int
    end: int
    direct: bool
    speaker: Speaker | None
    sentence: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation as an answer: its place and its speaker.

    `score` lies in [0, 1] and orders the quotations of one question only.
    """

    citation: Citation
    speaker: Speaker | None
    direct: bool
    score: float
