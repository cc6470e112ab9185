"""Who made an article: its byline and credits answer only questions about that, or about those named there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article, Range
from qa.sifting import SpanInSentence, sifted
from qa.speakers.mails import quoted_writers
from qa.types import Reading
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma, lemma_set

_MAKING = lemma_set(
    "write wrote written author byline report reported reporter reporting journalist correspondent columnist edit "
    "editor photo photograph photographer picture image shot took credit illustrate illustrator contribute review "
    "reviewer reviewed interviewer interviewed column blog contributor compile translate translator article story "
    "piece source agency published by"
)
_HEAD = re.compile(r"^(?:>\s?)*(?:From|To|Cc|Bcc|Reply-To):[ \t]+(?P<who>[^\n]+)$", re.MULTILINE)
_SENDER = re.compile(r"^From:[ \t]+(?P<first>[^\W\d_]+) [^\n]*$", re.MULTILINE)
_SIGNED = re.compile(
    r"^(?:>\s?)*(?:(?:Yours|Best|Kind|Warm|Many|Regards|Love|Cheers|Sincerely)(?:[ ]\w+){0,2}),[ \t]*\n+"
    r"(?P<who>[^\n]{1,60}(?:\n[^\n]{1,60})?)$",  # a name, and below it a role
    re.MULTILINE | re.IGNORECASE,
)
_SENDING = lemma_set("send sent sender sign signed contact reply address copy mail email letter from whom")
_MAIL = re.compile(r"^(?:Subject:|Dear )", re.MULTILINE)


def without_makers(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings without bylines, credits and mail addresses, unless the question asks about them.

    It asks about them with a word such as "wrote" or "photo", or with a word that is there: "Who is Ann Lund?".
    """
    asked = frozenset(content_lemmas(question)) | frozenset(map(lemma, re.findall(r"\w+", question.casefold())))
    if asked & _MAKING:
        return tuple(readings)
    ids = {reading.article_id for reading in readings}
    unasked = {article_id: _unasked(asked, articles[article_id]) for article_id in ids}

    def may_answer(span: SpanInSentence) -> bool:
        return not any(span.range.overlaps(place) for place in unasked[span.article.id])

    return sifted(readings, articles, may_answer)


def _unasked(asked: frozenset[str], article: Article) -> list[Range]:
    """Return the places that say who made an article, without those that share a word with the question."""
    structure = article.structure
    mail = () if asked & _SENDING else _of_mail(article)
    places = (*mail, *structure.credits, *(() if structure.byline is None else (structure.byline,)))
    return [place for place in places if not asked & frozenset(content_lemmas(article.text_of(place)))]


def _of_mail(article: Article) -> tuple[Range, ...]:
    """Return who wrote a mail to whom, as its head and the words below "Yours," say, and who wrote what it quotes."""
    quoted = quoted_writers(article.text)
    if _MAIL.search(article.text) is None:
        return tuple(quoted)
    matches = (*_HEAD.finditer(article.text), *_SIGNED.finditer(article.text))
    return (*quoted, *(Range(*match.span("who")) for match in matches), *_by_first_name(article))


def _by_first_name(article: Article) -> tuple[Range, ...]:
    """Return the lines that begin with the sender's first name and hold little else: "Dora (number 14)"."""
    sender = _SENDER.search(article.text)
    if sender is None:
        return ()
    line = re.compile(rf"^{re.escape(sender['first'])}(?: [^\W\d_]+)?(?: \([^\n()]*\))?$", re.MULTILINE)
    return tuple(Range(*match.span()) for match in line.finditer(article.text, sender.end()))
