"""Saved answers against the files as they are now: where each quote stands today."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from index.errors import SavedAnswersError
from index.types import Article

Verdict = Literal["ok", "moved", "gone"]

_FIELDS = {"article_id": str, "source": str, "start": int, "end": int, "quote": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What became of one citation.

    "ok": the quote stands at its offsets. "moved": it stands elsewhere, in the same article or, where that
    one no longer holds it, in another; `article_id`, `start` and `end` say where now. "gone": no article holds it.
    """

    verdict: Verdict
    question: str
    quote: str
    source: str
    cited_start: int
    article_id: str | None
    start: int | None
    end: int | None


def load_citations(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """Read the citations of saved answers as `(question, citation)`.

    The file holds answers as `Answer.to_json` writes them: one, a list of them, or one a line. The nearest
    sentence of an abstention counts as a citation too. Each citation is checked to hold an id, a source and a quote
    (strings, the quote not empty) and offsets that fit it. Raises `SavedAnswersError` for anything else.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SavedAnswersError(f"{path} cannot be read: {error}") from error
    answers = _answers(text, path)
    if not answers:
        raise SavedAnswersError(f"{path} is empty; save answers with `pullquote ask ... --json`")
    return [found for answer in answers for found in _citations(answer, path)]


def _answers(text: str, path: Path) -> list[Any]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        try:
            return [json.loads(line) for line in text.split("\n") if line.strip()]
        except json.JSONDecodeError as error:
            raise SavedAnswersError(
                f"{path} is not JSON ({error}); save answers with `pullquote ask ... --json`"
            ) from error
    return whole if isinstance(whole, list) else [whole]


def _citations(answer: Any, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        cited = [*answer["citations"], *answer["also_said"]]
        others = [*answer["disagreements"], answer.get("without_source")]
        cited += [citation for other in others if other is not None for citation in other["citations"]]
        cited += [] if answer["nearest"] is None else [answer["nearest"]]
        for citation in _each_once(cited):
            kept = {name: _typed(citation[name], kind) for name, kind in _FIELDS.items()}
            if kept["start"] < 0 or kept["end"] - kept["start"] != len(kept["quote"]) or not kept["quote"]:
                raise SavedAnswersError(f"{path}: the offsets of {kept['quote'][:60]!r} do not fit its length")
            yield str(answer["question"]), kept
    except (KeyError, TypeError) as error:
        raise SavedAnswersError(
            f"{path} holds something else than answers ({error!r}); save them with `pullquote ask ... --json`"
        ) from error


def _each_once(citations: Sequence[Any]) -> list[Any]:
    return [citation for at, citation in enumerate(citations) if citation not in citations[:at]]


def _typed(value: Any, kind: type) -> Any:
    if type(value) is not kind:  # true and 1.0 are no offsets
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def check(question: str, citation: dict[str, Any], articles: Sequence[Article]) -> Check:
    """Look one citation up in the articles; of several places, the nearest to the cited one is given."""
    start, quote = citation["start"], citation["quote"]
    cited = next((a for a in articles if a.id == citation["article_id"]), None)
    found: tuple[Verdict, str | None, int | None] = ("gone", None, None)
    if cited is not None and cited.text[start : citation["end"]] == quote:
        found = "ok", cited.id, start
    else:
        ordered = sorted(articles, key=lambda a: a is not cited)
        for article in ordered:
            places = _occurrences(article.text, quote)
            if places:
                found = "moved", article.id, min(places, key=lambda at: (abs(at - start), at))
                break
    verdict, article_id, at = found
    return Check(
        verdict=verdict,
        question=question,
        quote=quote,
        source=citation["source"],
        cited_start=start,
        article_id=article_id,
        start=at,
        end=None if at is None else at + len(quote),
    )


def _occurrences(text: str, quote: str) -> list[int]:
    places, at = [], text.find(quote)
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places
