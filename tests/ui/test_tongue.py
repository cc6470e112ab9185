"""Every text of the page comes from the table: in a language made from it, nothing is left in English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from index.finding import FoundArticle, Search
from index.folder import Refused
from index.types import Range, Scope
from qa.speakers import Person
from tests.ui.gallery import ARTICLES, GALLERY
from tests.ui.tongue import TONGUE, foreign, foreign_answer, forget, learn, ours
from ui.cards.reply import render_answer, render_problem
from ui.chat.sections import conversation_sections
from ui.export.files import FORMS, to_file
from ui.notice import render_notice
from ui.reference import Reference
from ui.texts import using
from ui.types import AskedArticles, ShownTurn
from ui.widgets.entrance.entrance import login_page, not_found_page
from ui.widgets.paper.paper import render_paper
from ui.widgets.search.search import ArticleHits, render_people, render_person, render_search
from ui.widgets.shelf.listing import list_head, render_outcome, render_progress, render_scope
from ui.widgets.shelf.missed import render_missed
from ui.widgets.source.source import render_article, render_nothing
from ui.widgets.transcript import transcript

THEIRS = {foreign(article).id: foreign(article) for article in ARTICLES}


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """Speak the language that is made from the table."""
    learn()
    with using(TONGUE):
        yield
    forget()


def test_a_text_that_is_not_from_the_table_is_seen():
    """In the text and in what is read out; names, and what is in other letters, are skipped."""
    assert ours('<p title="⟦Show ⟦5⟧⟧">⟦Sure⟧ да Pull<em>quote</em></p>') == []
    assert ours('<p title="Show">⟦Sure⟧</p>') == ["Show"]
    assert ours("<p>⟦Sure⟧ of it</p>") == ["of it"]


@pytest.mark.parametrize("kind", GALLERY)
def test_a_card_of_every_kind_speaks_the_language(kind: str):
    """Asked of all articles, and of some."""
    answer = foreign_answer(GALLERY[kind])
    for limits in (None, AskedArticles(1, 9), AskedArticles(2, 9)):
        card = render_answer(answer, THEIRS, limits=limits, suggestions=("Да?",))
        assert ours(card) == []


@pytest.mark.parametrize("article", THEIRS.values(), ids=[article.id for article in ARTICLES])
def test_the_pane_speaks_the_language(article):
    """With a source, the closest sentence, what was considered, and nothing marked."""
    article = replace(
        article,
        url="https://example.org",
        language="fr",
        encoding="cp1252",
        notes=("read as Windows-1252", "read from pictures by text recognition: letters may be wrong."),
    )
    places = [Reference(kind=kind, article_id=article.id, start=0, end=3) for kind in ("src", "near", "read")]
    panes = [render_article(article), *(render_article(article, place, cited=places) for place in places)]
    panes.append(render_article(article, places[0], number=1))
    for pane in panes:
        assert ours(pane) == []
    assert ours(render_nothing()) == []


def test_the_list_of_articles_speaks_the_language():
    """Its head, what is said of adding, of the choice and of what was found."""
    article = next(iter(THEIRS.values()))
    person = Person(name="Да", quotations=2, articles=1)
    hits = [ArticleHits(article, [Range(0, 3)] * 9)]
    found = Search(
        found=(FoundArticle(article_id=article.id, title=article.title, places=(Range(0, 3),)),),
        articles=30,
        places=99,
        together=True,
    )
    shown = [
        list_head(20),
        render_scope(None, 1),
        render_scope(None, 1200, pending=7),
        render_scope(2, 9, limits=Scope(since="2024-01-01", until="2024-02-01", language="de")),
        render_outcome([article], [("да.бин", "it is empty."), ("да.бин", "it is empty.")]),
        render_outcome([article, article], []),
        render_missed([Refused(source="да.тхт", reason="it is empty.")] * 101, ["да.бин"] * 6),
        render_missed([], [f"да.ж{n}" for n in range(30)] + ["да"]),
        render_progress("reading files", 1, 2000),
        render_progress("embedding passages", 1, 2000),
        render_search("да", found, hits),
        render_search("да", replace(found, articles=0), []),
        render_people({person: ()}, ""),
        render_people(dict.fromkeys((replace(person, name=f"Да {n}") for n in range(300)), ()), ""),
        render_people({}, ""),
        render_people({}, "да"),
        render_person(person, hits),
        render_paper(article, None, None),
    ]
    for part in shown:
        assert ours(part) == []


def test_what_stands_around_it_speaks_the_language():
    """The bar, the box, the tray, menus, messages, and the pages before the page."""
    for part in (
        transcript.bar(),
        transcript.body(),
        transcript.box(),
        transcript.order(),
        render_notice("this session has expired: reload the page"),
        render_problem("Pullquote is busy with the questions of others. Send yours again in a moment."),
        login_page().partition("<script>")[0].partition("</style>")[2],
        not_found_page("/").partition("</style>")[2],
    ):
        assert ours(part) == []


@pytest.mark.parametrize("form", [form for form in FORMS if form in ("text", "markdown", "html")])
def test_what_is_taken_along_speaks_the_language(form: str):
    """All kinds in one conversation."""
    answers = [foreign_answer(answer) for answer in GALLERY.values()]
    turns = [
        ShownTurn(question=answer.question, reply="", answer=answer, limits=AskedArticles(1, 9)) for answer in answers
    ]
    file = to_file(form, conversation_sections(turns, THEIRS), THEIRS, date(2025, 3, 20))
    assert file is not None
    written = file.data.decode("utf-8").replace("https://echo.example/losses", "").partition("</style>")
    text = written[2] or written[0]
    if form != "html":
        text = text.replace("<", "&lt;")
    assert [left for left in ours(text) if "text=" not in left] == []
