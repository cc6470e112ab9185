"""Training a tiny network: the network, the loss, and going on after it was cut off."""

from __future__ import annotations

import json
import math
import shutil
from itertools import islice, repeat

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import AutoModelForQuestionAnswering
from typer.testing import CliRunner

from eval.training.__main__ import app, start_from
from eval.training.batches import WindowBatch, WindowBatches
from eval.training.draws import Draws, Mixture
from eval.training.loop import Recipe, TrainingRun, divergence, loss_of, masked
from eval.training.network import PAD
from eval.training.pack_pairs import pack_pairs
from eval.training.pairs import Pair
from eval.training.verdict_batches import VerdictBatch
from qa.reading.readers import load_reader
from tests.qa.tiny import POSITIONS, save_reader

_MIXTURE = Mixture(tokens=POSITIONS, stride=16, negative=0.5, near_miss=0.0, pad=0.0, short=0)


def _batch(ids, passages, starts, ends, groups):
    return WindowBatch(*(torch.tensor(part) for part in (ids, passages, starts, ends, groups)))


def _batches(arrays, seed=1):
    return iter(WindowBatches(Draws(arrays, _MIXTURE, {}), budget=600, seed=seed))


def test_the_network_is_mpnet(base):
    """Logits are those of transformers' own, also of padded windows."""
    ours = start_from(base, seed=1).eval()
    theirs = AutoModelForQuestionAnswering.from_pretrained(base).eval()
    ids = torch.randint(5, 100, (3, 60))
    ids[1, 40:] = PAD
    with torch.inference_mode():
        logits = ours(ids)
        output = theirs(input_ids=ids, attention_mask=(ids != PAD).long())
    wanted = torch.stack([output.start_logits, output.end_logits], dim=-1)
    assert (logits - wanted)[ids != PAD].abs().max() < 1e-5


def test_an_encoder_gets_a_span_head(base, tmp_path):
    """Drawn by the seed; its weights are taken under their plain names."""
    whole = AutoModelForQuestionAnswering.from_pretrained(base)
    shutil.copytree(base, tmp_path / "encoder")
    whole.mpnet.save_pretrained(tmp_path / "encoder")
    one, same, other = (start_from(tmp_path / "encoder", seed=seed).state_dict() for seed in (1, 1, 2))
    assert torch.equal(
        one["mpnet.encoder.layer.0.attention.attn.q.weight"], whole.mpnet.encoder.layer[0].attention.attn.q.weight
    )
    assert torch.equal(one["qa_outputs.weight"], same["qa_outputs.weight"])
    assert not torch.equal(one["qa_outputs.weight"], other["qa_outputs.weight"])


def test_only_the_passage_can_be_answered_from():
    """And the first token, for no answer: not the question, the last sign or the padding."""
    batch = _batch([[0, 9, 2, 2, 8, 7, 2, PAD]], [4], [4], [5], [0])
    logits = masked(torch.ones(1, 8, 2), batch)
    assert (logits[0, 0] == 1).tolist() == [True, False, False, False, True, True, False, False]


def test_the_loss_of_windows_together_is_of_all_their_tokens():
    """One softmax over the margins of a question's windows, with no answer at 0; alone it is each window's own."""
    rng = np.random.default_rng(2)
    batch = _batch([[0, 9, 2, 2, 8, 7, 6, 2]] * 4, [4] * 4, [5, 0, 0, 4], [6, 0, 0, 4], [0, 0, 1, 2])
    logits = masked(torch.tensor(rng.normal(size=(4, 8, 2)) * 3), batch)
    margins = (logits - logits[:, :, :1]).numpy()[:, :, 4:7]
    wanted = 0.0
    for side, labels in zip(margins, (batch.starts, batch.ends), strict=True):
        for windows in ([0, 1], [2], [3]):
            scores = np.concatenate([[0.0], *(side[w] for w in windows)])
            answered = [side[w][labels[w] - 4] for w in windows if labels[w]]
            wanted += (np.log(np.exp(scores).sum()) - (answered[0] if answered else 0.0)) / 3 / 2
    assert float(loss_of(logits, batch, joint=1.0)) == pytest.approx(wanted, abs=1e-4)
    single = WindowBatch(*(part[2:] for part in batch[:4]), groups=torch.tensor([0, 1]))
    alone, together = (float(loss_of(logits[:, 2:], single, joint=joint)) for joint in (0.0, 1.0))
    assert alone == pytest.approx(together, abs=1e-4)


