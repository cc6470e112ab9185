"""The span reader with networks of known logits, and with the shipped one."""

from __future__ import annotations

import unicodedata
from zlib import crc32

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.types import Passage
from qa.reading.decode import word_edges
from qa.reading.reader import SpanReader
from qa.reading.windows import WindowCutter
from tests.factories import make_chunk, seed_text
from tests.models import shared_reader
from tests.qa.tiny import byte_level, sentencepiece, wordpiece

_TOKENS = 64
_CUTTERS = {
    make.__name__: WindowCutter(make().to_str(), tokens=_TOKENS) for make in (wordpiece, byte_level, sentencepiece)
}
_LONG = seed_text(1)[:2500]


class Pointing:
    """Scores given ranges of the passage, less by `fade` in each further window.

    `nulls` are the windows' null logits, 0 after the last of them.
    """

    def __init__(self, scores, nulls=(), fade=0.0):
        self.scores = scores
        self.fade = fade
        self.nulls = list(nulls)
        self.windows = []

    def logits(self, window):
        faded = self.fade * len(self.windows)
        self.windows.append(window)
        start, end = (np.full(len(window.ids), -50.0, dtype=np.float32) for _ in range(2))
        for (first, last), score in self.scores.items():
            start[window.in_passage & (window.offsets[:, 0] == first)] = score - faded
            end[window.in_passage & (window.offsets[:, 1] == last)] = score - faded
        start[0] = end[0] = self.nulls.pop(0) if self.nulls else 0.0
        return start, end


class Noise:
    """Returns logits that depend only on the tokens."""

    def logits(self, window):
        random = np.random.default_rng(crc32(window.ids.tobytes()))
        return tuple(random.normal(size=(2, len(window.ids))).astype(np.float32))


def _reader(network, cutter="wordpiece"):
    return SpanReader(network, _CUTTERS[cutter], name="stub", folder=None)


def _passage(text, start=0):
    return Passage(chunk=make_chunk(text, start=start), score=0.5, rank=1)


def _place(text, quote):
    return text.index(quote), text.index(quote) + len(quote)


@pytest.mark.parametrize("cutter", _CUTTERS)
@pytest.mark.parametrize("quote", ["Russian President", "partnership signed", "big mistake"])
def test_a_span_of_any_window_has_its_place_in_the_article(cutter, quote):
    """What the network points at, early or late in a long passage, comes back with the article's offsets."""
    place = _place(_LONG, quote)
    network = Pointing({place: 7.0})
    [reading] = _reader(network, cutter).read("Who spoke?", [_passage(_LONG, start=1000)])
    assert len(network.windows) > 5
    best = reading.spans[0]
    assert (best.start - 1000, best.end - 1000, best.score) == (*place, 14.0)


def test_windows_are_merged():
    """A span that two windows share is there once, with its best score; the null score is the least of all."""
    place = _place(_LONG, "mutual")
    network = Pointing({place: 3.0}, nulls=[4.0, -2.5, 9.0], fade=0.25)
    [reading] = _reader(network).read("Who?", [_passage(_LONG)])
    first, _ = (n for n, w in enumerate(network.windows) if place[0] in w.offsets[w.in_passage, 0])
    assert [(s.start, s.end, s.score) for s in reading.spans if s.score > -9] == [(*place, 6.0 - 0.5 * first)]
    assert reading.null_score == -5.0


def test_spans_are_best_first():
    """At most five of a passage, in the order of their scores; each passage has its own reading, in order."""
    text = "one two three four five six seven"
    network = Pointing({_place(text, word): float(n) for n, word in enumerate(text.split())})
    readings = _reader(network).read("Which?", [_passage(text), _passage("eight nine")])
    assert [r.passage.chunk.text for r in readings] == [text, "eight nine"]
    scores = [s.score for s in readings[0].spans]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)
    assert text[readings[0].spans[0].start : readings[0].spans[0].end] == "seven"


@pytest.mark.parametrize("cutter", _CUTTERS)
def test_a_piece_of_a_word_is_never_a_span(cutter):
    """Pointing into a word gives none of its pieces; what is pointed at less, and is a word, is the best span."""
    text = "Quintessentially 105mm guns."
    guns = _place(text, "guns")
    network = Pointing({(5, 8): 9.0, (2, 4): 9.0, (19, 22): 9.0, guns: 1.0})
    [reading] = _reader(network, cutter).read("What?", [_passage(text)])
    best, edges = reading.spans[0], word_edges(text)
    assert (best.start, best.end) == guns
    assert [text[s.start : s.end] for s in reading.spans if not (edges[s.start] and edges[s.end])] == []


@pytest.mark.parametrize("cutter", _CUTTERS)
@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He met  Jose\u0301 there", "Jose\u0301"),
        ("She is Zoe\u0308s aunt", "Zoe\u0308s"),
        ("We \u2764\ufe0f it", "\u2764\ufe0f"),
        ("In İstanbul\r\nit rained", "İstanbul"),
        ("A \U0001f468\u200d\U0001f469\u200d\U0001f467 family", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("of the ﬁrst ﬂoor", "ﬁrst"),
        ("a\u00a0hundred\tguns", "hundred"),
    ],
)
def test_marks_blanks_and_emoji(cutter, text, quote):
    """Accents written apart stay with their letters, and the blanks that a token holds stay outside."""
    start, end = _place(text, quote)
    [reading] = _reader(Pointing({(start, end): 9.0}), cutter).read("What?", [_passage(text)])
    assert text[reading.spans[0].start : reading.spans[0].end] == quote


