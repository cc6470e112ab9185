"""A conversation as a browser keeps it, and back: nothing that comes back is trusted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from index.types import Article
from qa.citing import cite
from qa.errors import VerbatimError
from qa.types import Answer, Citation, Item, OtherAnswer
from ui.cards.reply import render_answer, render_problem
from ui.chat.conversation import read_question
from ui.texts import say
from ui.types import AskedArticles, ShownTurn

MAX_TURNS = 50  # that are kept
_MAX_SIZE = 100_000  # characters of a turn; a longer one is kept without the passages of its evidence
_MAX_KEPT = 10_000_000  # characters of all that a browser brings; the page's script keeps a fifth

_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)


def read_kept(raw: object) -> dict[str, object]:
    """Read what the browser sends when a page opens: the key of a visit and of one before, turns, and so on.

    No part of it has been checked.
    """
    try:
        kept = _read(raw) if isinstance(raw, str) and len(raw) <= _MAX_KEPT else None
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def read_turns(raw: object, articles: Mapping[str, Article]) -> tuple[ShownTurn, ...]:
    """Read the turns of a conversation and render them again, leaving out whatever is not a turn.

    Every quote has to be in its article still; otherwise the question is kept without its answer.
    """
    items = raw[-MAX_TURNS:] if isinstance(raw, list) else []
    turns = (_read_turn(item, articles) for item in items if isinstance(item, str) and len(item) <= 2 * _MAX_SIZE)
    return tuple(turn for turn in turns if turn is not None)


def kept_text(turn: ShownTurn) -> str:
    """Write a turn as a browser keeps it; "" for one without an answer, which is not kept."""
    answer = turn.answer
    if answer is None:
        return ""

    def write(answer: Answer) -> str:
        kept_turn = {"question": turn.question, "answer": answer.to_dict(), "limits": turn.limits}
        return json.dumps(kept_turn, ensure_ascii=False)

    whole = write(answer)
    if len(whole) <= _MAX_SIZE:
        return whole
    return write(replace(answer, evidence=replace(answer.evidence, passages=())))


def _read_turn(text: str, articles: Mapping[str, Article]) -> ShownTurn | None:
    try:
        fields = _read(text)
        if not isinstance(fields, dict):
            return None
        question = read_question(fields["question"])
        answer = _ANSWER.validate_python(fields["answer"])
    except (ValueError, KeyError, RecursionError, ValidationError, VerbatimError):
        return None
    if question is None or not _are_probabilities(answer):
        return None
    if not _stands(answer, articles):
        return ShownTurn(question=question, reply=render_problem(say("gone")))
    limits = _read_limits(fields.get("limits"))
    return ShownTurn(
        question=question, reply=render_answer(answer, articles, limits=limits), answer=answer, limits=limits
    )


def _read_limits(raw: object) -> AskedArticles | None:
    numbers = [number for number in raw if type(number) is int] if isinstance(raw, list) else []
    return AskedArticles(*numbers) if len(numbers) == 2 and 0 <= numbers[0] <= numbers[1] < 10**9 else None


def _read(text: str) -> object:
    """Read JSON that can be written again; raise `ValueError` for halves of surrogate pairs, and for NaN."""
    read = json.loads(text)
    json.dumps(read, ensure_ascii=False, allow_nan=False).encode("utf-8")
    return read


def _are_probabilities(answer: Answer) -> bool:
    """Whether each probability in an answer is in [0, 1]; its confidence was checked when it was made."""
    others: list[OtherAnswer | Item] = [
        *answer.items,
        *answer.disagreements,
        *answer.earlier,
        *([] if answer.without_source is None else [answer.without_source]),
    ]
    considered = [candidate.probability for passage in answer.evidence.passages for candidate in passage.candidates]
    confidences = [answer.evidence.threshold, *(other.confidence for other in others), *considered]
    return all(0.0 <= each <= 1.0 for each in confidences) and all(map(_are_probabilities, answer.parts))


def _stands(answer: Answer, articles: Mapping[str, Article]) -> bool:
    """Whether every citation is what would be cited at its place today, and every passage is there."""
    without = () if answer.without_source is None else answer.without_source.citations
    evidence = [passage for each in (answer, *answer.parts) for passage in each.evidence.passages]
    return all(_is_cited(c, articles) for c in (*answer.shown, *without)) and all(
        passage.article_id in articles
        and 0 <= passage.start < passage.end <= len(articles[passage.article_id].text)
        and all(
            c.quote == articles[passage.article_id].text[max(c.start, 0) : max(c.end, 0)] for c in passage.candidates
        )
        for passage in evidence
    )


def _is_cited(citation: Citation, articles: Mapping[str, Article]) -> bool:
    article = articles.get(citation.article_id)
    if article is None or any(copy not in articles for copy in citation.copies):
        return False
    try:
        return replace(cite(article, citation.start, citation.end), copies=citation.copies) == citation
    except VerbatimError:
        return False
