"""Answers as HTML for the chat."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from index.errors import PullquoteError
from index.types import Place
from qa.types import Item
from tests.factories import make_article
from tests.ui.fakes import FakeAssistant, make_answer, make_citation, make_other
from tests.ui.reading import text
from ui.cards.reply import render_answer, render_problem

SEOUL = make_article("It rained in Seoul. The match was off.", "news/seoul 1.txt", title="Rain in *Seoul*")
BUSAN = make_article("In Busan it rained, too.", "busan.txt", title="Busan", published="2024-06-20")
RAINED = make_citation(SEOUL, "rained")
THERE = make_citation(BUSAN, "it rained")


def shown(*citations, confidence=0.9, **changes) -> str:
    return render_answer(make_answer("What?", citations, confidence, **changes), {})


def chips(shown: str) -> list[tuple[str, str]]:
    return re.findall(r'<a class="chip" href="#([^"]+)"[^>]*><span class="sr-only">Source </span>(\d+)</a>', shown)


def test_an_answer_is_a_quote_its_sentence_its_sources_and_how_sure_it_is():
    """In that order."""
    article = make_article("It was in Seoul that the match was off.", "a.txt", title="Rain in *Seoul*")
    card = shown(make_citation(article, "the match"), confidence=0.94)
    assert "<blockquote>It was in Seoul that <mark>the match</mark> was off.</blockquote>" in card
    assert text(card) == (
        "the match Source 1 It was in Seoul that the match was off. Source 1 Rain in *Seoul* Sure Keep Copy"
        " Copy the whole sentence Copy as Markdown"
    )
    assert chips(shown(RAINED)) == [("src/news%2Fseoul%201.txt/3-9", "1")] * 2


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Our view is that it was a sign of desperation.", "Our"),
        ("He said that they had seen it twice in that week.", "they"),
        ("During his first visit to the North he met the leader.", "first"),
        ("The Ukrainian army has asked for more shells this year.", "Ukrainian"),
        ("Both signed a strategic partnership in the capital on Wednesday.", "partnership"),
        ("The warning came from Russian President Vladimir Putin on Thursday evening.", "Russian President Vladimir"),
        ("It rained all day in Seoul.", "It rained all day"),
    ],
)
def test_a_fragment_is_set_in_its_sentence(sentence: str, quote: str):
    """A pronoun, an ordinal, an adjective, a bare word, a cut name and most of a sentence say nothing alone."""
    card = shown(make_citation(make_article(sentence), quote))
    assert f"<mark>{quote}</mark>" in card.split('<span class="quote">')[1].split("</span>")[0]
    assert "blockquote" not in card


@pytest.mark.parametrize("quote", ["Chang Ho-jin", "12.4 million pounds", "Thursday", "Seoul", "100", "a big mistake"])
def test_what_says_something_alone_is_set_large(quote: str):
    """With its sentence below."""
    card = shown(make_citation(make_article(f"It was told to us by somebody that {quote} was named, that day."), quote))
    assert f'<strong class="quote">{quote}</strong>' in card
    assert f"<mark>{quote}</mark>" in card.split("<blockquote>")[1]


def test_a_long_quote_is_set_smaller():
    """So that it stays a quote and does not become a page."""
    article = make_article(f"{'word ' * 99}end.")
    assert '<strong class="quote long">' in shown(make_citation(article, "word " * 30))
    assert '<strong class="quote">' in shown(make_citation(article, "word " * 20))


def test_a_sentence_without_end_is_cut_around_its_quote():
    """At a blank on each side."""
    card = text(shown(make_citation(make_article(f"{'before ' * 99}the mayor {'after ' * 99}."), "the mayor")))
    assert "… before" in card
    assert "after …" in card
    assert card.count("before") < 90


def test_citations_are_numbered_through():
    """First the places of the answer, then what differs, what agrees, and what is relevant."""
    card = shown(
        RAINED,
        make_citation(BUSAN, "rained"),
        also_said=(THERE,),
        disagreements=(make_other(make_citation(SEOUL, "off"), make_citation(BUSAN, "too")),),
        also_relevant=(make_citation(SEOUL, "match"),),
    )
    assert [number for _, number in chips(card)] == ["1", "2", "3", "4", "1", "2", "1", "2", "5", "6"]
    order = ["2 articles say otherwise", "Also said in", "Also relevant"]
    assert [card.index(part) for part in order] == sorted(card.index(part) for part in order)
    assert "In Busan it rained , too. Busan 20 June 2024" in text(card)


def test_an_article_that_is_cited_twice_is_named_once():
    """Its name has the numbers of both quotes."""
    card = shown(RAINED, make_citation(SEOUL, "match"))
    assert card.count("Rain in *Seoul*</span>") == 1
    assert [number for _, number in chips(card)] == ["1", "2", "1", "2"]


def test_one_other_article_is_one():
    """Its value is directly under the answer, with both days and without a second confidence."""
    card = shown(RAINED, disagreements=(make_other(THERE, confidence=0.64),))
    assert "1 article says otherwise it rained 20 June 2024 Source 2 Busan rained no date Source 1" in text(card)
    assert card.index("</p>", card.index('class="answer"')) + 4 == card.index('<section class="differs">')
    assert "64" not in text(card)
    assert "conf-mixed" in card


def test_a_yes_or_no_is_said_before_its_words():
    """The verdict comes first, even if nothing settles the question."""
    said = "Yes, going by these words The verdict is ours, the words are the article’s. It rained in Seoul."
    assert said in text(shown(RAINED, verdict="yes"))
    assert "These words don’t settle it" in text(shown(RAINED, verdict="unclear"))


def test_things_that_are_an_answer_together_are_listed():
    """Each under its name with its sentence; a place that is cited twice keeps its number, one thing is no list."""
    here, there = (Item(text=c.quote, confidence=0.9, citations=(c,), label=c.title) for c in (RAINED, THERE))
    card = shown(RAINED, kind="comparison", items=(here, there))
    assert "Side by side Rain in *Seoul* rained Source 1" in text(card)
    assert [number for _, number in chips(card)] == ["1", "2"]
    assert "What was found" not in text(shown(RAINED, kind="list", items=(here,)))


def test_a_sentence_that_names_several_things_of_a_list_is_shown_once():
    """With each of them marked, and its number beside each."""
    article = make_article(
        "The schools of Oak, Elm and Ash closed in the same week of March.", "s.txt", title="Schools"
    )
    named = [make_citation(article, name) for name in ("Oak", "Elm", "Ash")]
    items = tuple(Item(text=c.quote, confidence=0.9, citations=(c,)) for c in named)
    card = shown(named[0], kind="list", items=items)
    assert "What was found Oak Source 1 Elm Source 2 Ash Source 3 The schools of Oak , Elm and Ash closed" in text(card)
    assert card.count("<mark>") == 3
    assert 'class="answer"' not in card


def test_several_questions_are_answered_each():
    """Under its own words, also where one has no answer."""
    parts = (make_answer("Did it rain?", [RAINED]), make_answer("Who won?"))
    card = text(shown(RAINED, kind="compound", parts=parts))
    assert card.index("Did it rain?") < card.index("rained") < card.index("Who won?") < card.index("don’t say")


def test_the_newest_of_other_values_comes_first():
    """Values are ordered by date, those without one last, however likely each is."""
    old, new = (make_other(replace(THERE, published=day)) for day in ("2024-06-20", "2024-06-21T08:00:00Z"))
    undated = make_other(replace(make_citation(SEOUL, "match"), published=None), confidence=0.9)
    card = text(shown(RAINED, disagreements=(undated, old, new)))
    assert card.index("21 June 2024") < card.index("20 June 2024") < card.index("match no date")


def test_a_source_says_where_in_its_file_it_stands():
    """The page of a PDF, with the date."""
    paged = replace(SEOUL, places=(Place(0, len(SEOUL.text), "page 3", 3),))
    card = render_answer(make_answer("Did it rain?", [make_citation(paged, "rained")]), {paged.id: paged})
    assert "page 3" in text(card)


def test_copies_count_as_one_source():
    """They are told, not listed."""
    other = replace(THERE, copies=("a.txt", "b.txt"))
    assert text(shown(RAINED, disagreements=(make_other(other),))).count("Busan · and 2 copies") == 1
    assert "and 1 copy" in text(shown(replace(RAINED, copies=("a.txt",))))


def test_what_there_is_not_is_left_out():
    """No heading stands alone."""
    assert not re.search("<h3|why|without|ways|heard|notice|differs", shown(RAINED))


@pytest.mark.parametrize(
    ("confidence", "level", "words"),
    [
        (1.0, "high", "Sure"),
        (0.8, "high", "Sure"),
        (0.79, "medium", "Likely"),
        (0.6, "medium", "Likely"),
        (0.59, "low", "Check it in the source"),
        (0.0, "low", "Check it in the source"),
    ],
)
def test_confidence_is_what_to_do(confidence: float, level: str, words: str):
    """The class chooses the shape before it; a low one leads to the source."""
    card = shown(RAINED, confidence=confidence)
    assert re.search(rf'<(?:span|a) class="conf conf-{level}"[^>]*>{words}<', card)
    assert "%" not in text(card)
    assert ('<a class="conf' in card) == (level == "low")


@pytest.mark.parametrize(
    ("survives", "left", "citations", "said"),
    [
        (True, None, (RAINED,), "Another article confirms it."),
        (True, None, (RAINED, THERE), "Other articles confirm it."),
        (False, None, (RAINED,), "Found in one article."),
        (False, None, (RAINED, THERE), "Without source 1, the others would be too unsure to answer."),
        (False, make_other(THERE, confidence=0.62), (RAINED,), "1 article says otherwise"),
    ],
)
def test_what_is_left_without_the_source_is_told(survives, left, citations, said):
    """In one line."""
    assert said in text(shown(*citations, survives=survives, without_source=left))


def test_what_is_left_without_the_source_is_told_once():
    """Among the other values, even if it is one of them already."""
    other = make_other(THERE)
    for card in (
        shown(RAINED, survives=False, without_source=other, disagreements=(other,)),
        shown(RAINED, survives=False, without_source=other),
    ):
        assert [number for _, number in chips(card)] == ["1", "2", "1", "1"]
        assert "confirms" not in text(card)


def test_what_is_merely_relevant_says_nothing_otherwise():
    """Even if it would be the answer without the first source: that is told apart."""
    card = shown(RAINED, survives=False, without_source=make_other(THERE), also_relevant=(THERE,))
    assert "otherwise" not in text(card)
    assert f"Without source 1, the answer would be “{THERE.quote}”." in text(card)


def test_how_it_was_understood_can_be_changed():
    """A follow-up question says what it was taken for, on a button that holds it."""
    card = shown(RAINED, understood_as="Did it rain in *Busan*?")
    assert text(card).startswith("Understood as: Did it rain in *Busan*?")
    held = re.search(r'<button class="edit" [^>]*value="([^"]*)"', card)
    assert held
    assert html.unescape(held[1]) == "Did it rain in *Busan*?"


def test_further_questions_are_offered():
    """On buttons that hold them, escaped."""
    card = shown(RAINED, also_asked=('And "<b>" there?',))
    held = re.search(r'<button class="ask" type="button" value="([^"]*)"', card)
    assert held
    assert html.unescape(held[1]) == 'And "<b>" there?'
    assert "<b>" not in card


def test_notices_are_shown():
    """Before the answer, as sentences."""
    assert text(shown(RAINED, notices=("Only *one* was read.",))).startswith("Only *one* was read. It rained")


def test_the_copy_buttons_hold_the_quote_as_it_stands():
    """With its line breaks, its title and its day; alone, in its sentence, as Markdown, and as a link to its page."""
    article = make_article("It\r\nrained  hard.", title="A title", published="2024-06-20", url="https://a.org/b?c")
    card = render_answer(make_answer("?", [make_citation(article, "It\r\nrained  hard")]), {article.id: article})
    held = [html.unescape(value) for value in re.findall(r'<button class="copy"[^>]*value="([^"]*)"', card)]
    link = "https://a.org/b?c#:~:text=It,rained%20hard"
    assert held == [
        f"“It\r\nrained  hard”\n— A title, 20 June 2024\n{link}",
        f"It\r\nrained  hard.\n— A title, 20 June 2024\n{link}",
        f"> “It rained hard”\n>\n> — [A title](<{link}>), 20 June 2024",
        link,
    ]


def test_hostile_text_is_text():
    """No markup of an article reaches the chat."""
    for question in ("the script", "the link", "everything", "nothing of it"):
        assistant = FakeAssistant()
        card = render_answer(assistant.ask(question), {article.id: article for article in assistant.articles})
        assert not re.search(r"<(script|img|iframe|textarea|/textarea)", card)
        assert set(re.findall(r' href="#(\w+)/', card)) <= {"src", "near", "read", "find"}
        assert "${" not in card


def test_the_quote_is_readable_from_the_card():
    """Entities are all that is between the HTML and the quote."""
    answer = FakeAssistant().ask("the script")
    assert f"<mark>{answer.text}</mark>" in html.unescape(render_answer(answer, {}))


def test_an_error_is_a_message():
    """In plain words, and inert."""
    problem = render_problem(str(PullquoteError("the reader <b>broke</b>: mend it")))
    assert text(problem) == "This question could not be answered the reader <b>broke</b>: mend it"
    assert "<b>" not in problem
