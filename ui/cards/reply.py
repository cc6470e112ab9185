"""Questions, answers, abstentions and errors as HTML for the chat, which takes Markdown.

Each reply is one line without a blank one in it, so that nothing in it is read as Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index.types import Article
from qa.types import Answer, Citation
from ui.cards.copying import as_markdown, as_text
from ui.cards.no_answer import ask_instead, render_abstention
from ui.cards.sources import Numbered, also_said, chips, confidence, in_sentence, rows, said_differently, together
from ui.cards.why import why
from ui.escape import exact_text, markdown_text
from ui.reference import Reference, to_quote
from ui.types import Limits
from ui.wording import VERDICTS, count, differing

_LARGE = 120  # characters of a quote that is set as large as can be


def render_searching(articles: int) -> str:
    """Say that the search is on."""
    return f'<span class="searching">Searching {count(articles, "article")}…</span>'


def render_problem(message: str) -> str:
    """Show an error in plain words."""
    return f'<p class="problem">This question could not be answered</p><p>{markdown_text(message)}</p>'


def render_answer(
    answer: Answer,
    articles: Mapping[str, Article],
    *,
    suggestions: Sequence[str] = (),
    limits: Limits | None = None,
) -> str:
    """Render an answer, or an abstention with the closest sentence.

    `articles` are the collection by id; `suggestions` are questions that it answers, offered where this one is not;
    `limits` says of how many of them it was asked, None where of all.
    """
    parts = [*_understood(answer), *(f'<p class="notice">{markdown_text(notice)}</p>' for notice in answer.notices)]
    if answer.parts:
        parts += [_part(part, articles) for part in answer.parts]
    elif answer.text is not None:
        parts += _found(answer, articles)
    else:
        parts += render_abstention(answer, articles, suggestions, limits)
    parts += ask_instead("Also asked", answer.also_asked)
    return f'<div class="card">{"".join(parts)}</div>'


def _understood(answer: Answer) -> list[str]:
    if answer.understood_as == answer.question:
        return []
    return [
        f'<p class="heard">Understood as: <button class="edit" type="button" title="Change this question" '
        f'value="{exact_text(answer.understood_as)}">{markdown_text(answer.understood_as)}</button></p>'
    ]


def _part(part: Answer, articles: Mapping[str, Article]) -> str:
    """Answer one of several questions under its own words."""
    body = _found(part, articles) if part.text is not None else render_abstention(part, articles, limits=None)
    return f'<section class="part"><h3>{markdown_text(part.understood_as)}</h3>{"".join(body)}</section>'


def _found(answer: Answer, articles: Mapping[str, Article]) -> list[str]:
    first = answer.citations[0]
    numbers: dict[Reference, int] = {}

    def numbered(citations: Iterable[Citation]) -> Numbered:
        return [(numbers.setdefault(to_quote(citation), len(numbers) + 1), citation) for citation in citations]

    cited = numbered(answer.citations)
    sentence = "" if first.quote == first.sentence else f"<blockquote>{in_sentence(first)}</blockquote>"
    verdict = [] if answer.verdict is None else [f'<p class="verdict">{VERDICTS[answer.verdict]}</p>']
    return [
        *verdict,
        f'<p class="answer"><strong class="{_size(first.quote)}">{markdown_text(first.quote)}</strong> '
        f"{chips(cited)}</p>",
        sentence,
        rows(cited, articles),
        f'<p class="how">{confidence(answer.confidence)}{_copy(answer)}</p>',
        *together(answer.kind, [(item, numbered(item.citations)) for item in answer.items], articles),
        *said_differently([(other, numbered(other.citations)) for other in differing(answer)], articles),
        *also_said("Also said in", numbered(answer.also_said), articles),
        *also_said("Also relevant", numbered(answer.also_relevant), articles),
        *_without(answer),
        why(answer, articles),
    ]


def _size(quote: str) -> str:
    return "quote" if len(quote) <= _LARGE else "quote long"


def _copy(answer: Answer) -> str:
    plain, markdown = exact_text(as_text(answer.citations)), exact_text(as_markdown(answer.citations))
    return (
        '<span class="copying">'
        f'<button class="copy" type="button" title="Copy the quote with its source" value="{plain}">Copy</button>'
        f'<button class="copy" type="button" title="Copy the quote with its source as Markdown" value="{markdown}">'
        "Copy as Markdown</button></span>"
    )


def _without(answer: Answer) -> list[str]:
    """Say whether the other articles confirm the answer; nothing where that is not known, or they say otherwise."""
    if answer.survives is None or (not answer.survives and answer.without_source is not None):
        return []
    alone = len({citation.article_id for citation in answer.citations}) == 1
    if answer.survives:
        said = "Another article confirms it." if alone else "Other articles confirm it."
    else:
        said = "Found in one article." if alone else "Without source 1, the others would be too unsure to answer."
    return [f'<p class="without">{said}</p>']
