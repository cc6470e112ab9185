"""Web pages: the article and nothing else, each piece with its element, and what the page says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from trafilatura import main_extractor

from index.errors import FormatError
from index.formats import LIMITS, extract
from index.formats.encodings import decode
from index.formats.html import parse_page
from tests.index.formats.blocks import blocks_of
from tests.index.formats.pages import letters, pages, recall, strangers

_PAGES = {page.name: page for page in pages()}


def _read(source: str | bytes, name: str = "a.html"):
    (article,) = extract(name, source if isinstance(source, bytes) else source.encode())
    return article


def _around(body: str) -> str:
    """Put a piece of HTML into an article that is long enough to be recognised."""
    paragraph = "<p>The council voted on Thursday night to shut the bridge from 2 June until 18 August, it said.</p>"
    return f"<html><body><article><h1>The bridge</h1>{paragraph}{body}{paragraph.replace('2 June', '3 June')}</article>"


@pytest.mark.parametrize("name", sorted(_PAGES))
def test_the_whole_article_is_read(name):
    """Headline, sentence under it, paragraphs, captions, list items and rows of every page are in the text."""
    page = _PAGES[name]
    assert recall(page, _read(page.data).text) == 1.0


def test_hardly_anything_else_is_read():
    """Of all lines that the pages give, at most one in thirty is from a menu, a box or a comment."""
    texts = {name: _read(page.data).text for name, page in _PAGES.items()}
    lines = sum(bool(line.strip()) for text in texts.values() for line in text.splitlines())
    assert 30 * sum(len(strangers(_PAGES[name], text)) for name, text in texts.items()) <= lines


@pytest.mark.parametrize("name", sorted(_PAGES))
def test_every_place_leads_back_to_its_element(name):
    """A place's label is a CSS path that finds one element of the page, and that holds the words."""
    page = _PAGES[name]
    article = _read(page.data)
    tree = lxml_html.document_fromstring(decode(page.data).text)
    for place in article.places:
        (element,) = tree.cssselect(place.label)
        there = letters(str(element.text_content()))
        assert all(letters(word) in there for word in article.text[place.start : place.end].split())
    assert article.places[0].start == 0
    assert article.places[-1].end == len(article.text)


def test_what_a_page_says_of_itself():
    """Title, day, author, site, language and address come from meta, OpenGraph and JSON-LD."""
    article = _read(_PAGES["01-broadsheet.html"].data)
    assert article.title == "Harbour bridge to close for eleven weeks"
    assert (article.published, article.author) == ("2025-03-14", "Ida Sandell")
    assert (article.site, article.language) == ("The Norrland Courier", "en")
    assert article.url == "https://courier.example/local/harbour-bridge-closes"
    assert _read(_PAGES["03-hashed-classes.html"].data).author == "Ruth Okafor, Jan de Wit"
    assert article.extractor.startswith("html 5 (trafilatura ")


def test_a_byline_and_a_day_below_the_headline_are_read():
    """Though the name is a link, and the day stands in no paragraph; buttons between them are not read."""
    signed = (
        '<p class="byline">By <a href="/x">Ida Sandell</a></p><time>3 May 2024</time><div class="share">Share</div>'
    )
    source = _around("").replace("</h1>", f"</h1>{signed}", 1)
    assert _read(source).text.split("\n\n")[1:3] == ["By Ida Sandell", "3 May 2024"]


def test_nothing_is_stated_that_the_page_does_not_state():
    """No day, site or author is guessed from the text."""
    article = _read(_around("<p>On 5 May 2019, says John Smith of example.com, the mayor was born.</p>"))
    assert (article.published, article.author, article.site, article.url) == (None, None, None, None)


@pytest.mark.parametrize(
    "beside",
    [
        "<aside><h2>More</h2>{}</aside>",
        "<div class='related-posts'>{}</div>",
        "<section id='comments'>Ann, {}: I agree.</section>",
        "<footer>{}</footer>",
    ],
)
def test_the_day_of_what_stands_beside_an_article_is_not_its_day(beside):
    """Other articles and comments have their own; a byline in an aside or a footer of the article states its day."""
    other = beside.format("<time datetime='2019-01-02'>2 January 2019</time>")
    article, own = _around(""), "<time datetime='2024-03-05'>5 March</time>"
    assert _read(article + other).published is None
    assert _read(article.replace("</article>", f"<footer>{own}</footer></article>{other}")).published == "2024-03-05"
    assert _read(article + f"<aside class='byline'>{own}</aside>" + other).published == "2024-03-05"