def test_it_learns(base, arrays):
    """The loss of the batches it was trained on falls, and what is frozen stays."""
    network = start_from(base, seed=1, dropout=0.0)
    before = {name: weight.clone() for name, weight in network.state_dict().items()}
    seen = list(islice(_batches(arrays), 8))
    decided = VerdictBatch(torch.randint(5, 100, (6, 20)), torch.tensor([0, 1, 2, 0, 1, 2]))

    def losses():
        with torch.inference_mode():
            spans = sum(float(loss_of(masked(network(b.ids), b), b, joint=0.5)) for b in seen)
            return spans, float(functional.cross_entropy(network.verdict_logits(decided.ids), decided.verdicts))

    first = losses()
    assert first[1] == pytest.approx(math.log(3))  # a head that was never trained favours none
    lines = []
    run = TrainingRun(network, Recipe(windows=1200, learning_rate=1e-2))
    run.train(iter(seen * 100), lines.append, verdicts=repeat(decided))
    assert all(after < 0.7 * before for before, after in zip(first, losses(), strict=True))
    assert run.seen >= 1200
    frozen = {name for name, weight in network.state_dict().items() if torch.equal(weight, before[name])}
    assert frozen == {name for name in before if "embeddings" in name or "relative" in name}


def test_a_run_goes_on_from_its_checkpoint(base, arrays, tmp_path):
    """With its weights, its optimizer and what it has seen; a run that is over stays as it is."""
    checkpoint = tmp_path / "checkpoint.pt"
    network = start_from(base, seed=1)
    run = TrainingRun(network, Recipe(windows=60, checkpoint_minutes=0.0), checkpoint)
    run.train(_batches(arrays), lambda line: None)
    assert not checkpoint.with_suffix(".new").exists()
    again = start_from(base, seed=2)
    resumed = TrainingRun(again, Recipe(windows=60), checkpoint)
    resumed.resume()
    assert resumed.seen == run.seen
    assert all(torch.equal(weight, again.state_dict()[name]) for name, weight in network.state_dict().items())
    resumed.train(iter(()), lambda line: None)
    assert resumed.seen == run.seen


def _train(base, pack, out, *more):
    arguments = [
        "--pack",
        pack,
        "--base",
        base,
        "--out",
        out,
        "--windows",
        30,
        "--budget",
        600,
        "--tokens",
        POSITIONS,
        *more,
    ]
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_command_writes_a_reader(base, arrays, tmp_path):
    """It loads like any other, and differs from the one it started from; --resume finds nothing left to do."""
    np.savez(tmp_path / "pack.npz", **arrays)
    result = _train(base, tmp_path / "pack.npz", tmp_path / "out", "--share", "news=2", "--workers", 1)
    assert result.exit_code == 0, result.output
    assert "windows seen" in result.output
    before, after = (load_file(folder / "model.safetensors") for folder in (base, tmp_path / "out"))
    assert before.keys() == after.keys()
    assert not torch.equal(before["qa_outputs.weight"], after["qa_outputs.weight"])
    assert load_reader(str(tmp_path / "out")).folder == tmp_path / "out"
    again = _train(base, tmp_path / "pack.npz", tmp_path / "out", "--resume")
    assert again.exit_code == 0, again.output
    assert torch.equal(
        load_file(tmp_path / "out" / "model.safetensors")["qa_outputs.weight"], after["qa_outputs.weight"]
    )


