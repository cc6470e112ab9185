"""A quote as text to paste elsewhere."""

from __future__ import annotations

from dataclasses import replace

from markdown_it import MarkdownIt

from index.types import Place
from tests.factories import make_article
from tests.ui.fakes import hostile_article, make_citation
from ui.cards.copying import as_markdown, as_text

SEOUL = make_article("“It rained”, he said.", "a_b.txt", title="Rain", published="2024-06-20")
BUSAN = make_article("So “It rained”.", "busan.txt", title="Busan")


def test_the_text_is_the_quote_and_its_places():
    """Title, date where known, file and characters; a line for each place."""
    assert as_text([make_citation(SEOUL, "he said")]) == "“he said”\n— Rain, 2024-06-20, a_b.txt, characters 13–20"
    assert as_text([make_citation(SEOUL, "rained"), make_citation(BUSAN, "rained")]).count("\n— ") == 2


def test_author_site_and_page_are_named():
    """Where they are known, in the order of a reference."""
    places = (Place(0, 12, "page 3", 3), Place(12, 21, "page 4", 4))
    article = replace(SEOUL, author="Ann Lee", site="The Gazette", places=places)
    said = as_text([make_citation(article, "he said")])
    assert said.endswith("\n— Rain, Ann Lee, The Gazette, 2024-06-20, a_b.txt, page 4, characters 13–20")


def test_a_quote_keeps_its_own_marks():
    """They are not doubled."""
    assert as_text([make_citation(SEOUL, "“It rained”")]).startswith("“It rained”\n")


def test_markdown_shows_the_same_words():
    """A parser finds a quotation and a list in it, and no markup of the article's."""
    article = hostile_article()
    for quote in ("[a link](javascript:window.hacked=5)", "*not* $6_000_.\r\nA line", "**bold** and # no heading"):
        tokens = MarkdownIt().parse(as_markdown([make_citation(article, quote)]))
        assert [token.type for token in tokens if token.level == 0][::3][:1] == ["blockquote_open"]
        inline = [token for token in tokens if token.type == "inline"]
        assert {child.type for token in inline for child in token.children or []} <= {
            "text",
            "softbreak",
            "text_special",
        }
        said = "\n".join(
            "".join("\n" if child.type == "softbreak" else child.content for child in token.children or [])
            for token in inline[:1]
        )
        assert said == quote.replace("\r\n", "\n")
