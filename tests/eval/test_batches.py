"""Questions asked of whole articles, of their own contexts and of news pages, and what is kept of it."""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import partial

import pytest

from eval import batches
from eval.batches import by_themselves, elsewhere, in_articles, kept, of_answerable, of_gold, of_news
from tests.fakes import FakeEmbedder, FakeReader


@pytest.fixture(autouse=True)
def _fake_embedder(monkeypatch):
    monkeypatch.setattr("eval.batches.load_embedder", FakeEmbedder)


@pytest.fixture
def squad(tmp_path):
    """Write four questions, each with a context of its own."""
    path = tmp_path / "guns.jsonl"
    contexts = [f"Place {n} has {n} guns. Nobody counted them. They stand in a yard." for n in range(4)]
    rows = [
        {
            "id": str(n),
            "context": context,
            "question": f"How many guns has place {n}?",
            "answers": [{"text": f"{n} guns", "start": context.index(f"{n} guns")}],
        }
        for n, context in enumerate(contexts)
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def _held(batch):
    return [{reading.passage.chunk.article_id for reading in asked.readings} for asked in batch.asked]


@pytest.mark.parametrize("titles", [("", "", "", ""), ("Forts", "Mills", "Forts", "Mills")])
def test_a_question_is_asked_of_the_whole_article(squad, titles):
    """Contexts with one title are of one article, below it; without titles, neighbours are."""
    rows = [json.loads(line) for line in squad.read_text().splitlines()]
    squad.write_text("\n".join(json.dumps(row | {"title": title}) for row, title in zip(rows, titles, strict=True)))
    (batch,) = in_articles(squad, FakeReader({}), limit=4)
    assert batch.name == "guns"
    assert [asked.golds for asked in batch.asked] == [(f"{n} guns",) for n in range(4)]
    assert _held(batch) == [{asked.article} for asked in batch.asked]
    texts = [batch.articles[asked.article].text for asked in batch.asked]
    for row, title, text in zip(rows, titles, texts, strict=True):
        assert row["context"] in text
        assert text.startswith(title)
        assert [other["context"] in text for other in rows] == [other == title for other in titles]


def test_a_question_by_itself_is_asked_of_its_context(squad):
    """Nothing else is read for it."""
    (batch,) = by_themselves(squad, FakeReader({}), limit=2)
    assert len(batch.asked) == 2
    assert _held(batch) == [{asked.article} for asked in batch.asked]


def test_gold_questions_are_asked_of_their_folder(tmp_path):
    """Of all of it, as each stands alone; one without an answer has none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("The fort has seven guns.")
    (folder / "b.txt").write_text("The mill has no guns.")
    gold = tmp_path / "gold.jsonl"
    place = {"article": "a.txt", "start": 13, "end": 23, "text": "seven guns"}
    row = {"id": "1", "kind": "feedback", "question": "How many?", "history": ["x"], "standalone": "How many guns?"}
    rows = [row | {"answers": [place], "source": "one"}]
    rows.append({"id": "2", "kind": "feedback", "question": "Who?", "history": [], "answers": [], "source": "none"})
    gold.write_text("\n".join(map(json.dumps, rows)))
    (batch,) = of_gold(gold, folder, FakeReader({}), limit=9)
    assert [(each.question, each.golds, each.article) for each in batch.asked] == [
        ("How many guns?", ("seven guns",), "a.txt"),
        ("Who?", (), "2"),
    ]
    assert _held(batch)[0] == {"a.txt", "b.txt"}


def test_without_its_article_a_question_has_no_answer(squad):
    """Of those that were asked of several articles; the others have nothing to read then."""
    batch = of_answerable(squad, FakeReader({}), limit=2, search=True)
    others = elsewhere(batch)
    assert [asked.golds for asked in others.asked] == [(), ()]
    assert all(asked.article not in held for asked, held in zip(others.asked, _held(others), strict=True))
    assert others.share < batch.share
    assert elsewhere(of_answerable(squad, FakeReader({}), limit=2, search=False)).asked == ()


def test_what_was_read_is_not_read_again(squad, tmp_path):
    """By the same reader in the same way; another way, or without a folder, it is."""
    reader = FakeReader({})
    read = partial(by_themselves, squad, reader, limit=4)
    first = kept(tmp_path / "kept", squad, reader, "alone", read)
    assert kept(tmp_path / "kept", squad, reader, "alone", read) == first
    assert len(reader.asked) == 4
    kept(tmp_path / "kept", squad, reader, "other", read)
    kept(None, squad, reader, "alone", read)
    assert len(reader.asked) == 12


def test_news_is_asked_in_two_halves(tmp_path, monkeypatch):
    """Each half of its own pages; the half to report is held out."""
    text = "The mill in Orrin burned on Monday."
    page = {"page": "p1", "sha256": hashlib.sha256(text.encode()).hexdigest(), "half": "fit"}
    asked = {"id": "p1-1", "kind": "plain", "question": "When?", "answers": [{"start": 28, "end": 34}]}
    none = asked | {"id": "p2-1", "kind": "place", "question": "Where is Tarn?", "answers": []}
    gold = tmp_path / "gold.jsonl"
    rows = [page | {"questions": [asked]}, page | {"page": "p2", "half": "report", "questions": [none]}]
    gold.write_text("\n".join(map(json.dumps, rows)))
    pages = tmp_path / "pages.jsonl.gz"
    lines = "\n".join(json.dumps({"id": name, "text": text}) for name in ("p1", "p2"))
    pages.write_bytes(gzip.compress(lines.encode()))
    monkeypatch.setattr(batches, "NEWS", gold)
    fitted, reported = of_news(pages, FakeReader({"Monday": 3.0}))
    assert (fitted.held_out, reported.held_out) == (False, True)
    assert [(each.golds, each.article, each.kind) for each in fitted.asked] == [(("Monday",), "p1", "plain")]
    assert [(each.golds, each.article, each.kind) for each in reported.asked] == [((), "p2", "place")]
    assert _held(fitted) == [{"p1"}]
