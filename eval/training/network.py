"""The network that is trained: MPNet (Song et al. 2020) with a head for spans and one for verdicts.

Its parameters have the names of transformers' `MPNetForQuestionAnswering`, so weights go from one to the other; only
`verdicts` is its own. It is
written out because attention with relative positions is fused only if it is asked for in this form, and because a
machine with an accelerator may have torch and little else.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

PAD = 1
_VERDICTS = 3  # yes, no and unclear
_BUCKETS, _FARTHEST = 32, 128  # of the relative positions
_FIRST_POSITION = PAD + 1  # MPNet counts positions from here
_FORBIDDEN = -1e4  # as a logit: such a token is never looked at


class SpanNetwork(nn.Module):
    """MPNet with its two heads; the embeddings and the relative positions are never trained."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        """Make a network with random weights; `config` is what transformers writes as `config.json`."""
        super().__init__()
        width, dropout, epsilon = config["hidden_size"], config["hidden_dropout_prob"], config["layer_norm_eps"]
        self.mpnet: Any = nn.Module()
        self.mpnet.embeddings = nn.ModuleDict(
            {
                "word_embeddings": nn.Embedding(config["vocab_size"], width),
                "position_embeddings": nn.Embedding(config["max_position_embeddings"], width),
                "LayerNorm": nn.LayerNorm(width, eps=epsilon),
            }
        )
        self.mpnet.encoder = nn.Module()
        self.mpnet.encoder.layer = nn.ModuleList(
            _TransformerLayer(width, config["intermediate_size"], config["num_attention_heads"], dropout, epsilon)
            for _ in range(config["num_hidden_layers"])
        )
        self.mpnet.encoder.relative_attention_bias = nn.Embedding(_BUCKETS, config["num_attention_heads"])
        self.qa_outputs = nn.Linear(width, 2)
        self.verdicts = nn.Linear(width, _VERDICTS)
        nn.init.zeros_(self.verdicts.weight)  # until it is trained it favours none
        nn.init.zeros_(self.verdicts.bias)
        self._dropout = dropout
        for part in (self.mpnet.embeddings, self.mpnet.encoder.relative_attention_bias):
            part.requires_grad_(False)

    def freeze(self, layers: int) -> None:
        """Leave the first layers as they are, which trains the rest faster."""
        for layer in self.mpnet.encoder.layer[:layers]:
            layer.requires_grad_(False)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the start and end logits, shape `(windows, tokens, 2)`, of token ids, shape `(windows, tokens)`."""
        logits: Tensor = self.qa_outputs(self._hidden(ids))
        return logits

    def verdict_logits(self, ids: Tensor) -> Tensor:
        """Return the logits of yes, no and unclear, shape `(windows, 3)`, of token ids, shape `(windows, tokens)`."""
        logits: Tensor = self.verdicts(self._hidden(ids)[:, 0])
        return logits

    def _hidden(self, ids: Tensor) -> Tensor:
        embeddings, at = self.mpnet.embeddings, torch.arange(ids.shape[1], device=ids.device)
        hidden: Tensor = embeddings["word_embeddings"](ids) + embeddings["position_embeddings"](at + _FIRST_POSITION)
        hidden = functional.dropout(embeddings["LayerNorm"](hidden), self._dropout, self.training)
        bias = self.mpnet.encoder.relative_attention_bias(_buckets(at)).permute(2, 0, 1)[None]
        bias = bias.to(torch.bfloat16) if ids.is_cuda else bias
        bias = bias + (ids == PAD)[:, None, None, :].to(bias.dtype) * _FORBIDDEN
        bias = bias.contiguous()  # the fused kernels take no other
        for layer in self.mpnet.encoder.layer:
            hidden = layer(hidden, bias)
        return hidden


class _TransformerLayer(nn.Module):
    """A transformer layer, normalized after each half."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float, epsilon: float) -> None:
        super().__init__()
        self.attention = nn.ModuleDict(
            {
                "attn": nn.ModuleDict({name: nn.Linear(width, width) for name in "qkvo"}),
                "LayerNorm": nn.LayerNorm(width, eps=epsilon),
            }
        )
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(width, inner)})
        self.output = nn.ModuleDict({"dense": nn.Linear(inner, width), "LayerNorm": nn.LayerNorm(width, eps=epsilon)})
        self._heads, self._dropout = heads, dropout

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = hidden.shape
        attn: Any = self.attention["attn"]
        q, k, v = (attn[name](hidden).view(batch, length, self._heads, -1).transpose(1, 2) for name in "qkv")
        dropout = self._dropout if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype), dropout_p=dropout)
        mixed = attn["o"](mixed.transpose(1, 2).reshape(batch, length, width))
        hidden = self.attention["LayerNorm"](hidden + functional.dropout(mixed, dropout))
        inner = self.output["dense"](functional.gelu(self.intermediate["dense"](hidden)))
        normalized: Tensor = self.output["LayerNorm"](hidden + functional.dropout(inner, dropout))
        return normalized


def _buckets(at: Tensor) -> Tensor:
    """Return a number for each distance between places, far ones sharing theirs by their logarithm (as T5 does)."""
    apart = at[None] - at[:, None]
    half, exact = _BUCKETS // 2, _BUCKETS // 4
    steps = torch.log(apart.abs().clamp(min=1).float() / exact) / math.log(_FARTHEST / exact) * (half - exact)
    far = exact + steps.long().clamp(max=half - exact - 1)
    return (apart > 0).long() * half + torch.where(apart.abs() < exact, apart.abs(), far)
