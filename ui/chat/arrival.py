"""What a page shows when it opens: the conversation that the browser kept, and what the address asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qs

from index.types import Article
from ui.chat.conversation import Conversation, read_question
from ui.chat.stored import read_turns
from ui.notice import render_notice
from ui.reference import Reference
from ui.texts import figure, say
from ui.types import MAX_QUESTION, Update

_MAX_SEARCH = 20_000  # characters of an address that are read
_SHOWN = 80  # characters of a link's part that a message repeats


def arrive(conversation: Conversation, articles: Mapping[str, Article], kept: Mapping[str, object]) -> Update:
    """Resume the conversation that was kept, and follow the link that the page was opened with.

    The notice says what is wrong with the link.
    """
    turns = read_turns(kept.get("turns"), articles)
    link = read_link(kept.get("search"))
    update = conversation.resume(turns)
    if "article" in link:
        return _open(conversation, articles, link, update)
    if "q" not in link:
        return update
    question = read_question(link["q"])
    if question is None:
        is_empty = not link["q"].strip()
        return _noticed(update, say("link.empty") if is_empty else say("link.long", most=MAX_QUESTION))
    if update.seen is None or (turns and turns[-1].question == question):
        return update
    return replace(update, seen=replace(update.seen, ask=question))


def read_link(search: object) -> dict[str, str]:
    """Read the part of an address from its question mark on; the first value of a name that is given twice.

    `article`, `start` and `end` open an article at a place, `q` asks a question; no part has been checked.
    """
    text = search[:_MAX_SEARCH].removeprefix("?") if isinstance(search, str) else ""
    try:
        return {name: values[0] for name, values in parse_qs(text, keep_blank_values=True, max_num_fields=50).items()}
    except ValueError:
        return {}


def _open(
    conversation: Conversation, articles: Mapping[str, Article], link: Mapping[str, str], update: Update
) -> Update:
    """Show the article of a link, at its place if that is valid, and say what is wrong with it."""
    article = articles.get(link["article"])
    if article is None:
        return _noticed(update, say("link.gone", article=_short(link["article"])))
    parts, problem = [link[name] for name in ("start", "end") if name in link], ""
    place = [int(part) for part in parts if part.isdecimal() and len(part) < 10]
    if parts and len(place) < 2:
        problem = say("link.no.place", start=_short(link.get("start")), end=_short(link.get("end")))
    elif parts and not 0 <= place[0] < place[1] <= len(article.text):
        start, end = map(figure, place)
        problem = say("link.beyond", start=start, end=end, length=figure(len(article.text)))
    turns = update.turns or ()
    if problem or not parts:
        opened = conversation.pick(article.id, turns)
    else:
        reference = Reference(kind="src", article_id=article.id, start=place[0], end=place[1])
        opened = conversation.cite(reference.link, None, turns)
    return _noticed(update | opened, problem)


def _short(part: str | None) -> str:
    text = part or say("link.nothing")
    return say("quoted", words=f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text)


def _noticed(update: Update, problem: str) -> Update:
    return replace(update, notice=render_notice(problem)) if problem else update