@example("\u0301.4a", "wordpiece")  # with a letter in place of the mark, ".4" would be its decimals, apart from the "a"
@given(
    st.text("aZé 3.4-\n\r\t\u00a0\u0301“”(İ\U0001f600\u200d\ufe0fﬁ", min_size=1, max_size=120),
    st.sampled_from(list(_CUTTERS)),
)
def test_every_span_is_whole_words_of_the_passage(text, cutter):
    """Whatever text and logits: spans lie inside, hold more than blanks, and neither cut a word nor its accents."""
    [reading] = _reader(Noise(), cutter).read("What is it?", [_passage(text, start=7)])
    edges = word_edges(text)
    assert np.isfinite(reading.null_score)
    for start, end in ((s.start - 7, s.end - 7) for s in reading.spans):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
        assert edges[start]
        assert edges[end]
        assert end == len(text) or unicodedata.category(text[end]) != "Mn"


@pytest.mark.parametrize(("question", "text"), [("", "words"), (" \n", "words"), ("Who?", " \n ")])
def test_nothing_to_read(question, text):
    """A blank question or passage gives a reading without spans, and no window is read."""
    network = Pointing({})
    [reading] = _reader(network).read(question, [_passage(text)])
    assert (reading.spans, reading.null_score, network.windows) == ((), 0.0, [])


@pytest.mark.parametrize("cutter", _CUTTERS)
def test_a_long_question_is_shortened(cutter):
    """A question longer than a third of the window leaves room for the passage, all of which is read."""
    network = Pointing({})
    _reader(network, cutter).read("Why is it " + "so very " * 400, [_passage(_LONG)])
    assert max(len(w.ids) for w in network.windows) <= _TOKENS
    read = {at for w in network.windows for start, end in w.offsets[w.in_passage] for at in range(start, end)}
    assert [at for at, c in enumerate(_LONG) if not c.isspace() and at not in read] == []


def test_a_question_may_be_longer_than_the_passage():
    """The question's places are never taken for the passage's."""
    [reading] = _reader(Pointing({(0, 2): 5.0})).read("Who is it that said so then and there?", [_passage("He did.")])
    assert (reading.spans[0].start, reading.spans[0].end) == (0, 2)


@pytest.mark.parametrize("cutter", ["wordpiece", "byte_level"])  # sentencepiece has the signs among its pieces
def test_signs_in_a_text_are_text(cutter):
    """An article that writes [SEP], </s> or [CLS] adds no separator to the window."""
    plain, signs = (_CUTTERS[cutter].cut("Who?", text)[0] for text in ("a b c", "a [SEP] </s> [CLS] <s> c"))
    for special in (plain.ids[0], plain.ids[-1]):
        assert sum(signs.ids == special) == sum(plain.ids == special)


@pytest.fixture(scope="module")
def shipped():
    return shared_reader()


@pytest.mark.slow
def test_the_shipped_reader_reads(shipped):
    """It finds facts of the seeds, with their places in the article."""
    for number, question, answer in (
        (0, "Who is the spokesperson for the National Security Council?", "John Kirby"),
        (1, "How many artillery shells does South Korea have?", "3.4 million"),
    ):
        text = seed_text(number)
        start = max(text.index(answer) - 350, 0)
        [reading] = shipped.read(question, [_passage(text[start : start + 700], start)])
        best = reading.spans[0]
        assert (best.start, best.end) == _place(text, answer)
        assert best.score > reading.null_score


@pytest.mark.slow
def test_threads_do_not_matter(shipped):
    """One thread and two give the same spans and scores."""
    passages = [_passage(seed_text(n)[:1500]) for n in (0, 1)]
    one, two = (shared_reader(threads=n).read("What did Putin say?", passages) for n in (1, 2))
    assert one == two


@pytest.mark.slow
def test_neighbours_do_not_matter(shipped):
    """A passage reads the same alone and beside others."""
    passages = [_passage(seed_text(n)[:700]) for n in (0, 1)]
    assert shipped.read("What did Putin say?", passages)[1:] == shipped.read("What did Putin say?", passages[1:])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("The mayor of the town is José Núñez, says the paper.", "Who is the mayor?", "José Núñez"),
        ("\U0001f389 The party was in İstanbul \U0001f389\r\nand it rained.", "Where was the party?", "İstanbul"),
        ("The guns\r\nwere sold\r\nto Norway for $5.\r\n", "Who bought the guns? To whom were they sold?", "Norway"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_shipped_reader_keeps_places(shipped, text, question, answer, form):
    """Composed or decomposed, between emoji and carriage returns: the answer's own code points come back."""
    text, answer = unicodedata.normalize(form, text), unicodedata.normalize(form, answer)
    [reading] = shipped.read(question, [_passage(text, start=30)])
    assert text[reading.spans[0].start - 30 : reading.spans[0].end - 30] == answer
