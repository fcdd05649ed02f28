"""Finding names: thousands of literal phrases in one pass, each with whatever it was filed under.

Annotations are evaluated here, as in `linter.findings`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from linter.language.tokens import Join, Sentence

Payload = TypeVar("Payload")

NameTable = dict[str, str]
"""Names as plain data, by their first word: a line for each, of the number of what it was filed under and the words that follow."""


class NameHit(NamedTuple, Generic[Payload]):
    """A name at tokens `start` to `end` (excluded)."""

    start: int
    end: int
    payload: Payload


def name_table(names: Iterable[tuple[Sequence[str], int]]) -> NameTable:
    """The table of `names`, each its words and the number of what it is filed under."""
    lines: dict[str, dict[str, None]] = {}
    for (first, *rest), number in names:
        lines.setdefault(first, {})[" ".join((str(number), *rest))] = None
    return {first: "\n".join(own) for first, own in lines.items()}


def table_words(table: NameTable) -> Iterator[str]:
    """Every word of the names in `table`, as often as it stands there."""
    for first, lines in table.items():
        yield first
        for line in lines.split("\n"):
            yield from line.split(" ")[1:]


class _Node(Generic[Payload]):
    """A point in the trie: the words that may come next, and what is named by the words up to here."""

    __slots__ = ("following", "payloads")

    def __init__(self) -> None:
        self.following: dict[str, _Node[Payload]] = {}
        self.payloads: list[Payload] = []


class NameTrie(Generic[Payload]):
    """A trie over token sequences. Names match across white space and hyphens, never across commas or stronger joins.

    A possessive ending is optional in the copy: `lupus's` matches `lupus`. The branch of a first word is grown when that word is met.
    """

    def __init__(self, table: NameTable, payloads: Sequence[Payload]) -> None:
        self.table = table
        self.payloads = payloads
        self._branches: dict[str, _Node[Payload]] = {}

    def hits(self, sentence: Sentence) -> list[NameHit[Payload]]:
        """Every name, the longest at each start, in order; names may overlap."""
        found: list[NameHit[Payload]] = []
        words, table = sentence.words, self.table
        for start in [at for at, word in enumerate(words) if word in table or word[-2:] == "'s"]:
            word = words[start]
            if word not in table:
                word = word[:-2]
                if word not in table:
                    continue
            end, payloads = _longest(self._branch(word), sentence, start + 1)
            found += [NameHit(start, end, payload) for payload in payloads]
        return found

    def _branch(self, first: str) -> _Node[Payload]:
        branch = self._branches.get(first)
        if branch is None:
            branch = self._branches[first] = _Node()
            for line in self.table[first].split("\n"):
                number, *rest = line.split(" ")
                node = branch
                for word in rest:
                    node = node.following.setdefault(word, _Node())
                node.payloads.append(self.payloads[int(number)])
        return branch


def _longest(node: _Node[Payload], sentence: Sentence, at: int) -> tuple[int, list[Payload]]:
    best, payloads = at, node.payloads
    words, joins = sentence.words, sentence.joins
    while at < len(words) and node.following and joins[at] == _TIGHT:
        word = words[at]
        following = node.following.get(word) or (node.following.get(word[:-2]) if word.endswith("'s") else None)
        if following is None:
            break
        node, at = following, at + 1
        if node.payloads:
            best, payloads = at, node.payloads
    return best, payloads


_TIGHT = Join.TIGHT