def test_verdicts_are_trained_and_saved(base, arrays, tmp_path):
    """Their head is in the weights if it was trained; a reader with one can be trained further."""
    np.savez(tmp_path / "pack.npz", **arrays)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    pairs = [Pair("Who spoke?", "Putin spoke.", "yes"), Pair("Who spoke?", "No one spoke.", "no")]
    np.savez(tmp_path / "pairs.npz", **pack_pairs({"news": pairs}, tokenizer, seed=1))
    trained = _train(
        base, tmp_path / "pack.npz", tmp_path / "one", "--verdicts", tmp_path / "pairs.npz", "--verdict-budget", 99
    )
    assert trained.exit_code == 0, trained.output
    head = load_file(tmp_path / "one" / "model.safetensors")["verdicts.weight"]
    assert head.shape == (3, 16)
    assert _train(tmp_path / "one", tmp_path / "pack.npz", tmp_path / "two").exit_code == 0
    assert torch.equal(load_file(tmp_path / "two" / "model.safetensors")["verdicts.weight"], head)


def test_frozen_layers_stay_as_they_are(base, arrays, tmp_path):
    """And the span head is trained all the same."""
    np.savez(tmp_path / "pack.npz", **arrays)
    assert _train(base, tmp_path / "pack.npz", tmp_path / "out", "--frozen", 1).exit_code == 0
    before, after = (load_file(folder / "model.safetensors") for folder in (base, tmp_path / "out"))
    layers = [name for name in before if ".layer.0." in name]
    assert layers
    assert all(torch.equal(before[name], after[name]) for name in layers)
    assert not torch.equal(before["qa_outputs.weight"], after["qa_outputs.weight"])


def test_what_cannot_be_trained_is_refused(base, arrays, tmp_path):
    """What is wrong with a base, a share, an end, a checkpoint or a pack is said."""
    np.savez(tmp_path / "pack.npz", **arrays)
    other = save_reader(tmp_path / "bert")
    for folder, more, said in (
        (other, (), "not mpnet"),
        (tmp_path, (), "config.json"),
        (base, ("--share", "news=much"), "a number"),
        (base, ("--verdicts", base / "config.json"), "no pack of yes/no questions"),
        (base, ("--windows", "inf"), "how long"),
        (base, ("--resume",), "no checkpoint"),
        (base, ("--pack", base / "config.json"), "no pack"),
    ):
        result = _train(folder, tmp_path / "pack.npz", tmp_path / "out", *more)
        assert result.exit_code == 2
        assert said in " ".join(result.output.replace("│", " ").split())
        assert not (tmp_path / "out" / "model.safetensors").exists()


def test_a_damaged_base_is_refused(base, tmp_path):
    """One whose weights are not those of its configuration."""
    shutil.copytree(base, tmp_path / "base")
    config = json.loads((base / "config.json").read_text())
    (tmp_path / "base" / "config.json").write_text(json.dumps(config | {"num_hidden_layers": 2}))
    (tmp_path / "pack.npz").write_bytes(b"")
    with pytest.raises(Exception, match="lacks mpnet"):
        start_from(tmp_path / "base", seed=1)


def test_two_readings_differ_by_their_divergence():
    """Both ways of Kullback and Leibler, whatever is forbidden; alike readings differ by nothing."""
    rng = np.random.default_rng(5)
    one, other = (torch.tensor(rng.normal(size=(2, 3, 7))) for _ in range(2))
    one[:, :, 4:], other[:, :, 4:] = -1e4, -1e4
    p, q = one[:, :, :4].softmax(-1), other[:, :, :4].softmax(-1)
    wanted = ((p * (p / q).log()).sum(-1).mean() + (q * (q / p).log()).sum(-1).mean()) / 2
    assert float(divergence(one, other)) == pytest.approx(float(wanted), rel=1e-5)
    assert float(divergence(one, one)) == 0


def test_a_consistent_network_is_trained(base, arrays):
    """With dropout, so that the two readings differ."""
    run = TrainingRun(start_from(base, seed=3, dropout=0.3), Recipe(windows=60, consistency=1.0))
    before = {name: p.detach().clone() for name, p in run._network.named_parameters() if p.requires_grad}
    run.train(_batches(arrays), lambda line: None)
    after = dict(run._network.named_parameters())
    assert all(torch.isfinite(after[name]).all() for name in before)
    assert any(not torch.equal(after[name], weights) for name, weights in before.items())
