"""An abstention: why, the closest sentence as closest, and ways on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.types import Article
from qa.types import Answer, Citation
from ui.cards.sources import in_sentence, row
from ui.cards.why import best_candidates, why
from ui.cards.words import look_for
from ui.escape import html_text
from ui.reference import Reference, find_link, to_nearest
from ui.texts import figure, say
from ui.types import AskedArticles
from ui.wording import count, reason

NO_QUESTION = ("no question", "nothing asked")
_EXAMPLES = 3


def render_abstention(
    answer: Answer,
    articles: Mapping[str, Article],
    suggestions: Sequence[str] = (),
    limits: AskedArticles | None = None,
) -> list[str]:
    """Render an abstention: that the articles have no answer, and what to do about it."""
    if answer.evidence.reason in NO_QUESTION:
        return [f'<p class="noans plain">{reason(answer)}</p>', *ask_instead("", suggestions[:_EXAMPLES])]
    widen = ""
    if limits is not None:
        everywhere = say("ask.all", number=figure(limits.all))
        meant = html_text(answer.understood_as)  # regardless of what was asked before
        widen = f' <button class="ask ask-all ask-alone" type="button" value="{meant}">{everywhere}</button>'
    parts = [f'<p class="noans">{no_answer(limits)}{widen}</p><p class="reason">{reason(answer)}</p>']
    links, nowhere = ([], []) if limits is not None else _words(answer, articles)
    parts += [*nowhere, *_hint(answer, limits)]
    if answer.nearest is not None:
        parts.append(_closest(answer.nearest, articles) + _guess(answer))
    if limits is None:  # what is elsewhere is found by asking all
        parts += links
        parts += ask_instead(say("ask.instead"), suggestions)
    parts.append(why(answer, articles))
    return parts


def ask_instead(heading: str, questions: Sequence[str]) -> list[str]:
    """Render questions that a click asks; "" if there are none."""
    if not questions:
        return []
    buttons = "".join(
        f'<button class="ask" type="button" value="{html_text(question)}">{html_text(question)}</button>'
        for question in questions
    )
    return [f'<div class="ways">{f"<h3>{heading}</h3>" if heading else ""}{buttons}</div>']


def no_answer(limits: AskedArticles | None) -> str:
    """Return the sentence that the articles that were asked don't have an answer."""
    return say("none.all" if limits is None else "none.one" if limits.asked == 1 else "none.some")


def _hint(answer: Answer, limits: AskedArticles | None) -> list[str]:
    """Say which articles were not asked, or else what wording helps, unless a notice says what the matter is."""
    others = 0 if limits is None else limits.all - limits.asked
    if others:
        return [f'<p class="hint">{say("hint.others", articles=count(others, "article"))}</p>']
    return [] if answer.notices else [f'<p class="hint">{say("hint.wording")}</p>']


def _closest(nearest: Citation, articles: Mapping[str, Article]) -> str:
    sentence = in_sentence(nearest).replace("<mark>", "").replace("</mark>", "")
    return (
        f'<h3>{say("closest")}</h3><blockquote class="closest">{sentence}</blockquote>'
        f"{row('<b>≈</b>', to_nearest(nearest).link, nearest, articles)}"
    )


def _guess(answer: Answer) -> str:
    best = best_candidates(answer, 1)
    if not best:
        return ""
    article_id, candidate = best[0]
    place = Reference(kind="read", article_id=article_id, start=candidate.start, end=candidate.end)
    return (
        f'<details class="guess"><summary>{say("guess.show")}</summary>'
        f'<p><a class="place" href="#{place.link}">{html_text(candidate.quote)}</a> – '
        f"{say('guess')}</p></details>"
    )


def _words(answer: Answer, articles: Mapping[str, Article]) -> tuple[list[str], list[str]]:
    """Return links to the question's words in the articles, and the words that no article has."""
    nearest = None if answer.nearest is None else answer.nearest.article_id
    found = look_for(answer.understood_as, articles, nearest if nearest in articles else None)
    links = "".join(_find(each.article_id, each.word) for each in found if each.article_id is not None)
    words = ", ".join(say("quoted", words=html_text(each.word)) for each in found if each.article_id is None)
    return (
        [f'<div class="ways"><h3>{say("search.for")}</h3><p class="words">{links}</p></div>'] if links else [],
        [f'<p class="nowhere">{say("nowhere", words=words)}</p>'] if words else [],
    )


def _find(article_id: str, word: str) -> str:
    return f'<a class="word" href="#{find_link(article_id, word)}">{html_text(word)}</a>'
