"""Training a tiny network: what it learns, and going on after it was cut off."""

from __future__ import annotations

import json
import shutil

import pytest
import torch

from eval.training.evaluate import evaluate
from eval.training.features import batches, windows
from eval.training.loop import Recipe, Run
from eval.training.model import load_network, load_tokenizer
from eval.training.stream import Mixture, Stream
from qa.errors import ReaderError
from qa.reading.readers import load_reader
from tests.eval.training.factories import make_example, make_examples
from tests.qa.tiny import save_reader

_RECIPE = Recipe(examples=40, batch_size=8, learning_rate=1e-2, checkpoint_minutes=0.0)


@pytest.fixture(autouse=True, scope="module")
def _one_thread():
    """Tiny networks are slower on several threads."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Save the reader to start from."""
    return save_reader(tmp_path_factory.mktemp("base"))


def _run(base, folder, recipe=_RECIPE):
    tokenizer = load_tokenizer(base, tokens=64, stride=16)
    torch.manual_seed(1)
    network = load_network(base, freeze_embeddings=True)
    return network, Run(network, Stream(make_examples(), {}, tokenizer, mixture=Mixture(), seed=1), recipe, folder)


def _weights(network):
    return {name: tensor.clone() for name, tensor in network.state_dict().items()}


def _reader(network, base, folder):
    network.save_pretrained(folder)
    shutil.copy(base / "tokenizer.json", folder)
    return load_reader(str(folder))


def _same(left, right):
    return left.keys() == right.keys() and all(torch.equal(left[name], right[name]) for name in left)


def test_a_resumed_run_ends_where_an_uninterrupted_one_does(base, tmp_path):
    """Cut off in its third step and taken up from its checkpoint, it comes to the very same weights."""
    whole, run = _run(base, tmp_path / "whole")
    before = _weights(whole)
    run.train(lambda progress: None)
    assert not _same(before, _weights(whole))

    cut, run = _run(base, tmp_path / "cut")
    steps = iter(range(2))

    def stop(*_):
        if next(steps, None) is None:
            raise KeyboardInterrupt

    hook = cut.register_forward_pre_hook(stop)
    with pytest.raises(KeyboardInterrupt):
        run.train(lambda progress: None)
    hook.remove()
    assert not _same(_weights(cut), _weights(whole))

    resumed, run = _run(base, tmp_path / "cut")
    run.resume()
    assert _same(_weights(resumed), _weights(cut))
    run.train(lambda progress: None)
    assert _same(_weights(resumed), _weights(whole))
    assert not list((tmp_path / "cut").glob("*.partial"))


def test_a_finished_run_has_nothing_left_to_do(base, tmp_path):
    """Resuming it changes no weight."""
    network, run = _run(base, tmp_path)
    run.train(lambda progress: None)
    after = _weights(network)
    again, run = _run(base, tmp_path)
    run.resume()
    run.train(lambda progress: None)
    assert _same(_weights(again), after)


def test_frozen_embeddings_stay(base, tmp_path):
    """Everything else is trained."""
    network, run = _run(base, tmp_path)
    before = _weights(network)
    run.train(lambda progress: None)
    changed = {name for name, tensor in network.state_dict().items() if not torch.equal(tensor, before[name])}
    frozen = {name for name in before if ".embeddings." in name}
    assert frozen
    assert changed == set(before) - frozen


@pytest.mark.parametrize(("family", "changes"), [("mpnet", {}), ("distilbert", {"n_layers": 3})])
def test_frozen_layers_stay_with_what_all_layers_share(tmp_path, family, changes):
    """The layers above and the span head are trained; there has to be one such layer."""
    base = save_reader(tmp_path, family, num_hidden_layers=3, **changes)
    network = load_network(base, freeze_embeddings=False, frozen_layers=1)
    trained = {name for name, weights in network.named_parameters() if weights.requires_grad}
    assert {name.split("layer.")[1][0] for name in trained if "layer." in name} == {"1", "2"}
    assert {name for name in trained if "layer." not in name} == {"qa_outputs.weight", "qa_outputs.bias"}
    with pytest.raises(ReaderError, match="has 3 layers"):
        load_network(base, freeze_embeddings=True, frozen_layers=3)


@pytest.mark.parametrize("family", ["bert", "mpnet", "distilbert", "deberta-v2"])
def test_dropout(tmp_path, family):
    """None gives the same logits twice while training, a high one does not; the saved network keeps its own."""
    base = save_reader(tmp_path, family)
    ids = torch.arange(5, 17)[None, :]

    def differences(dropout):
        network = load_network(base, freeze_embeddings=True, dropout=dropout).train()
        one, other = (network(input_ids=ids).start_logits.detach() for _ in range(2))
        return network.config, float((one - other).abs().max())

    config, none = differences(0.0)
    assert (none, config.to_dict()) == (0.0, load_network(base, freeze_embeddings=True).config.to_dict())
    assert differences(0.9)[1] > 0.0


def test_it_learns_and_is_scored(base, tmp_path, monkeypatch):
    """After a few hundred windows, a tiny network answers what it was trained on, better than before."""
    examples = [
        make_example(f"It was {word} then.", word, id=word, question="Who was it?") for word in ("Ann", "Bob", "Cy")
    ]
    tokenizer = load_tokenizer(base, tokens=64, stride=16)
    network = load_network(base, freeze_embeddings=False)
    before = evaluate(_reader(network, base, tmp_path / "before"), examples)
    fixed = list(batches(windows(examples, tokenizer), size=3, pad_id=0, with_types=True))

    class Same:
        def pool(self, number, **options):
            return fixed

    told = []
    monkeypatch.setattr("eval.training.loop.time.monotonic", iter(range(0, 10**6, 30)).__next__)
    folder = tmp_path / "new" / "run"
    Run(network, Same(), Recipe(examples=300, batch_size=3, learning_rate=1e-2), folder).train(told.append)
    after = evaluate(_reader(network, base, tmp_path / "after"), [*examples, make_example(id="none")])
    assert (after.exact_match, after.f1, after.answerable, after.questions) == (1.0, 1.0, 3, 4)
    assert before.exact_match < 1.0
    assert before.declined is None
    assert 0.75 <= after.declined <= 1.0
    assert told[-1].loss < told[0].loss
    rows = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    assert [row["seen"] for row in rows] == [progress.seen for progress in told]


def test_a_folder_without_a_network_is_refused(tmp_path):
    """So is one without a tokenizer; each says what is missing."""
    with pytest.raises(ReaderError, match="no encoder that transformers can load"):
        load_network(tmp_path, freeze_embeddings=True)
    with pytest.raises(ReaderError, match=r"no tokenizer\.json"):
        load_tokenizer(tmp_path, tokens=64, stride=16)
