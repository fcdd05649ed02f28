"""What a finding is known by from run to run.

A fingerprint holds the rule, the passage, the target and the claim, and which one it is among equals. It does not hold the place:
moving a paragraph, rewrapping it or changing line endings keeps it, changing a word of the passage gives another one.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from linter.digests import sha256
from linter.documents.model import Document
from linter.findings import Finding


def fingerprints(document: Document, findings: Iterable[Finding]) -> Iterator[str]:
    """One fingerprint (32 hexadecimal digits) for each of `findings`, which are in report order; no two are the same."""
    seen: Counter[bytes] = Counter()
    for finding in findings:
        key = (finding.rule, _normal(document.source[slice(*finding.span)]), finding.target, finding.claim or "")
        digest = sha256("\0".join((*key, "")).encode())
        alike = digest.digest()
        digest.update(str(seen[alike]).encode())
        seen[alike] += 1
        yield digest.hexdigest()[:32]


def _normal(passage: str) -> str:
    return " ".join(unicodedata.normalize("NFC", passage).split())
