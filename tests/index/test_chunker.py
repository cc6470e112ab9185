"""Chunks: windows of whole sentences that cover an article, with exact offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.chunker import chunk_article
from index.types import Range
from tests.factories import make_article, seed_text


def _article(lengths, marked=(), gap=" "):
    """Make an article of sentences with these numbers of words; the sentences at `marked` are boilerplate."""
    text, ranges = "\ufeff", []
    for number, length in enumerate(lengths):
        sentence = " ".join([f"İ{number}ﬁ😀"] * length)
        ranges.append(Range(len(text), len(text) + len(sentence)))
        text += sentence + gap
    furniture = tuple(r for number, r in enumerate(ranges) if number in marked)
    return make_article(text, sentences=tuple(ranges), boilerplate=furniture)


def _words(text):
    return len(text.split())


def _lengths(lengths, **options):
    """Return the chunks as the numbers of their first and last sentences."""
    article = _article(lengths)
    starts = {s.start: number for number, s in enumerate(article.sentences)}
    ends = {s.end: number for number, s in enumerate(article.sentences)}
    return [(starts[c.start], ends[c.end]) for c in chunk_article(article, **options)]


@st.composite
def _cases(draw):
    lengths = draw(st.lists(st.integers(1, 40), max_size=30))
    marked = draw(st.sets(st.integers(0, 29), max_size=6))
    size = draw(st.integers(1, 30))
    gap = draw(st.sampled_from([" ", "\n", "\r\n\r\n"]))
    return _article(lengths, marked, gap), size, draw(st.integers(0, size - 1))


@given(_cases())
def test_chunks_are_slices_of_the_article(case):
    """Text, id and article of a chunk are those of its place, and it begins and ends with a word."""
    article, size, overlap = case
    for chunk in chunk_article(article, size=size, overlap=overlap):
        assert chunk.text == article.text[chunk.start : chunk.end] == chunk.text.strip() != ""
        assert chunk.id == f"a.txt:{chunk.start}-{chunk.end}"
        assert chunk.article_id == "a.txt"


@given(_cases())
def test_no_chunk_lies_in_another(case):
    """Both ends of the chunks ascend."""
    article, size, overlap = case
    chunks = chunk_article(article, size=size, overlap=overlap)
    assert all(a.start < b.start and a.end < b.end for a, b in pairwise(chunks))


@given(_cases())
def test_sentences_are_covered_and_boilerplate_is_not(case):
    """Sentences of up to twice the size are whole in a chunk, longer ones are covered; boilerplate is in none."""
    article, size, overlap = case
    chunks = chunk_article(article, size=size, overlap=overlap)
    for sentence in article.sentences:
        length = _words(article.text[sentence.start : sentence.end])
        inside = [c for c in chunks if sentence.overlaps(Range(c.start, c.end))]
        if sentence in article.boilerplate:
            assert not inside
        elif length <= 2 * size:
            assert any(c.start <= sentence.start and sentence.end <= c.end for c in inside)
        else:
            assert inside[0].start == sentence.start
            assert inside[-1].end == sentence.end
            assert all(b.start <= a.end + 1 for a, b in pairwise(inside))


@given(_cases())
def test_chunks_have_at_most_their_size(case):
    """Only a single sentence of at most twice the size makes a longer chunk."""
    article, size, overlap = case
    for chunk in chunk_article(article, size=size, overlap=overlap):
        alone = Range(chunk.start, chunk.end) in article.sentences
        assert _words(chunk.text) <= (2 * size if alone else size)


@given(_cases())
def test_neighbours_share_a_sentence_where_it_fits(case):
    """The last sentence of a chunk is in the next one if overlap is wanted and both sentences fit together."""
    article, size, overlap = case
    chunks = chunk_article(article, size=size, overlap=overlap)
    for sentence, below in pairwise(article.sentences):
        fits = _words(article.text[sentence.start : below.end]) <= size
        if overlap and fits and sentence not in article.boilerplate and below not in article.boilerplate:
            assert any(c.start <= sentence.start and below.end <= c.end for c in chunks)


@given(_cases())
def test_chunks_are_deterministic(case):
    """The same article gives the same chunks."""
    article, size, overlap = case
    assert chunk_article(article, size=size, overlap=overlap) == chunk_article(article, size=size, overlap=overlap)


@pytest.mark.parametrize(
    ("lengths", "size", "overlap", "expected"),
    [
        ([], 10, 4, []),
        ([3], 10, 4, [(0, 0)]),
        ([5, 5], 10, 4, [(0, 1)]),
        ([2] * 10, 10, 4, [(0, 4), (3, 7), (6, 9)]),  # the last window adds 4 words: no short tail
        ([2] * 6, 10, 4, [(0, 4), (1, 5)]),  # a tail of 2 words: the last window is full
        ([2] * 6, 10, 0, [(0, 4), (5, 5)]),  # without overlap a tail stands alone
        ([6, 6, 6], 10, 4, [(0, 0), (1, 1), (2, 2)]),  # nothing fits together
        ([4, 5, 5], 10, 4, [(0, 1), (1, 2)]),  # a last sentence longer than the overlap is shared where it fits
        ([3, 15, 3], 10, 4, [(0, 0), (1, 1), (2, 2)]),  # a long sentence stands alone
    ],
)
def test_windows_by_hand(lengths, size, overlap, expected):
    """Windows take as many sentences as fit, and begin again with those of the overlap."""
    assert _lengths(lengths, size=size, overlap=overlap) == expected


def test_a_sentence_of_more_than_twice_the_size_is_cut_at_words():
    """Its windows are all full, overlap, and together hold all of it."""
    article = _article([25])
    chunks = chunk_article(article, size=10, overlap=4)
    assert [_words(c.text) for c in chunks] == [10, 10, 10, 10]
    words = article.text[1:].split()
    assert [c.text.split() for c in chunks] == [words[i : i + 10] for i in (0, 6, 12, 15)]
    assert [c.start for c in chunks] == [1, 1 + 6 * 5, 1 + 12 * 5, 1 + 15 * 5]


def test_furniture_breaks_a_run():
    """No chunk reaches over a caption in the middle of an article."""
    article = _article([2, 2, 2, 2], marked={1})
    assert [_words(c.text) for c in chunk_article(article, size=10, overlap=4)] == [2, 4]


@pytest.mark.parametrize(("size", "overlap"), [(0, 0), (-1, 0), (10, 10), (10, 11), (10, -1)])
def test_impossible_settings_are_refused(size, overlap):
    """A size below 1, or an overlap outside [0, size), says what was expected."""
    with pytest.raises(ValueError, match="use"):
        chunk_article(make_article(), size=size, overlap=overlap)


@pytest.mark.parametrize("number", [0, 1])
def test_seed_chunks(number):
    """Chunks of the seeds hold their sentences and none of their boilerplate."""
    article = make_article(seed_text(number))
    chunks = chunk_article(article)
    for words in (
        "Back to top",
        "create an account",
        "Related Articles",
    ):
        assert not any(words in chunk.text for chunk in chunks)
    assert any("a very big mistake" in chunk.text for chunk in chunks)
    assert len(chunks) > 3
