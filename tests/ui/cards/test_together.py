"""Several things that are an answer together."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from qa.types import Item
from tests.factories import make_article
from tests.ui.fakes import make_answer, make_citation
from tests.ui.gallery import BY_ID, GALLERY
from ui.cards.reply import render_answer

BULLETS = make_article("The club will close five sections:\n\n- Rowing\n- Chess\n- Darts\n\nIt said so.", "club.txt")


def text(card: str) -> str:
    """Return what is read of a card, with one blank between tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", card)).split())


def shown(kind: str) -> str:
    return render_answer(GALLERY[kind], BY_ID)


def kept(card: str) -> list[str]:
    """Return the places that the button keeps."""
    found = re.search(r'<button class="keep"[^>]*value="([^"]*)"', card)
    assert found
    return found[1].split()


def test_a_list_is_shown_once():
    """Under how many were found; the sentence that names them has one number, and is below their names once."""
    card = shown("list")
    said = text(card).partition("Why this answer")[0]
    assert said.startswith(
        "5 found in 12 passages read; there may be more. Austrey Bramdale Costock Dunholme Source 1 Among the helpers"
    )
    assert said.count("Among the helpers were the fire brigades of") == 1
    assert said.count("there may be more") == 1
    assert card.count("<mark>") == 5
    assert 'class="answer"' not in card


def test_all_that_was_found_is_kept_and_copied_at_once():
    """An enumeration as the whole that it is, the rest one by one."""
    card = shown("list")
    assert len(kept(card)) == 2
    assert "Keep all 2" in text(card)
    copied = html.unescape(re.findall(r'<button class="copy"[^>]*value="([^"]*)"', card)[0])
    assert copied == (
        "“Austrey, Bramdale, Costock and Dunholme”\n"
        "— What Norwick plans after the flood, Norwick Echo, 12 March 2025\n\n"
        "“Norwick”\n— Stations on the Wend, row 2"
    )
    for link in kept(card):
        assert f'<a class="chip" href="#{link}"' in card


def test_a_run_of_bullets_is_one_quote():
    """Bullets are shown as one quote, though each is a sentence of its own."""
    whole = make_citation(BULLETS, "Rowing\n- Chess\n- Darts")
    items = tuple(
        Item(text=name, confidence=0.9, citations=(make_citation(BULLETS, name),))
        for name in ("Rowing", "Chess", "Darts")
    )
    card = render_answer(make_answer("Which?", [whole], kind="list", items=items), {BULLETS.id: BULLETS})
    assert len(kept(card)) == 1
    assert card.count("Rowing</mark>") == card.count("Darts</mark>") == 1
    assert "<strong>Rowing</strong>" not in card  # the points say it all


def test_quotations_stand_in_their_sentences_under_the_speaker():
    """Whole, with place and day; the words are not told twice, nor is who spoke."""
    said = text(shown("quotes"))
    assert said.startswith("What Joan Pell said Source 1 “ Nobody will be left alone with the mud, ” said Joan Pell")
    assert said.count("Nobody will be left alone") == 1
    assert "What Norwick plans after the flood 12 March 2025" in said
    assert len(kept(shown("quotes"))) == 3


def test_several_speakers_are_named():
    """Each beside what they said."""
    answer = GALLERY["quotes"]
    other = replace(answer.items[0], label="Ann Carter")
    said = text(render_answer(replace(answer, items=(other, *answer.items[1:])), BY_ID))
    assert said.startswith("What was said Ann Carter Source 1")
    assert "Joan Pell Source 2" in said


def test_the_two_sides_of_a_comparison_stand_side_by_side():
    """Under the verdict, which is ours, and why; each side with its name above its words."""
    said = text(shown("comparison"))
    assert said.startswith(
        "Yes, going by these words The verdict is ours, the words are the article’s. 3.1 m (Norwick) is more than "
        "2.7 m (Austrey). Side by side Norwick 3.1 m Source 1"
    )
    assert len(kept(shown("comparison"))) == 2


def test_one_side_alone_is_shown_as_a_quote():
    """A comparison with one side shows its quote, and says what is missing."""
    said = text(shown("comparison of one side"))
    assert "no answer was found for Paris. 3.1 m Source 1" in said
    assert "Side by side" not in said
