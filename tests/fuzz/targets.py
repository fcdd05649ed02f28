"""What is fuzzed: each target takes any bytes and holds what comes of them to what is always true.

Only the typed errors may come out. A document's blocks stand where they say, a finding's text is its slice of the source, and the work does
not grow faster than the input: calls are counted, no clock is read. atheris, hypothesis and the tests all run these functions.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

from linter.documents.model import Document, DocumentError
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, compile_registry, lint_document
from linter.language import accelerated, matching, names, tokens, weighing
from linter.language.lexicon import Lexicon
from linter.language.patterns import PatternError, PhraseLists, compile_pattern
from linter.language.reading import read_sentence
from linter.policy.policy import Policy
from linter.policy.settings import load_settings
from linter.records import replace
from linter.registry.data import data_folder
from linter.registry.load import _placed_file, load_registry
from linter.registry.problems import RegistryError
from linter.registry.schema import Schemas
from tests.documents.conftest import assert_faithful
from tests.documents.in_python import read_in_python

Target = Callable[[bytes], None]

LARGEST = 4000
"""Bytes that are looked at: what breaks, breaks when it is small."""
CALLS_A_BYTE, CALLS_AT_ONCE = 2000, 400_000
"""How many calls a reader may make: far more than any needs, far fewer than work that grows with the square."""
CALLS_A_FAULTY_BYTE = 8000
"""The same where each fault is told: a rule of seven bytes has thirteen, and some 3,100 calls a byte are made, however many there are."""


def bounded(work: Callable[[], object], size: int, calls_a_byte: int = CALLS_A_BYTE) -> None:
    """Do `work`, and stop it when it makes more calls than an input of `size` can account for."""
    left = CALLS_AT_ONCE + calls_a_byte * size

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            sys.setprofile(None)
            raise AssertionError("the work grows faster than the input")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)


def read(data: bytes, path: str) -> Document | None:
    """The document in `data`, held to what is true of every document and read alike by what is compiled; None where it is refused."""
    documents: list[Document] = []
    try:
        bounded(lambda: documents.append(read_in_python(data, path)), len(data))
    except DocumentError as error:
        assert error.message
        assert error.line is None or (error.line > 0 and (error.column or 1) > 0)
        with suppress(DocumentError):
            assert read_document(data, path) is None
        return None
    (document,) = documents
    assert_faithful(document)
    assert read_document(data, path) == document
    return document


def reader(path: str, before: bytes = b"", after: bytes = b"") -> Target:
    """A target that reads its input, between two pieces, as the file `path`."""

    def target(data: bytes) -> None:
        read(before + data[:LARGEST] + after, path)

    return target


def front_matter(data: bytes) -> None:
    """YAML, TOML or JSON at the head of a page, by the first byte."""
    if data[:1] == b"{":
        read(data[:LARGEST] + b"}\nText.\n", "a.md")
        return
    fence = b"+++" if data[:1] == b"+" else b"---"
    read(fence + b"\n" + data[:LARGEST] + b"\n" + fence + b"\nText.\n", "a.md")


def findings(data: bytes) -> None:
    """The whole pipeline: findings in order, each at its words, and no check that stops."""
    document = read(data[: LARGEST // 4], "a.md")
    if document is None:
        return
    verdict = lint_document(document, built_in(), Policy(("us",), None, None, frozenset(), frozenset()), date(2026, 11, 23))
    assert not verdict.crashes, verdict.crashes[0].detail
    assert list(verdict.findings) == sorted(verdict.findings, key=lambda finding: finding.order)
    for finding in verdict.findings:
        start, end = finding.span
        assert 0 <= start < end <= len(document.source)
        for evidence in finding.evidence:
            first, last = evidence.span(finding.span)
            assert 0 <= first <= last <= len(document.source)
        line, column = document.position(start)
        assert document.line_span(line).start + column - 1 == start


def registry(data: bytes) -> None:
    """A registry file: read, known by its kind, held against its schema; each fault has its place in the file."""
    text = data[:LARGEST].decode("utf-8", "replace")
    found: list[object] = []

    def work() -> None:
        _, problems = _placed_file(text, "x.yaml", schemas())
        found.extend(problems)
        lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        for problem in problems:
            assert problem.message
            assert 1 <= problem.place.line <= lines + 1, problem
            assert problem.place.column >= 1

    bounded(work, len(data), CALLS_A_FAULTY_BYTE)


def config(data: bytes) -> None:
    """A config file, YAML or (by the first byte) TOML."""
    name, head = ("pyproject.toml", b"[tool.claimslint]\n") if data[:1] == b"+" else (".claimslint.yaml", b"")
    folder = workspace()
    for each in (".claimslint.yaml", "pyproject.toml"):
        (folder / each).unlink(missing_ok=True)
    (folder / name).write_bytes(head + data[name == "pyproject.toml" : LARGEST])
    try:
        load_settings(folder)
    except RegistryError as error:
        assert error.problems
        assert all(problem.message and problem.place.line > 0 and problem.place.column > 0 for problem in error.problems)


def pattern(data: bytes) -> None:
    """A phrase of the pattern language: compiled within bounds, or refused."""
    phrase = data[:LARGEST].decode("utf-8", "replace")
    lists = PhraseLists(lambda name: ["a (b|c) .. ~cure", "d"] if name == "x" else [])

    def work() -> None:
        try:
            compiled = compile_pattern(phrase, lists)
        except PatternError as error:
            assert str(error)
        else:
            assert compiled.elements
            assert compiled.first_words or compiled.first_classes

    bounded(work, len(data))


def sentence(data: bytes) -> None:
    """A block's text, half surrogate pairs too: cut, read and weighed as in Python by the compiled modules, where there are any."""
    text = data[: LARGEST // 4].decode("utf-8", "surrogateescape")
    cut = []
    bounded(lambda: cut.extend(tokens.sentences(text)), len(data))
    assert list(map(_told, accelerated.sentences(text))) == list(map(_told, cut))
    for each in cut:
        assert all(0 <= start < end <= len(text) for start, end in zip(each.starts, each.ends, strict=True))
        read = [read_sentence(each, 0, built_in().lexicon)]
        assert read == [read_sentence(each, 0, in_python())]
        plain = weighing.Features(read, (), weighing.Features(read, ()))
        fast = accelerated.Features(read, (), accelerated.Features(read, ()))
        assert (fast.words(), [*map(set, fast.codes())]) == (plain.words(), [*map(set, plain.codes())])


def _told(each: tokens.Sentence) -> tuple[object, ...]:
    return each.words, [*each.starts], [*each.ends], [*each.joins], each.ending, each.quoted


@cache
def built_in() -> CompiledRegistry:
    """The registry that is shipped."""
    return compile_registry(load_registry())


@cache
def in_python() -> Lexicon:
    """The lexicon that is shipped, read with by modules that are not compiled."""
    lexicon = built_in().lexicon
    early, late = (matching.PatternIndex(index.table, index.payloads) for index in (lexicon.early, lexicon.late))
    named, effects = (names.NameTrie(trie.table, trie.payloads) for trie in (lexicon.names, lexicon.effects))
    return replace(lexicon, early=early, late=late, names=named, effects=effects)


@cache
def schemas() -> Schemas:
    """The schemas of the registry files."""
    return Schemas(data_folder("schemas"))


@cache
def workspace() -> Path:
    """A folder that is a repository, for config files."""
    folder = Path(tempfile.mkdtemp(prefix="claimslint-fuzz-"))
    (folder / ".git").mkdir()
    return folder


TARGETS: dict[str, Target] = {
    "markdown": reader("a.md"),
    "mdx": reader("a.mdx"),
    "html": reader("a.html"),
    "xhtml": reader("a.xhtml"),
    "text": reader("a.txt"),
    "rst": reader("a.rst"),
    "front-matter": front_matter,
    "json-ld": reader("a.html", b'<script type="application/ld+json">', b"</script>"),
    "styles": reader("a.html", b"<style>", b"</style><p class='a b' id='c' style='color:red'>We <b class='d'>care</b></p>"),
    "findings": findings,
    "sentence": sentence,
    "registry": registry,
    "config": config,
    "pattern": pattern,
}