def test_kinds_are_kept():
    """Headings, items, captions, quotations and rows are blocks of their kind, in order."""
    body = (
        "<h2>Who pays</h2><figure><img><figcaption>The bridge in 1961</figcaption></figure>"
        "<ul><li>Buses run</li><li>Trams do <b>not</b></li></ul>"
        "<blockquote><p>We could have paid less.</p></blockquote>"
        "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>1961</td><td>9,000\n a day</td></tr></table>"
    )
    article = _read(_around(body))
    assert blocks_of(article) == [
        ("heading", "The bridge"),
        ("heading", "Who pays"),
        ("caption", "The bridge in 1961"),
        ("list item", "Buses run"),
        ("list item", "Trams do not"),
        ("quotation", "We could have paid less."),
        ("header row", "Year | Cars"),
        ("table row", "1961 | 9,000 a day"),
    ]
    assert "Buses run\nTrams do not\n\n" in article.text
    assert "Year | Cars\n1961 | 9,000 a day\n\n" in article.text


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            "<tr><th rowspan=2>Lift<th colspan=2>Height (m)<th rowspan=2>Seats<tr><th>Foot<th>Top"
            "<tr><td>Orme<td>410<td>980<td>4",
            "Lift | Height (m) |  | Seats\n| Foot | Top |\nOrme | 410 | 980 | 4",
        ),
        (
            "<tr><th>Mill<th>Year<th>Bags<tr><td rowspan=2>Hale<td>2021<td>310<tr><td>2022<td>295",
            "Mill | Year | Bags\nHale | 2021 | 310\n| 2022 | 295",
        ),
        (
            "<tbody><tr><td rowspan=9>Hale<td>2021<td>310<tbody><tr><td>Marl<td>2022<td>295",
            "Hale | 2021 | 310\nMarl | 2022 | 295",
        ),
        ("<tr><td colspan=41>Hale<td>2021<tr><td>Marl<td>2022", "Hale | 2021\nMarl | 2022"),
        ("<tr><td colspan=two rowspan=0>Hale<td>2021<tr><td>Marl<td>2022", "Hale | 2021\nMarl | 2022"),
    ],
)
def test_a_cell_that_spans_others_stands_once(rows, lines):
    """It is blank in the other columns and rows, as far as its group goes; not so in a table of very many columns."""
    assert f"\n{lines}\n" in _read(_around(f"<table>{rows}</table>")).text


def test_cells_that_span_all_rows_do_not_add_up():
    """Rows that are all below each other's cells would be as wide as the table is long."""
    row = "<tr><td rowspan=9999 colspan=20>In {} it was shut<td rowspan=9999>for some time"
    article = _read(_around(f"<table>{''.join(map(row.format, range(1000, 3000)))}</table>"))
    assert "In 2999 it was shut | for some time" in article.text
    assert len(article.text) < 200_000


def test_a_first_row_of_one_wide_cell_is_a_caption():
    """The columns are named by the row below it, and a wide cell further down stays alone."""
    rows = "<tr><th colspan=2>Bags by mill<tr><th>Mill<th>Bags<tr><td>Hale<td>310<tr><td colspan=2>both are shut"
    assert blocks_of(_read(_around(f"<table>{rows}</table>")))[1:] == [
        ("caption", "Bags by mill"),
        ("header row", "Mill | Bags"),
        ("table row", "Hale | 310"),
        ("table row", "both are shut"),
    ]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("one<br>two", "one\ntwo"),
        ("one<br><br>two", "one\n\ntwo"),
        ("one <b>t</b>wo\n   three", "one two three"),
        ("£4&nbsp;million", "£4\u00a0million"),
        ("Mar&shy;ket", "Mar\u00adket"),
        ("&#147;so&#148; &#150; &rsquo;tis", "“so” – ’tis"),
        ("seen<script>x=1</script><style>p{}</style><!-- no --> whole", "seen whole"),
        ("seen<span hidden>not</span><i style='display: none'>not</i> whole", "seen whole"),
        ("H<sub>2</sub>O and m<sup>2</sup>", "H2O and m²"),
        ("A pier<span class='photo-credit'>Ida Lund</span>", "A pier Ida Lund"),
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
        ("cafe\u0301", "cafe\u0301"),
    ],
)
def test_text_is_what_a_browser_shows(inside, shown):
    """Breaks, entities, blanks and hidden elements come out as on the screen."""
    assert f"\n\n{shown}\n\nThe council" in _read(_short(inside)).text


