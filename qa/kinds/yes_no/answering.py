"""A yes/no question: the sentence that decides it, and a verdict, "unclear" in any doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.types import Range
from qa.citing import cite
from qa.comparing.sources import Sources
from qa.kinds.yes_no.bare import bare_verdict
from qa.kinds.yes_no.judgements import CONFIDENCES
from qa.kinds.yes_no.put import put_reply
from qa.kinds.yes_no.replies import reply_to
from qa.kinds.yes_no.verdicts import judgements_in
from qa.kinds.yes_no.weighing import weigh
from qa.types import Answer, Citation, Item, Reader, Reading, Verdict
from qa.versions.editions import is_later
from qa.versions.taken_back import taken_back

_REPLIED = 0.8  # of a reply to the question in other words


@dataclass(frozen=True, slots=True)
class _DecidingSentence:
    """A sentence that decides, and the probability in [0, 1] that its verdict is right."""

    citation: Citation
    verdict: Verdict
    confidence: float


def answer_yes_no(answer: Answer, readings: Sequence[Reading], sources: Sources, reader: Reader) -> Answer:
    """Turn the reader's answer into the answer to a yes/no question.

    `readings` are the passages that were read, best first. If their sentences decide, and all the same way, the first
    is quoted whole, and those of other articles are also said; if they disagree, the verdict is "unclear" and both are
    items. What the reader found in other articles is also relevant. If none decides, a reply to an interviewer who
    asked it is quoted, else the sentence of the reader's span. Its verdict is what it says if it is a bare yes or no,
    else what `reader` takes it to say.
    """
    deciding = _deciding(answer.understood_as, readings, sources)
    if deciding and answer.evidence.threshold <= deciding[0].confidence:
        return _decided(answer, deciding, sources)
    replied = _replied(answer, readings, sources)
    if replied is not None:
        return replied
    unclear = replace(answer, kind="yes/no", verdict="unclear")
    if answer.text is None:
        return unclear
    quoted = [sources.sentence(citation) for citation in answer.citations]
    first = quoted[0]
    verdict = bare_verdict(answer.understood_as, sources.articles[first.article_id], Range(first.start, first.end))
    weighed = _weighed(answer, quoted, sources, reader) if verdict == "unclear" else []
    if weighed and answer.evidence.threshold <= weighed[0].confidence:
        return _decided(answer, weighed, sources)
    return replace(
        unclear,
        verdict=verdict,
        text=quoted[0].quote,
        citations=tuple(dict.fromkeys(quoted)),
        disagreements=(),
        also_relevant=_once([*(c for other in answer.disagreements for c in other.citations), *answer.also_relevant]),
    )


def _replied(answer: Answer, readings: Sequence[Reading], sources: Sources) -> Answer | None:
    """Quote what the person interviewed answered to it; None if no one asked."""
    for article_id in dict.fromkeys(reading.article_id for reading in readings):
        article = sources.articles[article_id]
        reply = reply_to(answer.understood_as, article)
        if reply is None or reply.verdict == "unclear":
            reply = put_reply(answer.understood_as, article) or reply
        if reply is None:
            continue
        confidence = _REPLIED if reply.verdict == "unclear" else CONFIDENCES["reply"]
        sentence = _DecidingSentence(sources.copied(cite(article, *reply.place)), reply.verdict, confidence)
        if answer.evidence.threshold <= sentence.confidence:
            return _decided(answer, [sentence], sources)
    return None


def _deciding(question: str, readings: Sequence[Reading], sources: Sources) -> list[_DecidingSentence]:
    decided: dict[tuple[str, Range], _DecidingSentence] = {}
    notes = taken_back(readings, sources)
    for reading in readings:
        article = sources.articles[reading.article_id]
        passage = reading.passage.chunk.text
        for (verdict, way), sentence in judgements_in(question, article, reading.range):
            said = article.text_of(sentence)
            if not any(note.covers_statement(question, article, said, passage) for note in notes):
                deciding = _DecidingSentence(cite(article, *sentence), verdict, CONFIDENCES[way])
                decided.setdefault((article.id, sentence), deciding)
    sentences = list(decided.values())
    return [each for each in sentences if not _superseded(each, sentences, sources)]


def _weighed(answer: Answer, quoted: Sequence[Citation], sources: Sources, reader: Reader) -> list[_DecidingSentence]:
    """Return the sentences that decide as the reader takes them, that of the answer first; none without that one."""
    others = [citation for other in answer.disagreements for citation in other.citations]
    near = [sources.sentence(each) for each in (*answer.also_said, *others, *answer.also_relevant)]
    deciding: list[_DecidingSentence] = []
    for citation in dict.fromkeys((*quoted, *near)):
        article = sources.articles[citation.article_id]
        verdict, likely = weigh(reader, answer.understood_as, article, Range(citation.start, citation.end))
        if verdict != "unclear":
            deciding.append(_DecidingSentence(citation, verdict, likely))
        elif not deciding:
            return []
    return [each for each in deciding if not _superseded(each, deciding, sources)]


def _superseded(sentence: _DecidingSentence, others: Sequence[_DecidingSentence], sources: Sources) -> bool:
    """Whether a newer version, or a later entry of the same live page, decides otherwise."""
    return any(
        other.verdict != sentence.verdict and is_later(other.citation, sentence.citation, sources) for other in others
    )


def _decided(answer: Answer, deciding: Sequence[_DecidingSentence], sources: Sources) -> Answer:
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
        also_said=_once([c for c in same[1:] if c.article_id not in cited]),
        disagreements=(),
        also_relevant=_beside(answer, deciding, sources),
        survives=None,
        without_source=None,
        nearest=None,
        items=items if contradicted else (),
        notices=(*answer.notices, "The articles say both yes and no.") if contradicted else answer.notices,
        evidence=replace(answer.evidence, reason=None),
    )


def _beside(answer: Answer, deciding: Sequence[_DecidingSentence], sources: Sources) -> tuple[Citation, ...]:
    """Return the sentences that the reader found in articles of which no sentence decides."""
    decided = {each for sentence in deciding for each in sources.source(sentence.citation.article_id)}
    others = [citation for other in answer.disagreements for citation in other.citations]
    near = [sources.sentence(each) for each in (*answer.citations, *answer.also_said, *others, *answer.also_relevant)]
    return _once([each for each in near if each.article_id not in decided])


def _once(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the first citation of each article."""
    first: dict[str, Citation] = {}
    for citation in citations:
        first.setdefault(citation.article_id, citation)
    return tuple(first.values())
