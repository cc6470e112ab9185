"""The address of a quote on the web, found there as the specification of text fragments says."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.addresses import quote_address, text_fragment, web_address
from qa.citing import cite
from tests.factories import make_article

# Of the specification: a prefix ends with "-"; what is a URL's code point but "&", "-" and "," stands as it is.
_STRING = r"(?:[A-Za-z0-9!$'()*+./:;=?@_~]|%[0-9A-Fa-f]{2})+"
_GRAMMAR = re.compile(rf"(?:(?P<prefix>{_STRING})-,)?(?P<start>{_STRING})(?:,(?P<end>{_STRING}))?")


def found(text: str, fragment: str) -> tuple[int, int] | None:
    """Find a fragment as a browser does: blanks are one, either case, whole words, each part in one line, the first."""
    match = _GRAMMAR.fullmatch(fragment)
    assert match, fragment
    prefix, start, end = (unquote(part).split() if part else [] for part in match.group("prefix", "start", "end"))

    def words(part: list[str]) -> str:
        return r"[^\S\n]+".join(map(re.escape, part))

    edge = r"(?:(?<![^\W_])|(?![^\W_]))"
    before = rf"{edge}{words(prefix)}\s*" if prefix else edge
    until = rf".*?{edge}{words(end)}" if end else ""
    pattern = rf"{before}(?P<quote>{words(start)}{edge}{until}){edge}"
    place = re.search(pattern, text, re.IGNORECASE | re.DOTALL)
    return None if place is None else place.span("quote")


@pytest.mark.parametrize(
    ("text", "quote", "fragment"),
    [
        ("It is two-thirds, & more.", "two-thirds, & more", "two%2Dthirds%2C%20%26%20more"),
        ("It\nrained.", "It\nrained", "It,rained"),
        (
            "one two three four five\n\nsix seven.",
            "one two three four five\n\nsix seven",
            "one%20two%20three%20four,six%20seven",
        ),
        (f"a b c d {'x ' * 300}w y z", f"a b c d {'x ' * 300}w y z", "a%20b%20c%20d,x%20w%20y%20z"),
        (f"See {'x' * 400}.", "x" * 400, "x" * 400),
        ("Rain on Monday. Sun the next Monday.", "Monday.", "Monday."),
        ("Rain on Monday. Sun on monday too.", "monday too", "monday%20too"),
        ("Rain on Monday. Sun the next Monday!", "next Monday", "next%20Monday"),
        ("It cost five. He paid five.", "five.", "five."),
        ("schön, café", "café", "caf%C3%A9"),
        ("The harbourmaster left.", "bourmas", "harbourmaster"),
    ],
)
def test_a_fragment_by_hand(text: str, quote: str, fragment: str):
    """Whole, or by its ends if it is long or has several lines; what means something in a fragment is encoded."""
    start = text.index(quote)
    assert text_fragment(text, start, start + len(quote)) == fragment


@pytest.mark.parametrize(
    ("text", "start", "fragment"),
    [
        ("He came on Monday. She left on Monday.", 31, "left%20on-,Monday"),
        ('"No", he said. She said "no" too.', 25, "said%20%22-,no"),
        ("No.\nYes.\nNo.", 9, "Yes.-,No."),
        ("No. No. No.", 4, "No.-,No."),
    ],
)
def test_an_earlier_place_is_told_apart_by_a_prefix(text: str, start: int, fragment: str):
    """The fewest words before the quote that do it, of one line, in either case."""
    quote = unquote(fragment.rpartition(",")[2])
    assert text_fragment(text, start, start + len(quote)) == fragment


_WORDS = ["rain", "Rain", "sun", "a-b", "x,", "&", "é", "“no”", "3.4", "%", "on", "the"]


@given(st.lists(st.sampled_from([*_WORDS, "\n", "\n\n"]), min_size=1, max_size=60), st.data())
def test_every_fragment_is_found(words, data):
    """Whatever the quote is, it is of the grammar, and is on the page."""
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    fragment = text_fragment(text, start, end)
    assert found(text, fragment) is not None if text[start:end].strip() else fragment == ""


@given(st.lists(st.sampled_from(_WORDS), max_size=30), st.data())
def test_a_browser_finds_the_quote_and_no_other_place(words, data):
    """Wherever a word near before it is nowhere else, though all others are repeated."""
    near = [data.draw(st.sampled_from(_WORDS)) for _ in range(data.draw(st.integers(0, 6)))]
    quote = data.draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8))
    before = " ".join([*words, "alone", *near]) + " "
    text = " ".join([before.strip(), *quote, *words])
    end = len(before) + len(" ".join(quote))
    assert found(text, text_fragment(text, len(before), end)) == (len(before), end)


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd", "http://", "https:x"],
)
def test_only_addresses_of_the_web_are_some(url):
    """An address is text of a file like any other."""
    assert web_address(url) is None
    assert cite(make_article("It rained.", url=url), 3, 9).url is None


def test_an_address_stays_as_it_is_but_for_what_no_address_holds():
    """So that it ends neither an attribute nor a link of Markdown; one that no parser reads is no error."""
    assert web_address("HTTPS://example.org/a?b=ü&c=[1]#d") == "HTTPS://example.org/a?b=ü&c=[1]#d"
    assert web_address('http://e.org/"> <x>\n`{}') == "http://e.org/%22%3E%20%3Cx%3E%0A%60%7B%7D"
    assert web_address("http://[x") == "http://[x"


def test_a_citation_says_where_its_quote_stands_on_the_web():
    """The address of the article with a fragment; a place in the page that the address names stays."""
    article = make_article("It rained.", url="https://example.org/a")
    assert cite(article, 3, 9).url == "https://example.org/a#:~:text=rained"
    placed = make_article("It rained.", url="https://example.org/a#live:~:text=x")
    assert quote_address(placed, 3, 9) == "https://example.org/a#live:~:text=rained"
    assert cite(make_article("a \n\n b", url="https://example.org/a"), 2, 3).url == "https://example.org/a"
