"""The network: the first layers of a small pretrained encoder, features added to its embeddings, label scores and link vectors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from quoth.quotations.tagger.encoding import DEPTHS, KINDS, SHAPES
from quoth.quotations.tagger.labels import LABELS
from training.quotations.crf import legal_moves


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network; all but `layers` and `link` are the backbone's."""

    layers: int = 3
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    link: int = 48
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.dropout = shape.dropout
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.out_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.down_norm = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """The states after this layer; `bias`, if any, is added to the attention: hugely negative at padding."""
        batch, pieces, width = states.shape
        query, key, value = (
            part(states).view(batch, pieces, self.heads, width // self.heads).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5
        weights = torch.softmax(scores if bias is None else scores + bias, dim=-1)
        seen = (weights @ value).transpose(1, 2).reshape(batch, pieces, width)
        states = self.out_norm(states + functional.dropout(self.out(seen), self.dropout, self.training))
        fed = self.down(functional.gelu(self.up(states)))
        return self.down_norm(states + functional.dropout(fed, self.dropout, self.training))


class Tagger(nn.Module):
    """Scores of labels and link vectors for every piece of a batch of windows."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.shapes = nn.Embedding(SHAPES, shape.width)
        self.depths = nn.Embedding(DEPTHS, shape.width)
        self.kinds = nn.Embedding(KINDS, shape.width)
        for added in (self.shapes, self.depths, self.kinds):
            nn.init.normal_(added.weight, std=0.02)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.labels = nn.Linear(shape.width, len(LABELS))
        self.links = nn.Linear(shape.width, 4 * shape.link)
        self.moves = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.register_buffer("legal", legal_moves())

    def forward(
        self, ids: Tensor, shapes: Tensor, depths: Tensor, kinds: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Label scores, link vectors (content, cue as goal, cue as origin, source) and states of the last layer, by piece.

        `mask` is 1 at pieces and 0 at padding; None when there is no padding.
        """
        positions = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(positions) + self.shapes(shapes) + self.depths(depths) + self.kinds(kinds)
        states = functional.dropout(self.norm(states), self.shape.dropout, self.training)
        bias = None if mask is None else (1.0 - mask)[:, None, None, :] * -10000.0
        for layer in self.layers:
            states = layer(states, bias)
        read = functional.dropout(states, self.shape.dropout, self.training)
        return self.labels(read), self.links(read), states

    def transitions(self) -> Tensor:
        """The learned scores of one label after another, impossible moves ruled out."""
        return self.moves + self.legal


def from_backbone(weights: Path, shape: Shape) -> Tagger:
    """A tagger whose encoder begins with the first layers of a BERT model saved as safetensors."""
    given = load_file(weights)
    tagger = Tagger(shape)
    kind = given["embeddings.token_type_embeddings.weight"][0]
    _copy(tagger.words, given, "embeddings.word_embeddings")
    _copy(tagger.positions, given, "embeddings.position_embeddings")
    with torch.no_grad():
        tagger.positions.weight += kind
    _copy(tagger.norm, given, "embeddings.LayerNorm")
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "out_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "down_norm": "output.LayerNorm",
    }
    for number, layer in enumerate(tagger.layers):
        for ours, theirs in names.items():
            _copy(getattr(layer, ours), given, f"encoder.layer.{number}.{theirs}")
    return tagger


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    with torch.no_grad():
        for part, parameter in module.named_parameters():
            parameter.copy_(given[f"{name}.{part}"])
