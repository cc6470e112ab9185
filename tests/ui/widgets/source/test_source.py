"""The source pane shows the article and nothing but the article."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure import structure_of
from index.types import Article, Listing, Range, Structure, Table
from tests.factories import make_article
from tests.ui.fakes import HOSTILE_TEXT, hostile_article
from ui.reference import Reference
from ui.widgets.source.source import render_article, render_nothing

TEXT = "Seoul, Friday. It rained in Seoul. The match was off.\n\nTickets stay valid. Read more\n"


class Page(HTMLParser):
    """Collects the paragraphs of a pane, and the text under each tag and class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.tags: list[str] = []
        self.marked: dict[str, list[str]] = {}
        self._open: list[list[str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Open a tag, under its class if it has one."""
        self.tags.append(tag)
        if tag in ("input", "path"):
            return
        names = (dict(attrs).get("class") or "").split()
        self._open.append([tag, *names])
        if tag == "p":
            self.paragraphs.append("")
        for name in {"ans", "near", "read", "sent", "said", "boilerplate"}.intersection(names):
            self.marked.setdefault(name, []).append("")

    def handle_endtag(self, tag):
        """Close the last tag."""
        if tag != "path":
            self._open.pop()

    def handle_data(self, data):
        """Collect text."""
        if any(names[0] == "p" for names in self._open):
            self.paragraphs[-1] += data
            for name in self.marked.keys() & self._open[-1][1:]:
                self.marked[name][-1] += data


def point(article: Article, quote: str, kind="src") -> Reference:
    start = article.text.index(quote)
    return Reference(kind=kind, article_id=article.id, start=start, end=start + len(quote))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_the_text_of_the_pane_is_the_text_of_the_article(text: str, data: st.DataObject):
    """Without its tags the pane gives the paragraphs back, whatever is marked in them."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cut = data.draw(st.integers(0, len(text)))
    article = Article(
        id="a.txt",
        title="A title",
        text=text,
        source="a.txt",
        sha256="",
        structure=Structure(
            paragraphs=structure_of(text).paragraphs,
            sentences=(Range(0, cut), Range(cut, len(text))),
            boilerplate=(Range(cut // 2, cut),),
        ),
    )
    pane = render_article(article, Reference(kind="src", article_id="a.txt", start=start, end=end))
    shown = text.replace("\0", "\ufffd")
    assert Page(pane).paragraphs == [shown[piece.start : piece.end] for piece in structure_of(text).paragraphs]


@given(st.data())
def test_the_mark_is_the_quote(data: st.DataObject):
    """The marked text is `text[start:end]`, and the sentence around it is marked softly."""
    article = make_article(TEXT)
    start, end = data.draw(st.tuples(st.integers(0, 52), st.integers(0, 52)).filter(lambda pair: pair[0] < pair[1]))
    sentence = article.sentence_at(start, end)
    marked = Page(render_article(article, Reference(kind="src", article_id="a.txt", start=start, end=end))).marked
    assert marked["ans"] == [TEXT[start:end]]
    parts = [TEXT[sentence.start : start], TEXT[start:end], TEXT[end : sentence.end]]
    assert marked["sent"] == [part for part in parts if part]


def test_the_right_occurrence_is_marked():
    """The cited occurrence is marked, not the first one of the same words."""
    article = make_article("Rain in Seoul. Rain in Busan.")
    pane = render_article(article, Reference(kind="src", article_id="a.txt", start=15, end=19))
    assert 'Rain in Seoul. <mark class="ans sent">Rain</mark><span class="sent"> in Busan.</span>' in pane


def test_a_quote_over_two_paragraphs_is_marked_in_both():
    """Each paragraph holds its own part."""
    article = make_article(TEXT)
    assert Page(render_article(article, point(article, "off.\n\nTickets"))).marked["ans"] == ["off.", "Tickets"]


def test_the_nearest_sentence_is_no_answer():
    """It has a mark of its own, and is named for what it is."""
    article = make_article(TEXT)
    pane = render_article(article, point(article, "The match was off.", kind="near"))
    assert Page(pane).marked == {"near": ["The match was off."], "sent": ["The match was off."]}
    assert "Closest sentence, not an answer" in pane


def test_words_that_were_considered_are_no_answer_either():
    """Words of the third kind are marked as considered."""
    article = make_article(TEXT)
    pane = render_article(article, point(article, "match", kind="read"))
    assert Page(pane).marked["read"] == ["match"]
    assert "Considered, not an answer" in pane


def test_the_other_places_of_the_conversation_are_links():
    """Those in this article, without the one that is shown, through marks and boilerplate alike."""
    article = make_article(TEXT, boilerplate=(Range(TEXT.index("Read more"), len(TEXT)),))
    now = point(article, "It rained")
    others = [point(article, "rained in Seoul. The match"), point(article, "Read"), now]
    elsewhere = Reference(kind="src", article_id="b.txt", start=0, end=2)
    pane = render_article(article, now, cited=[*others, elsewhere])
    marked = Page(pane).marked
    assert (marked["ans"], marked["boilerplate"]) == (["It ", "rained"], ["Read", " more"])
    assert marked["said"] == ["rained", " in Seoul.", " The match", "Read"]
    assert re.findall(r'<a class="([a-z ]+)" href="#([^"]+)" title="Cited', pane) == [
        ("sent said", "src/a.txt/18-44"),
        ("said", "src/a.txt/18-44"),
        ("said boilerplate", "src/a.txt/75-79"),
    ]


def test_a_long_article_has_a_rail():
    """With a tick for each marked place, as far down as its share of the characters; a short one has none."""
    article = make_article(f"{TEXT}\n" * 100)
    half = len(article.text) // 2
    now = Reference(kind="src", article_id="a.txt", start=half, end=half + 5)
    pane = render_article(article, now, cited=[point(article, "It rained")])
    assert re.findall(r'<a class="(tick[ a-z]*)"[^>]*style="top:([0-9.]+)%"', pane) == [
        ("tick", "0.17"),
        ("tick now", "50.00"),
    ]
    assert "rail" not in render_article(make_article(TEXT), point(make_article(TEXT), "It rained"))


def test_without_a_reference_nothing_is_marked():
    """An article can be read for itself."""
    pane = render_article(make_article(TEXT))
    assert "<mark" not in pane
    assert "sent" not in Page(pane).marked
    assert 'data-ref=""' in pane


def test_boilerplate_is_told_apart():
    """Menus and sign-up lines stay, dimmed."""
    article = make_article(TEXT, boilerplate=(Range(TEXT.index("Read more"), len(TEXT)),))
    assert Page(render_article(article)).marked == {"boilerplate": ["Read more"]}


def test_what_repeats_the_title_is_folded_away():
    """With the boilerplate beside it; not where something in it is marked."""
    article = make_article(
        "Rain in Seoul\n\nSign in\n\nIt rained.", boilerplate=(Range(15, 22),), title="Rain in Seoul"
    )
    article = replace(article, structure=replace(article.structure, headline=Range(0, 13)))
    folded = re.findall("<details[^>]*><summary>([^<]*).*?</summary>(.*?)</details>", render_article(article))
    assert [(name, Page(inside).paragraphs) for name, inside in folded] == [
        ("Title, menus and links", ["Rain in Seoul", "Sign in"])
    ]
    assert '<details class="fold" open>' in render_article(article, point(article, "Seoul"))
    assert "open" not in re.search("<details[^>]*>", render_article(article, point(article, "rained")))[0]


def test_tables_lists_and_headings_look_like_these():
    """Each cell by itself; what parts them, and the rule below the head, take no room and stay in the text."""
    text = "A result\n\nTeam | Points\n---|---\nReds | 12\n\nIt rained."
    head, rule, row = Range(10, 23), Range(24, 31), Range(32, 41)
    structure = Structure(
        paragraphs=(Range(0, 8), head, rule, row, Range(43, 53)),
        headings=(Range(0, 8),),
        tables=(Table(header=head, rows=(row,)),),
        lists=(Listing(lead=None, items=(Range(43, 53),)),),
    )
    pane = render_article(replace(make_article(text, title="T"), structure=structure))
    assert '<p class="heading" role="heading" aria-level="3" data-at="0">A result</p>' in pane
    assert '<span>Team<span class="syntax"> | </span></span><span>Points</span></p>' in pane
    assert '<p class="rule" data-at="24"><span class="syntax">---|---</span></p>' in pane
    assert '<p class="item" data-at="43">It rained.</p>' in pane
    assert Page(pane).paragraphs == ["A result", "Team | Points", "---|---", "Reds | 12", "It rained."]


def test_a_long_article_is_laid_out_in_parts():
    """A few paragraphs each, and a table in one."""
    parts = re.findall('<div class="part">(.*?)</div>', render_article(make_article("A line.\n\n" * 60)))
    assert [part.count("<p ") for part in parts] == [24, 24, 12]
    rows = tuple(Range(at * 6, at * 6 + 5) for at in range(60))
    table = replace(
        make_article("1 | 2\n" * 60), structure=Structure(paragraphs=rows, tables=(Table(header=None, rows=rows),))
    )
    assert render_article(table).count('<div class="part">') == 1


def test_carriage_returns_and_wide_characters_keep_their_place():
    """Offsets count code points, and a parser must not drop a CR."""
    text = "İt rained ☔\r\nin 서울 👩‍👩‍👧.\r\n\r\nEnd."
    article = make_article(text)
    marked = Page(render_article(article, point(article, "☔\r\nin 서울 👩‍👩‍👧"))).marked["ans"]
    assert marked == ["☔", "in 서울 👩‍👩‍👧"]  # each in the paragraph of its line


def test_the_header_says_what_is_shown():
    """Title, file, date, author, site, language, words and address; the number of the source."""
    named = {"author": "A. <B>", "site": "Echo", "language": "fr"}
    article = make_article(TEXT, title="Rain", published="2024-06-20", url="https://example.org/a?b=1&c=2", **named)
    pane = render_article(article, point(article, "rained"), number=2)
    assert '<b class="kick">Source 2<span class="src-of"></span></b>' in pane
    assert '<span dir="auto">Rain</span>' in pane.partition("</h2>")[0]
    dated = (
        'a.txt</span> · <time datetime="2024-06-20">20 June 2024</time> · A. &lt;B&gt; · Echo · French · 15 words · <a '
    )
    assert dated in pane
    original = '<a href="https://example.org/a?b=1&amp;c=2{}" target="_blank" rel="noopener noreferrer">Original</a>'
    assert original.format("#:~:text=rained") in pane
    assert original.format("") in render_article(article)
    assert '<div class="sr-only" role="status">Source 2, in Rain</div>' in pane


def test_a_guessed_encoding_can_be_changed():
    """In a list with the one that was taken; not of a file that a visitor sent."""
    read = {"notes": ("read as Windows-1251, which is a guess",), "encoding": "Windows-1251"}
    pane = render_article(make_article(TEXT, **read))
    assert "Read as Windows-1251, which is a guess" in pane
    assert "<option selected>Windows-1251</option><option>UTF-8</option>" in pane
    assert "<select" not in render_article(make_article(TEXT, "/added/1/a.txt", **read))
    assert "<select" not in render_article(make_article(TEXT, encoding="UTF-8"))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd", "https://"]
)
def test_only_web_addresses_become_links(url: str):
    """An address is text of a file like any other."""
    assert "<a" not in render_article(make_article(TEXT, url=url))


def test_hostile_text_is_text():
    """Markup in a text, a title, an id or an address is shown and never obeyed."""
    article = hostile_article()
    pane = render_article(article, point(article, "<img src=x"))
    page = Page(pane)
    drawn = {"section", "header", "div", "h2", "b", "button", "svg", "path", "input", "span"}
    assert set(page.tags) == drawn | {"p", "mark"}
    assert "".join("".join(page.paragraphs).split()) == "".join(HOSTILE_TEXT.split())
    assert not re.search(r"\$\{|\{\{|`|<script|<img", pane)
    assert page.marked["ans"] == ["<img src=x"]


def test_each_turn_renders_anew():
    """The page scrolls to the same place again when it is the answer again."""
    assert render_article(make_article(), turn=1) != render_article(make_article(), turn=2)


def test_an_empty_collection_says_so():
    """There is a pane even if there is nothing to show."""
    assert "There are no articles to show." in render_nothing()
    assert {"h2", "button"} <= set(Page(render_nothing()).tags)
