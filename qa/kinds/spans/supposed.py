"""What could be, would be or was only offered, where a question asks what was: "a fine of up to £9,000"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import sifted
from qa.types import Reading, Span
from qa.understanding.wanted import wanted
from qa.words.grammar import AND_SO
from qa.words.lemmas import lemma_set, lemmas

_SUPPOSING = re.compile(r"\b(?:could|may|might|would|will)\b|\bgoing to\b")
_FIGURE = re.compile(r"[£$€]?\d")
_COULD_HAVE = re.compile(r"[^\d.;,]*\b(?:could|might|may) (?:have|be)\b")
_WAS = re.compile(
    rf"{AND_SO}(?:how (?:much|many)\b.{{0,60}}?\b(?:was|were)\b.{{0,60}}?"
    r"\b(?:fined|paid|given|granted|awarded|killed|injured|raised)\b"
    r"|(?:what|how much) did\b.{0,80}?\bcost\b)",
    re.IGNORECASE,
)
_MEANT = re.compile(  # what was meant, said or ordered is told with "will"
    r"\b(?:agree[ds]?|order(?:ed|s)?|plan(?:s|ned)?|expect(?:s|ed)?|estimate[ds]?|forecast|predict(?:s|ed)?|say|said|"
    r"promised?|told|want(?:s|ed)?|offer(?:s|ed)?|propose[ds]?|supposed|due|likely|going to|could|may|might|would|will|"
    r"should|can)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:.!?]|,|\b(?:but|and|while|although|though|whereas|which|who)\b", re.IGNORECASE)
_GIVING = lemma_set("give gave given grant granted donate donated award awarded pay paid contribute")
_OFFERING = lemma_set("offer offered promise promised pledge pledged")
_POST = re.compile(
    rf"{AND_SO}who (?:will (?:succeed|replace|follow|become|be)|is the (?:new|next)|(?:has )?(?:succeeded|replaced))\b",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    r"\b(?:candidates?|contenders?|favourites?|favorites?|front-?runners?|shortlist(?:ed)?|tipped)\b"
)
_CHOSEN = re.compile(r"\b(?:chosen|chose|appointed|appoints?|named|picked|selected|elected|beat|won|got)\b")
_WHO_DOES = re.compile(rf"{AND_SO}who (?:runs?|ran|owns?|owned|manages?|managed|heads?|led|leads?)\b", re.IGNORECASE)
_GOING_TO = re.compile(r"\W*(?:(?:was|were) going to|had (?:planned|hoped|meant|wanted) to|might|may|could)\b")


def without_supposed(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without values that are only supposed, if a question asks what was.

    "Could levy a fine of up to £9,000" does not say how much somebody was fined, and what somebody promised is not what
    they gave. A candidate for a post does not have it yet, and who was going to open a café does not run it.
    """
    if _MEANT.search(question) is not None and _POST.match(question) is None:
        return tuple(readings)

    def may_answer(article: Article, span: Span) -> bool:
        sentence = article.sentence_at(span.start, span.end)
        before, behind = article.text[sentence.start : span.start], article.text[span.end : sentence.end]
        lead = _FIGURE.split(article.text_of(span.range), maxsplit=1)[0]
        return not (
            _is_possible(question, f"{before}{lead}", behind)
            or _is_offered(question, before, article.text_of(sentence))
            or _is_candidate(question, article.text_of(sentence))
            or (_WHO_DOES.match(question) is not None and _GOING_TO.match(behind) is not None)
        )

    return sifted(readings, articles, may_answer)


def _is_possible(question: str, before: str, behind: str) -> bool:
    """Whether the words of a value's clause say that it could or will be, and a question asks what it was."""
    if _WAS.match(question) is None:
        return False
    return _SUPPOSING.search(_CLAUSE.split(before)[-1]) is not None or _COULD_HAVE.match(behind) is not None


def _is_offered(question: str, before: str, sentence: str) -> bool:
    """Whether a sentence only says what was offered or promised, and a question asks what was given."""
    if wanted(question) != "amount" or not _GIVING & frozenset(lemmas(question)):
        return False
    said = frozenset(lemmas(sentence))
    return bool(_OFFERING & frozenset(lemmas(before))) and not _GIVING & said


def _is_candidate(question: str, sentence: str) -> bool:
    if _POST.match(question) is None or _CANDIDATE.search(question) is not None:
        return False
    return _CANDIDATE.search(sentence) is not None and _CHOSEN.search(sentence) is None