def test_a_class_can_say_caption():
    """Sites that know no `<figcaption>` name it in a class."""
    article = _read(_PAGES["18-paywall-embeds.html"].data)
    assert [text[:17] for kind, text in blocks_of(article) if kind == "caption"] == ["Pear trees at Ott"]


def test_a_credit_is_a_caption_by_its_class():
    article = _read(
        "<html><body><p>It rained.</p><div class='photo-credit'>Ida Lund</div><p>Then not.</p></body></html>"
    )
    assert ("caption", "Ida Lund") in blocks_of(article)


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ("<meta name='author' content='Photo: Ida Lund'>", "", None),
        ("", "<p class='author'>Photo: Ida Lund / Agency</p>", None),
        ("", "<p class='byline'>By Per Aas, photos by Ida Lund</p>", "Per Aas"),
        ("<meta name='author' content='Per Aas'>", "<p>Photo: Ida Lund</p>", "Per Aas"),
    ],
)
def test_who_took_a_picture_is_no_author(head, body, author):
    """Not even if the page says so in a place for authors."""
    page = f"<html><head>{head}</head><body><h1>Pier</h1>{body}<p>It rained.</p></body></html>"
    assert _read(page.encode()).author == author


def _short(inside: str) -> str:
    return f"<html><body><p>The council voted.</p><p>{inside}</p><p>The council met.</p></body></html>"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">', "shift_jis"),
        ("<?xml version='1.0' encoding='iso-8859-2'?>", "iso8859-2"),
        ('<meta charset="utf-8">', "utf-16"),
        ('<meta charset="iso-8859-1">', "cp1252"),
    ],
)
def test_the_encoding_that_a_page_declares(head, encoding):
    """The letters are those that were written, in the encoding that the page names."""
    words = {"cp1251": "Мост закрыт", "shift_jis": "橋を閉鎖", "iso8859-2": "Zażółć gęślą jaźń"}
    text = words.get(encoding, "“£4” café")
    source = f"{head}<html><head></head><body><p>{text}</p></body></html>"
    assert _read(source.encode(encoding)).text == text


def test_a_page_without_an_article_is_read_whole_and_that_is_said():
    """A page of a few words is not lost."""
    article = _read("<nav><a href='/'>Open 9 to 5</a></nav>")
    assert article.text == "Open 9 to 5"
    assert article.notes == ("no article was recognised on the page, so all of its text is read",)


@pytest.mark.parametrize("source", ["", " ", "<html></html>", "<script>x</script>", "<!-- It rained. -->"])
def test_a_page_without_text_is_refused(source):
    """Nothing to read is a reason."""
    with pytest.raises(FormatError, match="holds no"):
        _read(source)


@pytest.mark.parametrize("tag", ["div", "span", "b", "table"])
def test_ten_thousand_elements_inside_each_other_are_refused(tag):
    """A page that is too deep is refused rather than cut short."""
    with pytest.raises(FormatError, match="levels"):
        _read(f"<{tag}>" * 10_000 + "It rained.")


def test_entities_do_not_grow():
    """A page that declares entities of its own does not unpack them."""
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "x">{bomb}]>'
    source = f"{head}<html><body><p>It rained. &a19;</p></body></html>"
    assert len(_read(source).text) < len(source)


def test_self_closed_elements_of_xhtml_swallow_nothing():
    """`<title/>` and `<a id="x"/>` end where they end."""
    source = '<?xml version="1.0"?><html><head><title/></head><body><a id="x"/><p>It rained.</p></body></html>'
    assert _read(source, "a.xhtml").text == "It rained."


def test_one_line_of_five_megabytes_is_read_in_a_process_of_its_own():
    """A page of one endless line comes out whole."""
    words = "It rained in Seoul. " * 240_000
    assert _read(f"<html><body><p>{words}</p></body></html>").text == words.strip()


def test_the_same_bytes_give_the_same_article():
    """Reading is a function of the bytes."""
    for page in _PAGES.values():
        assert extract(page.name, page.data, limits=LIMITS) == extract(page.name, page.data)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</div>",
                "<b>",
                "It rained. ",
                "<table><tr><td>",
                "<br>",
                "<li>",
                "&#0;",
                "<a href=x>",
                "</a>",
                "</table>",
                "\r\n",
                "<![CDATA[",
                "<h1>",
                "<pre>",
            ]
        ),
        max_size=40,
    )
)
@settings(deadline=None, max_examples=60)
def test_broken_pages_are_read_or_refused(parts):
    """No mixture of tags breaks the order of blocks and places."""
    source = "".join(parts)
    try:
        article = _read(source)
    except FormatError:
        return
    assert article.text.count("It rained.") <= source.count("It rained.")


