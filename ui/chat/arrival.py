"""What a page shows when it opens: the conversation that the browser kept, and what the address asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qs

from index.types import Article
from ui.chat.conversation import Conversation, read_question
from ui.chat.standing import linked
from ui.chat.stored import read_turns
from ui.copied_link import linked_words
from ui.notice import render_notice
from ui.reference import Reference
from ui.texts import figure, say
from ui.types import MAX_QUESTION, Update

_MAX_SEARCH = 20_000  # characters of an address that are read
_SHOWN = 80  # characters of a link's part that a message repeats


def arrive(conversation: Conversation, articles: Mapping[str, Article], kept: Mapping[str, object]) -> Update:
    """Resume the conversation that was kept, and follow the link that the page was opened with.

    What is wrong with the link is said above the article that it opens, or in the notice if it opens none.
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

    `article`, `start` and `end` open an article at a place, with the words there, as `ui.copied_link` writes them; `q`
    asks a question. No part has been checked.
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
    turns, parts = update.turns or (), [link[name] for name in ("start", "end") if name in link]
    if not parts:
        return update | conversation.pick(article.id, turns)
    reference, problem = _place(article, link)
    if reference is None:
        return update | conversation.pick(article.id, turns, problem=problem)
    return update | conversation.cite(reference.link, None, turns, problem=problem)


def _place(article: Article, link: Mapping[str, str]) -> tuple[Reference | None, str]:
    """Return where the words of a link are now, None if nowhere, and what there is to say about it."""
    start, end = link.get("start", ""), link.get("end", "")
    if not all(part.isdecimal() and len(part) < 10 for part in (start, end)):
        return None, say("link.no.place", start=_short(start), end=_short(end))
    reference = Reference(kind="src", article_id=article.id, start=int(start), end=int(end))
    words = linked_words(link, reference)
    if words is not None:
        now, changed = linked(reference, words, article)
        return now, say("link.words.gone") if now is None else say("link.changed") if changed else ""
    if reference.start < reference.end <= len(article.text):
        return reference, say("link.unchecked")
    where = {"start": figure(reference.start), "end": figure(reference.end), "length": figure(len(article.text))}
    return None, say("link.beyond", **where)


def _short(part: str | None) -> str:
    text = part or say("link.nothing")
    return say("quoted", words=f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text)


def _noticed(update: Update, problem: str) -> Update:
    return replace(update, notice=render_notice(problem))
