"""Several things that are an answer together: a list, two sides, for and against, what somebody said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.types import Range
from qa.types import Answer, Citation, Item
from ui.cards.beside import FITS
from ui.cards.sources import Articles, Numbering, chip, chips, from_line, said
from ui.escape import html_text
from ui.retelling import retell, sentence_key
from ui.texts import say
from ui.wording import differing

_MOST_OF_IT = 0.8  # share of a sentence, such as the points of a list, from which its things are not repeated above it
UNCOMPARED = "told.uncompared"  # the notice that it is not known what other articles say, which is in its place
_FOUND = "told.found"  # the notice that says how many things of a list were found


def stand_together(answer: Answer) -> bool:
    """Whether the things that make up an answer are shown instead of its own quote, which they contain."""
    if len(answer.items) < 2:
        return False
    if answer.kind == "list":
        held = {_passage(answer, citation) for item in answer.items for citation in item.citations}
        return all(_passage(answer, citation) in held for citation in answer.citations)
    return set(answer.citations) <= {citation for item in answer.items for citation in item.citations}


def together(answer: Answer, numbering: Numbering, articles: Articles) -> Iterator[str]:
    """Yield the things that are an answer together; nothing if it is one thing alone."""
    if len(answer.items) < 2:
        return
    kind = answer.kind if answer.kind in ("comparison", "yes/no", "quotes") else "list"
    if kind == "list":
        values = "".join(_by_sentence(answer, numbering, articles))
    else:
        named = len({item.label for item in answer.items}) > 1
        values = "".join(_item(kind, item, named, numbering, articles) for item in answer.items)
    name = kind.replace("/", "-")
    yield f'<section class="items items-{name}"><h3>{_heading(answer, kind)}</h3><div>{values}</div></section>'


def leading(answer: Answer) -> tuple[Citation, ...]:
    """Return the quotes that an answer consists of: each sentence of a list once, else the first of each thing."""
    if not stand_together(answer):
        return answer.citations[:1]
    if answer.kind != "list":
        return tuple(dict.fromkeys(item.citations[0] for item in answer.items))
    quotes: list[Citation] = []
    for items in _sentences(answer):
        whole = _whole(answer, items)
        quotes += [item.citations[0] for item in items] if whole is None else [whole]
    return tuple(quotes)


def notices_above(answer: Answer) -> tuple[str, ...]:
    """Return the notices that are shown before the answer, and not above a list or where other articles are."""
    heads = {UNCOMPARED, *([_FOUND] if answer.kind == "list" else []), *([FITS] if differing(answer) else [])}
    return tuple(notice for notice in answer.notices if sentence_key(notice) not in heads)


def _heading(answer: Answer, kind: str) -> str:
    found = next((notice for notice in answer.notices if kind == "list" and sentence_key(notice) == _FOUND), None)
    if found is not None:
        return html_text(retell(found))
    labels = {item.label for item in answer.items}
    if kind == "quotes" and len(labels) == 1 and answer.items[0].label:
        return say("together.quotes.of", name=html_text(answer.items[0].label))
    return say(f"together.{kind}")


def _item(kind: str, item: Item, named: bool, numbering: Numbering, articles: Articles) -> str:
    """Show a thing in its sentences, below its own words, but for a quotation, which is most of its sentence."""
    label = say(f"label.{item.label}") if item.label in ("yes", "no") else html_text(item.label)
    above = f"<small>{label}</small>" if label and (named or kind != "quotes") else ""
    if kind == "comparison":
        above += f"<strong>{html_text(item.text)}</strong>"
    rows = "".join(said(each, articles) for each in numbering(item.citations))
    head = f'<p class="other-head">{above}</p>' if above else ""
    return f'<div class="other">{head}<ul class="others">{rows}</ul></div>'


def _by_sentence(answer: Answer, numbering: Numbering, articles: Articles) -> Iterator[str]:
    """Show the things of a list, those that one sentence names above it, which is shown once.

    Where the answer quotes them as a whole, the sentence has the number of that; else each thing has its own.
    """
    for items in _sentences(answer):
        whole, first = _whole(answer, items), items[0].citations[0]
        shown = first if whole is None else whole
        lead = "" if whole is None else f"{chip(numbering([whole])[0][0], whole)} "
        values, spans = [], []
        for item in items:
            here = [each for each in item.citations if _passage(answer, each) == _passage(answer, first)]
            beside = numbering(each for each in item.citations if whole is None or each not in here)
            more = f" {chips(beside)}" if beside else ""
            values.append(f"<li><strong>{html_text(item.text)}</strong>{more}</li>")
            spans += [Range(each.start - shown.sentence_start, each.end - shown.sentence_start) for each in here]
        sentence = f"{lead}{_marked(shown.sentence, sorted(spans))} {from_line(shown, articles)}"
        names = f'<ul class="other-head">{"".join(values)}</ul>'
        named = sum(_letters(shown.sentence[start:end]) for start, end in spans)
        if lead and named >= _MOST_OF_IT * _letters(shown.sentence):
            names = ""
        kind = "others" if lead else "others unnumbered"
        yield f'<div class="other">{names}<ul class="{kind}"><li class="named-in">{sentence}</li></ul></div>'


def _sentences(answer: Answer) -> list[list[Item]]:
    """Return the things of a list by the sentences, or the run of bullets, that name them."""
    by_sentence: dict[tuple[str, int], list[Item]] = {}
    for item in answer.items:
        by_sentence.setdefault(_passage(answer, item.citations[0]), []).append(item)
    return [*by_sentence.values()]


def _passage(answer: Answer, citation: Citation) -> tuple[str, int]:
    """Return where the sentences begin that name a thing; what a quote of the answer takes as a whole is one place."""
    for whole in answer.citations:
        is_here = whole.article_id == citation.article_id and whole.sentence_start <= citation.start
        if is_here and citation.end <= whole.sentence_end:
            return whole.article_id, whole.sentence_start
    return citation.article_id, citation.sentence_start


def _whole(answer: Answer, items: Sequence[Item]) -> Citation | None:
    """Return the quote of the answer that holds all these things, or is the only one; None if each is quoted alone."""
    places = [item.citations[0] for item in items]
    for whole in (*answer.citations, *places[: len(places) == 1]):
        if all(
            whole.article_id == place.article_id and whole.start <= place.start and place.end <= whole.end
            for place in places
        ):
            return whole
    return None


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _marked(sentence: str, spans: Sequence[Range]) -> str:
    """Mark several ranges of a sentence, in order; where they overlap, the text is marked once."""
    parts, at = [], 0
    for start, end in spans:
        start = max(start, at)
        if start < end:
            parts.append(f"{html_text(sentence[at:start])}<mark>{html_text(sentence[start:end])}</mark>")
            at = end
    return "".join([*parts, html_text(sentence[at:])])
