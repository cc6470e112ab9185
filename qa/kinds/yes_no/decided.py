"""The answer that sentences decide: what they say, those that agree, and those that say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.comparing.sources import Sources
from qa.types import Answer, Citation, Item, OtherAnswer, Verdict
from qa.versions.editions import is_later


@dataclass(frozen=True, slots=True)
class DecidingSentence:
    """A sentence that decides, and the probability in [0, 1] that its verdict is right."""

    citation: Citation
    verdict: Verdict
    confidence: float


def not_superseded(sentences: Sequence[DecidingSentence], sources: Sources) -> list[DecidingSentence]:
    """Return the sentences against which no newer version, or later entry of the same live page, decides."""
    return [each for each in sentences if not _superseded(each, sentences, sources)]


def _superseded(sentence: DecidingSentence, others: Sequence[DecidingSentence], sources: Sources) -> bool:
    """Whether a newer version, or a later entry of the same live page, decides otherwise."""
    return any(
        other.verdict != sentence.verdict and is_later(other.citation, sentence.citation, sources) for other in others
    )


def decided(
    answer: Answer,
    deciding: Sequence[DecidingSentence],
    sources: Sources,
    *,
    before: Sequence[DecidingSentence] = (),
) -> Answer:
    """Return the answer that sentences decide, the first of them quoted; "unclear", with all, if they disagree.

    Those that decided otherwise `before`, each wording once, are shown as what was said earlier.
    """
    first = deciding[0]
    verdicts = {sentence.verdict for sentence in deciding}
    same = [sentence.citation for sentence in deciding if sentence.verdict == first.verdict]
    cited = sources.source(first.citation.article_id)
    items = tuple(
        Item(
            text=sentence.citation.quote,
            confidence=sentence.confidence,
            citations=(sentence.citation,),
            label=sentence.verdict,
        )
        for sentence in deciding
    )
    contradicted = len(verdicts) > 1
    return replace(
        answer,
        kind="yes/no",
        verdict="unclear" if contradicted else first.verdict,
        text=first.citation.quote,
        confidence=min(sentence.confidence for sentence in deciding) if contradicted else first.confidence,
        citations=(first.citation,),
        also_said=once([c for c in same[1:] if c.article_id not in cited]),
        disagreements=(),
        also_relevant=_beside(answer, (*deciding, *before), sources),
        survives=None,
        without_source=None,
        nearest=None,
        items=items if contradicted else (),
        earlier=_earlier(before) or answer.earlier,
        notices=(*answer.notices, "The articles say both yes and no.") if contradicted else answer.notices,
        evidence=replace(answer.evidence, reason=None),
    )


def _earlier(before: Sequence[DecidingSentence]) -> tuple[OtherAnswer, ...]:
    first: dict[str, DecidingSentence] = {}
    for each in before:
        first.setdefault(each.citation.quote, each)
    return tuple(
        OtherAnswer(text=each.citation.quote, confidence=each.confidence, citations=(each.citation,))
        for each in first.values()
    )


def _beside(answer: Answer, deciding: Sequence[DecidingSentence], sources: Sources) -> tuple[Citation, ...]:
    """Return the sentences that the reader found in articles of which no sentence decides, nor did before."""
    cited = {each for sentence in deciding for each in sources.source(sentence.citation.article_id)}
    others = [citation for other in answer.disagreements for citation in other.citations]
    near = [sources.sentence(each) for each in (*answer.citations, *answer.also_said, *others, *answer.also_relevant)]
    return once([each for each in near if each.article_id not in cited])


def once(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the first citation of each article."""
    first: dict[str, Citation] = {}
    for citation in citations:
        first.setdefault(citation.article_id, citation)
    return tuple(first.values())
