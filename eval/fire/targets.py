"""The fuzzed functions: each takes arbitrary bytes, and raises only if a promise is broken.

A file of a format is read with exact ranges or refused with a sentence; ranges of a text's structure are in order and
inside of it, chunks are its words; a question is understood as a text; comparing two quotes gives one of three
outcomes, the same in either order; a saved citation is found again, and in a changed text only where its words stand;
saved answers are read or refused; every letter of the lines of a scan is in its text.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from index.articles import article_from_text, articles_of_file
from index.chunker import chunk_article
from index.errors import ArticlesError
from index.formats import Hints, Limits, extract, ocr
from index.formats.ocr_lines import OcrLine
from index.types import Article, Extracted, Range
from qa.citing import cite
from qa.comparing.agreement import compare
from qa.comparing.said import said
from qa.errors import SavedAnswersError
from qa.saved import SavedCitation, citations_of
from qa.understanding.coordination import questions_of
from qa.understanding.excluding import left_out
from qa.understanding.followups import understand
from qa.understanding.kinds import kind_of
from qa.understanding.questions import encodable, parse_question
from qa.verify import check_citation

Target = Callable[[bytes], None]

_APART = ("docx", "epub", "html", "markdown", "mhtml", "feed", "pdf", "rtf", "tables")  # read in another process
_SUFFIXES = (
    *(".txt", ".md", ".html", ".mhtml", ".eml", ".mbox", ".rss", ".csv", ".jsonl", ".srt", ".vtt", ".epub", ".zip"),
    *(".docx", ".odt", ".rtf", ".xlsx", ".pdf"),
)
_SAVED = Path("answers.json")
_QUOTE = 12  # code points of a quote that is looked for in a changed text
_UNSEEN = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
_BOX = re.compile(r"(\d{1,4}) (\d{1,4}) (\d{1,4}) (\d{1,4}) ", re.ASCII)  # of a line of a scan
_MOST = 20_000  # characters of an article whose structure is looked at


class Broken(Exception):
    """A promise is broken."""


def targets() -> dict[str, Target]:
    """Return all targets by name."""
    formats: dict[str, Target] = {f"format{suffix}": _format(suffix) for suffix in _SUFFIXES}
    return formats | {
        "encoding": _encoding,
        "structure": _structure,
        "chunker": _chunker,
        "followups": _followups,
        "comparisons": _comparisons,
        "citations": _citations,
        "changes": _changes,
        "answers": _answers,
        "scans": _scans,
    }


def _check(is_kept: bool, promise: str) -> None:
    if not is_kept:
        raise Broken(promise)


def _format(suffix: str) -> Target:
    """Return the target of a format: its file, read in this process."""

    def read(data: bytes) -> None:
        with in_this_process():
            try:
                articles = articles_of_file(f"a{suffix}", data)
            except ArticlesError as error:
                _check(bool(str(error).strip()), "a file is refused with a reason")
                return
            _check(articles_of_file(f"a{suffix}", data) == articles, "a file gives the same text again")
        for article in articles:
            _check_places(article)
            _check_structure(article)

    return read


def survive(name: str, data: bytes) -> None:
    """Run the target as it ships on an input that ended its process; raise `Broken` unless it is read or refused.

    Libraries that may end a process are run in one of their own.
    """
    _check(name.startswith("format"), "an input ends no process")
    with suppress(ArticlesError):
        articles_of_file(f"a{name.removeprefix('format')}", data)


@contextmanager
def in_this_process() -> Iterator[None]:
    """Make formats read in this process, so that failures are seen."""

    def here(function: Any, data: bytes, name: str, limits: Limits, **options: Any) -> tuple[Extracted, ...]:
        options.pop("most", None)
        return tuple(function(data, name, limits, **options))

    patches = [patch(f"index.formats.{module}.run_apart", here, create=True) for module in _APART]
    patches += [patch(f"index.formats.{module}.if_large", here, create=True) for module in _APART]
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")[:_MOST]


def _encoding(data: bytes) -> None:
    encoding, _, rest = data.partition(b"\n")
    for hints in (Hints(), Hints(encoding=encoding.decode("latin-1"))):
        try:
            (article,) = extract("a.txt", rest, hints=hints)
        except ArticlesError:
            continue
        _check(article.encoding is not None, "how a text was read is said")
        _check(bool(article.notes) or not article.encoding_guessed, "a guess is said to be one")


def _structure(data: bytes) -> None:
    _check_structure(article_from_text("a.txt", _text(data)))


def _chunker(data: bytes) -> None:
    article = article_from_text("a.txt", _text(data))
    chunks = chunk_article(article)
    for chunk in chunks:
        _check(0 <= chunk.start < chunk.end <= len(article.text), "a chunk lies in its text")
        _check(article.text[chunk.start : chunk.end] == chunk.text, "a chunk is the words of its text")
        for lead in chunk.lead:
            _check(article.text[lead.start : lead.end] == lead.text, "a lead is the words of its text")
    read = [sentence for sentence in article.sentences if not _is_boilerplate(article, sentence)]
    covered = bytearray(len(article.text))
    for chunk in chunks:
        covered[chunk.start : chunk.end] = b"\1" * (chunk.end - chunk.start)
    _check(all(all(covered[each.start : each.end]) for each in read), "every sentence is in a chunk")


def _is_boilerplate(article: Article, sentence: Range) -> bool:
    return any(each.start < sentence.end and sentence.start < each.end for each in article.boilerplate)


def _followups(data: bytes) -> None:
    *history, question = _text(data).split("\n")
    turns = history[-6:]
    understood = understand(question, turns, lambda asked: asked[:20] or None)
    understood.encode("utf-8")
    left_out(question, turns)
    for each in questions_of(question):
        kind_of(each)
        parse_question(each)
    _check(encodable(question).encode("utf-8") is not None, "a question can be stored")


def _comparisons(data: bytes) -> None:
    question, one, other = (*_text(data).split("\n"), "", "", "")[:3]
    if not one.strip() or not other.strip():
        return
    first, second = (article_from_text(f"{number}.txt", text) for number, text in enumerate((one, other)))
    both = said(cite(first, 0, len(one))), said(cite(second, 0, len(other)))
    outcome = compare(question, *both)
    _check(compare(question, *reversed(both)) == outcome, "a comparison is the same either way")


def _citations(data: bytes) -> None:
    """Cite a quote: two bytes say where it starts, two how long it is, and the rest is the text."""
    if len(data) < 5:
        return
    article = article_from_text("a.txt", _text(data[4:]))
    start, length = int.from_bytes(data[:2], "big"), int.from_bytes(data[2:4], "big") % 300
    if not 0 <= start < start + length <= len(article.text):
        return
    saved = _saved(article, start, start + length)
    _check(saved.quote == article.text[start : start + length], "a quote is verbatim")
    verdict = check_citation(saved, article).verdict
    _check(verdict == "ok" or not saved.quote.strip(), f"a quote that has not moved is ok, not {verdict}")


def _saved(article: Article, start: int, end: int) -> SavedCitation:
    """Return a citation as it is after its answer has been saved and loaded."""
    answer = {"question": "Who?", "citations": [asdict(cite(article, start, end))]}
    (saved,) = citations_of(json.dumps(answer), _SAVED)
    return saved


def _changes(data: bytes) -> None:
    """Cite a quote, whose first two bytes say where it starts, and look for it in the text after a form feed."""
    before, _, after = _text(data[2:]).partition("\f")
    article, changed = article_from_text("a.txt", before), article_from_text("a.txt", after)
    start = int.from_bytes(data[:2], "big")
    end = min(start + _QUOTE, len(article.text))
    if start >= end or not article.text[start:end].strip():
        return
    saved = _saved(article, start, end)
    check = check_citation(saved, changed)
    if check.start is not None and check.end is not None:
        stands = changed.text[check.start : check.end]
        _check(_letters(stands) == _letters(saved.quote), "where a quote stands are its words")
    if check.verdict in ("ok", "moved"):
        _check(_letters(saved.sentence) in _letters(changed.text), "a sentence that has moved is there")


def _letters(text: str) -> str:
    """Return the characters of a text that are compared: neither blank nor invisible, in composed form."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and c not in _UNSEEN)