_LONG = "The council of the town voted on Monday evening to open the new bridge to all traffic, the mayor said."
_BODY = "".join(f"<p>{_LONG[:-1]} for reason {number}.</p>" for number in range(6))


def _text_of(page: str) -> str:
    return _read(f"<html><head><title>A bridge</title></head><body>{page}</body></html>".encode()).text


def test_short_items_beside_the_article_belong_to_it():
    """Items of a list between its paragraphs, and lines below the last one, belong to the article."""
    items = (
        "<ul><li>nine lamps</li><li>two boats</li><li>a bell, which has been given by the school of the town</li></ul>"
    )
    text = _text_of(
        f"<div class='f'><h1>A bridge</h1>{_BODY}{items}{_BODY}<p>Ends.</p></div><div><p>Elsewhere.</p></div>"
    )
    for line in ("nine lamps", "two boats", "a bell, which", "Ends."):
        assert line in text
    assert "Elsewhere" not in text


@pytest.mark.parametrize(
    "row", ["<h3><a href='/{0}'>Other story {0}</a></h3>", "<a href='/{0}'><h3>Other story {0}</h3></a>"]
)
def test_a_list_of_other_articles_is_no_part_of_one(row):
    """A list of several alike links is left out, whatever its classes are."""
    teaser = "<p>It was a quiet day in the harbour when the first of the boats came in.</p>"
    rows = "".join(f"<div class='q'>{row.format(number)}{teaser}</div>" for number in range(4))
    text = _text_of(f"<div class='z'><h1>A bridge</h1>{_BODY}</div><div class='y'>{rows}</div>")
    assert "for reason 5" in text
    assert "quiet day" not in text
    assert "Other story" not in text


def test_a_bibliography_is_no_part_of_the_article():
    """Entries of a bibliography, which are other people's titles, are left out."""
    cited = "<div class='reflist'><ol>" + "".join(
        f"<li>Jansen, P. ({1990 + n}). Bridges of the coast.</li>" for n in range(5)
    )
    text = _text_of(f"<div id='content'><h1>A bridge</h1>{_BODY}<h2>References</h2>{cited}</ol></div></div>")
    assert "for reason 5" in text
    assert "Jansen" not in text


@pytest.mark.parametrize(
    "source",
    [
        "<!doctype html><title>A</title><article>{}</article>",
        "<title>A</title><meta charset=utf-8><main>{}</main>",
        "<title>A</title><nav>News</nav>{}",
        "<head><title>A</title></head><body><article>{}</article></body>",
    ],
)
def test_tags_of_head_and_body_may_be_left_out(source):
    """Head and body tags may be missing, as HTML allows: what is shown is read."""
    said = "<h1>A bridge</h1><p>The bridge opened on Monday, the mayor said.</p><p>It cost four million pounds.</p>"
    (article,) = extract("a.html", source.format(said).encode())
    assert article.text == "A bridge\n\nThe bridge opened on Monday, the mayor said.\n\nIt cost four million pounds."
    assert article.title is not None


def test_text_behind_what_ends_the_head_stays_behind_it():
    """Text after the end of the head keeps its place and order."""
    tree = parse_page("<title>A</title><nav>q</nav>text<p>x</p>", LIMITS)
    assert "".join(tree.find("body").itertext()) == "qtextx"


def test_a_cell_is_made_once_however_far_it_spans(monkeypatch: pytest.MonkeyPatch):
    """A small page of cells that span a hundred columns and rows would make millions."""
    made = []
    make = main_extractor.define_cell_type
    monkeypatch.setattr(main_extractor, "define_cell_type", lambda is_header: made.append(is_header) or make(is_header))
    row = '<tr><td colspan="100" rowspan="100">In {} the bridge was shut for some time</td><td>it was said</td></tr>'
    article = _read(_around(f"<table>{''.join(map(row.format, range(1900, 1940)))}</table>"))
    assert 0 < len(made) <= 2 * 40 * 2
    assert all(f"In {year} the bridge was shut for some time | it was said" in article.text for year in (1900, 1939))
