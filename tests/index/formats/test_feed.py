"""Feeds: one article per entry, named by its id."""

from __future__ import annotations

import pytest

from index.errors import FormatError
from index.formats import Limits, extract

_RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Coast Wire</title><language>en-gb</language>
<item><title>Herring &amp; cod: £4 a kilo</title><link>https://x.example/1</link><guid>tag:1</guid>
<pubDate>Thu, 20 Nov 2003 04:00:00 +0100</pubDate><dc:creator>Ida Lind</dc:creator>
<description>A blurb.</description>
<content:encoded><![CDATA[<p>Ministers <b>agreed</b>.</p><ul><li>Cod</li></ul><script>x</script>]]></content:encoded>
</item>
<item><title>Second</title><link>https://x.example/2</link>
<description>Plain &lt;b&gt;text&lt;/b&gt; only.</description></item>
<item><title>Third</title><guid>tag:1</guid></item>
</channel></rss>"""
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Talbote</title>
<entry><title type="html">Freibad &lt;i&gt;offen&lt;/i&gt;</title><id>urn:uuid:1</id><link href="https://x.example/a"/>
<updated>2024-04-03T08:00:00+02:00</updated><author><name>Jörg Äpfler</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Das Becken ist warm.</p>
<p>Es kostet 4,50 Euro.</p></div></content>
</entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_rss(encoding):
    """The longest text of an item is read, with its title above it, and each item has its own name."""
    first, second, third = extract("a.rss", _RSS.format(encoding=encoding).encode(encoding))
    assert first.text == "Herring & cod: £4 a kilo\n\nMinisters agreed.\n\nCod"
    assert [(block.kind, first.text[block.start : block.end]) for block in first.blocks] == [
        ("heading", "Herring & cod: £4 a kilo"),
        ("list item", "Cod"),
    ]
    assert (first.title, first.author, first.published) == ("Herring & cod: £4 a kilo", "Ida Lind", "2003-11-20")
    assert (first.site, first.language, first.url) == ("Coast Wire", "en", "https://x.example/1")
    assert second.text == "Second\n\nPlain text only."
    assert [article.part for article in (first, second, third)] == ["tag:1", "https://x.example/2", "entry 3"]
    assert [place.label for place in second.places] == ["entry 2"]


def test_atom():
    """Atom is read too, with XHTML inside."""
    (article,) = extract("a.xml", _ATOM.encode())
    assert article.text == "Freibad offen\n\nDas Becken ist warm.\n\nEs kostet 4,50 Euro."
    assert (article.published, article.author, article.part) == ("2024-04-03", "Jörg Äpfler", "urn:uuid:1")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<urlset><url/></urlset>", "neither RSS nor Atom"),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "no text"),
        ("<!DOCTYPE rss [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><rss><channel/></rss>", "entities"),
        ("It rained.", "neither"),
    ],
)
def test_what_is_no_feed_is_refused(source, message):
    """Other XML, an empty feed and one that declares entities are refused."""
    with pytest.raises(FormatError, match=message):
        extract("a.xml", source.encode())


def test_too_many_entries_are_refused():
    """A feed holds at most as many articles as a file may."""
    with pytest.raises(FormatError, match="3 articles, and at most 2"):
        extract("a.rss", _RSS.format(encoding="utf-8").encode(), limits=Limits(articles=2))


def test_a_file_name_in_a_feed_is_not_opened(tmp_path):
    """What a feed says is text, never a path or address to read from."""
    (tmp_path / "secret.rss").write_text(_RSS.format(encoding="utf-8"), "utf-8")
    with pytest.raises(FormatError):
        extract("a.rss", str(tmp_path / "secret.rss").encode())


def test_an_entry_of_a_comment_alone_is_its_title():
    """A text without anything to show loses neither its entry nor the others."""
    source = _RSS.format(encoding="utf-8").replace("Plain &lt;b&gt;text&lt;/b&gt; only.", "&lt;!-- more --&gt;")
    assert [article.text for article in extract("a.rss", source.encode())][1:] == ["Second", "Third"]


def test_an_entry_without_an_author_has_that_of_the_feed():
    """An entry without an author has the feed's, as Atom says (RFC 4287, 4.2.1)."""
    author = "<author><name>Jörg Äpfler</name></author>"
    source = _ATOM.replace(author, "").replace("</title>\n", f"</title>{author}\n", 1)
    (article,) = extract("a.xml", source.encode())
    assert article.author == "Jörg Äpfler"
