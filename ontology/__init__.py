"""Widening the conditions of the registry from openly licensed ontologies: for development alone, not in the wheel.

    python -m ontology FILE.obo... [--check]

reads the files, chooses what consumer copy can name (selection.yaml says by which rule) and writes claims/vocabulary/conditions-wide.yaml.
It asks no network; the same files give the same bytes.
"""
