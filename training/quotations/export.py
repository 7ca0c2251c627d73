"""The trained tagger as the wheel ships it: an int8 ONNX network, its tokenizer, and its transitions beside it."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import get_args

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from quoth.quotations.tagger.linking import Evidence
from training.quotations.network import Tagger

_INPUTS = ("ids", "shapes", "depths", "kinds")
_OUTPUTS = ("labels", "links", "states")
_NEVER = -50.0


def export(tagger: Tagger, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the network and its tokenizer to `folder`, as `quoth.quotations.tagger.network.load` reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    network = folder / "quotations.onnx"
    whole = folder / "quotations.fp32.onnx"
    _to_onnx(tagger, whole)
    quantize_dynamic(whole, network, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    whole.unlink()
    tokenizer.save(str(folder / "quotations.tokenizer.json"), pretty=False)


def write_settings(tagger: Tagger, folder: Path, recipe: str) -> None:
    """Write what is read beside the network: the name of the recipe, the transitions, and a calibration that changes nothing yet."""
    as_it_is = [(0.0, 0.0), (1.0, 1.0)]
    given = {
        "recipe": recipe,
        "transitions": [[round(max(move, _NEVER), 4) for move in row] for row in tagger.transitions().tolist()],
        "calibration": dict.fromkeys(get_args(Evidence), as_it_is),
    }
    (folder / "quotations.json").write_text(json.dumps(given, indent=1) + "\n", encoding="utf-8")


def _to_onnx(tagger: Tagger, path: Path) -> None:
    window = torch.ones(1, 8, dtype=torch.long)
    axes = {name: {1: "pieces"} for name in (*_INPUTS, *_OUTPUTS)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracing exporter warns that a newer one exists; its graph fuses and quantises worse
        torch.onnx.export(
            tagger.eval(),
            (window,) * len(_INPUTS),
            str(path),
            input_names=_INPUTS,
            output_names=_OUTPUTS,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    onnx.checker.check_model(str(path))
