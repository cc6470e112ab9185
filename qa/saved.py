"""The citations of saved answers, as `pullquote ask ... --json` writes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.errors import SavedAnswersError

_ADVICE = "save answers with `pullquote ask ... --json`"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedCitation:
    """A saved citation with the question it answers; what older answers lack is empty or None.

    `sentence[start - sentence_start:]` begins with `quote`. If an answer was saved without sentences, the sentence is
    the quote and `has_sentence` is false.
    """

    question: str
    article_id: str
    source: str
    start: int
    end: int
    quote: str
    sentence_start: int
    sentence: str
    has_sentence: bool = True
    title: str = ""
    extractor: str = ""
    place: str | None = None


def load_citations(path: Path) -> list[SavedCitation]:
    """Return every citation of a file of saved answers. Raise `SavedAnswersError` as `citations_of` does."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise SavedAnswersError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SavedAnswersError(f"{path} cannot be read: it is not UTF-8 text") from error
    return citations_of(text, path)


def citations_of(text: str, path: Path) -> list[SavedCitation]:
    """Return every citation of saved answers in order, each once per answer.

    The text holds answers as `Answer.to_json` writes them: one, a list, or one per line. Any object in an answer with
    an article and a quote is a citation. Raise `SavedAnswersError`, naming the file, for anything else and for a
    citation that contradicts itself.
    """
    answers = _answers(text, path)
    if not answers:
        raise SavedAnswersError(f"{path} is empty; {_ADVICE}")
    citations: list[SavedCitation] = []
    for answer in answers:
        if not isinstance(answer, dict) or not {"question", "citations"} <= answer.keys():
            raise SavedAnswersError(f"{path} holds something other than answers; {_ADVICE}")
        try:
            citations += dict.fromkeys(_citations(answer, ""))
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise SavedAnswersError(f"{path} holds an incomplete citation ({error}); {_ADVICE}") from error
    return citations


def _answers(text: str, path: Path) -> list[Any]:
    try:
        whole = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        try:
            return [json.loads(line) for line in text.split("\n") if line.strip()]
        except (json.JSONDecodeError, RecursionError) as error:
            raise SavedAnswersError(f"{path} is not JSON ({error}); {_ADVICE}") from error
    return whole if isinstance(whole, list) else [whole]


def _citations(value: Any, question: str) -> Iterator[SavedCitation]:
    """Yield the citations in a saved value; an answer inside another has its own question."""
    if isinstance(value, list):
        for each in value:
            yield from _citations(each, question)
    elif isinstance(value, dict):
        if "article_id" in value and "quote" in value:
            yield _citation(value, question)
            return
        question = str(value.get("question", question))
        for each in value.values():
            yield from _citations(each, question)


def _citation(saved: dict[str, Any], question: str) -> SavedCitation:
    quote, start, end = _typed(saved, "quote", str), _typed(saved, "start", int), _typed(saved, "end", int)
    sentence = _typed(saved, "sentence", str, quote)
    sentence_start = _typed(saved, "sentence_start", int, start)
    offset = start - sentence_start
    if not quote or start < 0 or end - start != len(quote):
        raise ValueError(f"the offsets of {quote[:60]!r} do not fit its length")
    if offset < 0 or sentence_start < 0 or not sentence.startswith(quote, offset):
        raise ValueError(f"{quote[:60]!r} is not where its offsets say in its sentence")
    return SavedCitation(
        question=question,
        article_id=_typed(saved, "article_id", str),
        source=_typed(saved, "source", str, _typed(saved, "article_id", str)),
        start=start,
        end=end,
        quote=quote,
        sentence_start=sentence_start,
        sentence=sentence,
        has_sentence="sentence" in saved,
        title=_typed(saved, "title", str, ""),
        extractor=_typed(saved, "extractor", str, ""),
        place=saved["place"] if isinstance(saved.get("place"), str) else None,
    )


def _typed(saved: dict[str, Any], name: str, kind: type, default: Any = None) -> Any:
    value = saved.get(name, default)
    if type(value) is not kind:  # true and 1.0 are not offsets
        raise TypeError(f"{name} is {value!r} instead of {'a text' if kind is str else 'a whole number'}")
    return value
