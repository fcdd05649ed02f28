from collections.abc import Sequence

from linter.documents.model import Document
from linter.findings import Finding

def findings_json(document: Document, findings: Sequence[Finding], met: dict[bytes, int]) -> str: ...
