"""An answer, an abstention or an error as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.types import Article
from qa.types import Answer, Citation, OtherAnswer
from qa.understanding.alone import alone
from ui.cards.beside import also_said, latest_first, said_before, said_differently
from ui.cards.fragment import stands_alone
from ui.cards.no_answer import NO_QUESTION, ask_instead, render_abstention
from ui.cards.sources import Numbered, Numbering, chips, confidence, days_meant, in_sentence, rows
from ui.cards.together import UNCOMPARED, leading, notices_above, stand_together, together
from ui.cards.why import why
from ui.escape import html_text
from ui.export.plain import as_markdown, as_text
from ui.export.records import to_record
from ui.icons import KEEP, MORE
from ui.reference import to_quote
from ui.retelling import retell, sentence_key
from ui.texts import say
from ui.types import AskedArticles
from ui.wording import differing

_LARGE = 120  # characters of a quote that is set as large as can be


def render_problem(message: str) -> str:
    """Render an error in plain words."""
    return f'<p class="problem">{say("problem")}</p><p>{html_text(retell(message))}</p>'


def render_answer(
    answer: Answer,
    articles: Mapping[str, Article],
    *,
    suggestions: Sequence[str] = (),
    limits: AskedArticles | None = None,
) -> str:
    """Render an answer, or an abstention with the closest sentence.

    `articles` are the collection by id; `suggestions` are questions that it answers, offered if this one is not;
    `limits` says how many of them were asked, None if all.
    """
    parts = _understood(answer)
    if answer.parts:
        parts += [*_notices(answer), *(_part(part, articles, limits) for part in answer.parts)]
    elif answer.text is not None:
        parts += _found(answer, articles)
    else:
        parts += [*_notices(answer), *render_abstention(answer, articles, suggestions, limits)]
    parts += ask_instead(say("also.asked"), answer.also_asked)
    return f'<div class="card">{"".join(parts)}</div>'


def _understood(answer: Answer) -> list[str]:
    """Render what was asked instead of what was typed; after a follow-up, with a way to ask it as it was typed."""
    if answer.understood_as == answer.question:
        return []
    as_written = (
        f' <button class="ask ask-alone" type="button" value="{html_text(answer.question)}">'
        f"{say('understood.alone')}</button>"
    )
    return [
        f'<p class="heard">{say("understood")} <button class="edit" type="button" title="{say("understood.edit")}" '
        f'value="{html_text(answer.understood_as)}">{html_text(answer.understood_as)}</button>'
        f"{as_written if answer.understood_as != alone(answer.question) else ''}</p>"
    ]


def _notices(answer: Answer) -> list[str]:
    shown = () if answer.evidence.reason in NO_QUESTION else notices_above(answer)  # its reason says the same
    return [f'<p class="notice">{html_text(retell(notice))}</p>' for notice in shown]


def _part(part: Answer, articles: Mapping[str, Article], limits: AskedArticles | None) -> str:
    """Answer one of several questions under its own words."""
    body = _found(part, articles) if part.text is not None else render_abstention(part, articles, limits=limits)
    return f'<section class="part"><h3>{html_text(part.understood_as)}</h3>{"".join(body)}</section>'


def _found(answer: Answer, articles: Mapping[str, Article]) -> list[str]:
    numbering = Numbering()
    cited = numbering(answer.citations)
    others = [(other, numbering(other.citations)) for other in differing(answer)]
    before = [(other, numbering(other.citations)) for other in latest_first(answer.earlier, articles)]
    beside = "".join([*said_differently(answer, cited, others), *said_before(before)])
    several = [*together(answer, numbering, articles)]
    if stand_together(answer):
        lead = [*several, beside]
    else:
        lead = [*_quote(answer.citations[0], cited, beside), rows(cited, articles), *several]
    return [
        *_verdict(answer),
        *_notices(answer),
        *lead,
        f'<div class="how">{confidence(answer)}{_buttons(answer, articles)}</div>',
        *also_said(say("also.said"), numbering(answer.also_said), articles),
        *also_said(say("also.relevant"), numbering(_new_in(answer.also_relevant, others + before)), articles),
        *_without(answer),
        why(answer, articles),
    ]


def _new_in(relevant: Sequence[Citation], values: Sequence[tuple[OtherAnswer, Numbered]]) -> list[Citation]:
    """Return the relevant quotes that are not other values, which are shown already."""
    shown = [each for value, _ in values for each in value.citations]
    return [
        quote
        for quote in relevant
        if not any(each.article_id == quote.article_id and each.range.overlaps(quote.range) for each in shown)
    ]


def _verdict(answer: Answer) -> list[str]:
    if answer.verdict is None:
        return []
    return [f'<p class="verdict">{say(f"verdict.{answer.verdict}")} <small>{say("verdict.ours")}</small></p>']


def _quote(first: Citation, cited: Numbered, beside: str) -> list[str]:
    """Render the quote large with its sentence below, or the sentence large if the quote says nothing alone.

    Values that differ, and earlier ones, are directly below it.
    """
    alone = stands_alone(first)
    large = html_text(first.quote) if alone else in_sentence(first)
    size = "quote" if len(first.quote if alone else first.sentence) <= _LARGE else "quote long"
    tag = "strong" if alone else "span"
    meant = days_meant(citation for _, citation in cited)
    below = [f"<blockquote>{in_sentence(first)}</blockquote>"] if alone else []
    below += [f'<p class="days">{meant}</p>'] if meant else []
    return [f'<p class="answer"><{tag} class="{size}">{large}</{tag}> {chips(cited)}</p>', beside, *below]


def _buttons(answer: Answer, articles: Mapping[str, Article]) -> str:
    quotes = leading(answer)
    records = [to_record(citation, articles) for citation in quotes]
    copies = {
        "copy.sentence": "\n\n".join(as_text(record, whole=True) for record in records),
        "copy.markdown": "\n\n".join(map(as_markdown, records)),
        **({"copy.link": records[0].link} if records[0].link else {}),
    }
    more = "".join(
        f'<button class="copy" type="button" value="{html_text(text)}">{say(key)}</button>'
        for key, text in copies.items()
    )
    links, text = " ".join(to_quote(citation).link for citation in quotes), "\n\n".join(map(as_text, records))
    several = len(quotes) > 1
    return (
        f'<span class="doing"><button class="keep" type="button" value="{links}">{KEEP}'
        f"{say('keep.all', number=len(quotes)) if several else say('keep')}</button>"
        f'<button class="copy" type="button" title="{say("copy.title")}" value="{html_text(text)}">'
        f"{say('copy.all') if several else say('copy')}</button>"
        f'<details class="menu"><summary aria-label="{say("more")}" title="{say("more")}">{MORE}'
        f"</summary><div>{more}</div></details></span>"
    )


def _without(answer: Answer) -> list[str]:
    """Whether the other articles confirm the answer, or could not be read; nothing if some say otherwise."""
    unread = [notice for notice in answer.notices if sentence_key(notice) == UNCOMPARED]
    if unread:
        return [f'<p class="notice">{html_text(retell(unread[0]))}</p>']
    if answer.survives is None or differing(answer):
        return []
    alone = len({citation.article_id for citation in answer.citations}) == 1
    if answer.survives:
        said = say("confirmed.one" if alone else "confirmed.many")
    elif answer.without_source is not None:
        said = html_text(say("instead", quote=answer.without_source.text))
    else:
        said = say("alone" if alone else "unsure")
    return [f'<p class="without">{said}</p>']
