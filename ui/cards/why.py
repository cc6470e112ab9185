"""The fold-out that says why: in plain words first, then the passages, their ranks and what read them."""

from __future__ import annotations

from collections.abc import Mapping

from index.types import Article, Range
from qa.considered import ranked
from qa.types import Answer, Candidate, ConsideredPassage
from ui.escape import html_text
from ui.reference import Reference, cited_in
from ui.texts import say
from ui.wording import count, percent

_BEST = 5  # candidates listed
_SNIPPET = 90  # characters of a passage


def why(answer: Answer, articles: Mapping[str, Article]) -> str:
    """Return the evidence of an answer, folded away; "" if nothing was read."""
    passages = answer.evidence.passages
    if not passages:
        return ""
    return (
        f'<details class="why"><summary>{say("why.not" if answer.text is None else "why")}</summary>'
        f'<div class="why-body"><p>{_plainly(answer)}</p>{_scale(answer)}'
        f'<details class="curious"><summary>{say("why.more")}</summary>{_words(answer)}'
        f"{_table(answer, articles)}{_versions(answer)}</details></div></details>"
    )


def best_candidates(answer: Answer, most: int = _BEST) -> list[tuple[str, Candidate]]:
    """Return the likeliest candidates with the articles they are in, best first, ties by place.

    Of candidates that overlap, as those of two passages may, only the likeliest is returned.
    """
    best: list[tuple[str, Candidate]] = []
    for passage, candidate in ranked(answer.evidence.passages):
        article_id = passage.article_id
        if len(best) == most:
            break
        if not any(article_id == other and candidate.range.overlaps(chosen.range) for other, chosen in best):
            best.append((article_id, candidate))
    return best


def _plainly(answer: Answer) -> str:
    """Render where it was found, how sure that is, and what came next."""
    passages, sure = answer.evidence.passages, percent(answer.confidence)
    threshold = percent(answer.evidence.threshold)
    if answer.text is None:
        said = [say("why.none", passages=count(len(passages), "passage"), sure=sure, threshold=threshold)]
    else:
        cited = [(citation.article_id, citation.range) for citation in answer.citations]
        found = sum(
            any(passage.article_id == article_id and place.overlaps(_range(passage)) for article_id, place in cited)
            for passage in passages
        )
        said = [say("why.found", found=found, passages=len(passages), sure=sure, threshold=threshold)]
    shown = {citation.quote for citation in answer.citations}
    for _, candidate in best_candidates(answer, 2):
        if candidate.quote not in shown and answer.text is not None:
            quote = html_text(candidate.quote)
            said.append(say("why.next", quote=quote, confidence=percent(candidate.probability)))
            break
    return " ".join(said)


def _range(passage: ConsideredPassage) -> Range:
    return Range(passage.start, passage.end)


def _scale(answer: Answer) -> str:
    return (
        f'<div class="scale"><i style="width:{100 * answer.confidence:.1f}%"></i>'
        f'<b style="left:{100 * answer.evidence.threshold:.1f}%"></b></div>'
    )


def _words(answer: Answer) -> str:
    best = best_candidates(answer)
    if not best:
        return ""
    items = "".join(f"<li>{_candidate(answer, article_id, candidate)}</li>" for article_id, candidate in best)
    return f'<h3>{say("why.considered")}</h3><ol class="candidates">{items}</ol>'


def _candidate(answer: Answer, article_id: str, candidate: Candidate) -> str:
    link = _link(answer, article_id, candidate.range)
    return f'<a href="#{link}">{html_text(candidate.quote)}</a> <span>{percent(candidate.probability)}</span>'


def _table(answer: Answer, articles: Mapping[str, Article]) -> str:
    columns = ("passage", "words", "meaning", "score")
    head = "".join(f'<th scope="col">{say(f"column.{column}")}</th>' for column in columns)
    body = "".join(_passage(answer, passage, articles) for passage in answer.evidence.passages)
    return f"<h3>{say('why.read')}</h3><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _passage(answer: Answer, passage: ConsideredPassage, articles: Mapping[str, Article]) -> str:
    article = articles.get(passage.article_id)
    snippet = passage.article_id if article is None else article.text[passage.start : passage.end][:_SNIPPET]
    ranks = "".join(f"<td>{'–' if rank is None else rank}</td>" for rank in (passage.lexical_rank, passage.dense_rank))
    link = _link(answer, passage.article_id, _range(passage))
    return f'<tr><td><a href="#{link}">{html_text(snippet)}</a></td>{ranks}<td>{passage.score:.2f}</td></tr>'


def _link(answer: Answer, article_id: str, place: Range) -> str:
    """Return a link to what the answer cites there, else to the place as one that was only considered."""
    cited = (each for each in cited_in([answer]) if each.article_id == article_id and each.range.overlaps(place))
    considered = Reference(kind="read", article_id=article_id, start=place.start, end=place.end)
    return next(cited, considered).link


def _versions(answer: Answer) -> str:
    versions = answer.evidence.versions
    named = [(name, getattr(versions, name)) for name in ("index", "embedder", "reader", "calibrator")]
    pairs = "".join(
        f"<div><dt>{say(f'version.{name}')}</dt><dd>{html_text(version)}</dd></div>"
        for name, version in named
        if version
    )
    return f'<dl class="versions">{pairs}</dl>' if pairs else ""
