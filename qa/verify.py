"""Compare saved answers with the files as they are now: where each quote is today."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from index.inputs import Inputs
from index.progress import Progress, silent
from index.types import Article
from qa.files_now import FilesNow
from qa.saved import SavedCitation
from qa.standing import Sentence, Tokens

CheckResult = Literal["ok", "moved", "sentence changed", "gone", "extractor changed"]
CHECK_RESULTS: tuple[CheckResult, ...] = ("ok", "moved", "sentence changed", "gone", "extractor changed")

_BOM = "\ufeff"
_TELLING = 3  # words of a sentence that is looked for in other files: "Yes." is in many
_NEAREST = 20  # places of a quote that are compared with the one where it was
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The result of checking one citation.

    "ok": its sentence is where it was. "moved": it is elsewhere in the same article, or else in another.
    "sentence changed": the quote is in the article, but the sentence around it has changed. "extractor changed": the
    text of the file is now extracted differently and does not hold the sentence, so it is unknown whether the file has
    changed. "gone": otherwise.

    `article_id`, `start` and `end` say where the quote is now, None if it is gone; `place` says it in words. `reason`
    is a sentence that explains any verdict but "ok".
    """

    verdict: CheckResult
    citation: SavedCitation
    article_id: str | None = None
    start: int | None = None
    end: int | None = None
    place: str | None = None
    reason: str = ""


def check_all(
    citations: Sequence[SavedCitation],
    inputs: Inputs,
    *,
    progress: Progress = silent,
) -> list[Check]:
    """Check every citation against the files as they are now, in order.

    The cited files are read first; the others only if one of those no longer holds its citation. `progress(done,
    total)` counts files. Raise `ArticlesError` if the folder is missing, or has no file to read.
    """
    files = FilesNow(inputs, citations, progress)
    checks: dict[int, Check] = {}
    pending: dict[int, SavedCitation] = {}
    for number, citation in enumerate(citations):
        articles = files.cited(citation)
        cited = next((article for article in articles if article.id == citation.article_id), None)
        check = check_citation(citation, cited, [article for article in articles if article is not cited])
        if check.verdict == "gone":
            pending[number] = citation
        reason = files.refused(citation)
        checks[number] = check if reason is None else replace(check, reason=f"The file cannot be read: {reason}")
    for article in files.others() if pending else ():
        for number, citation in list(pending.items()):
            moved = _elsewhere(citation, article)
            if moved is not None:
                checks[number] = moved
                del pending[number]
        if not pending:
            break
    return [checks[number] for number in range(len(citations))]


def check_citation(citation: SavedCitation, cited: Article | None, others: Iterable[Article] = ()) -> Check:
    """Check one citation in its article as it is now (None if there is none), then in other articles of its file."""
    check = None if cited is None else _in_article(citation, cited)
    elsewhere = (_elsewhere(citation, other, same_file=True) for other in others)
    if check is None:
        check = next((moved for moved in elsewhere if moved is not None), None)
    if check is not None:
        return check
    if cited is None:
        return Check(verdict="gone", citation=citation, reason="Its article is not there, and no other holds it.")
    return Check(
        verdict="gone", citation=citation, reason="The words no longer stand there, and no other article holds it."
    )


def _in_article(citation: SavedCitation, article: Article) -> Check | None:
    """Check a citation in its own article; return None if the words are no longer there."""
    if _is_untouched(citation, article):
        return _found("ok", citation, article, citation.start, citation.end)
    sentence, tokens = _sentence(citation), _tokens(article.text)
    places = [] if sentence.is_empty else list(_standing(sentence, tokens, article, citation))
    same = next(
        (at for at in places if _is_same_place(article.text, tokens.spans[at][0], citation.sentence_start)), None
    )
    if same is not None:
        return _found("ok", citation, article, *sentence.quote_of(tokens, same))
    if places:
        nearest = min(places, key=lambda at: (abs(tokens.spans[at][0] - citation.sentence_start), at))
        return _found("moved", citation, article, *sentence.quote_of(tokens, nearest))
    quote = None if sentence.is_empty else _in_changed_sentence(citation, sentence, article, tokens)
    verdict: CheckResult = "sentence changed"
    if citation.extractor and citation.extractor != article.extractor:
        verdict = "extractor changed"
    elif quote is None:
        return None
    if quote is None:
        reason = _REASONS[verdict].format(before=citation.extractor, now=article.extractor)
        return Check(verdict=verdict, citation=citation, article_id=article.id, reason=reason)
    return _found(verdict, citation, article, *sentence.quote_at(tokens, quote))


_REASONS: dict[CheckResult, str] = {
    "ok": "",
    "moved": "The same sentence stands elsewhere now.",
    "sentence changed": "The words still stand there, in another sentence: {sentence}",
    "extractor changed": (
        "Its text was made by {before}, is made by {now}, and does not hold the sentence: ask again to cite it anew."
    ),
}


