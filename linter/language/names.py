"""Finding names: thousands of literal phrases in one pass, each with whatever it was filed under."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from linter.language.tokens import Join, Sentence

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class NameHit(Generic[Payload]):
    """A name at tokens `start` to `end` (excluded)."""

    start: int
    end: int
    payload: Payload


@dataclass(slots=True)
class _Node(Generic[Payload]):
    following: dict[str, _Node[Payload]]
    payloads: list[Payload]


class NameTrie(Generic[Payload]):
    """A trie over token sequences. Names match across white space and hyphens, never across commas or stronger joins.

    A possessive ending is optional in the copy: `lupus's` matches `lupus`.
    """

    def __init__(self, names: Iterable[tuple[Sequence[str], Payload]]) -> None:
        self._root: _Node[Payload] = _Node({}, [])
        for words, payload in names:
            node = self._root
            for word in words:
                node = node.following.setdefault(word, _Node({}, []))
            if payload not in node.payloads:
                node.payloads.append(payload)

    def hits(self, sentence: Sentence) -> list[NameHit[Payload]]:
        """Every name, the longest at each start, in order; names may overlap."""
        found = []
        first = self._root.following
        for start, word in enumerate(sentence.words):
            node = first.get(word) or (first.get(word[:-2]) if word.endswith("'s") else None)
            if node is not None:
                end, payloads = _longest(node, sentence, start + 1)
                found += [NameHit(start, end, payload) for payload in payloads]
        return found


def _longest(node: _Node[Payload], sentence: Sentence, at: int) -> tuple[int, list[Payload]]:
    best, payloads = at, node.payloads
    words, joins = sentence.words, sentence.joins
    while at < len(words) and node.following and joins[at] is Join.TIGHT:
        word = words[at]
        following = node.following.get(word) or (node.following.get(word[:-2]) if word.endswith("'s") else None)
        if following is None:
            break
        node, at = following, at + 1
        if node.payloads:
            best, payloads = at, node.payloads
    return best, payloads
