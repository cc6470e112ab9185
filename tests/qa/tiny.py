"""Readers as transformers saves them, of every family, small enough to make in a test: one layer, random weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import AutoConfig, AutoModelForQuestionAnswering

from tests.factories import seed_text

_VOCABULARY = 400  # tokens at most; unknown words fall apart into pieces of a few letters
POSITIONS = 64  # tokens that every tiny network can read at once


class Signs(NamedTuple):
    """How a family writes its first token, its end of a text, padding and unknown pieces."""

    cls: str
    sep: str
    pad: str
    unk: str


_BERT = Signs("[CLS]", "[SEP]", "[PAD]", "[UNK]")
_ROBERTA = Signs("<s>", "</s>", "<pad>", "<unk>")
_SIZES = {
    "hidden_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "max_position_embeddings": POSITIONS,
}
_RELATIVE = {"relative_attention": True, "position_biased_input": False, "pos_att_type": ["p2c", "c2p"]}
_CHANGES: dict[str, dict[str, Any]] = {
    "bert": {},
    "electra": {"embedding_size": 16},
    "distilbert": {"dim": 16, "n_layers": 1, "n_heads": 2, "hidden_dim": 32},
    "mpnet": {"max_position_embeddings": POSITIONS + 2},
    "roberta": {"max_position_embeddings": POSITIONS + 2, "type_vocab_size": 1},
    "xlm-roberta": {"max_position_embeddings": POSITIONS + 2, "type_vocab_size": 1},
    "deberta": _RELATIVE | {"type_vocab_size": 0},
    "deberta-v2": _RELATIVE | {"type_vocab_size": 0},
}
FAMILIES = tuple(_CHANGES)


def wordpiece(signs: Signs = _BERT) -> Tokenizer:
    """Return a lower-casing, accent-stripping tokenizer like BERT's."""
    tokenizer = Tokenizer(models.WordPiece(unk_token=signs.unk))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return _train(tokenizer, trainers.WordPieceTrainer, signs)


def byte_level(signs: Signs = _ROBERTA) -> Tokenizer:
    """Return a byte-level tokenizer like RoBERTa's; a token holds the blank before it."""
    tokenizer = Tokenizer(models.BPE(unk_token=signs.unk))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return _train(tokenizer, trainers.BpeTrainer, signs, initial_alphabet=pre_tokenizers.ByteLevel.alphabet())


def sentencepiece(signs: Signs = _BERT) -> Tokenizer:
    """Return a sentencepiece tokenizer like DeBERTa-v3's; a token holds the blank before it."""
    tokenizer = Tokenizer(models.Unigram())
    blanks = normalizers.Replace(pattern=Regex(r"\s{2,}|[\n\r\t]"), content=" ")
    tokenizer.normalizer = normalizers.Sequence([blanks, normalizers.NFC(), normalizers.Strip(left=False)])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return _train(tokenizer, trainers.UnigramTrainer, signs, unk_token=signs.unk)


def tokenizer_of(family: str) -> Tokenizer:
    """Return a tokenizer of the kind that a family uses."""
    match family:
        case "mpnet":
            return wordpiece(_ROBERTA)
        case "roberta":
            return byte_level()
        case "deberta":
            return byte_level(_BERT)
        case "deberta-v2":
            return sentencepiece()
        case "xlm-roberta":
            return sentencepiece(_ROBERTA)
        case _:
            return wordpiece()


def save_reader(folder: Path, family: str = "bert", **changes: Any) -> Path:
    """Write a reader of a family into a folder, as transformers saves it; return the folder."""
    tokenizer = tokenizer_of(family)
    config = AutoConfig.for_model(
        family,
        **_SIZES
        | {"vocab_size": tokenizer.get_vocab_size(), "pad_token_id": 1 if tokenizer.token_to_id("<pad>") else 0}
        | _CHANGES[family]
        | changes,
    )
    torch.manual_seed(0)
    network = AutoModelForQuestionAnswering.from_config(config)
    network.qa_outputs.weight.data.normal_(0.0, 1.0)  # wide apart, so that no two spans tie
    network.save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def _train(tokenizer: Tokenizer, trainer: Any, signs: Signs, **options: Any) -> Tokenizer:
    specials = [signs.cls, signs.pad, signs.sep, signs.unk] if signs is _ROBERTA else [*signs[2:], *signs[:2]]
    trained = trainer(vocab_size=_VOCABULARY, special_tokens=specials, show_progress=False, **options)
    tokenizer.train_from_iterator([seed_text(0)], trained)
    if signs is _ROBERTA:
        ids = [(sign, tokenizer.token_to_id(sign)) for sign in (signs.sep, signs.cls)]
        tokenizer.post_processor = processors.RobertaProcessing(*ids, trim_offsets=False, add_prefix_space=False)
    else:
        ids = [(sign, tokenizer.token_to_id(sign)) for sign in (signs.cls, signs.sep)]
        single, pair = f"{signs.cls} $A {signs.sep}", f"{signs.cls} $A {signs.sep} $B:1 {signs.sep}:1"
        tokenizer.post_processor = processors.TemplateProcessing(single=single, pair=pair, special_tokens=ids)
    return tokenizer
