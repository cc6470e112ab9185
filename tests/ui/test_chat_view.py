"""Answers as Markdown."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from index.errors import PullquoteError
from tests.factories import make_article
from tests.ui.fakes import HOSTILE, FakeAssistant, make_answer, make_citation, make_other
from ui.chat_view import confidence_words, render_answer, render_problem, render_searching

SEOUL = make_article("It rained in Seoul. The match was off.", "news/seoul 1.txt", title="Rain in *Seoul*")
BUSAN = make_article("In Busan it rained, too.", "busan.txt", title="Busan")


def links(markdown: str) -> list[tuple[str, str]]:
    return re.findall(r"\[([^\]]*)\]\((#[^ ]+) ", html.unescape(markdown))


def test_an_answer_is_a_quote_its_sentence_its_sources_and_how_sure_it_is():
    """In that order."""
    assert render_answer(make_answer("What?", [make_citation(SEOUL, "rained")], 0.94)).split("\n\n") == [
        '<strong class="quote">rained</strong> [1](#src/news%2Fseoul%201.txt/3-9 "Show source 1")',
        "> It <mark>rained</mark> in Seoul&#46;",
        '- [1 Rain in &#42;Seoul&#42;](#src/news%2Fseoul%201.txt/3-9 "Show source 1")',
        '<span class="conf conf-high">High confidence · 94%</span>',
    ]


def test_citations_are_numbered_through():
    """First the places of the answer, then what agrees, then what does not."""
    answer = make_answer(
        "What?",
        [make_citation(SEOUL, "rained"), make_citation(BUSAN, "rained")],
        also_said=(make_citation(BUSAN, "it rained"),),
        disagreements=(make_other(make_citation(SEOUL, "off")),),
    )
    shown = render_answer(answer)
    assert [text for text, _ in links(shown)] == ["1", "2", "1 Rain in *Seoul*", "2 Busan", "3", "4"]
    assert shown.index("### Also said") < shown.index("[3]") < shown.index("### Said differently") < shown.index("[4]")
    assert "In Busan <mark>it rained</mark>&#44; too&#46; *Busan*" in shown


def test_lists_that_are_empty_are_left_out():
    """No heading stands alone."""
    assert "###" not in render_answer(make_answer("What?", [make_citation(SEOUL, "rained")]))


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "High confidence · over 99%"),
        (0.8, "High confidence · 80%"),
        (0.79, "Medium confidence · 79%"),
        (0.6, "Medium confidence · 60%"),
        (0.59, "Low confidence · 59%"),
        (0.0, "Low confidence · under 1%"),
    ],
)
def test_confidence_is_a_word_and_per_cent(confidence: float, words: str):
    """The class of the word chooses the shape before it."""
    level = words.split()[0].lower()
    shown = render_answer(make_answer("What?", [make_citation(SEOUL, "rained")], confidence))
    assert f'<span class="conf conf-{level}">{words}</span>' in shown


@pytest.mark.parametrize(
    ("confidence", "words"), [(0.004, "under 1%"), (0.006, "1%"), (0.994, "99%"), (0.996, "over 99%")]
)
def test_nothing_is_certain(confidence: float, words: str):
    """A probability that rounds to 0 or to 100 is not called so."""
    assert confidence_words(confidence) == words


def test_how_it_was_understood_is_shown_where_it_differs():
    """A follow-up question says what it was taken for."""
    answer = make_answer("And there?", [make_citation(BUSAN, "it rained")], understood_as="Did it rain in *Busan*?")
    assert render_answer(answer).startswith(
        '<span class="heard">Understood as: Did it rain in &#42;Busan&#42;&#63;</span>'
    )
    assert "heard" not in render_answer(replace(answer, understood_as="And there?"))


def test_an_abstention_shows_the_closest_sentence_as_no_answer():
    """With a link of its own kind, and without chips or a confidence."""
    shown = render_answer(make_answer("Who won?", confidence=0.12, nearest=make_citation(SEOUL, "match")))
    assert shown.split("\n\n") == [
        '<span class="noans">These articles don\'t say</span>',
        "The chance that the best guess is right is 12%; an answer needs at least 50%.",
        "### Closest sentence, not an answer",
        "> The match was off&#46;",
        '- [≈ Rain in &#42;Seoul&#42;](#near/news%2Fseoul%201.txt/20-38 "Show the closest sentence")',
    ]


@pytest.mark.parametrize("reason", ["nothing found", "no span", "a reason not known here", None])
def test_an_abstention_always_says_why(reason: str | None):
    """In words, also for a reason that is new."""
    answer = make_answer("Who won?", confidence=0.12)
    shown = render_answer(replace(answer, evidence=replace(answer.evidence, reason=reason))).split("\n\n")
    assert len(shown) == 2
    assert shown[1].endswith(".")


def test_a_guess_below_the_bar_is_never_said_to_reach_it():
    """Also where both round to the same."""
    assert "is just under 50%; an answer needs at least 50%." in render_answer(
        make_answer("Who won?", confidence=0.499)
    )


def test_hostile_text_is_text():
    """No markup of an article reaches the chat: neither tags nor Markdown."""
    for question in ("the script", "the link"):
        answer = FakeAssistant().ask(question)
        shown = render_answer(answer)
        assert set(re.findall(r"<(/?\w+)", shown)) <= {"strong", "/strong", "mark", "/mark", "span", "/span"}
        assert all(href.startswith("#src/odd%20names%2F") for _, href in re.findall(r"\[([^\]]*)\]\(([^ ]+) ", shown))
        assert not re.search(r"https?:|www\.|javascript:|\$\{|\{\{|`|\*\*|!\[", shown)
        assert HOSTILE not in shown


def test_the_quote_is_readable_from_the_markdown():
    """Entities are all that stands between the Markdown and the quote."""
    answer = FakeAssistant().ask("the script")
    assert f'<strong class="quote">{answer.text}</strong>' in html.unescape(render_answer(answer))


def test_an_error_is_a_message():
    """In plain words, and inert."""
    shown = render_problem(str(PullquoteError("the reader <b>broke</b>: mend it")))
    assert shown.startswith('<span class="problem">This question could not be answered</span>\n\n')
    assert html.unescape(shown).endswith("the reader <b>broke</b>: mend it")
    assert "<b>" not in shown


def test_searching_counts_the_articles():
    """One is not many."""
    assert ">Searching 1 article…<" in render_searching(1)
    assert ">Searching 1,200 articles…<" in render_searching(1200)
