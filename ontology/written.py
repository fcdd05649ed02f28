"""The conditions as the registry file that holds them."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Sequence

from ontology.choice import Chosen
from ontology.obo import Source
from ontology.selection import Selection

_HEAD = """\
# Conditions that ontologies name and conditions.yaml does not. Written by `python -m ontology`: change ontology/selection.yaml, not this.
#
# A condition's id is that of its term in the ontology (doid-9164 is DOID:9164), which also decided whether it is a disease or a symptom.
# A name that conditions.yaml has too is that file's (`yields`). The notices of the sources are in NOTICE.
kind: conditions
version: 1
yields: true
"""
_WIDTH = 140
_PLAIN = re.compile(r"[A-Za-z][A-Za-z' -]*[A-Za-z']")
_NEVER_PLAIN = frozenset({"yes", "no", "on", "off", "true", "false", "null"})


def written(sources: Sequence[Source], conditions: Sequence[Chosen], selection: Selection) -> str:
    """The text of conditions-wide.yaml."""
    lines = [_HEAD + "sources:"]
    for source in sorted(sources, key=lambda each: (each.ontology, each.file)):
        origin = selection.origins[source.ontology]
        lines.append(f"  - title: {json.dumps(f'{origin.title}, {source.file}')}")
        lines += [f"    version: {json.dumps(source.version)}", f"    licence: {origin.licence}", f'    sha256: "{source.sha256}"']
    lines.append("conditions:")
    for condition in conditions:
        lines += _record(condition)
    return "\n".join(lines) + "\n"


def _record(condition: Chosen) -> list[str]:
    name, *others = condition.names
    fields = [f"id: {condition.id}", f"name: {_scalar(name)}", f"kind: {condition.kind}", f"group: {condition.group}"]
    fields += [f"names: [{', '.join(map(_scalar, others))}]"] if others else []
    fields += [f"abbreviations: [{', '.join(condition.abbreviations)}]"] if condition.abbreviations else []
    return textwrap.wrap(
        f"- {{{', '.join(fields)}}}", _WIDTH, initial_indent="  ", subsequent_indent="     ", break_long_words=False, break_on_hyphens=False
    )


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in _NEVER_PLAIN else json.dumps(text, ensure_ascii=False)
