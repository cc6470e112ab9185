"""The fold-out that says why: the words that were considered, the passages that were read, and what read them."""

from __future__ import annotations

from collections.abc import Mapping

from index.types import Article, Range
from qa.considered import ranked
from qa.types import Answer, Candidate, ConsideredPassage
from ui.escape import markdown_text
from ui.reference import Reference
from ui.wording import count, percent

_BEST = 5  # candidates listed
_SNIPPET = 90  # characters of a passage

_COLUMNS = (
    ("Passage", ""),
    ("Words", "Its rank by keywords (BM25)"),
    ("Meaning", "Its rank by meaning (embeddings)"),
    ("Both", "The fused score from 0 to 1, which orders the passages"),
)


def why(answer: Answer, articles: Mapping[str, Article]) -> str:
    """Fold the evidence of an answer away; empty where nothing was read."""
    passages = answer.evidence.passages
    if not passages:
        return ""
    return (
        f'<details class="why"><summary>Why {"no" if answer.text is None else "this"} answer</summary>'
        f'<div class="why-body">{_scale(answer)}{_words(answer)}<h4>Passages read</h4>'
        f"{_table(passages, articles)}{_versions(answer)}</div></details>"
    )


def best_candidates(answer: Answer, most: int = _BEST) -> list[tuple[str, Candidate]]:
    """Give the likeliest candidates with the articles they stand in, best first, ties by place.

    Of candidates that overlap, as those of two passages may, only the likeliest is given.
    """
    best: list[tuple[str, Candidate]] = []
    for passage, candidate in ranked(answer.evidence.passages):
        article_id = passage.article_id
        if len(best) == most:
            break
        if not any(article_id == other and _overlap(candidate, chosen) for other, chosen in best):
            best.append((article_id, candidate))
    return best


def _overlap(one: Candidate, other: Candidate) -> bool:
    return Range(one.start, one.end).overlaps(Range(other.start, other.end))


def _scale(answer: Answer) -> str:
    chance, bar = percent(answer.confidence), percent(answer.evidence.threshold)
    verdict = "so they are the answer" if answer.text is not None else "so nothing is answered"
    return (
        f"<p>The best words are right with a chance of {chance}. An answer needs {bar}, {verdict}.</p>"
        f'<div class="scale"><i style="width:{100 * answer.confidence:.1f}%"></i>'
        f'<b style="left:{100 * answer.evidence.threshold:.1f}%"></b></div>'
    )


def _words(answer: Answer) -> str:
    best = best_candidates(answer)
    if not best:
        return ""
    items = "".join(f"<li>{_candidate(article_id, candidate)}</li>" for article_id, candidate in best)
    note = "In per cent, the chance that the words are right, which other words that stand out as much make smaller."
    return f'<h4>Words considered</h4><ol class="candidates">{items}</ol><p class="note">{note}</p>'


def _candidate(article_id: str, candidate: Candidate) -> str:
    link = _link(article_id, candidate.start, candidate.end)
    return f'<a href="#{link}">{markdown_text(candidate.quote)}</a> <span>{percent(candidate.probability)}</span>'


def _table(passages: tuple[ConsideredPassage, ...], articles: Mapping[str, Article]) -> str:
    head = "".join(f'<th scope="col" title="{title}">{name}</th>' for name, title in _COLUMNS)
    body = "".join(_passage(passage, articles) for passage in passages)
    note = f"{count(len(passages), 'passage')} of the index: rank by keywords, rank by meaning, and both fused."
    return f'<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p class="note">{note}</p>'


def _passage(passage: ConsideredPassage, articles: Mapping[str, Article]) -> str:
    article = articles.get(passage.article_id)
    snippet = passage.article_id if article is None else article.text[passage.start : passage.end][:_SNIPPET]
    ranks = "".join(f"<td>{'–' if rank is None else rank}</td>" for rank in (passage.lexical_rank, passage.dense_rank))
    link = _link(passage.article_id, passage.start, passage.end)
    return f'<tr><td><a href="#{link}">{markdown_text(snippet)}</a></td>{ranks}<td>{passage.score:.2f}</td></tr>'


def _link(article_id: str, start: int, end: int) -> str:
    return Reference(kind="read", article_id=article_id, start=start, end=end).link


def _versions(answer: Answer) -> str:
    versions = answer.evidence.versions
    named = (
        ("Index", versions.index),
        ("Embedder", versions.embedder),
        ("Reader", versions.reader),
        ("Calibrator", versions.calibrator),
    )
    pairs = "".join(
        f"<div><dt>{name}</dt><dd>{markdown_text(version)}</dd></div>" for name, version in named if version
    )
    return f'<dl class="versions">{pairs}</dl>' if pairs else ""
