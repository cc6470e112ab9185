"""A conversation as sections to write into a file: each question, and the quotes that were shown for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.types import Article
from qa.types import Answer, Citation
from ui.cards.no_answer import NO_QUESTION, no_answer
from ui.cards.reply import render_problem
from ui.export.records import ExportSection, Record, to_record
from ui.retelling import retell
from ui.texts import day, say
from ui.types import ShownTurn
from ui.wording import advice, differing, newest, reason, where_before


def conversation_sections(turns: Sequence[ShownTurn], articles: Mapping[str, Article]) -> list[ExportSection]:
    """Return a section for each answered question, and for each part of one that asks several things.

    A question whose articles are gone, or have changed since, has only a remark that says so.
    """
    sections = []
    for turn in turns:
        if turn.answer is None:
            if turn.reply == render_problem(say("gone")):  # its articles have changed since
                sections.append(ExportSection(heading=turn.question, remarks=(say("gone"),)))
            continue
        answer = turn.answer
        heard = [] if answer.understood_as == answer.question else [f"{say('understood')} {answer.understood_as}"]
        remarks = (*heard, *map(retell, answer.notices))
        if answer.parts:
            sections.append(ExportSection(heading=turn.question, remarks=remarks))
            sections += [_section(part, part.understood_as, (), turn, articles) for part in answer.parts]
        else:
            sections.append(_section(answer, turn.question, remarks, turn, articles))
    return sections


def _section(
    answer: Answer, heading: str, remarks: tuple[str, ...], turn: ShownTurn, articles: Mapping[str, Article]
) -> ExportSection:
    if answer.evidence.reason in NO_QUESTION:
        said = [reason(answer)]
    elif answer.text is None:
        said = [f"{no_answer(turn.limits)}. {reason(answer)}"]
    else:
        said = [] if answer.verdict is None else [say(f"verdict.{answer.verdict}")]
        said.append(say(f"sure.{advice(answer)}"))
    return ExportSection(heading=heading, remarks=(*remarks, *said), records=tuple(_records(answer, articles)))


def _records(answer: Answer, articles: Mapping[str, Article]) -> Iterator[Record]:
    for citation, label in _labelled(answer):
        yield to_record(citation, articles, label=label, answers=citation is not answer.nearest)


def _labelled(answer: Answer) -> Iterator[tuple[Citation, str]]:
    """Return the quotes in the order of the card, each once, labelled unless it is the answer itself."""
    for citation in answer.citations:
        yield citation, ""
    for item in answer.items:
        label = say(f"label.{item.label}") if item.label in ("yes", "no") else item.label
        yield from ((citation, label) for citation in item.citations if citation not in answer.citations)
    for other in answer.earlier:
        for citation in other.citations:
            yield citation, say("before.label", where=where_before(citation))
    for other in differing(answer):
        when = newest(other.citations)
        label = f"{say('another')} ({day(when)})" if when else say("another")
        yield from ((citation, label) for citation in other.citations)
    yield from ((citation, say("also.said")) for citation in answer.also_said)
    yield from ((citation, say("also.relevant")) for citation in answer.also_relevant)
    if answer.nearest is not None:
        yield answer.nearest, say("closest")
