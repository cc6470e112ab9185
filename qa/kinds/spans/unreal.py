"""What could be, was offered or is hoped for, where a question asks what was or who is: "a fine of up to £9,000"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import wanted
from qa.words.clauses import nearest, own_clause
from qa.words.grammar import AND_SO
from qa.words.lemmas import lemma_set, lemmas

_SUPPOSING = re.compile(r"\b(?:could|may|might|will|would(?! (?:later|eventually|go on to)\b))\b|\bgoing to\b")
_FIGURE = re.compile(r"[£$€]?\d")
_COULD_HAVE = re.compile(r"[^\d.;,]*\b(?:could|might|may) (?:have|be)\b")
_WAS = re.compile(
    rf"{AND_SO}(?:(?:for )?how (?:much|many)\b.{{0,60}}?\b(?:was|were)\b.{{0,60}}?"
    r"\b(?:fined|paid|given|granted|awarded|killed|injured|raised|sold|bought|built|spent|charged|stolen|lost)\b"
    r"|(?:what|how much) did\b.{0,80}?\bcost\b)",
    re.IGNORECASE,
)
_ASKS_ABOUT_PLANS = re.compile(  # what was meant, said or ordered may be answered with "will"
    r"\b(?:agree[ds]?|order(?:ed|s)?|plan(?:s|ned)?|expect(?:s|ed)?|estimate[ds]?|forecast|predict(?:s|ed)?|say|said|"
    r"promised?|told|want(?:s|ed)?|offer(?:s|ed)?|propose[ds]?|supposed|due|likely|going to|could|may|might|would|will|"
    r"should|can)\b",
    re.IGNORECASE,
)
_GIVING = lemma_set("give gave given grant granted donate donated award awarded pay paid contribute")
_OFFERING = lemma_set("offer offered promise promised pledge pledged")
_TAKEN_UP = re.compile(r"\b(?:accept(?:s|ed)?|agree[ds]?|t(?:ake|akes|ook) (?:it|them|this) up)\b")
_POST = re.compile(
    rf"{AND_SO}who (?:will (?:succeed|replace|follow|become|be)|is the (?:new|next)|(?:has )?(?:succeeded|replaced))\b",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    r"\b(?:candidates?|contenders?|favourites?|favorites?|front-?runners?|shortlist(?:ed)?|tipped)\b"
)
_CHOSEN = re.compile(
    r"\b(?:chosen|chose|appointed|appoints?|named|picked|selected|elected|beat|won|got|(?:go(?:es|ing)|went) to|"
    r"t(?:ake|akes|aking|ook) over)\b"
)
_WHO_DOES = re.compile(rf"{AND_SO}who (?:runs?|ran|owns?|owned|manages?|managed|heads?|led|leads?)\b", re.IGNORECASE)
_GOING_TO = re.compile(
    r"\W*(?:(?:was|were) going to|had (?:planned|hoped|meant|wanted) to|might|may|could)\b(?!.*\bbut\b)"
)

_Check = Callable[[SpanInSentence], bool]


def without_unreal(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings without what is not so yet, or never was, if a question asks what was or who is.

    - "Could levy a fine of up to £9,000" does not say how much a person was fined; "would later be fined" does.
    - What was offered or promised was not given, unless a sentence says so or that it was accepted.
    - A candidate does not have a post, unless a sentence says who was chosen.
    - Who was going to run something does not run it.
    """
    checks = tuple(_checks(question))

    def may_answer(span: SpanInSentence) -> bool:
        return not any(is_unreal(span) for is_unreal in checks)

    return sifted(readings, articles, may_answer) if checks else tuple(readings)


def _checks(question: str) -> Iterator[_Check]:
    """Yield what a span must not be for a question."""
    if _POST.match(question) is not None and _CANDIDATE.search(question) is None:
        yield _is_candidate
    if _ASKS_ABOUT_PLANS.search(question) is not None:
        return
    if _WAS.match(question) is not None:
        yield _is_supposed
    if wanted(question) == "amount" and not _GIVING.isdisjoint(lemmas(question)):
        yield _is_offered
    if _WHO_DOES.match(question) is not None:
        yield _was_going_to


def _is_supposed(span: SpanInSentence) -> bool:
    """Whether the words of a value's clause say that it could or will be."""
    before, behind = own_clause(span.before, span.behind)
    quote_before_figure = _FIGURE.split(span.quote, maxsplit=1)[0]
    return _SUPPOSING.search(f"{before}{quote_before_figure}") is not None or _COULD_HAVE.match(behind) is not None


def _is_offered(span: SpanInSentence) -> bool:
    is_offered = nearest(_OFFERING, span.before, span.quote, "") is not None
    return is_offered and _GIVING.isdisjoint(lemmas(span.sentence)) and _TAKEN_UP.search(span.behind) is None


def _is_candidate(span: SpanInSentence) -> bool:
    return _CANDIDATE.search(span.sentence) is not None and _CHOSEN.search(span.sentence) is None


def _was_going_to(span: SpanInSentence) -> bool:
    """Whether a sentence says of someone only what they were going to do."""
    return _GOING_TO.match(span.behind) is not None
