"""Answers as lines for a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.finding import FoundArticle
from index.types import Range
from qa.citing import cite
from qa.comparing.fitting_several import name_which
from qa.saved import SavedCitation
from qa.terminal import render, render_check, render_found
from qa.types import Item, OtherAnswer
from qa.verify import Check
from tests.factories import make_article
from tests.qa.test_assistant import make_assistant

_GUNS = "How many guns does Kyiv have?"


def _lines(answer):
    return [line.plain for line in render(answer)]


def _answer():
    return replace(make_assistant({"a hundred guns": 3.0}).ask(_GUNS), survives=None, without_source=None)


def _citation(**changes):
    return cite(make_article("Some say ninety guns. Others do not.", "other.txt", title="Guns", **changes), 9, 15)


def test_an_answer_stands_above_its_sentence_and_place():
    """The quote and its confidence come first, then the sentence, then file and offsets."""
    assert _lines(_answer()) == [
        "a hundred guns  (95% sure)",
        "[1] Kyiv has a hundred guns.",
        "    guns.txt:9-23  Kyiv has a hundred guns. Nobody counted them.",
    ]


def test_what_other_articles_say_is_numbered_on():
    """Agreement comes first, then each other value, with date and copies if known."""
    also = _citation()
    other = replace(_citation(published="2024-03-09"), copies=("b.txt", "c.txt"))
    answer = replace(
        _answer(),
        also_said=(also,),
        disagreements=(OtherAnswer(text=other.quote, confidence=0.6, citations=(other,)),),
    )
    assert _lines(answer)[3:] == [
        "Also said:",
        "[2] Some say ninety guns.",
        "    other.txt:9-15  Guns",
        f"1 other article says otherwise (60% sure): {other.quote}",
        "[3] Some say ninety guns.",
        "    other.txt:9-15  Guns  2024-03-09  and 2 near copies",
    ]


def test_several_articles_that_say_otherwise_are_counted():
    """Each once; nothing says otherwise if the question fits articles about different things."""
    others = (_citation(), replace(_citation(), article_id="b.txt"), replace(_citation(), article_id="b.txt"))
    differing = replace(
        _answer(), disagreements=(OtherAnswer(text="ninety", confidence=0.6, citations=others),), survives=True
    )
    assert "2 other articles say otherwise (60% sure): ninety" in _lines(differing)
    assert "2 other articles (60% sure): ninety" in _lines(replace(differing, notices=(name_which(3),)))


@pytest.mark.parametrize(
    ("places", "told"), [(3, None), (4, "    and 1 more place"), (1_005, "    and 1,002 more places")]
)
def test_places_beyond_the_first_are_counted(places, told):
    """Three are shown."""
    article = make_article("Guns. " * places, "guns.txt", title="Guns")
    hit = FoundArticle(
        article_id="guns.txt", title="Guns", places=tuple(Range(6 * n, 6 * n + 4) for n in range(places))
    )
    lines = [line.plain for line in render_found(hit, article)]
    assert (len(lines), lines[4:]) == (4 if told is None else 5, [] if told is None else [told])


@pytest.mark.parametrize(
    ("survives", "instead", "line"),
    [
        (True, None, "Without the first source, the other articles would give the same answer."),
        (False, None, "Only the first source says it."),
        (False, "say nin", "Without the first source, the answer would be: say nin"),
    ],
)
def test_it_says_what_the_answer_rests_on(survives, instead, line):
    """The lines say whether the other articles alone would give the same answer."""
    article = make_article("Some say ninety guns.", "other.txt")
    start = article.text.index(instead) if instead else 0
    other = instead and OtherAnswer(text=instead, confidence=0.6, citations=(cite(article, start, start + 7),))
    assert _lines(replace(_answer(), survives=survives, without_source=other))[-1] == line


def test_an_abstention_says_why_and_what_was_closest():
    """An abstention shows both figures; the nearest sentence is not called an answer."""
    assert _lines(make_assistant({"a hundred guns": -1.0}).ask("How many guns does Rome have?")) == [
        "These articles don't say.",
        "The best guess is 27% likely to be right; an answer needs 50%.",
        "Closest, not an answer:",
        "[~] Kyiv has a hundred guns.",
        "    guns.txt:0-24  Kyiv has a hundred guns. Nobody counted them.",
    ]
    assert _lines(make_assistant({}).ask(_GUNS))[1] == "No words of the passages that come close could be an answer."


def test_what_was_made_of_the_question_is_said():
    """The lines say how the question was understood, what was changed, and which ones were left."""
    answer = replace(_answer(), understood_as="How many?", notices=("It was long.",), also_asked=("Who?", "When?"))
    lines = _lines(answer)
    assert lines[:2] == ["Understood as: How many?", "It was long."]
    assert lines[-1] == "Also asked (ask these separately): Who? When?"


def test_control_characters_of_an_article_are_blanks():
    """Control characters become blanks, and the marked words stay the right ones."""
    text = "Some\r\nsay\x1b[2J ninety\r\nguns."
    article = make_article(text, "other.txt", title="Guns", sentences=(Range(0, len(text)),))
    citation = cite(article, text.index("ninety"), text.index("."))
    answer = replace(_answer(), text=citation.quote, citations=(citation,))
    lines = list(render(answer))
    assert [line.plain for line in lines[:2]] == ["ninety  guns  (95% sure)", "[1] Some  say [2J ninety  guns."]
    bold = next(span for span in lines[1].spans if span.style == "bold")
    assert lines[1].plain[bold.start : bold.end] == "ninety  guns"


def test_a_citation_that_was_looked_up_again():
    """A checked citation shows verdict, old and new place, and reason, without markup or line ends."""
    saved = SavedCitation(
        question="?",
        article_id="[a].txt",
        source="[a].txt",
        start=3,
        end=6,
        quote="x\ny",
        sentence_start=3,
        sentence="x\ny",
    )
    assert [
        line.plain for line in render_check(Check(verdict="ok", citation=saved, article_id="[a].txt", start=3, end=6))
    ] == ["ok                [a].txt:3-6  “x y”"]
    part = replace(saved, article_id="[a].zip#[a].txt", source="[a].zip")
    same = Check(verdict="ok", citation=part, article_id=part.article_id, start=3, end=6)
    assert [line.plain for line in render_check(same)] == ["ok                [a].zip#[a].txt:3-6  “x y”"]
    moved = Check(
        verdict="moved", citation=saved, article_id="b.txt", start=8, end=11, place="page 2", reason="It [moved]."
    )
    assert [line.plain for line in render_check(moved)] == [
        "moved             [a].txt:3-6 -> b.txt:8-11 (page 2)  “x y”",
        "    It [moved].",
    ]
    gone = Check(verdict="gone", citation=replace(saved, place="row 7"))
    assert [line.plain for line in render_check(gone)] == ["gone              [a].txt:3-6 (row 7)  “x y”"]


def test_a_verdict_and_items_stand_above_their_sources():
    """A verdict comes before its sentence, and each item has its places."""
    answer = _answer()
    lines = _lines(replace(answer, kind="yes/no", verdict="no"))
    assert lines[0] == "The articles say: no.  (95% sure)"
    item = Item(text=answer.text, confidence=0.9, citations=answer.citations)
    other = _citation()
    items = (item, Item(text=other.quote, confidence=0.6, citations=(other,), label="Rome"))
    lines = _lines(replace(answer, kind="list", items=items))
    assert lines[0].startswith("2 items:")
    assert lines[1:3] == ["a hundred guns", "[1] Kyiv has a hundred guns."]
    assert f"Rome: {other.quote}" in lines


def test_each_part_is_shown_under_its_question():
    """Parts are numbered under their questions, abstentions too."""
    none = make_assistant({}).ask("Who counted them?")
    lines = _lines(replace(_answer(), kind="compound", parts=(_answer(), none)))
    assert lines[0] == f"1. {_GUNS}"
    assert "2. Who counted them?" in lines
    assert "These articles don't say." in lines


def test_nothing_asked_is_one_line():
    """Without a question a single line is shown that says what to ask, no abstention."""
    for typed in ("thanks", "?", "..."):
        (line,) = _lines(make_assistant({}).ask(typed))
        assert "who, when or how many" in line


def test_what_stood_before_is_told_with_its_place():
    """Older versions, entries of a live page and correction notes are worded differently."""
    before = _citation(published="2024-03-09")
    told = [replace(before, stamp="09:15"), before, replace(before, part="correction")]
    answer = replace(
        _answer(), earlier=tuple(OtherAnswer(text=each.quote, confidence=0.6, citations=(each,)) for each in told)
    )
    lines = _lines(answer)
    assert [line for line in lines if line.endswith(f"said: {before.quote}")] == [
        f"An earlier entry (09:15) said: {before.quote}",
        f"An earlier version said: {before.quote}",
        f"According to a correction, an earlier version said: {before.quote}",
    ]
    assert any("entry of 09:15" in line for line in lines)
    assert any("a note on a correction" in line for line in lines)


def test_the_day_that_a_word_means_stands_below_its_place():
    """The derived day is shown below the place, not as part of the quote."""
    article = make_article(
        "Prices rose last month, and a strike begins on Friday.", "other.txt", published="2024-10-09"
    )
    days = [cite(article, 12, 22), cite(article, article.text.index("Friday"), len(article.text) - 1)]
    lines = _lines(replace(_answer(), also_said=tuple(days)))
    assert "    “last month”: 2024-09-01 to 2024-09-30, worked out from the article's date, 9 October 2024" in lines
    assert "    “Friday”: 2024-10-11, worked out from the article's date, 9 October 2024" in lines
