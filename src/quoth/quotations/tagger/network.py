"""The shipped network: loaded once per process, when it is first needed, and run on one thread."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # it ships no type marks
from tokenizers import Tokenizer

from quoth.errors import ModelError
from quoth.quotations.tagger.decoding import Floats
from quoth.quotations.tagger.encoding import Window

_FILES = ("quotations.onnx", "quotations.tokenizer.json", "quotations.json")
_AGAIN = "install quoth again: the file comes with it"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the network says about a window, by word: label scores, link vectors, and the encoder's states where they were asked for."""

    window: Window
    scores: Floats
    links: Floats
    states: Floats | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """The encoder with all that is needed to read its answers."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    moves: Floats
    calibration: Mapping[str, Sequence[tuple[float, float]]]
    recipe: str

    def answers(self, window: Window, *, states: bool = False) -> Answers:
        """What the network says about `window`; the encoder's `states` only if asked for.

        One window at a time: on one thread, larger batches gain nothing and pay for padding.
        """
        by_piece = {"ids": window.ids, "shapes": window.shapes, "depths": window.depths, "kinds": window.kinds}
        feed = {name: values[np.newaxis].astype(np.int64) for name, values in by_piece.items()}
        given = self.session.run(["labels", "links", "states"] if states else ["labels", "links"], feed)
        return Answers(window, *(one[0, window.first] for one in given))

    def confidence(self, raw: float, evidence: str) -> float:
        """The share of attributions on such `evidence` that were right at this `raw` certainty, as counted when the model was made."""
        certainty, right = zip(*self.calibration[evidence], strict=True)
        return round(float(np.interp(raw, certainty, right)), 3)


@cache
def shipped() -> Network:
    """The network that comes with Quoth. Raises `ModelError` when one of its files is missing or damaged."""
    return load(Path(str(files("quoth").joinpath("models"))))


def load(folder: Path) -> Network:
    """The network in `folder`. Raises `ModelError` when one of its files is missing or damaged."""
    for name in _FILES:
        if not (folder / name).is_file():
            raise ModelError(str(folder / name), "the model file is missing", _AGAIN)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    try:
        session = onnxruntime.InferenceSession(str(folder / _FILES[0]), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / _FILES[1]))
        given: dict[str, Any] = json.loads((folder / _FILES[2]).read_text(encoding="utf-8"))
    except Exception as error:  # onnxruntime and tokenizers raise bare RuntimeErrors and Exceptions of their own
        raise ModelError(str(folder), f"the model cannot be loaded: {error}", _AGAIN) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Network(
        session,
        tokenizer,
        np.array(given["transitions"], dtype=np.float32),
        {evidence: [(float(raw), float(share)) for raw, share in points] for evidence, points in given["calibration"].items()},
        str(given["recipe"]),
    )
