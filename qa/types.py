"""The values of an answer. All offsets are half-open code-point ranges into `Article.text`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, NamedTuple, Protocol, get_args

from index.types import Passage, Range
from qa.dating.meant import DateMeant
from qa.errors import VerbatimError

Kind = Literal["span", "list", "yes/no", "comparison", "compound", "quotes", "none"]
"""What is asked for: some words, all that fit, whether something is so, two things set side by side, several questions
in one, what somebody said, or nothing (a greeting, a request for a summary)."""

Verdict = Literal["yes", "no", "unclear"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Span(NamedTuple):
    """A candidate answer: a range of the article, and its joint start and end logit."""

    start: int
    end: int
    score: float

    @property
    def range(self) -> Range:
        """Where it is in its article."""
        return Range(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader saw in one passage.

    `spans` are best first, ties by (start, end), and may be empty; `null_score` is the joint logit of
    "no answer here" on the spans' scale, so `span.score - null_score` compares across passages.
    """

    passage: Passage
    spans: tuple[Span, ...]
    null_score: float

    @property
    def article_id(self) -> str:
        """The article that the passage is from."""
        return self.passage.chunk.article_id

    @property
    def range(self) -> Range:
        """Where the passage is in its article."""
        return Range(self.passage.chunk.start, self.passage.chunk.end)

    @property
    def margin(self) -> float:
        """How far the best span is above the null score; minus infinity without a span."""
        return max((span.score for span in self.spans), default=float("-inf")) - self.null_score


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question of a conversation and its answer, None if it abstained."""

    question: str
    answer: str | None


class Reader(Protocol):
    """Finds answer spans in passages."""

    @property
    def name(self) -> str:
        """The name of its weights, for the evidence."""
        ...

    @property
    def words(self) -> int:
        """The number of words of a passage that it reads at once, in addition to a question."""
        ...

    def read(self, question: str, passages: Sequence[Passage]) -> tuple[Reading, ...]:
        """Return one reading per passage, in the same order."""
        ...

    def verdict(self, question: str, text: str) -> tuple[float, ...] | None:
        """Return how likely a text says to a yes/no question what each of `VERDICTS` says; they sum to 1.

        None if it is not trained for it.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a quote is: `quote == article.text[start:end]`, inside its whole sentences.

    `sentence` is the verbatim text of `[sentence_start, sentence_end)`. `published` is the article's date as ISO 8601,
    where known. `copies` are the ids of near-duplicate articles that hold the quote too: they and this one count as one
    source. `extractor` names what made the text of the file. `place` says where in the file the quote begins, such as
    "page 3" or "row 17", and `page` is a PDF's page, from 1; None if the file has no such places. `author` and `site`
    are those of the article, if known. `Assistant.places` locates a quote on its pages. `part` is "correction" if the
    quote is in a note on a correction, "" in the report itself. `stamp` is the time stamp of the live page's entry
    that it is in. `dates` are the days that words of the quote mean. `url` is the article's address on
    the web, if known, with a text fragment that leads to the quote. `qa.citing.cite` makes one.
    """

    article_id: str
    source: str
    title: str
    start: int
    end: int
    quote: str
    sentence_start: int
    sentence_end: int
    sentence: str
    published: str | None = None
    copies: tuple[str, ...] = ()
    extractor: str = ""
    place: str | None = None
    page: int | None = None
    author: str | None = None
    site: str | None = None
    part: Literal["", "correction"] = ""
    stamp: str | None = None
    dates: tuple[DateMeant, ...] = ()
    url: str | None = None

    @property
    def range(self) -> Range:
        """Where the quote is in its article."""
        return Range(self.start, self.end)

    def overlaps(self, other: Citation) -> bool:
        """Whether the quote shares a code point with that of another citation."""
        return self.article_id == other.article_id and self.range.overlaps(other.range)

    def __post_init__(self) -> None:
        offset = self.start - self.sentence_start
        inside = self.sentence[offset : offset + len(self.quote)] if offset >= 0 else None
        if not self.quote or self.end - self.start != len(self.quote) or inside != self.quote:
            raise VerbatimError(
                f"the quote {self.quote[:60]!r} is not the text at {self.start}-{self.end} of {self.article_id}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A span that was considered for the answer.

    `margin` is its score minus the null score of its passage; `probability` in [0, 1] is the calibrator's estimate that
    it is right. Candidates of all passages are ordered by `rank_score`, in logits; None if unknown.
    """

    start: int
    end: int
    quote: str
    score: float
    margin: float
    probability: float
    rank_score: float | None = None

    @property
    def range(self) -> Range:
        """Where it is in its article."""
        return Range(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsideredPassage:
    """A passage that was read, with its ranks and the spans considered in it."""

    article_id: str
    start: int
    end: int
    rank: int
    score: float
    lexical_rank: int | None
    lexical_score: float | None
    dense_rank: int | None
    dense_score: float | None
    null_score: float
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The versions of everything that made an answer, so that it can be reproduced."""

    index: str
    embedder: str
    reader: str
    calibrator: str


Reason = Literal["nothing asked", "no question", "nothing found", "no span", "below the threshold"]
"""Why an answer abstains: no word in the question; a greeting, an order, or a few words that ask nothing and are in no
article; no passage; no span in the passages; or a confidence below the threshold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why the answer is what it is.

    `threshold` is the confidence below which the answer abstains. `reason` is None for an answer.
    """

    passages: tuple[ConsideredPassage, ...]
    threshold: float
    reason: Reason | None
    versions: Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherAnswer:
    """An answer of other articles: one value, cited once per article; `text == citations[0].quote`.

    `confidence` is the probability in [0, 1] that the first of them answers the question.
    """

    text: str
    confidence: float
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        _require_quoted("other answer", self.text, self.citations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One of several things that together are an answer; `text == citations[0].quote`, the same value in each citation.

    `label` is the side of a comparison, the verdict that a sentence supports, or the speaker of a quote; "" if it needs
    none. `confidence` is the probability in [0, 1] that it belongs to the answer.
    """

    text: str
    confidence: float
    citations: tuple[Citation, ...]
    label: str = ""

    def __post_init__(self) -> None:
        _require_quoted("item", self.text, self.citations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question; `text is None` if and only if it abstains.

    `confidence` is the probability in [0, 1] that the best span is right, even if it abstains. `citations[0]` is the
    answer itself; further citations are the same words in other places. `also_said` agrees in other words;
    `disagreements` are different answers of other articles, newest first, undated last; `also_relevant` are answers of
    other articles whose words do not settle whether they agree, never shown as agreement. `survives` says whether those
    articles alone would give the same answer, None for an abstention; `without_source` is what they would give, None if
    nothing. `nearest` is the closest sentence, given for an abstention; it is not an answer. `also_asked` are further
    questions of the same text that are not answered here; `notices` are sentences about what else was done to the
    question. `kind` is what was asked for. `items` are all that was found of a list, in the order of the text, or the
    two sides of a comparison, or the sentences for and against a yes. `verdict` is given for a yes/no question and a
    comparison, "unclear" if the words do not settle it. `parts` are the answers to a compound question, whose own text
    is that of the first part with an answer. `earlier` is what the answer has replaced, according to older versions of
    the story, older entries of a live page, or a note on a correction.
    """

    question: str
    understood_as: str
    text: str | None
    confidence: float
    citations: tuple[Citation, ...]
    evidence: Evidence
    also_said: tuple[Citation, ...] = field(default=())
    disagreements: tuple[OtherAnswer, ...] = field(default=())
    survives: bool | None = None
    without_source: OtherAnswer | None = None
    nearest: Citation | None = None
    also_asked: tuple[str, ...] = field(default=())
    notices: tuple[str, ...] = field(default=())
    also_relevant: tuple[Citation, ...] = field(default=())
    kind: Kind = "span"
    verdict: Verdict | None = None
    items: tuple[Item, ...] = field(default=())
    parts: tuple[Answer, ...] = field(default=())
    earlier: tuple[OtherAnswer, ...] = field(default=())

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is a probability in [0, 1], not {self.confidence}")
        if self.text is None:
            if self.citations:
                raise VerbatimError("an abstention cites nothing: use `nearest`")
        else:
            _require_quoted("answer", self.text, self.citations)

    @property
    def shown(self) -> tuple[Citation, ...]:
        """Every citation that is shown, each once.

        The order is: the answer, its items, what was said earlier, what agrees, what differs, what is also relevant, a
        different answer without the source, the nearest sentence; then those of its parts.
        """
        items = (citation for item in self.items for citation in item.citations)
        parts = (citation for part in self.parts for citation in part.shown)
        without = () if self.survives or self.without_source is None else (self.without_source,)
        before = (citation for other in self.earlier for citation in other.citations)
        differing = (citation for other in self.disagreements for citation in other.citations)
        instead = (citation for other in without for citation in other.citations)
        nearest = () if self.nearest is None else (self.nearest,)
        return tuple(
            dict.fromkeys(
                (
                    *self.citations,
                    *items,
                    *before,
                    *self.also_said,
                    *differing,
                    *self.also_relevant,
                    *instead,
                    *nearest,
                    *parts,
                )
            )
        )

    def to_dict(self) -> dict[str, Any]:
        """Return what `to_json` writes as plain dicts, lists, strings, numbers and None."""
        plain: dict[str, Any] = json.loads(self.to_json())
        return plain

    def to_json(self, *, indent: int | None = None) -> str:
        """Write everything as JSON: keys in field order, characters outside ASCII kept."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=indent)


def _require_quoted(name: str, text: str, citations: tuple[Citation, ...]) -> None:
    """Raise `VerbatimError` unless a text is the quote that is cited first."""
    if not citations or text != citations[0].quote:
        raise VerbatimError(f"the {name} {text[:60]!r} is not the quote it cites first")