def _found(verdict: CheckResult, citation: SavedCitation, article: Article, start: int, end: int) -> Check:
    around = article.sentence_at(start, end)
    reason = _REASONS[verdict].format(
        before=citation.extractor, now=article.extractor, sentence=article.text_of(around)
    )
    place = next((place.label for place in article.places if place.start < end and start < place.end), None)
    return Check(
        verdict=verdict, citation=citation, article_id=article.id, start=start, end=end, place=place, reason=reason
    )


def _elsewhere(citation: SavedCitation, article: Article, *, same_file: bool = False) -> Check | None:
    """Search another article for a citation's whole sentence, if it is long enough to be recognised."""
    sentence = _sentence(citation)
    if sentence.is_empty or not sentence.may_be_in(article.text):
        return None
    if not (same_file or sentence.words >= _TELLING or (citation.title and citation.title == article.title)):
        return None
    tokens = _tokens(article.text)
    at = next(_standing(sentence, tokens, article, citation), None)
    return None if at is None else _found("moved", citation, article, *sentence.quote_of(tokens, at))


@lru_cache(maxsize=16)  # an article is cited many times
def _tokens(text: str) -> Tokens:
    return Tokens(text)


def _sentence(citation: SavedCitation) -> Sentence:
    offset = citation.start - citation.sentence_start
    return Sentence(citation.sentence, offset, offset + len(citation.quote))


def _is_untouched(citation: SavedCitation, article: Article) -> bool:
    """Whether the same characters are at the same offsets, as a sentence."""
    end = citation.sentence_start + len(citation.sentence)
    if article.text[citation.sentence_start : end] != citation.sentence:
        return False
    return _is_sentence(article, citation.sentence_start, end, citation)


def _standing(sentence: Sentence, tokens: Tokens, article: Article, citation: SavedCitation) -> Iterator[int]:
    """Yield the positions of the tokens at which a sentence is whole, in order."""
    for at in tokens.runs(sentence.keys):
        start, end = tokens.spans[at][0], tokens.spans[at + len(sentence.keys) - 1][1]
        if _is_sentence(article, start, end, citation):
            yield at


def _is_sentence(article: Article, start: int, end: int, citation: SavedCitation) -> bool:
    """Whether a range is whole sentences: by the article's structure, or by the marks at its edges.

    For an answer saved without sentences, whole words are enough.
    """
    text = article.text
    if not citation.has_sentence:
        return not _is_inside_word(text, start) and not _is_inside_word(text, end)
    run = article.sentence_at(start, end)
    before, after = text[run.start : start].strip(), text[end : run.end].strip()
    return (not before or _ENDS.search(before) is not None) and (not after or _ENDS.search(text[start:end]) is not None)


def _is_inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and Tokens(text[at - 1 : at + 1]).spans == [(0, 2)]


def _is_same_place(text: str, at: int, offset: int) -> bool:
    """Whether an offset is an earlier one if only line ends, composition or a byte order mark have changed."""
    if at == offset:
        return True
    lines = text[:at].replace("\r\n", "\n")
    lengths = set()
    for same in (text[:at], lines, lines.replace("\n", "\r\n")):
        for length in (len(same), *(len(unicodedata.normalize(form, same)) for form in ("NFC", "NFD"))):
            lengths |= {length, length - 1 if same.startswith(_BOM) else length + 1}
    return offset in lengths


def _in_changed_sentence(citation: SavedCitation, sentence: Sentence, article: Article, tokens: Tokens) -> int | None:
    """Return the position of the quote's first token in its changed sentence; None if it is not there.

    The changed sentence is a longer one that holds it whole; else the one where it was, if half of its other words
    remain or the quote or its sentence begins there; else the most similar one.
    """
    here = tokens.at(citation.sentence_start)
    inside = min(tokens.runs(sentence.keys), key=lambda at: (abs(at - here), at), default=None)
    if inside is not None:
        return inside + sentence.first
    closest = sentence.closest(tokens, [here])
    if closest is not None:
        return closest.quote
    nearest = sorted(tokens.runs(sentence.quote), key=lambda at: abs(at - here))[:_NEAREST]
    for at in nearest:
        if _begins_as_before(citation, article, *sentence.quote_at(tokens, at)):
            return at
    starts = sorted({tokens.at(each.start) for each in article.sentences}, key=lambda at: (abs(at - here), at))
    closest = sentence.closest(tokens, starts)
    return None if closest is None else closest.quote


def _begins_as_before(citation: SavedCitation, article: Article, start: int, end: int) -> bool:
    """Whether a quote begins where it did, or its sentence does."""
    if _is_same_place(article.text, start, citation.start):
        return True
    sentence = article.sentence_at(start, end)
    return citation.has_sentence and _is_same_place(article.text, sentence.start, citation.sentence_start)
