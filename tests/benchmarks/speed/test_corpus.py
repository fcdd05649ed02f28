"""The benchmark corpus is the same at every run, so that figures of different days are about the same text."""

from __future__ import annotations

import re
from hashlib import sha256
from random import Random

from benchmarks.speed.corpus import end_to_end, first_pages, patterns


def test_the_corpus_never_changes() -> None:
    digest = sha256("".join(first_pages(50)).encode()).hexdigest()
    assert digest == "52853afc64533f60401cc6ecebfa4b24679d098d6c7475fcd574abd46079773d"


def test_the_large_file_is_the_pages_without_their_front_matter() -> None:
    pages = first_pages(3)
    whole = end_to_end(pages)
    assert whole.startswith(pages[0])
    assert whole.count("\nsku: ") == 1
    assert all(page.rpartition("\n\n")[2] in whole for page in pages)


def test_150_patterns_that_compile() -> None:
    found = patterns(Random(1))
    assert len(found) == 150
    assert all(re.compile(pattern) for pattern in found)
