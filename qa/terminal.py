"""Answers as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from index.finding import FoundArticle
from index.types import Article
from qa.comparing.fitting_several import fits_others
from qa.one_line import one_line
from qa.types import Answer, Citation, OtherAnswer

if TYPE_CHECKING:
    from qa.verify import Check

_NO_QUESTION = "Ask a question that a sentence in the articles can answer, such as who, when or how many."
_PLACES = 3  # shown for one article
_REASONS = {
    "nothing found": "No passage comes close to the question.",
    "no span": "No words of the passages that come close could be an answer.",
}


def render(answer: Answer) -> Iterator[Text]:
    """Return the lines: the question as understood, the answer with its sources, and what other articles say."""
    if answer.understood_as != answer.question:
        yield _aside(f"Understood as: {answer.understood_as}")
    yield from (_aside(notice) for notice in answer.notices)
    if answer.parts:
        for number, part in enumerate(answer.parts, start=1):
            yield Text.assemble((f"{number}. ", "dim"), (one_line(part.question), "bold"))
            yield from render(replace(part, question=part.understood_as))
    elif answer.evidence.reason == "nothing asked":
        yield _aside(_NO_QUESTION)
    elif answer.kind != "none":
        yield from _abstained(answer) if answer.text is None else _found(answer, answer.text)
    if answer.also_asked:
        yield _aside(f"Also asked (ask these separately): {' '.join(answer.also_asked)}")


def render_found(hit: FoundArticle, article: Article) -> Iterator[Text]:
    """Yield the lines of an article that holds the words: its title, and the first places in their sentences."""
    published = f"  {article.published}" if article.published else ""
    yield Text.assemble((one_line(hit.title), "bold"), (one_line(f"  {article.source}{published}"), "dim"))
    for place in hit.places[:_PLACES]:
        sentence = article.sentence_at(place.start, place.end)
        line = Text(one_line(article.text_of(sentence)))
        line.stylize("bold", place.start - sentence.start, place.end - sentence.start)
        yield Text.assemble(f"    {place.start}-{place.end}  ", line)
    more = len(hit.places) - _PLACES
    if more > 0:
        yield _aside(f"    and {more:,} more place{'s' if more > 1 else ''}")


def render_check(check: Check) -> Iterator[Text]:
    """Yield the lines of a checked citation: its verdict, its old and new place, and the reason."""
    cited = check.citation
    style = {"ok": "green", "moved": "yellow"}.get(check.verdict, "red")
    where = f"{cited.article_id}:{cited.start}-{cited.end}"
    now = f"{check.article_id}:{check.start}-{check.end}"
    moved = f" -> {now}" if check.start is not None and now != where else ""
    place = f" ({check.place or cited.place})" if check.place or cited.place else ""
    yield Text.assemble(
        (f"{check.verdict:17}", style), f" {one_line(where + moved + place)}  “{one_line(cited.quote)}”"
    )
    if check.reason:
        yield _aside(f"    {check.reason}")


def _abstained(answer: Answer) -> Iterator[Text]:
    yield Text("These articles don't say.", style="bold")
    evidence = answer.evidence
    below = f"The best guess is {answer.confidence:.0%} likely to be right; an answer needs {evidence.threshold:.0%}."
    yield _aside(_REASONS.get(evidence.reason or "", below))
    if answer.nearest is not None:
        yield _aside("Closest, not an answer:")
        yield from _citation(answer.nearest, "~")


def _found(answer: Answer, text: str) -> Iterator[Text]:
    yield Text.assemble((_head(answer, text), "bold"), (f"  ({answer.confidence:.0%} sure)", "dim"))
    number = 0
    itemised = {citation for item in answer.items for citation in item.citations}
    for citation in answer.citations:
        if citation not in itemised:
            yield from _citation(citation, str(number := number + 1))
    items = [(f"{item.label + ': ' if item.label else ''}{item.text}", item.citations) for item in answer.items]
    relevant = ("Also relevant:", answer.also_relevant)
    fits = fits_others(answer)
    differing = [(_other(other, fits=fits), other.citations) for other in answer.disagreements]
    before = [(f"{_earlier(other.citations[0])} said: {other.text}", other.citations) for other in answer.earlier]
    for heading, citations in (
        *items,
        *before,
        ("Also said:", answer.also_said),
        *differing,
        relevant,
    ):
        if citations:
            yield _aside(heading)
        for citation in citations:
            yield from _citation(citation, str(number := number + 1))
    if answer.survives is not None:
        yield _aside(_survival(answer))


def _head(answer: Answer, text: str) -> str:
    """Return the text above the sources: a verdict, the number of items, or the quote."""
    if answer.verdict == "unclear":
        is_yes_no = answer.kind == "yes/no"
        return "The articles don't settle it; closest to it:" if is_yes_no else "The articles don't show which:"
    if answer.verdict is not None:
        return f"The articles say: {answer.verdict}."
    if answer.kind == "list" and len(answer.items) > 1:
        return f"{len(answer.items):,} items:"
    return one_line(text)


def _other(other: OtherAnswer, *, fits: bool) -> str:
    """Return the text above another value; if the question `fits` several articles, it contradicts nothing."""
    number = len({citation.article_id for citation in other.citations})
    says = "" if fits else " says otherwise" if number == 1 else " say otherwise"
    articles = f"1 other article{says}" if number == 1 else f"{number:,} other articles{says}"
    return f"{articles} ({other.confidence:.0%} sure): {other.text}"


def _earlier(citation: Citation) -> str:
    if citation.part == "correction":
        return "According to a correction, an earlier version"
    return "An earlier version" if citation.stamp is None else f"An earlier entry ({one_line(citation.stamp)})"


def _survival(answer: Answer) -> str:
    if answer.survives:
        return "Without the first source, the other articles would give the same answer."
    if answer.without_source is None:
        return "Only the first source says it."
    return f"Without the first source, the answer would be: {answer.without_source.text}"


def _citation(citation: Citation, mark: str) -> Iterator[Text]:
    at = citation.start - citation.sentence_start
    sentence = Text(one_line(citation.sentence))
    if len(citation.quote) < len(citation.sentence):
        sentence.stylize("bold", at, at + len(citation.quote))
    yield Text.assemble(f"[{mark}] ", sentence)
    place = [f"{citation.source}:{citation.start}-{citation.end}", citation.place, citation.title, citation.author]
    place += [citation.site, citation.published]
    place += [f"entry of {citation.stamp}" if citation.stamp else None]
    place += ["a note on a correction" if citation.part == "correction" else None]
    place += [f"and {len(citation.copies)} near copies"] if citation.copies else []
    yield _aside(f"    {'  '.join(filter(None, place))}")
    for meant in citation.dates:
        days = meant.first if meant.first == meant.last else f"{meant.first} to {meant.last}"
        yield _aside(f"    “{meant.words}”: {days}, {meant.basis}")


def _aside(text: str) -> Text:
    return Text(one_line(text), style="dim")
