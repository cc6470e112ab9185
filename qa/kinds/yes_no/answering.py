"""A yes/no question: the sentence that decides it, and a verdict, "unclear" in any doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.types import Range
from qa.citing import cite
from qa.comparing.sources import Sources
from qa.kinds.yes_no.bare import bare_verdict
from qa.kinds.yes_no.decided import DecidingSentence, decided, not_superseded, once
from qa.kinds.yes_no.judgements import CONFIDENCES
from qa.kinds.yes_no.newer import as_of_now
from qa.kinds.yes_no.put import put_reply
from qa.kinds.yes_no.replies import reply_to
from qa.kinds.yes_no.verdicts import judgements_in
from qa.kinds.yes_no.weighing import weigh
from qa.types import Answer, Citation, Reader, Reading
from qa.versions.taken_back import taken_back

_REPLIED = 0.8  # of a reply to the question in other words


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
        return _decided_now(answer, deciding, readings, sources, reader)
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
        return _decided_now(answer, weighed, readings, sources, reader)
    return replace(
        unclear,
        verdict=verdict,
        text=quoted[0].quote,
        citations=tuple(dict.fromkeys(quoted)),
        disagreements=(),
        also_relevant=once([*(c for other in answer.disagreements for c in other.citations), *answer.also_relevant]),
    )


def _decided_now(
    answer: Answer,
    deciding: Sequence[DecidingSentence],
    readings: Sequence[Reading],
    sources: Sources,
    reader: Reader,
) -> Answer:
    now, before = as_of_now(answer.understood_as, deciding, readings, sources, reader)
    return decided(answer, now, sources, before=before)


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
        sentence = DecidingSentence(sources.copied(cite(article, *reply.place)), reply.verdict, confidence)
        if answer.evidence.threshold <= sentence.confidence:
            return decided(answer, [sentence], sources)
    return None


def _deciding(question: str, readings: Sequence[Reading], sources: Sources) -> list[DecidingSentence]:
    found: dict[tuple[str, Range], DecidingSentence] = {}
    notes = taken_back(readings, sources)
    for reading in readings:
        article = sources.articles[reading.article_id]
        passage = reading.passage.chunk.text
        for (verdict, way), sentence in judgements_in(question, article, reading.range):
            if not any(note.covers_statement(question, article, sentence, passage) for note in notes):
                deciding = DecidingSentence(cite(article, *sentence), verdict, CONFIDENCES[way])
                found.setdefault((article.id, sentence), deciding)
    return not_superseded(list(found.values()), sources)


def _weighed(answer: Answer, quoted: Sequence[Citation], sources: Sources, reader: Reader) -> list[DecidingSentence]:
    """Return the sentences that decide as the reader takes them, that of the answer first; none without that one."""
    others = [citation for other in answer.disagreements for citation in other.citations]
    near = [sources.sentence(each) for each in (*answer.also_said, *others, *answer.also_relevant)]
    deciding: list[DecidingSentence] = []
    for citation in dict.fromkeys((*quoted, *near)):
        article = sources.articles[citation.article_id]
        verdict, likely = weigh(reader, answer.understood_as, article, Range(citation.start, citation.end))
        if verdict != "unclear":
            deciding.append(DecidingSentence(citation, verdict, likely))
        elif not deciding:
            return []
    return not_superseded(deciding, sources)
