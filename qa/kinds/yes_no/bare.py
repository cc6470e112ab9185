"""A sentence that says no more than yes or no to what was said before it: "It has not.", "Nobody was inside."."""

from __future__ import annotations

import re
from bisect import bisect_left

from index.types import Article, Range
from qa.kinds.yes_no.statement import opened
from qa.types import Verdict
from qa.understanding.mentions import names
from qa.words.content import content_lemmas
from qa.words.grammar import AUXILIARIES

_END = r"(?=\s*[.!;]|,\s+(?:and|but|although|though(?!,)|because|as|said|says)\b|\s+(?:and|but|although|because)\b)"
_PRONOUN = r"(?:It|He|She|They|We|I|That)"
_DENIED = re.compile(
    rf"(?:But\s+|In the event,?\s+)?{_PRONOUN}\s+"
    rf"(?:(?P<aux>{AUXILIARIES})(?:n['’]t|\s+not)|(?P<short>wo|ca)n['’]t){_END}"
)
_AFFIRMED = re.compile(rf"(?:And\s+)?{_PRONOUN}\s+(?P<aux>{AUXILIARIES})(?=\s*[.!])")
_NOBODY = re.compile(
    rf"(?P<none>Nobody|No one|None|Nothing(?:\s+else)?)\s+(?P<aux>{AUXILIARIES})(?:\s+[a-z]+){{1,2}}(?=\s*[.!])"
)
_ANY = re.compile(r"\b(?:any|anybody|anyone|anything|somebody|someone|something)\b", re.IGNORECASE)
_SAME = {"are": "is", "were": "was", "have": "has", "do": "did", "does": "did"}
_WHOLE = {"wo": "will", "ca": "can"}
_BEFORE = 2  # sentences before it that say what is denied
_SHARE = 0.5  # of the question's lemmas that they have to have, with the sentence and the title


def bare_verdict(question: str, article: Article, sentence: Range) -> Verdict:
    """Return what a sentence says to a question if it only has a pronoun or "nobody" with the question's auxiliary.

    The sentences before it, the title and itself must have half of the question's words. "unclear" if it says more, or
    the question is negated or about two people.
    """
    asked = opened(question)
    if asked is None or asked.aux.endswith(" not") or len(names(question)) > 1:
        return "unclear"
    said = article.text_of(sentence)
    denied, affirmed, nobody = _DENIED.match(said), _AFFIRMED.match(said), _NOBODY.match(said)
    match = denied or affirmed or nobody
    if match is None or (nobody is not None and _ANY.search(question) is None):
        return "unclear"
    aux = match["aux"] or _WHOLE[match["short"].casefold()]
    if _plain(aux) != _plain(asked.aux) or not _is_about(question, article, sentence):
        return "unclear"
    return "yes" if match is affirmed else "no"


def _plain(auxiliary: str) -> str:
    return _SAME.get(auxiliary.casefold(), auxiliary.casefold())


def _is_about(question: str, article: Article, sentence: Range) -> bool:
    """Whether a sentence follows what a question asks about."""
    at = bisect_left(article.sentences, sentence)
    near = article.sentences[max(at - _BEFORE, 0) : at + 1]
    there = set(content_lemmas(" ".join((article.title, *(article.text_of(each) for each in near)))))
    asked = content_lemmas(question)
    return len(there.intersection(asked)) >= _SHARE * len(set(asked)) > 0
