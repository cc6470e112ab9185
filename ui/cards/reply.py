"""An answer, an abstention or an error as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index.types import Article
from qa.types import Answer, Citation
from ui.cards.fragment import stands_alone
from ui.cards.no_answer import ask_instead, render_abstention
from ui.cards.sources import Numbered, also_said, chips, confidence, in_sentence, rows, said_differently, together
from ui.cards.why import why
from ui.escape import html_text
from ui.export.plain import as_markdown, as_text
from ui.export.records import to_record
from ui.icons import KEEP, MORE
from ui.reference import Reference, to_quote
from ui.texts import say
from ui.types import Limits
from ui.wording import differing

_LARGE = 120  # characters of a quote that is set as large as can be


def render_problem(message: str) -> str:
    """Show an error in plain words."""
    return f'<p class="problem">{say("problem")}</p><p>{html_text(message)}</p>'


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
    parts = [*_understood(answer), *(f'<p class="notice">{html_text(notice)}</p>' for notice in answer.notices)]
    if answer.parts:
        parts += [_part(part, articles, limits) for part in answer.parts]
    elif answer.text is not None:
        parts += _found(answer, articles)
    else:
        parts += render_abstention(answer, articles, suggestions, limits)
    parts += ask_instead(say("also.asked"), answer.also_asked)
    return f'<div class="card">{"".join(parts)}</div>'


def _understood(answer: Answer) -> list[str]:
    if answer.understood_as == answer.question:
        return []
    return [
        f'<p class="heard">{say("understood")} <button class="edit" type="button" title="{say("understood.edit")}" '
        f'value="{html_text(answer.understood_as)}">{html_text(answer.understood_as)}</button></p>'
    ]


def _part(part: Answer, articles: Mapping[str, Article], limits: Limits | None) -> str:
    """Answer one of several questions under its own words."""
    body = _found(part, articles) if part.text is not None else render_abstention(part, articles, limits=limits)
    return f'<section class="part"><h3>{html_text(part.understood_as)}</h3>{"".join(body)}</section>'


def _found(answer: Answer, articles: Mapping[str, Article]) -> list[str]:
    numbers: dict[Reference, int] = {}

    def numbered(citations: Iterable[Citation]) -> Numbered:
        return [(numbers.setdefault(to_quote(citation), len(numbers) + 1), citation) for citation in citations]

    cited = numbered(answer.citations)
    others = [(other, numbered(other.citations)) for other in differing(answer)]
    items = [(item, numbered(item.citations)) for item in answer.items]
    differs, several = "".join(said_differently(answer, cited, others)), list(together(answer.kind, items, articles))
    lead = [*_quote(answer.citations[0], cited, differs), rows(cited, articles), *several]
    if several and set(answer.citations) <= {citation for item in answer.items for citation in item.citations}:
        lead = [*several, differs]  # which hold the answer's own words
    return [
        *_verdict(answer),
        *lead,
        f'<div class="how">{confidence(answer, bool(others))}{_buttons(answer, articles)}</div>',
        *also_said(say("also.said"), numbered(answer.also_said), articles),
        *also_said(say("also.relevant"), numbered(answer.also_relevant), articles),
        *_without(answer),
        why(answer, articles),
    ]


def _verdict(answer: Answer) -> list[str]:
    if answer.verdict is None:
        return []
    return [f'<p class="verdict">{say(f"verdict.{answer.verdict}")} <small>{say("verdict.ours")}</small></p>']


def _quote(first: Citation, cited: Numbered, differs: str) -> list[str]:
    """Set the quote large with its sentence below; or the sentence large, where the quote says nothing alone.

    What differs stands directly under it.
    """
    alone = stands_alone(first)
    large = html_text(first.quote) if alone or first.quote == first.sentence else in_sentence(first)
    size = "quote" if len(first.quote if alone else first.sentence) <= _LARGE else "quote long"
    tag = "strong" if alone else "span"
    below = [f"<blockquote>{in_sentence(first)}</blockquote>"] if alone else []
    return [f'<p class="answer"><{tag} class="{size}">{large}</{tag}> {chips(cited)}</p>', differs, *below]


def _buttons(answer: Answer, articles: Mapping[str, Article]) -> str:
    first = answer.citations[0]
    record = to_record(first, articles)
    copies = {
        "copy.sentence": as_text(record, whole=True),
        "copy.markdown": as_markdown(record),
        **({"copy.link": record.link} if record.link else {}),
    }
    more = "".join(
        f'<button class="copy" type="button" value="{html_text(text)}">{say(key)}</button>'
        for key, text in copies.items()
    )
    return (
        f'<span class="doing"><button class="keep" type="button" value="{to_quote(first).link}">{KEEP}{say("keep")}'
        f'</button><button class="copy" type="button" title="{say("copy.title")}" value="{html_text(as_text(record))}">'
        f'{say("copy")}</button><details class="menu"><summary aria-label="{say("more")}" title="{say("more")}">{MORE}'
        f"</summary><div>{more}</div></details></span>"
    )


def _without(answer: Answer) -> list[str]:
    """Say whether the other articles confirm the answer; nothing where that is not known, or some say otherwise."""
    if answer.survives is None or differing(answer):
        return []
    alone = len({citation.article_id for citation in answer.citations}) == 1
    if answer.survives:
        said = say("confirmed.one" if alone else "confirmed.many")
    else:
        said = say("alone" if alone else "unsure")
    return [f'<p class="without">{said}</p>']
