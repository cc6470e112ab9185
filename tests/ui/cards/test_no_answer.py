"""Abstentions."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.factories import make_article
from tests.ui.fakes import FakeAssistant, make_answer, make_citation
from tests.ui.reading import text
from ui.cards.reply import render_answer
from ui.types import AskedArticles

SEOUL = make_article("It rained in Seoul. The match was off.", "news/seoul_1.txt", title="Rain in *Seoul*")
ARTICLES = {SEOUL.id: SEOUL}


def nothing(**changes) -> str:
    answer = make_answer("Who won the match in Tokyo?", confidence=0.12, **changes)
    return render_answer(answer, ARTICLES)


def test_an_abstention_shows_the_closest_sentence_as_no_answer():
    """With why, a link of its own kind, and without chips or a confidence."""
    shown = nothing(nearest=make_citation(SEOUL, "match"))
    assert text(shown).startswith(
        "These articles don’t say The best guess is only 12% likely. Appears nowhere: “won”, “Tokyo” "
        "Ask for one fact, in words that an article would use. Closest sentence, not an answer The match was off. "
        "≈ Rain in *Seoul*"
    )
    assert 'href="#near/news%2Fseoul%5F1.txt/20-38"' in shown
    assert not re.search('class="(chip|conf|quote)', shown)


def test_its_words_can_be_looked_for():
    """Those that stand somewhere are links, the others are named."""
    shown = nothing()
    assert re.findall(r'<a class="word" href="#([^"]+)">([^<]+)<', shown) == [
        ("find/news%2Fseoul%5F1.txt/match", "match"),
    ]
    assert "Appears nowhere: “won”, “Tokyo”" in text(shown)


def test_the_article_of_the_closest_sentence_is_looked_in_first():
    """A word is found where the reader is going to be."""
    other = make_article("The match.", "a.txt")
    answer = make_answer("What match?", confidence=0.1, nearest=make_citation(SEOUL, "off"))
    assert "#find/news%2Fseoul%5F1.txt/match" in render_answer(answer, {"a.txt": other} | ARTICLES)


def test_questions_that_are_answered_are_offered():
    """Where the page knows some."""
    answer = make_answer("Who won?", confidence=0.12)
    shown = render_answer(answer, ARTICLES, suggestions=("What was off?",))
    assert 'class="ask" type="button" value="What was off?"' in shown
    assert "Ask instead" not in nothing()


def test_the_best_guess_is_folded_away():
    """As words that were considered; how unlikely it is was said already."""
    assistant = FakeAssistant()
    shown = render_answer(assistant.ask("nothing"), {article.id: article for article in assistant.articles})
    guess = shown[shown.index('<details class="guess">') : shown.index("</details>")]
    assert text(guess).startswith("Show the best guess a lot of friends – too unlikely to be shown as an answer.")
    assert 'href="#read/' in guess


@pytest.mark.parametrize(
    ("limits", "notices", "hint"),
    [
        (None, (), "Ask for one fact, in words that an article would use."),
        (AskedArticles(9, 9), (), "Ask for one fact, in words that an article would use."),
        (AskedArticles(2, 9), (), "Not asked: 7 articles."),
        (AskedArticles(8, 9), ("No article fits that.",), "Not asked: 1 article."),
        (None, ("No article fits that.",), ""),
    ],
)
def test_one_line_says_what_may_help(limits: AskedArticles | None, notices: tuple[str, ...], hint: str):
    """Which articles were not asked, or else what wording; nothing if a notice says what the matter is."""
    answer = make_answer("Who won?", confidence=0.12, notices=notices)
    assert re.findall('<p class="hint">([^<]*)</p>', render_answer(answer, ARTICLES, limits=limits)) == [hint] * bool(
        hint
    )


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("no question", "Ask a question that a sentence in the articles can answer."),
        ("nothing asked", "Ask a question that a sentence in the articles can answer."),
    ],
)
def test_what_is_no_question_gets_one_line(reason: str, said: str):
    """With three examples, and nothing of what was searched; a notice that says the same is left out."""
    answer = make_answer("thanks", confidence=0.0, notices=("This is not a question that an article can answer.",))
    answer = replace(answer, evidence=replace(answer.evidence, reason=reason))
    shown = render_answer(answer, ARTICLES, suggestions=("Who?", "When?", "Where?", "Why?"), limits=AskedArticles(1, 2))
    assert text(shown) == f"{said} Who? When? Where?"
