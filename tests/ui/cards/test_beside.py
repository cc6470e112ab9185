"""What is beside an answer: what was said before, the days that words mean, the entry of a live page."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from tests.ui.gallery import BY_ID, GALLERY
from ui.cards.reply import render_answer
from ui.texts import using


def text(kind: str) -> str:
    """Return what is read of a card, with one blank between tags."""
    card = render_answer(GALLERY[kind], BY_ID)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", card)).split())


def chips(kind: str) -> list[str]:
    return re.findall(r'<span class="sr-only">Source </span>(\d+)', render_answer(GALLERY[kind], BY_ID))


def test_what_an_earlier_version_said_stands_under_the_newer_words():
    """With its day, its own number, and its place; it is not a disagreement."""
    card = text("corrected")
    assert card.startswith("241 people Source 1 Earlier it said 214 people 4 March 2025 Source 2 in an earlier version")
    assert "otherwise" not in card
    assert "Sure" in card
    assert chips("corrected") == ["1", "2", "1"]


def test_what_a_correction_takes_back_is_told_as_the_correction_tells_it():
    """The note is no place where the words were said."""
    assert "214 people 5 March 2025 Source 2 according to the correction" in text("corrected in a note")
    assert "5 March 2025 · note on a correction" in text("correction")


def test_values_of_different_things_are_no_contradiction():
    """One line says so above all of them, and nothing else does."""
    notice = "The question fits 2 articles: name the place, person or thing that you mean."
    answer = replace(GALLERY["disagreement"], notices=(notice, "It was long."))
    card = render_answer(answer, BY_ID)
    assert card.count(notice) == 1
    assert f'<section class="differs"><h3>{notice}</h3>' in card
    assert "otherwise" not in card
    assert '<p class="notice">It was long.</p>' in card
    with using("de"):
        assert "Die Frage passt auf 2 Artikel" in render_answer(answer, BY_ID)


def test_a_value_that_is_shown_is_not_shown_again_as_relevant():
    """The sentence of another value is left out below, whatever else is relevant stays."""
    answer = GALLERY["disagreement"]
    (other,) = answer.disagreements[0].citations[:1]
    card = render_answer(replace(answer, also_relevant=(other, *answer.also_relevant)), BY_ID)
    assert card == render_answer(answer, BY_ID)
    assert "Also relevant" in card
    assert "Also relevant" not in render_answer(replace(answer, also_relevant=(other,)), BY_ID)


def test_an_entry_of_a_live_page_is_named_by_its_time():
    """That of the answer with its source, without the stamp before its words; that of what was said before too."""
    card = text("live")
    assert "Earlier it said open to buses only 5 March 2025 Source 2 in the entry of 14:15 The bridge" in card
    assert "is open. 5 March 2025 Source 3 in the entry of 11:05" in card
    assert "The bridge over the Wend is closed to all traffic . " in card
    assert "Norwick flood: live 5 March 2025 · entry of 18:40" in card


def test_a_sentence_that_is_quoted_but_for_its_stamp_is_not_marked():
    """For all of it is the quote."""
    card = render_answer(GALLERY["yes"], BY_ID)
    assert '<span class="quote">The bridge over the Wend is closed to all traffic.</span>' in card


def test_the_days_that_words_mean_are_told_as_worked_out():
    """A day, and a month, each from the day of its own article; in the answer's own sentence once."""
    assert "“Tuesday night” means 4 March 2025: worked out from the article's date, 5 March 2025." in text("dates")
    card = text("dates of a month")
    assert card.count("“next month” means April 2025: worked out from the article's date, 5 March 2025.") == 1
    assert "on Thursday 7 March 2025 Source 2 Norwick counts its losses “Thursday” means 6 March 2025" in card


def test_all_of_it_in_german():
    """The words of the articles stay."""
    with using("de"):
        assert "Früher stand dort 214 people 4. März 2025 Quelle 2 in einer früheren Fassung" in text("corrected")
        assert "im Eintrag von 14:15" in text("live")
        told = "„next month“ meint April 2025: berechnet nach dem Datum des Artikels, 5. März 2025."
        assert told in text("dates of a month")


def test_letters_that_were_recognised_are_said_to_be():
    """Recognised text is marked as such, beside the page that it is on."""
    said = "Report of the harbour master page 3 Recognised in an image: check it in the source."
    assert said in text("recognised")


def test_what_does_not_settle_a_question_is_never_called_sure():
    """Two sides are to be compared, one is to be checked, and so are articles that differ."""
    assert "Compare the sources" in text("unclear")
    assert "Compare the sources" in text("disagreement")
    assert "Check it in the source" in text("comparison of one side")
    assert not any("Sure" in text(kind) for kind in ("unclear", "disagreement", "comparison of one side"))
