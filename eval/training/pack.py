"""`python -m eval.training.pack`: questions and passages as token numbers, for training on another machine.

All that needs the project's own code is done here: the wrong passages, the near misses and the typed questions are
made, and everything is tokenized. `python -m eval.training` needs little besides torch.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from tokenizers import Tokenizer

from eval.command import errors
from eval.training.data import Example, NegativeMiner, cap_by_question, read_examples, source_of
from eval.training.near_misses import NearMisses
from eval.training.passages import cut_some
from index.structure import sentence_ranges

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_console = Console(stderr=True)
_NEGATIVES = 3  # wrong passages of a question
_TYPED = 0.15  # of the questions have a typed form
_FUNCTION_WORDS = frozenset("a an the is are was were do does did of in on at to for by with has have had".split())
_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'))


@dataclass(slots=True, kw_only=True)
class _Texts:
    """Tokenized texts, each once."""

    tokenizer: Tokenizer
    numbers: dict[str, int]
    tokens: list[NDArray[np.uint16]]
    offsets: list[list[tuple[int, int]]]

    def add(self, text: str) -> int:
        """Return the number of a text."""
        known = self.numbers.get(text)
        if known is not None:
            return known
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        self.tokens.append(np.array(encoding.ids, dtype=np.uint16))
        self.offsets.append(encoding.offsets)
        self.numbers[text] = len(self.tokens) - 1
        return self.numbers[text]

    def tokens_of(self, number: int, start: int, end: int) -> tuple[int, int] | None:
        """Return the first and last token of the characters `[start, end)` of a text, or None if there are none."""
        inside = [at for at, (a, b) in enumerate(self.offsets[number]) if a < end and start < b]
        return (inside[0], inside[-1]) if inside else None


def pack(examples: Sequence[Example], tokenizer: Tokenizer, *, near_misses: int, seed: int) -> dict[str, Any]:
    """Return the arrays that `eval.training.draws` reads, `near_misses` draws of a near miss for each question.

    `tokens` and `ends`: the texts one after another, and where each ends. `rows`, shape `(questions, 6)`: question,
    passage, first and last token of the answer in the passage (-1 if it has none), source, and the question as people
    type it (-1 if it has no such form). `negatives`, shape `(questions, 3)`: wrong passages, -1 if there are fewer.
    `near`, shape `(near misses, 3)`: row, question, passage. `sentences` and `sentence_ends`: the tokens at which the
    sentences of each text begin. `sources` names the files; `quotes`, shape `(pairs, 2)`, are token ids of curly and
    straight quotation marks, and `question_mark` one, or -1.
    """
    texts = _Texts(tokenizer=tokenizer, numbers={}, tokens=[], offsets=[])
    miner, misses = NegativeMiner(examples), NearMisses(examples)
    sources = sorted({example.source for example in examples})
    rows, negatives, near = [], [], []
    for at, example in enumerate(track(examples, "packing", console=_console, transient=True)):
        rng = random.Random(f"{seed}:{example.source}:{example.id}:{at}")
        question, context = texts.add(example.question), texts.add(example.context)
        places = [texts.tokens_of(context, start, end) for start, end in example.answers]
        first, last = next((place for place in places if place is not None), (-1, -1))
        typed = texts.add(as_typed(example.question, rng)) if rng.random() < _TYPED else -1
        rows.append((question, context, first, last, sources.index(example.source), typed))
        wrong = _distinct(miner.mine(example, rng) for _ in range(2 * _NEGATIVES)) if example.answers else []
        negatives.append([*map(texts.add, wrong), *[-1] * _NEGATIVES][:_NEGATIVES])
        if example.answers:
            made = (misses.make(example, rng) for _ in range(near_misses))
            near += [(at, texts.add(miss.question), texts.add(miss.context)) for miss in made if miss]
    contexts = {row[1] for row in rows}
    quotes = [[_token(tokenizer, mark) for mark in pair] for pair in _QUOTES]
    sentences = [
        _sentence_starts(text, texts.offsets[number]) if number in contexts else []
        for text, number in texts.numbers.items()
    ]
    return {
        "tokens": np.concatenate(texts.tokens),
        "ends": np.cumsum([len(tokens) for tokens in texts.tokens], dtype=np.int64),
        "rows": np.array(rows, dtype=np.int32),
        "negatives": np.array(negatives, dtype=np.int32),
        "near": np.array(near, dtype=np.int32).reshape(-1, 3),
        "sentences": np.array([start for starts in sentences for start in starts], dtype=np.uint16),
        "sentence_ends": np.cumsum([len(starts) for starts in sentences], dtype=np.int64),
        "sources": np.array(sources),
        "quotes": np.array([pair for pair in quotes if -1 not in pair], dtype=np.int32).reshape(-1, 2),
        "question_mark": np.array(_token(tokenizer, "?")),
    }


def as_typed(question: str, rng: random.Random) -> str:
    """Write a question as people type it: without its mark, sometimes keywords only."""
    words = question.rstrip("? ").split()
    if rng.random() < 0.3 and len(words) > 5:
        words = words[:1] + [w for w in words[1:] if w.lower() not in _FUNCTION_WORDS]
    return " ".join(words).lower()


def _token(tokenizer: Tokenizer, mark: str) -> int:
    """Return the id of a mark, or -1 if the vocabulary lacks it."""
    number = tokenizer.token_to_id(mark)
    return -1 if number is None else int(number)


def _distinct(made: Iterable[Example | None]) -> list[str]:
    return list(dict.fromkeys(example.context for example in made if example is not None))


def _sentence_starts(text: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    starts = np.array([start for start, _ in offsets], dtype=np.int64)
    found = np.searchsorted(starts, [sentence.start for sentence in sentence_ranges(text)])
    return [int(place) for place in found if place < len(starts)]


@app.command()
def main(
    data: Annotated[list[Path], typer.Option(help="SQuAD JSON or JSONL, plain or gzip; can be repeated.")],
    tokenizer: Annotated[Path, typer.Option(help="tokenizer.json of the encoder to train.")],
    out: Annotated[Path, typer.Option(help="The .npz to write.")],
    near_misses: Annotated[int, typer.Option(min=0, help="Near misses drawn for each question.")] = 2,
    per_question: Annotated[int, typer.Option(min=1, help="Passages of one file a question is asked of.")] = 5,
    most: Annotated[int | None, typer.Option(min=1, help="Questions of one file, at most.")] = None,
    cut: Annotated[
        float, typer.Option(min=0, max=1, help="Share of the questions about whole articles asked of a passage.")
    ] = 0.0,
    seed: Annotated[int, typer.Option(help="Seed of what is drawn.")] = 13,
) -> None:
    """Tokenize questions and passages, with their wrong passages and near misses."""
    with errors():
        examples = []
        for path in data:
            drawn = read_examples(path)
            rng = random.Random(f"{seed}:{source_of(path)}")
            examples += rng.sample(drawn, most) if most and len(drawn) > most else drawn
        examples = cut_some(cap_by_question(examples, most=per_question, seed=seed), share=cut, seed=seed)
        encoder = Tokenizer.from_file(str(tokenizer))
        encoder.no_truncation()
        encoder.no_padding()
        arrays = pack(examples, encoder, near_misses=near_misses, seed=seed)
    np.savez(out, **arrays)
    _console.print(
        f"{len(examples):,} questions, {len(arrays['near']):,} near misses, {len(arrays['tokens']):,} tokens"
    )


if __name__ == "__main__":
    app()
