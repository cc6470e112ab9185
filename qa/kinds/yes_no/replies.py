"""Yes or no in an interview: the reply to an interviewer's question that asks the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Article, Range
from qa.kinds.interviews import Exchange, interview_of
from qa.kinds.yes_no.statement import TRUE_THAT
from qa.types import Verdict
from qa.understanding.addressed import addressed
from qa.words.content import content_lemmas
from qa.words.grammar import AUX
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS

_YES = re.compile(
    r"(?:(?:so )?yes|yeah|yep|of course|absolutely|certainly|definitely|indeed|(?:more than )?once|twice|often|"
    r"(?:many|several) times|i (?:am|do|did|have|was|will|would|can))(?=[.,!;]|$)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:no|nope|never|not at all|of course not|not any ?more|no longer|not once|i['’]m not|"
    r"i (?:am|do|did|have|was|will|would|can)(?:n['’]t| not))"
    r"(?=[.,!;]|$)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:well|but|unless|if|although|though|perhaps|maybe|except|until|yet|not (?:really|quite|exactly)|sort of)\b",
    re.IGNORECASE,
)
_SOON = 12  # words of a reply in which a doubt revokes its yes or no
_MORE = 1  # content words that the interviewer's question may have beyond the one that is asked
_TO_THEM = re.compile(rf"(?:{AUX})(?:n['’]t)?\s+you\b", re.IGNORECASE)
_QUESTION = re.compile(r"[^.?!]+\?")
_LIGHT = LIGHT_LEMMAS | NEGATOR_LEMMAS | frozenset(content_lemmas("yourself himself herself"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The first sentence of an answer, and the verdict that it is; "unclear" if it was not asked the very same."""

    place: Range
    verdict: Verdict


def reply_to(question: str, article: Article) -> Reply | None:
    """Return what the person interviewed replied to a yes/no question about them; None if no one asked it.

    The interviewer's question has to share a content word with it, and with its answer and the exchange before, all of
    them. A plain "yes", "no", "I am" and the like to a question with the same words gives the verdict.
    """
    interview = interview_of(article)
    put = None if interview is None else addressed(question, interview.name)
    if interview is None or put is None or not _TO_THEM.match(put):
        return None
    core = frozenset(content_lemmas(put)) - _LIGHT
    best: tuple[int, Exchange] | None = None
    before = ""
    for exchange in interview.exchanges:
        asked, answered = article.text_of(exchange.asked), article.text_of(exchange.answered)
        shared = len(core & frozenset(content_lemmas(asked)))
        about = frozenset(content_lemmas(f"{before} {asked} {answered}"))
        if shared and core <= about and (best is None or shared > best[0]):
            best = shared, exchange
        before = f"{asked} {answered}"
    if best is None:
        return None
    exchange = best[1]
    sentence = article.sentence_at(exchange.answered.start, exchange.answered.start + 1)
    place = Range(exchange.answered.start, min(sentence.end, exchange.answered.end))
    return Reply(place=place, verdict=_verdict(core, article, exchange))


def _verdict(core: frozenset[str], article: Article, exchange: Exchange) -> Verdict:
    asked, answered = article.text_of(exchange.asked), " ".join(article.text_of(exchange.answered).split())
    questions = [_plainly(each.strip()) for each in _QUESTION.findall(asked)]
    said = frozenset(content_lemmas(questions[-1])) - _LIGHT if questions else frozenset[str]()
    same = core <= said and len(said - core) <= _MORE and _TO_THEM.match(questions[-1]) is not None
    negated = re.search(r"n['’]t\b|\bnot\b|\bnever\b", questions[-1] if questions else "") is not None
    if not same or negated or _DOUBT.search(" ".join(answered.split()[:_SOON])):
        return "unclear"
    if _YES.match(answered):
        return "yes"
    return "no" if _NO.match(answered) else "unclear"


def _plainly(question: str) -> str:
    """Return a question as one that begins with "did", without "Is it true that"; only its lemmas are compared."""
    true = TRUE_THAT.match(question)
    return question if true is None else f"Did {question[true.end() :]}"
