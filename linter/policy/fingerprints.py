"""What a finding is known by from run to run.

A fingerprint holds the rule, the passage, the target and the claim, and which one it is among equals. It does not hold the place:
moving a paragraph, rewrapping it or changing line endings keeps it, changing a word of the passage gives another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from linter.digests import sha256
from linter.documents.model import Document
from linter.findings import Finding


def fingerprints(document: Document, findings: Iterable[Finding], met: dict[bytes, int] | None = None) -> Iterator[str]:
    """One fingerprint for each of `findings`, which are in report order; no two are the same.

    `met` has the findings that come before these: what each is known by, and how many are alike.
    """
    seen = {} if met is None else met
    source = document.source
    for finding in findings:
        start, end = finding.span
        known = f"{finding.rule}\0{normal(source[start:end])}\0{finding.target}\0{finding.claim or ''}\0".encode()
        alike = known if len(known) <= SHORT else sha256(known).digest()
        number = seen[alike] = seen.get(alike, -1) + 1
        yield sha256(b"%b%d" % (known, number)).hexdigest()[:DIGITS]


DIGITS: Final = 32
"""Hexadecimal digits of a fingerprint."""
SHORT: Final = 200
"""Bytes up to which what a finding is known by tells itself which are alike: a digest takes longer, and of longer ones less room."""


def normal(passage: str) -> str:
    """`passage` however it is wrapped, and however its letters are put together."""
    if not passage.isascii():
        import unicodedata  # much copy has none

        passage = unicodedata.normalize("NFC", passage)
    return " ".join(passage.split())
