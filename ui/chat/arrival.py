"""What a page shows when it opens: the conversation that the browser kept, and what the address asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from index.types import Article
from ui.chat.conversation import Conversation, read_question
from ui.chat.links import Link, read_link
from ui.chat.stored import Kept, read_turns
from ui.notice import render_notice
from ui.reference import Reference
from ui.texts import figure, say
from ui.types import MAX_QUESTION, Update

_SHOWN = 80  # characters of a link's part that a message repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """How the page opens: `notice` is HTML that says what is wrong with a link, `question` what to ask at once."""

    update: Update
    notice: str = ""
    question: str | None = None


def arrive(conversation: Conversation, articles: Mapping[str, Article], kept: Kept) -> Arrival:
    """Go on with the conversation that was kept, and follow the link that the page was opened by."""
    turns = read_turns(kept.turns, articles)
    link = read_link(kept.search)
    update = conversation.resume(turns)
    if link.article is not None:
        update, problem = _open(conversation, articles, link, update)
        return Arrival(update=update, notice=_notice(problem))
    if link.question is None:
        return Arrival(update=update)
    question = read_question(link.question)
    if question is None:
        is_empty = not link.question.strip()
        problem = say("link.empty") if is_empty else say("link.long", most=MAX_QUESTION)
        return Arrival(update=update, notice=_notice(problem))
    again = bool(turns) and turns[-1].question == question
    return Arrival(update=update, question=None if again else question)


def _open(
    conversation: Conversation, articles: Mapping[str, Article], link: Link, update: Update
) -> tuple[Update, str]:
    """Show the article of a link, at its place where that is one; and say what is wrong with it."""
    article = articles.get(link.article or "")
    if article is None:
        return update, say("link.gone", article=_short(link.article))
    place, problem = link.range(), ""
    if link.start is None and link.end is None:
        place = None
    elif place is None:
        problem = say("link.no.place", start=_short(link.start), end=_short(link.end))
    elif not 0 <= place[0] < place[1] <= len(article.text):
        start, end = map(figure, place)
        problem = say("link.beyond", start=start, end=end, length=figure(len(article.text)))
        place = None
    turns = update.turns or ()
    if place is None:
        opened = conversation.pick(article.id, turns)
    else:
        reference = Reference(kind="src", article_id=article.id, start=place[0], end=place[1])
        opened = conversation.cite(reference.link, None, turns)
    return replace(update, pane=opened.pane, shown=opened.shown), problem


def _short(part: str | None) -> str:
    text = part or say("link.nothing")
    return say("quoted", words=f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text)


def _notice(problem: str) -> str:
    return render_notice(problem) if problem else ""
