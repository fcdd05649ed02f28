"""Finding names: thousands of literal phrases in one pass, each with whatever it was filed under.

Annotations are evaluated here, as in `linter.findings`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from linter.language.tokens import Join, Sentence

Payload = TypeVar("Payload")

NameTable = dict[str, str]
"""Names as plain data, by the first letters of their first word: a line for each first word that begins so, which is that word and, behind
tabs, for each name the number of what it was filed under and the words that follow. A line feed stands before and behind each line.
"""

_LETTERS: Final = 3
"""So many first letters: a few hundred texts are read in a fraction of the time that thousands take, and a word is found in one of them."""

_MOST_BRANCHES: Final = 50_000
"""First words, or words that are none, that are remembered; with more, the trie is grown anew."""


class NameHit(NamedTuple, Generic[Payload]):
    """A name at tokens `start` to `end` (excluded)."""

    start: int
    end: int
    payload: Payload


def name_table(names: Iterable[tuple[Sequence[str], int]]) -> NameTable:
    """The table of `names`, each its words and the number of what it is filed under."""
    own: dict[str, dict[str, None]] = {}
    for (first, *rest), number in names:
        own.setdefault(first, {})[" ".join((str(number), *rest))] = None
    table: NameTable = {}
    for first, its in own.items():
        table[first[:_LETTERS]] = "\t".join((table.get(first[:_LETTERS], "\n") + first, *its)) + "\n"
    return table


def table_words(table: NameTable) -> Iterator[str]:
    """Every word of the names in `table`, as often as it stands there."""
    for lines in table.values():
        for line in lines[1:-1].split("\n"):
            first, *names = line.split("\t")
            yield first
            for name in names:
                yield from name.split(" ")[1:]


def names_from(table: NameTable, first: str) -> list[str]:
    """The names in `table` that begin with the word `first`, each as the number of what it was filed under and the words that follow."""
    lines = table.get(first[:_LETTERS])
    begin = -1 if lines is None else lines.find(f"\n{first}\t")
    return [] if lines is None or begin < 0 else lines[begin + len(first) + 2 : lines.index("\n", begin + 1)].split("\t")


class _Node(Generic[Payload]):
    """A point in the trie: the words that may come next, and what is named by the words up to here."""

    __slots__ = ("following", "payloads")

    def __init__(self) -> None:
        self.following: dict[str, _Node[Payload]] = {}
        self.payloads: list[Payload] = []


class NameTrie(Generic[Payload]):
    """A trie over token sequences. Names match across white space and hyphens, never across commas or stronger joins.

    A possessive ending is optional in the copy: `lupus's` matches `lupus`. The branch of a word is grown when that word is met.
    """

    def __init__(self, table: NameTable, payloads: Sequence[Payload]) -> None:
        self.table = table
        self.payloads = payloads
        self._branches: dict[str, _Node[Payload] | None] = {}

    def hits(self, sentence: Sentence) -> list[NameHit[Payload]]:
        """Every name, the longest at each start, in order; names may overlap."""
        found: list[NameHit[Payload]] = []
        if len(self._branches) > _MOST_BRANCHES:
            self._branches.clear()
        for start, word in enumerate(sentence.words):
            branch = self._branch(word)
            if branch is None and word[-2:] == "'s":
                branch = self._branch(word[:-2])
            if branch is not None:
                end, payloads = _longest(branch, sentence, start + 1)
                found += [NameHit(start, end, payload) for payload in payloads]
        return found

    def _branch(self, first: str) -> _Node[Payload] | None:
        """The names that begin with a word; None where none do."""
        if first in self._branches:
            return self._branches[first]
        names = names_from(self.table, first)
        branch = self._branches[first] = self._grown(names) if names else None
        return branch

    def _grown(self, names: list[str]) -> _Node[Payload]:
        branch: _Node[Payload] = _Node()
        for name in names:
            number, *rest = name.split(" ")
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
