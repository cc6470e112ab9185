"""What holds for every backend, by value: subclass `Contract` (and `Changes`) with a way to make one."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from index.types import Row
from tests.index.search.oracle import Oracle

_WORDS = ("seoul", "kyiv", "shells", "guns", "the", "treaty", "ünïted", "s.t.e.p.", "2024", "?")
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)
_ARTICLES = ("a.txt", "b/c.txt", "b/c.txt#2", "ä.txt", "z.txt")
_DIMENSION = 3


def unit(numbers) -> np.ndarray:
    """Make a vector of unit length; equal numbers make equal vectors."""
    vector = np.array(numbers, dtype=np.float32) + np.float32(0.25)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


_VECTORS = st.tuples(*[st.integers(-2, 2)] * _DIMENSION).map(unit)


def make_row(text: str = "seoul holds shells", article_id: str = "a.txt", start: int = 0, **changes) -> Row:
    chunk_id = changes.get("chunk_id", f"{article_id}:{start}-{start + 9}")
    return Row(chunk_id=chunk_id, article_id=article_id, start=start, text=text)


def check(backend, oracle: Oracle, question: str, vector, k: int, articles=None, *, within: float = 1e-6) -> None:
    """Fail unless both find the same, in the same order, with numbers that differ by at most `within`."""
    hits = backend.search(question, vector, k, articles=articles)
    expected = oracle.search(question, vector, k, articles)
    assert [hit.chunk_id for hit in hits] == [each[0] for each in expected]
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    for hit, each in zip(hits, expected, strict=True):
        numbers = (hit.score, hit.lexical_rank, hit.lexical_score, hit.dense_rank, hit.dense_score)
        assert numbers == pytest.approx(each[1:], abs=within)
        assert 0.0 <= hit.score <= 1.0 + 1e-12
        assert hit.article_id == oracle.rows[hit.chunk_id].article_id


class Contract:
    """Single behaviours; `make()` gives an empty backend, `reopen(backend, folder)` what was saved there."""

    make = staticmethod(lambda: None)
    reopen = staticmethod(lambda backend, folder: None)
    within = 1e-6  # by how much a number may differ from the exact one

    def check(self, *values) -> None:
        check(*values, within=self.within)

    def filled(self, count: int = 6):
        rows = [make_row(f"seoul {word} shells", f"{word}.txt", at) for at, word in enumerate("fedcba"[:count])]
        vectors = np.stack([unit((at, 1, 0)) for at in range(count)])
        backend, oracle = self.make(), Oracle()
        backend.add(rows, vectors)
        oracle.add(rows, vectors)
        return backend, oracle

    def test_nothing_to_find(self):
        """An empty index, k below 1, and a blank question without a vector give no hits."""
        backend, _ = self.filled()
        assert self.make().search("seoul", unit((1, 0, 0)), 5) == ()
        assert backend.search("seoul", None, 0) == backend.search("seoul", None, -1) == ()
        assert backend.search(" ?! ", None, 5) == backend.search("pyongyang", None, 5) == ()
        assert self.make().count == 0
        assert self.make().missing(5) == ()

    def test_k_is_clamped(self):
        """A k larger than the number of rows returns all."""
        backend, oracle = self.filled()
        assert len(backend.search("seoul", unit((1, 0, 0)), 10**9)) == 6
        self.check(backend, oracle, "seoul", unit((1, 0, 0)), 10**9)

    def test_either_side_alone(self):
        """Without a vector the words decide, and a question without a word goes by its vector."""
        backend, oracle = self.filled()
        self.check(backend, oracle, "seoul e", None, 9)
        self.check(backend, oracle, "??", unit((2, 1, 0)), 9)
        assert all(hit.lexical_rank is None for hit in backend.search("??", unit((2, 1, 0)), 9))

    def test_equal_scores_go_by_article_and_start(self):
        """Hits of one score come in the order of their articles and places, however they were added."""
        rows = [make_row("same words", article, start) for article in ("b", "a") for start in (10, 9, 0)]
        vectors = np.stack([unit((1, 1, 1))] * len(rows))
        backend = self.make()
        backend.add(rows[:4], vectors[:4])
        backend.add(rows[4:], vectors[4:])
        hits = backend.search("same", unit((1, 0, 1)), 9)
        assert [hit.chunk_id for hit in hits] == ["a:0-9", "a:9-18", "a:10-19", "b:0-9", "b:9-18", "b:10-19"]

    def test_each_side_proposes_a_hundred_and_ties_are_cut_in_order(self):
        """Of 150 equal rows the first hundred are proposed, whatever part of the index they came in."""
        rows = [make_row("same words", "a", start) for start in range(150)]
        vectors = np.stack([unit((1, 1, 1))] * len(rows))
        backend = self.make()
        for part in (slice(0, 150, 2), slice(1, 150, 2)):
            backend.add(rows[part], vectors[part])
        for vector in (None, unit((1, 0, 1))):
            hits = backend.search("same", vector, 999)
            assert [hit.chunk_id for hit in hits] == [row.chunk_id for row in rows[:100]]

    def test_articles_limit_what_is_found_but_not_what_words_weigh(self):
        """A filter leaves only its articles' rows with the scores of the whole; an empty one leaves none."""
        backend, oracle = self.filled()
        for articles in (frozenset({"c.txt", "e.txt"}), frozenset({"c.txt", "nowhere"}), frozenset({"nowhere"})):
            self.check(backend, oracle, "seoul e c", unit((2, 1, 0)), 9, articles)
        assert backend.search("seoul", unit((2, 1, 0)), 9, articles=frozenset()) == ()

    def test_removed_rows_weigh_nothing(self):
        """After removing, scores are those of an index that never held the rows; unknown ids are skipped."""
        backend, oracle = self.filled()
        backend.remove(["a.txt", "nowhere", "f.txt"])
        oracle.remove(["a.txt", "f.txt"])
        assert backend.count == 4
        self.check(backend, oracle, "seoul a b", unit((2, 1, 0)), 9)
        backend.remove(iter(["b.txt", "c.txt", "d.txt", "e.txt"]))
        assert backend.count == 0
        assert backend.search("seoul", unit((2, 1, 0)), 9) == ()

    def test_a_removed_chunk_can_come_back(self):
        """A changed article is removed and added again, under the ids it had."""
        backend, oracle = self.filled()
        changed = [make_row("kyiv guns", "c.txt", 3)]
        for each in (backend, oracle):
            each.remove(["c.txt"])
            each.add(changed)
        assert backend.count == 6
        assert backend.missing(9) == oracle.missing() == (changed[0].chunk_id,)
        self.check(backend, oracle, "kyiv shells", unit((2, 1, 0)), 9)

    def test_words_first_vectors_behind(self):
        """Rows without vectors are found by their words, are missing in order, and are filled in any order."""
        backend, oracle = self.filled(2)
        rows = [make_row(f"kyiv {at}", "k", at) for at in (7, 2, 5)]
        backend.add(rows)
        oracle.add(rows)
        self.check(backend, oracle, "kyiv", unit((0, 0, 1)), 9)
        assert backend.missing(9) == ("k:2-11", "k:5-14", "k:7-16")
        assert backend.missing(2) == ("k:2-11", "k:5-14")
        assert backend.missing(0) == backend.missing(-1) == ()
        ids, vectors = ("k:7-16", "gone", "e.txt:1-10", "k:2-11"), np.stack([unit((0, at, 1)) for at in range(4)])
        backend.fill(ids, vectors)
        oracle.fill(ids, vectors)
        assert backend.missing(9) == ("k:5-14",)
        self.check(backend, oracle, "kyiv", unit((0, 0, 1)), 9)

    def test_what_cannot_be_added_changes_nothing(self):
        """A chunk id that is here or comes twice, and vectors that do not fit, are errors that leave all as it was."""
        backend, oracle = self.filled(3)
        new = make_row("new", "n")
        bad = [
            ([new, make_row("x", "f.txt", 0)], None),
            ([new, new], None),
            ([new], np.zeros((2, _DIMENSION), dtype=np.float32)),
            ([new], np.zeros((1, _DIMENSION + 1), dtype=np.float32)),
            ([new], np.full((1, _DIMENSION), np.nan, dtype=np.float32)),
        ]
        for rows, vectors in bad:
            with pytest.raises(ValueError, match=r".+"):
                backend.add(rows, vectors)
        with pytest.raises(ValueError, match=r"dimension"):
            backend.search("seoul", np.zeros(_DIMENSION + 1, dtype=np.float32), 3)
        assert backend.count == 3
        self.check(backend, oracle, "seoul new x", unit((2, 1, 0)), 9)

    def test_no_rows_change_nothing(self):
        """Adding no rows, with vectors or without, is nothing."""
        backend, oracle = self.filled(2)
        backend.add([])
        backend.add([], np.empty((0, _DIMENSION), dtype=np.float32))
        backend.fill([], np.empty((0, _DIMENSION), dtype=np.float32))
        assert backend.count == 2
        self.check(backend, oracle, "seoul", unit((2, 1, 0)), 9)

    def test_saved_and_opened(self, tmp_path):
        """What was saved is found again after opening, by a manifest that went through JSON, and can be changed."""
        backend, oracle = self.filled()
        backend.remove(["d.txt"])
        oracle.remove(["d.txt"])
        again = self.reopen(backend, tmp_path)
        for each in (again, oracle):
            each.add([make_row("kyiv", "new")])
        assert again.count == 6
        self.check(again, oracle, "seoul kyiv", unit((2, 1, 0)), 9)

    def test_order_of_adding_is_not_seen(self):
        """Rows in any order, in one go or in several, give the very same hits."""
        random = np.random.default_rng(7)
        rows = [
            make_row(" ".join(random.choice(_WORDS, 6)), _ARTICLES[at % len(_ARTICLES)], at // 5) for at in range(160)
        ]
        vectors = np.stack([unit(random.integers(-2, 3, _DIMENSION)) for _ in rows])  # many of them equal
        expected = None
        for parts in (1, 2, 7, 160):
            order = random.permutation(len(rows))
            backend = self.make()
            for part in np.array_split(order, parts):
                backend.add([rows[at] for at in part], vectors[part])
            hits = [backend.search(f"{word} guns", unit((1, 2, 0)), 200) for word in _WORDS]
            expected = hits if expected is None else expected
            assert hits == expected


class Changes(RuleBasedStateMachine):
    """Any sequence of changes: after each, searching gives what the oracle gives."""

    make = staticmethod(lambda: None)

    def __init__(self) -> None:
        super().__init__()
        self.backend, self.oracle = self.make(), Oracle()
        self.others: list[tuple[object, Oracle]] = []
        self.folder = tempfile.TemporaryDirectory()
        self.started = 0

    def teardown(self) -> None:
        for backend, oracle in self.others:
            check(backend, oracle, "seoul shells the", unit((1, 0, 2)), 300)
        self.others.clear()
        self.folder.cleanup()

    @rule(data=st.data(), texts=st.lists(_TEXTS, max_size=12), embedded=st.booleans())
    def add(self, data, texts, embedded):
        rows = []
        for text in texts:
            self.started += 1
            article = data.draw(st.sampled_from(_ARTICLES))
            rows.append(make_row(text, article, self.started // 3, chunk_id=f"{article}:{self.started}"))
        vectors = None
        if embedded and rows:
            vectors = np.stack(data.draw(st.lists(_VECTORS, min_size=len(rows), max_size=len(rows))))
        for each in (self.backend, self.oracle):
            each.add(rows, vectors)

    @rule(articles=st.frozensets(st.sampled_from((*_ARTICLES, "nowhere")), max_size=2))
    def remove(self, articles):
        for each in (self.backend, self.oracle):
            each.remove(articles)

    @precondition(lambda self: self.oracle.missing())
    @rule(data=st.data(), limit=st.integers(1, 9))
    def fill(self, data, limit):
        ids = self.backend.missing(limit)
        assert ids == self.oracle.missing()[:limit]
        vectors = np.stack(data.draw(st.lists(_VECTORS, min_size=len(ids), max_size=len(ids))))
        for each in (self.backend, self.oracle):
            each.fill(ids, vectors)

    @rule()
    def save_and_open(self):
        folder = Path(self.folder.name)
        manifest = json.loads(json.dumps(self.backend.save(folder)))
        self.backend = type(self.backend).open(folder, manifest)

    @rule(question=_TEXTS, vector=st.none() | _VECTORS, k=st.integers(0, 12))
    def search(self, question, vector, k):
        check(self.backend, self.oracle, question, vector, k)

    @rule(question=_TEXTS, vector=st.none() | _VECTORS, articles=st.frozensets(st.sampled_from(_ARTICLES)))
    def search_in_articles(self, question, vector, articles):
        check(self.backend, self.oracle, question, vector, 300, articles)

    @invariant()
    def counts_agree(self):
        assert self.backend.count == len(self.oracle.rows)
