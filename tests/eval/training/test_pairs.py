"""Yes/no questions beside sentences: of contrasts, of questions with verdicts, and of questions that were made."""

from __future__ import annotations

import json
import random
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from typer.testing import CliRunner

from eval.errors import GoldError
from eval.made_questions import MadeQuestion
from eval.squad import SquadAnswer, SquadQuestion
from eval.training.pack_pairs import app, pack_pairs
from eval.training.pairs import (
    Contrast,
    Pair,
    pairs_of_contrast,
    pairs_of_made,
    pairs_of_question,
    read_contrasts,
)
from eval.training.verdict_batches import VerdictBatches
from index.structure import sentence_ranges
from qa.types import VERDICTS

_ITEM = {
    "kind": "still",
    "a": "Is the kiosk open?",
    "b": "Has the kiosk shut?",
    "yes": "The kiosk trades on.",
    "no": "The kiosk closed in May.",
    "unclear": "The kiosk was painted in May.",
}
_TEXT = "Orme has a kiosk. It sells tea. Its owner is Ada Lund. She closed it in May. Nobody was told. The sign stayed."
_WRITTEN = Path(__file__).parents[3] / "eval" / "training" / "written"


def _question(verdict, *answers):
    return SquadQuestion(
        id="1",
        title="",
        context=_TEXT,
        question="Did Ada Lund close the kiosk?",
        answers=tuple(SquadAnswer(text, _TEXT.index(text)) for text in answers),
        impossible=not answers,
        verdict=verdict,
    )


def test_a_contrast_gives_six_pairs():
    """The opposite question has the opposite verdict, and none where there is none."""
    pairs = list(pairs_of_contrast(Contrast(**_ITEM)))
    assert Pair(_ITEM["a"], _ITEM["yes"], "yes") in pairs
    assert Pair(_ITEM["b"], _ITEM["yes"], "no") in pairs
    assert Pair(_ITEM["b"], _ITEM["no"], "yes") in pairs
    assert Pair(_ITEM["b"], _ITEM["unclear"], "unclear") in pairs
    assert len(pairs) == 6
    assert len(list(pairs_of_contrast(Contrast(**_ITEM | {"b": None})))) == 3


def test_a_line_without_a_field_is_refused(tmp_path):
    """With its number; so is a file without lines."""
    file = tmp_path / "contrasts.jsonl"
    file.write_text(json.dumps({name: text for name, text in _ITEM.items() if name != "no"}), encoding="utf-8")
    with pytest.raises(GoldError, match="1.*no"):
        read_contrasts(file)
    file.write_text("\n", encoding="utf-8")
    with pytest.raises(GoldError, match="no contrasts"):
        read_contrasts(file)


def test_a_question_stands_beside_what_decides_it():
    """Whole sentences in a row around it; around the likest one if nothing decides."""
    for seed in range(20):
        rng = random.Random(seed)
        pairs = [*pairs_of_question(_question("yes", "closed it"), rng), *pairs_of_question(_question("unclear"), rng)]
        assert [verdict for _, _, verdict in pairs] == ["yes", "unclear"]
        sentences = [_TEXT[each.start : each.end] for each in sentence_ranges(_TEXT)]
        for (_, text, _), holds in zip(pairs, ("She closed it in May.", "Its owner is Ada Lund."), strict=True):
            assert holds in text
            assert text in " ".join(sentences)
            assert text.split(". ")[0].rstrip(".") + "." in sentences
    assert list(pairs_of_question(_question(None, "tea"), rng)) == []


def test_a_made_question_stands_beside_its_answer():
    """What is denied and what the text has another value for are both no."""
    rng = random.Random(3)
    for label, verdict in (("said", "yes"), ("denied", "no"), ("not said", "no")):
        made = MadeQuestion(text=_TEXT, question="Does it sell tea?", label=label, start=_TEXT.index("tea"))
        question, text, given = pairs_of_made(made, rng)
        assert (question, given) == ("Does it sell tea?", verdict)
        assert "It sells tea." in text


def test_pairs_are_drawn_by_their_shares(base):
    """Each once an epoch, or as often as its source's share says; none has more tokens than fit."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    pairs = {"some": [Pair(f"Was it {n}?", f"It was {n}.", "yes") for n in range(30)], "none": [Pair("a", "b", "no")]}
    arrays = pack_pairs(pairs, tokenizer, seed=1)
    batches = list(islice(VerdictBatches(arrays, {"none": 0.0}, budget=80, seed=2), 6))
    assert all(batch.ids.numel() <= 80 or len(batch.ids) == 1 for batch in batches)
    assert torch.cat([batch.verdicts for batch in batches]).unique().tolist() == [VERDICTS.index("yes")]
    assert all((batch.ids[:, 0] == 0).all() for batch in batches)
    assert (np.bincount(arrays["rows"][:, 3]) == [1, 30]).all()


def test_the_command_packs_each_kind(base, tmp_path):
    """It says how many pairs each file gave."""
    contrasts = tmp_path / "contrasts.jsonl"
    contrasts.write_text(json.dumps(_ITEM) + "\n", encoding="utf-8")
    arguments = ["--contrasts", contrasts, "--data", _WRITTEN / "towns.json", "--made", _WRITTEN / "towns.json"]
    arguments += ["--most", 5, "--tokenizer", base / "tokenizer.json", "--out", tmp_path / "pairs.npz"]
    result = CliRunner().invoke(app, [str(each) for each in arguments])
    assert result.exit_code == 0, result.output
    assert "contrasts 6" in result.stderr
    with np.load(tmp_path / "pairs.npz") as arrays:
        assert arrays["sources"].tolist() == ["contrasts", "towns-made", "towns-verdicts"]
        assert len(arrays["rows"]) == 6 + 2 * 336 + 5


def test_the_contrasts_are_what_the_readme_says():
    """As many as it counts; no text stands for two verdicts, and no item is there twice."""
    items = [item for path in sorted((_WRITTEN.parent / "contrasts").glob("*.jsonl")) for item in read_contrasts(path)]
    readme = (_WRITTEN.parents[1] / "gold" / "README.md").read_text("utf-8")
    pairs = [pair for item in items for pair in pairs_of_contrast(item)]
    assert f"{len(items):,} items" in readme
    assert f"{len(pairs):,} pairs" in readme
    verdicts = {}
    for question, text, verdict in pairs:
        assert verdicts.setdefault((question, text), verdict) == verdict
    assert len(verdicts) == len(pairs)
