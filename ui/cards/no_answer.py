"""An abstention: why, the closest sentence as closest, and ways on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.types import Article
from qa.types import Answer, Citation
from ui.cards.sources import row
from ui.cards.why import best_candidates, why
from ui.cards.words import look_for
from ui.escape import exact_text, markdown_text
from ui.reference import Reference, find_link, to_nearest
from ui.types import Limits
from ui.wording import percent, reason


def render_abstention(
    answer: Answer, articles: Mapping[str, Article], suggestions: Sequence[str] = (), limits: Limits | None = None
) -> list[str]:
    """Say that there is no answer in what was asked, and what to do about it."""
    parts = [f'<p class="noans">{no_answer(limits)}</p><p class="reason">{reason(answer)}</p>']
    if limits is not None:
        question = exact_text(answer.question)
        parts.append(
            f'<p class="widen"><button class="ask ask-all" type="button" value="{question}">Ask all {limits.all:,}'
            "</button></p>"
        )
    if answer.nearest is not None:
        parts.append(_closest(answer.nearest, articles) + _guess(answer))
    if limits is None:  # what is elsewhere is found by asking all
        parts += _words(answer, articles)
        asked = {_plain(question) for question in (answer.question, answer.understood_as)}
        parts += ask_instead("Ask instead", [each for each in suggestions if _plain(each) not in asked])
    parts.append(why(answer, articles))
    return parts


def ask_instead(heading: str, questions: Sequence[str]) -> list[str]:
    """Offer questions that a click asks; nothing where there are none."""
    if not questions:
        return []
    buttons = "".join(
        f'<button class="ask" type="button" value="{exact_text(question)}">{markdown_text(question)}</button>'
        for question in questions
    )
    return [f'<div class="ways"><h3>{heading}</h3>{buttons}</div>']


def no_answer(limits: Limits | None) -> str:
    """Say that the articles that were asked don't hold an answer."""
    if limits is None:
        return "These articles don’t say"
    return "The chosen article doesn’t say" if limits.asked == 1 else "The chosen articles don’t say"


def _plain(question: str) -> str:
    return " ".join(question.casefold().split()).rstrip("?!. ")


def _closest(nearest: Citation, articles: Mapping[str, Article]) -> str:
    return (
        "<h3>Closest sentence, not an answer</h3>"
        f'<blockquote class="closest">{markdown_text(nearest.sentence)}</blockquote>'
        f'<ul class="named">{row("<b>≈</b>", to_nearest(nearest).link, nearest, articles)}</ul>'
    )


def _guess(answer: Answer) -> str:
    best = best_candidates(answer, 1)
    if not best:
        return ""
    article_id, candidate = best[0]
    place = Reference(kind="read", article_id=article_id, start=candidate.start, end=candidate.end)
    return (
        '<details class="guess"><summary>Show the best guess</summary>'
        f'<p><a class="place" href="#{place.link}">{markdown_text(candidate.quote)}</a> is right with a chance of '
        f"{percent(answer.confidence)}: too little to call it an answer.</p></details>"
    )


def _words(answer: Answer, articles: Mapping[str, Article]) -> list[str]:
    nearest = None if answer.nearest is None else articles.get(answer.nearest.article_id)
    order = articles.values() if nearest is None else (nearest, *articles.values())
    found = look_for(answer.understood_as, order)
    links = "".join(_find(each.article_id, each.word) for each in found if each.article_id is not None)
    nowhere = [each.word for each in found if each.article_id is None]
    parts = []
    if links:
        parts.append(f'<div class="ways"><h3>Find its words in the articles</h3><p class="words">{links}</p></div>')
    if nowhere:
        words = ", ".join(f"“{markdown_text(word)}”" for word in nowhere)
        parts.append(f'<p class="nowhere">In no article: {words}</p>')
    return parts


def _find(article_id: str, word: str) -> str:
    return f'<a class="word" href="#{find_link(article_id, word)}">{markdown_text(word)}</a>'
