"""A tiny MPNet reader with its int8 form, and the trained network that it was made from."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from transformers import AutoModelForQuestionAnswering

from eval.training.export import export
from tests.factories import seed_text
from tests.qa.tiny import save_reader


def save_trained(folder: Path) -> Path:
    """Write an MPNet reader with varied weights, as a trained one has; return its folder."""
    save_reader(folder, "mpnet")
    network = AutoModelForQuestionAnswering.from_pretrained(folder, local_files_only=True)
    torch.manual_seed(1)
    with torch.no_grad():
        for weights in network.parameters():
            weights.add_(torch.randn_like(weights) * 0.05)
    network.save_pretrained(folder)
    return folder


def save_questions(file: Path) -> Path:
    """Write a few questions with contexts, one per line; return the file."""
    text = seed_text(1)[:700]
    rows = []
    for number in range(4):
        context = text[number * 100 :].lstrip()
        answer = {"text": context.split()[0], "start": 0}
        row = {"id": str(number), "title": "seed", "context": context, "question": "How many?", "answers": [answer]}
        rows.append(json.dumps(row | {"is_impossible": False}))
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def save_int8(folder: Path) -> tuple[Path, Path]:
    """Write a trained reader and its export; return both folders."""
    trained, exported = save_trained(folder / "trained"), folder / "exported"
    export(trained, exported, name="tiny", balance=[f"{save_questions(folder / 'questions.jsonl')}=3"])
    return trained, exported
