"""The words of a citation are found again, or said to be gone, if their article has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.citing import cite
from qa.types import Answer, Evidence
from tests.factories import make_article
from ui.cards.fragment import around
from ui.chat.standing import standing
from ui.reference import Reference, cited_in, in_sentence, kept_quote, to_nearest, to_quote

_TEXT = "Plans\n\nIt is warm. The firm plans a hotel with 90 rooms by the river. It opens in May."
_WAS = make_article(_TEXT)
_CITED = cite(_WAS, _TEXT.index("90"), _TEXT.index("90") + 2)
_ANSWER = Answer(
    question="How many rooms?",
    understood_as="How many rooms?",
    text="90",
    confidence=0.9,
    citations=(_CITED,),
    evidence=Evidence(passages=(), threshold=0.4, reason=None, versions="current"),
)


@pytest.mark.parametrize(
    ("now", "words", "changed"),
    [
        (_TEXT, "90", False),
        (_TEXT.replace("It is warm.", "It is very warm today."), "90", False),
        (_TEXT.replace("a hotel", "a large hotel"), "90", True),
        (_TEXT.replace("90", "95"), None, True),
        ("Plans\n\nIt is warm.", None, True),
    ],
)
def test_a_quote(now, words, changed):
    """Where it was, elsewhere, in another sentence, or gone."""
    article = make_article(now)
    found = standing(to_quote(_CITED), article, [_ANSWER])
    assert (None if found.reference is None else article.text_of(found.reference.range)) == words
    assert found.changed == changed


def test_what_nobody_cited_stands_if_it_can():
    """A link of a reader's own, into the text or beyond it."""
    inside, outside = (Reference(kind="src", article_id=_WAS.id, start=3, end=end) for end in (5, 5000))
    assert standing(inside, _WAS, [_ANSWER]) == (inside, False)
    assert standing(outside, _WAS, [_ANSWER]) == (None, False)


def test_what_a_reader_kept_is_found_again():
    """Without a conversation that cites it; parts that do not fit the place are not read."""
    was = to_quote(_CITED)
    before, quote, after = in_sentence(_CITED)
    parts = {"before": before, "quote": quote, "after": after}
    now, gone = make_article(f"Earlier.\n\n{_TEXT}"), make_article(_TEXT.replace("90", "95"))
    found = standing(was, now, (), kept_quote(parts, was))
    assert (found.reference, found.changed) == (replace(was, start=was.start + 10, end=was.end + 10), False)
    assert standing(was, gone, (), kept_quote(parts, was)) == (None, True)
    for other in (None, [], {}, parts | {"quote": "9"}, parts | {"before": "x" * 4_000}, parts | {"quote": 90}):
        assert kept_quote(other, was) is None


@pytest.mark.parametrize("words", ["2,400", "opened on Monday", "item 190"])
def test_what_a_card_shows_of_a_sentence_is_enough(words):
    """Without a bullet, and with distant words left out."""
    text = "- The bridge has 2,400 bolts.\n- The road opened on Monday.\n\nThere were " + ", ".join(
        f"item {number} of the list" for number in range(300)
    )
    article = make_article(text)
    citation = cite(article, text.index(words), text.index(words) + len(words))
    reference = to_quote(citation)
    kept = kept_quote(dict(zip(("before", "quote", "after"), around(citation), strict=True)), reference)
    assert kept is not None
    assert standing(reference, article, (), kept) == (reference, False)
    moved = make_article(f"Earlier. item 190.\n\n{text}")
    now = standing(reference, moved, (), kept)
    assert (now.reference.start - reference.start, now.changed) == (20, False)


def test_the_closest_sentence():
    """Is compared as a whole."""
    near = to_nearest(_CITED)
    abstained = Answer(
        question="Who?",
        understood_as="Who?",
        text=None,
        confidence=0.1,
        citations=(),
        nearest=_CITED,
        evidence=Evidence(passages=(), threshold=0.4, reason="below the threshold", versions="current"),
    )
    assert standing(near, _WAS, [abstained]) == (near, False)
    assert standing(near, make_article(_TEXT.replace("a hotel", "an inn")), [abstained]).changed


def test_only_words_that_stand_are_marked():
    """Of what a conversation cites."""
    changed = make_article(_TEXT.replace("90", "95"))
    assert cited_in([_ANSWER], {_WAS.id: _WAS}) == (to_quote(_CITED),)
    assert cited_in([_ANSWER], {_WAS.id: changed}) == ()
