"""What a page shows when it opens: the conversation that the browser kept, and what the address asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from index.types import Article
from ui.chat.conversation import Conversation, read_question
from ui.chat.links import Link, read_link
from ui.chat.stored import Kept, read_turns
from ui.notice import render_notice
from ui.reference import Reference
from ui.texts import figure, say
from ui.types import MAX_QUESTION, Update

_SHOWN = 80  # characters of a link's part that a message repeats


def arrive(conversation: Conversation, articles: Mapping[str, Article], kept: Kept) -> Update:
    """Go on with the conversation that was kept, and follow the link that the page was opened by.

    The notice says what is wrong with the link.
    """
    turns = read_turns(kept.turns, articles)
    link = read_link(kept.search)
    update = conversation.resume(turns)
    if link.article is not None:
        return _open(conversation, articles, link, update)
    if link.question is None:
        return update
    question = read_question(link.question)
    if question is None:
        is_empty = not link.question.strip()
        return _noticed(update, say("link.empty") if is_empty else say("link.long", most=MAX_QUESTION))
    if update.seen is None or (turns and turns[-1].question == question):
        return update
    return replace(update, seen=replace(update.seen, ask=question))


def _open(conversation: Conversation, articles: Mapping[str, Article], link: Link, update: Update) -> Update:
    """Show the article of a link, at its place where that is one; and say what is wrong with it."""
    article = articles.get(link.article or "")
    if article is None:
        return _noticed(update, say("link.gone", article=_short(link.article)))
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
    return _noticed(update | Update(pane=opened.pane, shown=opened.shown), problem)


def _short(part: str | None) -> str:
    text = part or say("link.nothing")
    return say("quoted", words=f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text)


def _noticed(update: Update, problem: str) -> Update:
    return replace(update, notice=render_notice(problem)) if problem else update