def _answers(data: bytes) -> None:
    try:
        citations = citations_of(data.decode("utf-8", "replace"), _SAVED)
    except SavedAnswersError as error:
        _check(bool(str(error).strip()), "saved answers are refused with a reason")
        return
    article = article_from_text("a.txt", _text(data))
    for citation in citations:
        at = citation.start - citation.sentence_start
        _check(citation.sentence[at:].startswith(citation.quote), "a quote is in its sentence")
        check_citation(citation, article)


def _scans(data: bytes) -> None:
    """Read lines of a page: left, top, width and height in pixels, and the words."""
    lines = []
    for row in _text(data).split("\n"):
        numbers, words = _BOX.match(row), row
        if numbers is not None:
            left, top, width, height = (int(number) for number in numbers.groups())
            words = " ".join(row[numbers.end() :].split())
            box = float(left), float(top), float(left + width), float(top + height)
            if words and width and height:
                lines.append(OcrLine(words, box, *box))
    try:
        article = ocr.article_of([(lines, 2.0)])
    except ArticlesError:
        _check(not lines, "lines are read")
        return
    _check_places(article)
    right, read = (
        Counter(c for c in text if c.isalnum()) for text in ("".join(line.text for line in lines), article.text)
    )
    _check(right == read, "every letter of a page is in its text")


def _check_places(article: Article | Extracted) -> None:
    for one, other in pairwise((Range(0, 0), *(Range(place.start, place.end) for place in article.places))):
        _check(one.end <= other.start < other.end <= len(article.text), "places are in order and in the text")


def _check_structure(article: Article) -> None:
    structure, length = article.structure, len(article.text)
    named = {name: getattr(structure, name) for name in structure.__slots__}
    for name in ("paragraphs", "sentences", "captions", "credits", "boilerplate", "headings"):
        for one, other in pairwise((Range(0, 0), *named[name])):
            _check(one.end <= other.start < other.end <= length, f"{name} are in order and in the text")
    for name in ("headline", "byline", "dateline"):
        each = named[name]
        _check(each is None or 0 <= each.start < each.end <= length, f"the {name} is in the text")
    held = bytearray(length)
    for each in structure.sentences:
        held[each.start : each.end] = b"\1" * (each.end - each.start)
    left = [
        at for at, letter in enumerate(article.text) if not held[at] and not letter.isspace() and letter != "\ufeff"
    ]
    _check(not left, "every letter is in a sentence")
