"""`make kinds`: learns from the development set what each piece of evidence says for each kind of talk.

Every message is heard at its place, and a softmax with a ridge is fitted to what the people wanted.  Printed is how
often the kind is right for each voice when that voice is left out whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context

import numpy as np
import numpy.typing as npt
import pytest
from rich.console import Console
from rich.progress import track
from rich.table import Table
from scipy import sparse  # type: ignore[import-untyped]
from scipy.optimize import minimize  # type: ignore[import-untyped]

from bot.answers.features import SLOTS, Indices
from bot.answers.features import Weights as Lit
from bot.answers.speech import Speech
from bot.chat import texts
from bot.chat.reading import kinds, question_cues
from bot.chat.reading.answer import answer
from bot.chat.reading.evidence import evidence
from bot.chat.reading.hearing import hear
from bot.chat.reading.readings import About, Reading
from bot.chat.reading.readings import Place as Standing
from bot.chat.reading.shapes import by_shape
from flows.questions import Files, Text
from flows.text import visible
from locales import LOCALES
from tests.talk import hands
from tests.talk.player import HERE, Message, Place, messages, places

RIDGE = 50.0
"""How much the weights are held back; measured on voices left out."""
WORDS = 15.0
"""How much the features of the words count beside the named evidence; measured the same way."""
FOLDS = 6
"""Parts of the voices that are left out together."""
KIND_OF = {
    "keep": kinds.SMALL_TALK,
    "aside": kinds.QUESTION,
    "cannot": kinds.CANNOT,
    "perhaps-leave": kinds.LEAVE,
    "edit": kinds.EDIT,
    "change": kinds.CHANGE,
}

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Lesson:
    """What was found in a message, and the kind that it is."""

    voice: str
    found: dict[str, float]
    lit: tuple[Indices, Lit]
    kind: str


def main() -> None:
    """Hear, learn, write, print."""
    lessons = list(heard("development"))
    Console(width=80).print(_table(lessons))
    learn(lessons, learned_from()).save(kinds.FILE)


def learned_from() -> str:
    """What marks the messages, and the phrases whose weights they are heard with."""
    said = (HERE / "development.jsonl").read_bytes()
    return sha256(said + Speech.load(LOCALES).bank.encode()).hexdigest()[:16]


def learn(lessons: Sequence[Lesson], mark: str = "") -> kinds.Weights:
    """Fit the weights to what people wanted."""
    names = tuple(sorted({name for each in lessons for name in each.found}))
    raw = np.array([[each.found.get(name, 0.0) for name in names] for each in lessons])
    mean, scale = raw.mean(axis=0), np.maximum(raw.std(axis=0), 1e-6)
    rows = sparse.hstack([sparse.csr_matrix((raw - mean) / scale), WORDS * _lit(lessons)]).tocsr()
    wanted = np.array([[each.kind == kind for kind in kinds.KINDS] for each in lessons], dtype=float)
    size = (rows.shape[1] + 1, len(kinds.KINDS))

    def loss(flat: Rows) -> tuple[float, Rows]:
        weights = flat.reshape(size)
        said = rows @ weights[1:] + weights[0]
        said -= said.max(axis=1, keepdims=True)
        shares = np.exp(said)
        shares /= shares.sum(axis=1, keepdims=True)
        wrong = shares - wanted
        slope = np.vstack([wrong.sum(axis=0), rows.T @ wrong + RIDGE * weights[1:]])
        cost = -np.log(np.maximum((shares * wanted).sum(axis=1), 1e-12)).sum()
        return float(cost + RIDGE / 2 * (weights[1:] ** 2).sum()), slope.ravel()

    best = minimize(loss, np.zeros(size).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    found = best.x.reshape(size)
    evidence = found[1 : len(names) + 1] / scale[:, None]
    return kinds.made(found[0] - mean @ evidence, names, evidence, WORDS * found[len(names) + 1 :], mark)


def _lit(lessons: Sequence[Lesson]) -> sparse.csr_matrix:
    starts = np.cumsum([0, *(len(each.lit[0]) for each in lessons)])
    slots = np.concatenate([each.lit[0] for each in lessons])
    weights = np.concatenate([each.lit[1] for each in lessons])
    return sparse.csr_matrix((weights, slots, starts), shape=(len(lessons), SLOTS))


def heard(name: str) -> Iterator[Lesson]:
    """Every message of a set that is read in a form, with what was found in it."""
    said: dict[str, list[Message]] = defaultdict(list)
    for message in messages(name):
        said[message.place].append(message)
    jobs = [(place, said[id]) for id, place in places().items() if place.flow and said[id]]
    with get_context("spawn").Pool() as pool:
        done = pool.imap(_hear, jobs)
        for some in track(done, "places", len(jobs), console=Console(stderr=True)):
            yield from some


def _hear(job: tuple[Place, list[Message]]) -> list[Lesson]:
    place, said = job
    ear = _Ear({visible(message.say) for message in said})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "read", ear.read)
        hands.hand().play(place, [("", message) for message in said])
    return [
        Lesson(message.voice, found, lit, kind)
        for message in said
        for found, lit, standing in ear.heard.get(visible(message.say), ())
        if (kind := _kind_of(message, standing))
    ]


class _Ear:
    """Listens in where these texts are read, and has the question asked again.  Whatever else is typed on the
    way there is a question or the answer."""

    def __init__(self, said: set[str]) -> None:
        self._said = said
        self.heard: dict[str, list[tuple[dict[str, float], tuple[Indices, Lit], Standing]]] = {}

    def read(self, place: Standing, text: str, speech: Speech) -> Reading:
        if text not in self._said:
            asks = question_cues.ASKING.search(text)
            return by_shape(place, text) or (About("again") if asks else answer(place.waiting, text, text))
        if text not in self.heard and by_shape(place, text) is None:
            self.heard[text] = [(evidence(hear(place, text, speech)), speech.lit(text), place)]
        return About("again")


def _kind_of(message: Message, place: Standing) -> str:
    if message.kind == "take":
        if message.value == "RESUME":
            return kinds.SMALL_TALK
        skips = message.value == "SKIP" and isinstance(place.waiting.question, (Text, Files))
        return kinds.SKIP if skips else kinds.ANSWER
    return KIND_OF.get(message.kind, "")


def _table(lessons: Sequence[Lesson]) -> Table:
    table = Table("voice, left out", "right", "of")
    voices = sorted({each.voice for each in lessons})
    right = 0
    for some in (voices[n::FOLDS] for n in range(FOLDS)):
        fitted = learn([each for each in lessons if each.voice not in some])
        for voice in some:
            mine = [each for each in lessons if each.voice == voice]
            good = sum(next(iter(fitted.chances(each.found, each.lit))) == each.kind for each in mine)
            right += good
            table.add_row(voice, str(good), str(len(mine)))
    table.caption = f"{right / len(lessons):.1%} of {len(lessons)}"
    return table


if __name__ == "__main__":
    main()
