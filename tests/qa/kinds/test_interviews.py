"""Interviews: who is interviewed, the exchanges, and questions read as they were put."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.chunker import chunk_article
from index.types import Passage
from qa.comparing.sources import Sources
from qa.kinds.interviews import interview_of, read_as_asked
from qa.kinds.yes_no.replies import reply_to
from qa.types import Reading, Span

_TEXT = """The baker of Scarva

**Theo Grand:** You were a lawyer. How did you end up here?

**Maren Hollis:** I lost a bet with my brother.

It was in 2009.

**TG:** Are you married to the harbour master?

**MH:** I am. He says he married the rye loaf.

**TG:** Do you eat bread yourself?

**MH:** No. I am allergic.

**TG:** Would you move to the mainland?

**MH:** No. Well, if the ferry stopped.

**TG:** Is it religious?

**MH:** Of course. You should see my hands.

**TG:** Have you apologised to your brother?

**MH:** Every Christmas.
"""
_ARTICLE = article_from_text("baker.md", _TEXT)


def test_who_is_asked():
    """The person interviewed is the one who asks less, by their full name; turns may have paragraphs."""
    interview = interview_of(_ARTICLE)
    assert interview is not None
    assert interview.name == "Maren Hollis"
    first = interview.exchanges[0]
    assert _ARTICLE.text[slice(*first.asked)].endswith("How did you end up here?")
    assert _ARTICLE.text[slice(*first.answered)].endswith("It was in 2009.")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brown started at nine. She lives in a church.",
        "Host: Who are you?\n\nAnn: I am Ann.\n\nBob: I am Bob.\n\nHost: Why?\n\nAnn: Who knows?\n\nBob: Not me.\n",
    ],
)
def test_other_texts_are_no_interviews(text):
    """Prose and a discussion of three are no interviews."""
    assert interview_of(article_from_text("a.txt", text)) is None


@pytest.mark.parametrize(
    ("question", "words", "verdict"),
    [
        ("Is Maren Hollis married to the harbour master?", "I am.", "yes"),
        ("Does Hollis eat bread?", "No.", "no"),
        ("Would Hollis move to the mainland?", "No.", "unclear"),
        ("Is Hollis religious?", "Of course.", "unclear"),
        ("Has she apologised to the brother?", "Every Christmas.", "unclear"),
    ],
)
def test_replies(question, words, verdict):
    """A plain yes or no to the same question is a verdict; revoked, or to other words, it is unclear."""
    reply = reply_to(question, _ARTICLE)
    assert reply is not None
    assert _ARTICLE.text[slice(*reply.place)].startswith(words)
    assert reply.verdict == verdict


@pytest.mark.parametrize(
    ("put", "replied", "verdict"),
    [
        ("Is it true that you turned the hotel down?", "Twice. They wanted white rolls.", "yes"),
        ("Did you turn the hotel down?", "Not once.", "no"),
        ("Did you turn the hotel down?", "Often, but not in May.", "unclear"),
        ("Is it true that you turned the hotel in Oro down in May?", "Twice.", "unclear"),
    ],
)
def test_how_often_is_a_reply(put, replied, verdict):
    """Whoever did it twice did it."""
    text = _TEXT.replace("Is it religious?", put).replace("Of course. You should see my hands.", replied)
    reply = reply_to("Did Hollis turn down the hotel?", article_from_text("baker.md", text))
    assert reply is not None
    assert reply.verdict == verdict


@pytest.mark.parametrize("question", ["Is Theo Grand married?", "Did Hollis study medicine?", "Is the ferry late?"])
def test_what_nobody_asked_has_no_reply(question):
    """A question about another person, or one that nobody asked, has no reply."""
    assert reply_to(question, _ARTICLE) is None


class _You:
    """Finds an answer only if the question has "you"; remembers its questions."""

    name = "you"

    def __init__(self):
        self.asked = []

    def read(self, question, passages):
        self.asked.append((question, len(passages)))
        score = 5.0 if "you" in question else -5.0
        return tuple(
            Reading(passage=p, spans=(Span(p.chunk.start, p.chunk.start + 3, score),), null_score=0.0) for p in passages
        )


def test_a_question_about_whom_is_asked_is_read_as_it_is_put():
    """The better of both readings stays; questions about others are read once."""
    prose = article_from_text("prose.txt", "Maren Hollis sold the shop in 2020. Nobody bought it.")
    passages = [
        Passage(chunk=chunk, score=1.0, rank=at)
        for at, chunk in enumerate((*chunk_article(_ARTICLE), *chunk_article(prose)), start=1)
    ]
    sources = Sources(articles={"baker.md": _ARTICLE, "prose.txt": prose}, copies={})
    reader = _You()
    question = "Why did Hollis come?"
    readings = read_as_asked(reader, question, reader.read(question, passages), sources)
    assert [reading.spans[0].score for reading in readings] == [5.0] * (len(passages) - 1) + [-5.0]
    assert reader.asked == [(question, len(passages)), ("Why did you come?", len(passages) - 1)]
    other = _You()
    read_as_asked(other, "Who is Theo?", other.read("Who is Theo?", passages), sources)
    assert len(other.asked) == 1
